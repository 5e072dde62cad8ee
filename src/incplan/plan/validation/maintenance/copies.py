"""Copies in people's hands: old ones, those never confirmed, those of who left (S-024)."""

from collections.abc import Iterator

from incplan.diagnostics import Finding, Route, Severity
from incplan.plan.facts import HeldCopy
from incplan.plan.maintenance.coverage import PRINTED
from incplan.plan.maintenance.distribution import (
    RECALL,
    Briefing,
    FunctionHolder,
    function_holders,
    never_printed,
    old_since,
)
from incplan.plan.plan import Plan
from incplan.plan.record import Copy, PrintRun
from incplan.plan.validation.context.context import Context
from incplan.plan.validation.maintenance.reviews import named


def run_in_question(context: Context) -> PrintRun | None:
    """The paper to compare page by page: the newest copy that is out and old, else the last print.

    Once copies are handed out, what was only printed is in nobody's hands.
    """
    if not context.record.handed:
        return context.plan.facts.printed
    old = [
        item.copy
        for item in context.plan.facts.handed
        if item.changed and item.copy.part in PRINTED
    ]
    if not old:
        return None
    copy = max(old, key=lambda item: (item.on, item.number))
    return PrintRun(
        on=copy.on, version=copy.version, fingerprint=copy.fingerprint, parts=copy.parts
    )


def old_copies(context: Context) -> Iterator[Finding]:
    """What people hold says what the files say now: one finding for each hand-out."""
    by_entry: dict[str, list[HeldCopy]] = {}
    for item in context.plan.facts.handed:
        if item.changed:
            by_entry.setdefault(item.copy.key.entry, []).append(item)
    for items in by_entry.values():
        first = items[0]
        files = named(first.changed)
        if first.copy.part in PRINTED and context.outdated_pages:
            files = f"{named(context.outdated_pages)} ({files})"
        params: dict[str, object] = {
            "case": "copies",
            "on": first.copy.on.isoformat(),
            "part": first.copy.part,
            "copies": ", ".join(str(item.copy.number) for item in items),
            "holders": ", ".join(item.copy.to for item in items),
            "count": len(first.changed),
            "files": files,
        }
        yield _warning("REV033", params)


def function_holders_told(context: Context) -> Iterator[Finding]:
    """Everybody who holds a function confirmed a current copy that tells it.

    Until a first copy has a number, one finding for all without any; of those whom `plan.yaml`
    lists REV030 speaks. Old copies: REV033.
    """
    plan = context.plan
    holders = function_holders(plan, context.record, context.today)
    if not context.record.handed:
        # Who cannot be read may be one of them: then the list would only seem to have changed.
        yield from () if context.contacts_missing else _nobody_told(plan, holders)
        return
    for item in holders:
        if item.state in (Briefing.CURRENT, Briefing.OLD):
            continue
        about = item.untold or item.functions
        params: dict[str, object] = {
            "case": "" if item.state is Briefing.NONE else item.state.value,
            "person": item.person,
            "name": plan.contacts[item.person].name,
            "functions": about,
            "copies": ", ".join(str(number) for number in item.telling),
        }
        yield _warning("REV036", params, _place(plan, about[0], item.person))


def _nobody_told(plan: Plan, holders: tuple[FunctionHolder, ...]) -> Iterator[Finding]:
    people = [item.person for item in holders if item.state is Briefing.NONE]
    if not people:
        return
    params: dict[str, object] = {
        "case": "nobody",
        "count": len(people),
        "names": named(plan.contacts[key].name for key in people),
        "people": ",".join(people),
    }
    yield _warning("REV036", params)


def copies_never_printed(context: Context) -> Iterator[Finding]:
    """What was handed out of the plan on paper was printed: one finding for each hand-out."""
    by_entry: dict[str, list[Copy]] = {}
    for item in never_printed(context.plan, context.record):
        by_entry.setdefault(item.key.entry, []).append(item)
    for items in by_entry.values():
        params: dict[str, object] = {
            "case": "unprinted",
            "part": items[0].part,
            "copies": ", ".join(str(item.number) for item in items),
            "on": items[0].on.isoformat(),
        }
        yield Finding(
            code="REV034",
            severity=Severity.INFO,
            subject="plan",
            route=("paper_copies",),
            params=params,
        )


def _place(plan: Plan, function: str, person: str) -> Route:
    """Where `plan.yaml` names somebody in a function."""
    role = plan.role(function)
    if person == role.holder:
        return ("roles", function, "holder")
    if person in role.deputies:
        return ("roles", function, "deputies", role.deputies.index(person))
    return ("roles", function, "members", role.members.index(person))


def copies_to_take_back(context: Context) -> Iterator[Finding]:
    """Old paper comes back within two weeks; a copy of somebody who left, on the last day."""
    plan = context.plan
    for item in plan.facts.handed:
        copy = item.copy
        params: dict[str, object] = {"number": copy.number, "part": copy.part, "holder": copy.to}
        contact = plan.contacts.get(copy.to)
        if not context.contacts_missing and (contact is None or contact.has_left(context.today)):
            yield _warning("REV038", {**params, "on": copy.on.isoformat()})
            continue
        since = old_since(copy, context.record) if item.changed and not copy.digital else None
        if since is not None and context.today - since > RECALL:
            days = (context.today - since).days
            told = {"since": since.isoformat(), "days": days, "limit": RECALL.days}
            yield _warning("REV037", {**params, **told})


def copies_only_listed(context: Context) -> Iterator[Finding]:
    """Once copies have numbers, a line of plan.yaml alone does not prove that somebody has one."""
    plan = context.plan
    if not context.record.handed:
        return
    known = {item.copy.to for item in plan.facts.handed}
    for place, copy in enumerate(plan.facts.copies):
        if copy.holder not in known and not plan.is_placeholder(copy.holder):
            yield Finding(
                code="REV039",
                severity=Severity.INFO,
                subject="plan",
                route=("paper_copies", place, "holder"),
                params={"holder": copy.holder},
            )


def _warning(code: str, params: dict[str, object], route: Route = ("paper_copies",)) -> Finding:
    return Finding(code=code, severity=Severity.WARNING, subject="plan", route=route, params=params)
