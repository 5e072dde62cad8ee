"""Rules about adopted fiches: each measure answered, proved and on time (S-033)."""

from collections.abc import Iterator, Mapping
from datetime import date

from incplan.diagnostics import Finding, Route, Severity
from incplan.plan.files.fiches import Fiche, FicheAdoption, PreventiveMeasure
from incplan.plan.maintenance.adoption import forgotten, next_check
from incplan.plan.plan import Plan
from incplan.plan.validation.context.context import Context
from incplan.plan.validation.fiches.newness import until_answered, waiting_time
from incplan.plan.values.answers import answered as says_something
from incplan.vocabulary import Adoption


def every_fiche(context: Context) -> Iterator[Finding]:
    """All fiches of the library are looked at; number 8 goes with every incident (S-097, S-104)."""
    for key in context.plan.library:
        if key in context.plan.adoptions or f"fiches/{key}" in context.unreadable:
            continue
        always = key == "communication"
        yield _found("FIC001", Severity.ERROR if always else Severity.WARNING, key, (), fiche=key)


def answered(context: Context) -> Iterator[Finding]:
    """Each preventive measure says whether it is adopted (S-033, S-104).

    A new one in a shipped fiche is only a warning for a time. So is every one before the plan is
    approved for the first time, and for as long after that day.
    """
    for key, adoption, fiche in _adopted_fiches(context.plan):
        term = _term(context, begun=bool(adoption.adoption.keys() - adoption.added))
        asked = [item for item in fiche.preventive if item.id not in adoption.adoption]
        waiting = _waiting(context, key, asked)
        missing = tuple(item.id for item in asked if item.id not in waiting)
        if waiting:
            until = min(waiting.values())
            case = {"case": "new", "version": fiche.version, "until": until.isoformat()}
            yield _unanswered(key, tuple(waiting), Severity.WARNING, case)
        if missing and term is not None and context.today <= term:
            case = {"case": "term", "until": term.isoformat()}
            yield _unanswered(key, missing, Severity.WARNING, case)
        elif missing:
            late = Severity.WARNING if term is None else Severity.ERROR
            yield _unanswered(key, missing, late, {})


def _unanswered(
    key: str, measures: tuple[str, ...], severity: Severity, case: Mapping[str, str]
) -> Finding:
    return _found(
        "FIC002",
        severity,
        key,
        ("adoption",),
        at_key=True,
        measures=measures,
        count=len(measures),
        **case,
    )


def _term(context: Context, *, begun: bool) -> date | None:
    """Until when an open measure is a warning: so long after management first approved the plan.

    None before that: as long as nobody stands behind the plan, an open question is no error. Of a
    card that nobody has `begun` a signature on paper says nothing: it may be that of the document
    that the plan was imported from, which asked other things.
    """
    days = [item.on for item in context.record.approvals]
    signed = context.plan.facts.signature
    if signed is not None and begun:
        days.append(signed.on)
    return min(days) + waiting_time(context.plan) if days else None


def _waiting(context: Context, key: str, asked: list[PreventiveMeasure]) -> dict[str, date]:
    """New measures of a shipped fiche, with the day until which each may stay unanswered."""
    adoption = context.plan.adoptions[key]
    if adoption.own is not None or key not in context.plan.library:
        return {}
    shipped = (item for item in asked if item.id not in adoption.added)
    days = ((item.id, until_answered(context, key, item)) for item in shipped)
    return {measure: day for measure, day in days if day is not None}


def owned_and_dated(context: Context) -> Iterator[Finding]:
    """A measure not (fully) in place has an owner and a day."""
    for key, adoption in context.plan.adoptions.items():
        open_ended = [
            measure
            for measure, record in adoption.adoption.items()
            if record.adopted.is_lacking and (record.owner is None or record.due is None)
        ]
        if open_ended:
            yield _found(
                "FIC003",
                Severity.WARNING,
                key,
                ("adoption", open_ended[0]),
                at_key=True,
                measures=tuple(open_ended),
                count=len(open_ended),
            )


def reasons(context: Context) -> Iterator[Finding]:
    """A measure that does not apply says why."""
    for key, adoption in context.plan.adoptions.items():
        for measure, record in adoption.adoption.items():
            if record.adopted is Adoption.NOT_APPLICABLE and not says_something(record.reason):
                yield _found(
                    "FIC004", Severity.ERROR, key, ("adoption", measure, "adopted"), measure=measure
                )


