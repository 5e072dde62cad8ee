"""Own fiches have the common structure; every fiche finds the contacts it calls (S-098)."""

from collections.abc import Iterator
from typing import Final

from incplan.diagnostics import Finding, Route, Severity
from incplan.plan.files.contacts import Contact
from incplan.plan.plan import Plan
from incplan.plan.validation.context.context import Context
from incplan.plan.validation.context.uses import COMMAND_LINE
from incplan.plan.validation.fiches.newness import until_read

#: Functions that a new plan asks for: as long as nobody holds one, its question is open.
_ASKED: Final = ("communications_lead", "prevention_adviser", "helpdesk_manager")


def required_contacts(context: Context) -> Iterator[Finding]:
    """Each contact row that a fiche requires has a contact (S-099).

    Reported once per row, at the first fiche. Electricians are CON003, the command line is ROLE001,
    a name without a file REF001. A row still to be filled in is a warning, and so is one that only
    recently changed fiches require.
    """
    plan = context.plan
    if context.contacts_missing:
        return
    needing: dict[str, list[str]] = {}
    for key in plan.fiche_ids():
        fiche = plan.fiche(key)
        for row in dict.fromkeys(fiche.required_contacts if fiche else ()):
            needing.setdefault(row, []).append(key)
    for row, fiches in needing.items():
        if row not in ("electrician", *COMMAND_LINE) and not _answered(plan, row, fiches[0]):
            yield _unanswered(context, row, tuple(fiches))


def _unanswered(context: Context, row: str, fiches: tuple[str, ...]) -> Finding:
    plan = context.plan
    given = plan.adoptions.get(fiches[0])
    route: Route = ("contacts", row) if given and row in given.contacts else ("contacts",)
    waiting = (key for key in _filling(plan, row) if not plan.contacts[key].disabled)
    marked = any(plan.is_placeholder(key) for key in waiting)
    days = [until_read(context, key) for key in fiches]
    until = "" if None in days else max(day.isoformat() for day in days if day)
    return Finding(
        code="FIC007",
        severity=Severity.WARNING if marked or until or row in _ASKED else Severity.ERROR,
        subject=f"fiches/{fiches[0]}",
        route=route,
        params={
            "case": "to_fill" if marked else "new" if until else "",
            "row": row,
            "fiches": fiches,
            **({"until": until} if until and not marked else {}),
        },
    )


def _answered(plan: Plan, row: str, fiche: str) -> bool:
    adoption = plan.adoptions.get(fiche)
    meant = (adoption.contacts.get(row, ()) if adoption else ()) or plan.called(row)
    if any(key not in plan.contacts for key in meant):
        return True
    # A disabled contact has its own finding when this row names it.
    named = (plan.contacts[key] for key in (*meant, *_filling(plan, row)))
    return any(_reachable(contact) for contact in named)


def _filling(plan: Plan, row: str) -> tuple[str, ...]:
    return tuple(key for key, contact in plan.contacts.items() if row in contact.rows)


def _reachable(contact: Contact) -> bool:
    return not contact.disabled and any(channel.value for channel in contact.channels)


def own_fiches(context: Context) -> Iterator[Finding]:
    """A fiche of the company's own has the five headings and ids of its own."""
    plan = context.plan
    prefixes = {fiche.prefix: key for key, fiche in plan.library.items()}
    for key, adoption in plan.adoptions.items():
        own = adoption.own
        if own is None:
            continue
        for field in ("preventive", "review_questions", "eradication", "deactivation"):
            if not getattr(own, field):
                yield _own("FIC010", Severity.WARNING, key, ("own",), field=field)
        if own.id != key:
            yield _own("FIC011", Severity.ERROR, key, ("own", "id"), given=own.id, file=key)
        other = prefixes.setdefault(own.prefix, key)
        if other != key:
            yield _own(
                "FIC012", Severity.ERROR, key, ("own", "prefix"), given=own.prefix, other=other
            )
        for name in ("preventive", "measures", "review_questions"):
            for place, item in enumerate(getattr(own, name)):
                if not item.id.startswith(f"{own.prefix}-"):
                    route: Route = ("own", name, place, "id")
                    yield _own(
                        "FIC014", Severity.ERROR, key, route, given=item.id, prefix=own.prefix
                    )


def added_measures(context: Context) -> Iterator[Finding]:
    """A measure added to a shipped fiche has an id that no shipped one has, now or before."""
    plan = context.plan
    shipped = {
        measure: key for key, fiche in plan.library.items() for measure in fiche.measure_texts
    }
    for key, adoption in plan.adoptions.items():
        for name in ("add_preventive", "add_measures"):
            for place, item in enumerate(getattr(adoption, name)):
                if item.id in shipped:
                    route: Route = (name, place, "id")
                    other = shipped[item.id]
                    yield _own("FIC015", Severity.ERROR, key, route, given=item.id, other=other)


def too_long(context: Context) -> Iterator[Finding]:
    """FIC017: a fiche that does not fit its leaf is printed on two, and people turn pages."""
    for item in context.long_fiches:
        yield _own(
            "FIC017",
            Severity.WARNING,
            item.fiche,
            (),
            fiche=item.fiche,
            languages=item.languages,
            rows=item.rows,
        )


def _own(code: str, severity: Severity, key: str, route: Route, **params: object) -> Finding:
    return Finding(
        code=code,
        severity=severity,
        subject=f"fiches/{key}",
        route=route,
        at_key=route == ("own",),
        params=params,
    )
