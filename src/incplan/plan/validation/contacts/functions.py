"""One person in two chairs, chairs nobody sits on, and who may approve (TC25, S-010, S-028)."""

from collections.abc import Iterator, Mapping

from incplan.diagnostics import Finding, Route, Severity
from incplan.plan.files.contacts import ContactKind
from incplan.plan.plan import Plan
from incplan.plan.validation.context.context import Context
from incplan.plan.validation.context.uses import COMMAND_LINE
from incplan.plan.values.answers import answered

#: Not a person to name: whoever reports, whoever is there, whoever owns the activity touched.
_ANYBODY = frozenset({"everyone", "reporter", "activity_owner"})


def two_chairs(context: Context) -> Iterator[Finding]:
    """CV06: incident and continuity manager are two people, and do not replace each other.

    A small company may say why it is otherwise (`acknowledged`); that closings and downgrades are
    then agreed by one pair of eyes stays visible (TC25).
    """
    plan = context.plan
    incident, continuity = plan.role("incident_manager"), plan.role("bcp_manager")
    if incident.holder is None or continuity.holder is None:
        return
    places: list[Route] = []
    if incident.holder == continuity.holder:
        places.append(("roles", "bcp_manager", "holder"))
    else:
        for key, role, other in (
            ("incident_manager", incident, continuity.holder),
            ("bcp_manager", continuity, incident.holder),
        ):
            if other in role.deputies:
                places.append(("roles", key, "deputies", role.deputies.index(other)))
    acknowledged = answered(incident.acknowledged) or answered(continuity.acknowledged)
    for route in places:
        key = str(route[1])
        person = incident.holder if key == "bcp_manager" else continuity.holder
        contact = plan.contacts.get(person)
        yield Finding(
            code="ROLE011" if acknowledged else "ROLE007",
            severity=Severity.INFO if acknowledged else Severity.WARNING,
            subject="plan",
            route=route,
            params={"name": contact.name if contact else person},
        )


def outsiders(context: Context) -> Iterator[Finding]:
    """Whoever decides in an incident belongs to the organisation (S-028)."""
    plan = context.plan
    for key in COMMAND_LINE:
        role = plan.role(key)
        places: list[tuple[Route, str | None]] = [(("holder",), role.holder)]
        places.extend((("deputies", place), person) for place, person in enumerate(role.deputies))
        for route, person in places:
            contact = plan.contacts.get(person or "")
            if contact is not None and contact.kind is ContactKind.EXTERNAL:
                yield Finding(
                    code="ROLE013",
                    severity=Severity.WARNING,
                    subject="plan",
                    route=("roles", key, *route),
                    params={"name": contact.name, "role": key},
                )


def approver(context: Context) -> Iterator[Finding]:
    """Who validates the plan holds the function of management (S-010, S-031)."""
    plan = context.plan
    person = plan.file.preparation.approved_by
    leading = plan.role("management")
    if person is None or leading.holder is None:
        return
    if any(item not in plan.contacts for item in (person, *leading.people)):
        return  # REF001 says it
    if not plan.holds(person, "management"):
        yield Finding(
            code="ROLE009",
            severity=Severity.ERROR,
            subject="plan",
            route=("preparation", "approved_by"),
            params={"name": plan.contacts[person].name},
        )


def own_deputy(context: Context) -> Iterator[Finding]:
    """A holder among the deputies is a deputy less than it looks."""
    for key, role in context.plan.file.roles.items():
        others = [person for person in role.deputies if person != role.holder]
        if role.holder is None or role.holder not in role.deputies:
            continue
        if others or key not in ("incident_manager", "bcp_manager"):  # else ROLE004
            yield Finding(
                code="ROLE010",
                severity=Severity.WARNING,
                subject="plan",
                route=("roles", key, "deputies", role.deputies.index(role.holder)),
                params={"role": key},
            )


def empty_functions(context: Context) -> Iterator[Finding]:
    """Duties of the levels wait for functions nobody holds (S-046 to S-063)."""
    plan = context.plan
    waiting: dict[tuple[str, ...], list[str]] = {}
    for rules in plan.levels.levels.values():
        for duty in rules.duties:
            if not any(_held(plan, key) for key in duty.functions):
                waiting.setdefault(duty.functions, []).append(duty.id)
    for functions, duties in waiting.items():
        if set(functions) & set(COMMAND_LINE):
            continue  # ROLE001 says it
        yield Finding(
            code="ROLE008",
            severity=Severity.WARNING,
            subject="plan",
            route=("roles",),
            at_key=True,
            params={"functions": functions, "duties": tuple(duties)},
        )


def functions_of_fiches(context: Context) -> Iterator[Finding]:
    """Measures of the fiches name functions nobody holds; told once for all of them."""
    plan = context.plan
    told = {key for rules in plan.levels.levels.values() for duty in rules.duties
            for key in duty.functions}  # fmt: skip
    fiches = (plan.fiche(fiche_id) for fiche_id in plan.fiche_ids())
    required = {key for fiche in fiches if fiche for key in fiche.required_contacts}
    empty = {
        key: count
        for key, count in _asked(plan).items()
        if not _held(plan, key) and key not in required | told | set(COMMAND_LINE)
    }
    if empty:
        yield Finding(
            code="ROLE012",
            severity=Severity.INFO,
            subject="plan",
            route=("roles",),
            at_key=True,
            params={"functions": tuple(empty), "count": sum(empty.values())},
        )


def _asked(plan: Plan) -> Mapping[str, int]:
    """Functions the measures name, with how many measures only they can do."""
    found: dict[str, int] = {}
    for fiche_id in plan.fiche_ids():
        fiche = plan.fiche(fiche_id)
        for measure in fiche.measures if fiche else ():
            if not any(_held(plan, key) for key in measure.roles):
                for key in measure.roles:
                    found[key] = found.get(key, 0) + 1
    return found


def _held(plan: Plan, key: str) -> bool:
    return key in _ANYBODY or not all(plan.is_placeholder(item) for item in plan.called(key))