def checked_in_time(context: Context) -> Iterator[Finding]:
    """TC39: adopted, but its check is older than its rhythm, or soon will be.

    Nothing is said ahead of time if the rhythm is shorter than the horizon.
    """
    for key, adoption, fiche in _adopted_fiches(context.plan):
        for measure in fiche.preventive:
            record = adoption.adoption.get(measure.id)
            if record is None or record.adopted is not Adoption.YES:
                continue
            due = next_check(measure, record)
            if due is not None and due <= context.until:
                field = "checked_on" if record.checked_on else "on"
                day = record.checked_on or record.on
                soon = due >= context.today
                if soon and day is not None and due - day <= context.horizon:
                    continue
                yield _found(
                    "FIC005",
                    Severity.INFO if soon else Severity.WARNING,
                    key,
                    ("adoption", measure.id, field),
                    case="soon" if soon else "",
                    measure=measure.id,
                    day=day.isoformat() if day else "",
                    due=due.isoformat(),
                    months=record.review_every or measure.review_every or 0,
                )


def not_looked_at(context: Context) -> Iterator[Finding]:
    """TC39 for measures without a rhythm: not checked for the plan's review period.

    One finding per fiche, at the measure that waits longest, since they mostly wait together.
    """
    for key, adoption, fiche in _adopted_fiches(context.plan):
        found = [
            (record.checked_on or record.on or date.min, measure.id, record)
            for measure in fiche.preventive
            if (record := adoption.adoption.get(measure.id)) is not None
            and record.adopted is Adoption.YES
            and forgotten(context.plan, adoption, measure, record, context.today)
        ]
        if not found:
            continue
        _day, first, record = min(found, key=lambda item: item[:2])
        field = "checked_on" if record.checked_on else "on" if record.on else "adopted"
        yield _found(
            "FIC016",
            Severity.WARNING,
            key,
            ("adoption", first, field),
            months=context.plan.file.review.every,
            measures=", ".join(item[1] for item in found),
        )


def due_dates(context: Context) -> Iterator[Finding]:
    """A promised day has passed and the measure is still not in place."""
    for key, adoption in context.plan.adoptions.items():
        for measure, record in adoption.adoption.items():
            late = record.due is not None and record.due < context.today
            if late and record.adopted.is_lacking:
                yield _found(
                    "FIC006",
                    Severity.WARNING,
                    key,
                    ("adoption", measure, "due"),
                    measure=measure,
                    day=record.due.isoformat() if record.due else "",
                )


def left_out(context: Context) -> Iterator[Finding]:
    """Compulsory measures that were dropped, and contradictions between the lists."""
    for key, adoption in context.plan.adoptions.items():
        fiche = context.plan.library.get(key)
        compulsory = {item.id for item in fiche.measures if item.mandatory} if fiche else set()
        for measure in adoption.drop:
            if measure in adoption.replace or measure in adoption.adoption:
                yield _found(
                    "FIC009", Severity.WARNING, key, ("drop", measure), at_key=True, measure=measure
                )
            elif measure in compulsory:
                yield _found(
                    "FIC008", Severity.INFO, key, ("drop", measure), at_key=True, measure=measure
                )


def newer_version(context: Context) -> Iterator[Finding]:
    """The shipped fiche changed since the organisation read it."""
    for key, adoption in context.plan.adoptions.items():
        fiche = context.plan.library.get(key)
        if fiche is None or adoption.own is not None or adoption.library_version == fiche.version:
            continue
        yield _found(
            "FIC013",
            Severity.INFO,
            key,
            ("library_version",),
            version=fiche.version,
            given=adoption.library_version or "-",
        )


def _adopted_fiches(plan: Plan) -> Iterator[tuple[str, FicheAdoption, Fiche]]:
    for key, adoption in plan.adoptions.items():
        fiche = plan.fiche(key)
        if fiche is not None:
            yield key, adoption, fiche


def _found(
    code: str,
    severity: Severity,
    key: str,
    route: Route,
    *,
    at_key: bool = False,
    **params: object,
) -> Finding:
    return Finding(
        code=code,
        severity=severity,
        subject=f"fiches/{key}",
        route=route,
        at_key=at_key,
        params=params,
    )
