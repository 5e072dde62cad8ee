"""Which steps an incident may take next; commands refuse by these rules, `validate` reports.

Only transitions are refused, never recorded facts. Each objection names what is missing and, in
`mend`, the command that mends it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import field

from incplan.frozen import dataclass
from incplan.incident.events.words import AgreementFor
from incplan.incident.response.tasks import open_tasks
from incplan.incident.state.state import Incident
from incplan.plan.plan import Plan
from incplan.vocabulary import BcpState, Level

#: Who may confirm a crisis (requirements 1.7 Q7).
CRISIS_CONFIRMERS = ("bcp_manager", "management")
#: Codes of objections that say the incident has ended.
ENDED = ("already_closed", "already_cancelled")
#: The word for `--waive` that accepts missing entries.
DOUBT = "doubt"
#: Who may activate the business continuity plan (S-017).
BCP_ACTIVATORS = ("bcp_manager",)


@dataclass(frozen=True, slots=True)
class Objection:
    """Why a transition is not possible now; `item` is the word to waive it with, where allowed."""

    code: str
    params: Mapping[str, object] = field(default_factory=dict)
    mend: str = ""
    item: str = ""
    can_be_waived: bool = False


def may(plan: Plan, person: str | None, roles: tuple[str, ...]) -> bool:
    """Whether somebody holds one of the roles, as holder or deputy."""
    return person is not None and any(plan.holds(person, role) for role in roles)


def entitled(incident: Incident, plan: Plan, person: str | None, roles: tuple[str, ...]) -> bool:
    """As `may`, but a role taken over during the incident counts too."""
    if person is None:
        return False
    return may(plan, person, roles) or any(incident.roles.get(role) == person for role in roles)


def closing_roles(incident: Incident, plan: Plan) -> tuple[str, ...]:
    """Whose agreement closing needs (requirements 1.7 Q5).

    A weak signal needs none beyond the person who closes it; otherwise the incident manager,
    and the business continuity manager from major up or when the BCP was activated; also when
    what would tell so cannot be read or is gone.
    """
    if incident.highest_level is Level.LOW and not incident.doubt.both_must_agree:
        return ()
    both = (
        incident.highest_level.rank >= Level.MAJOR.rank
        or incident.doubt.both_must_agree
        or incident.bcp_was_activated
        or plan.file.closing.always_both
    )
    return ("incident_manager", "bcp_manager") if both else ("incident_manager",)


def missing_agreements(
    incident: Incident, plan: Plan, given_by: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """Roles whose agreement to close is still missing; those just given count.

    Nobody agrees to the end of what was over before this plan told it.
    """
    if incident.is_past:
        return ()
    recorded = {item.role for item in incident.agreements if item.about is AgreementFor.CLOSING}
    return tuple(
        role
        for role in closing_roles(incident, plan)
        if role not in recorded
        and not any(entitled(incident, plan, person, (role,)) for person in given_by)
    )


def closing_objections(
    incident: Incident,
    plan: Plan,
    *,
    agreed_by: tuple[str, ...] = (),
    waived: tuple[str, ...] = (),
    away: frozenset[str] = frozenset(),
) -> tuple[Objection, ...]:
    """All that prevents closing, each with its remedy; nothing else of an incident that ended.

    Those who are `away` today are asked only where nobody else holds the function.
    """
    if incident.closure is not None:
        return tuple(_closed_already(incident))
    found = (
        *doubt_objections(incident, "close"),
        *_unfinished(incident, plan, away),
        *_agreements(incident, plan, agreed_by, away),
    )
    return tuple(item for item in found if not (item.can_be_waived and item.item in waived))


def _closed_already(incident: Incident) -> Iterator[Objection]:
    if incident.closure is not None:
        code = ENDED[incident.closure.cancelled]
        yield Objection(code, {"id": incident.id}, mend="reopen")


def doubt_objections(
    incident: Incident, command: str, waived: tuple[str, ...] = ()
) -> Iterator[Objection]:
    """An incident with missing entries can be ended only when somebody waives them by name."""
    if incident.doubt.hinders and DOUBT not in waived:
        yield Objection(
            "in_doubt",
            {"doubt": incident.doubt, "command": command, "id": incident.id},
            mend=f"{command} {incident.id} --waive {DOUBT}",
            item=DOUBT,
            can_be_waived=True,
        )


def _asked(incident: Incident, plan: Plan, role: str, away: frozenset[str]) -> tuple[str, ...]:
    """Who can agree in a function: whoever took it over, then its holder and deputies."""
    holding = incident.roles.get(role)
    every = tuple(dict.fromkeys(((holding,) if holding else ()) + plan.role(role).people))
    return tuple(person for person in every if person not in away) or every


def _unfinished(incident: Incident, plan: Plan, away: frozenset[str]) -> Iterator[Objection]:
    for activity in incident.not_full:
        yield Objection(
            "activity_not_restored",
            {"activity": activity, "name": activity},
            mend=f"restore {activity}",
            item=activity,
            can_be_waived=activity not in incident.down,
        )
    if incident.bcp_state in (BcpState.ACTIVATED, BcpState.UNDER_ASSESSMENT):
        first = next(iter(_asked(incident, plan, "bcp_manager", away)), "")
        by = f" --by {first}" if first else ""
        assessed = incident.bcp_state is BcpState.UNDER_ASSESSMENT
        code = "bcp_under_assessment" if assessed else "bcp_still_active"
        yield Objection(code, {}, mend=f"bcp stand-down{by}")
    if incident.highest_level is Level.LOW:
        return
    if incident.eradicated_at is None:
        yield Objection("cause_not_settled", {}, mend="done cause")
    missing = [task for task in open_tasks(incident, plan) if task.mandatory]
    if missing:
        yield Objection(
            "duties_open",
            {
                "count": len(missing),
                "ids": ", ".join(task.id for task in missing),
                "numbers": spans(tuple(task.number for task in missing)),
                "first": missing[0].number,
            },
            mend=f"done {missing[0].number}",
            item="duties",
            can_be_waived=True,
        )


def spans(numbers: tuple[int, ...]) -> str:
    """Ascending numbers as `done` takes them: `2 3 5-9`."""
    found: list[list[int]] = []
    for number in numbers:
        if found and found[-1][-1] == number - 1:
            found[-1].append(number)
        else:
            found.append([number])
    return " ".join(
        f"{run[0]}-{run[-1]}" if len(run) > 2 else " ".join(str(item) for item in run)
        for run in found
    )


def _agreements(
    incident: Incident, plan: Plan, agreed_by: tuple[str, ...], away: frozenset[str]
) -> Iterator[Objection]:
    for role in missing_agreements(incident, plan, agreed_by):
        people = _asked(incident, plan, role, away)
        yield Objection(
            "agreement_missing",
            {"role": role, "people": people, "first": people[0] if people else "NAME"},
            mend=f"agree --by {people[0]}" if people else "agree",
            item=role,
        )


def waivable_items(incident: Incident) -> tuple[str, ...]:
    """The words that `--waive` accepts for this incident."""
    doubt = (DOUBT,) if incident.doubt else ()
    return ("duties", *doubt, *(key for key in incident.not_full if key not in incident.down))


def bcp_objections(incident: Incident) -> tuple[Objection, ...]:
    """The continuity plan can be changed during an open incident only."""
    return tuple(_closed_already(incident))


def cancelling_objections(
    incident: Incident, waived: tuple[str, ...] = ()
) -> tuple[Objection, ...]:
    """A false alarm can be cancelled while nothing was interrupted and no BCP runs."""
    if incident.closure is not None:
        return tuple(_closed_already(incident))
    found = [*doubt_objections(incident, "cancel", waived)]
    if incident.interruptions:
        found.append(Objection("cancel_after_interruption", {}, mend="close"))
    if incident.bcp_was_activated:
        found.append(Objection("cancel_after_bcp", {}, mend="close"))
    return tuple(found)


def reopening_objections(incident: Incident) -> tuple[Objection, ...]:
    """Only a closed or cancelled incident can be reopened."""
    return () if incident.closure else (Objection("not_closed", {"id": incident.id}),)


def level_objections(
    incident: Incident,
    plan: Plan,
    level: Level,
    *,
    by: str | None,
    agreed_by: str | None,
    reason: str,
) -> tuple[Objection, ...]:
    """Whether the level may be set now.

    Lowering needs a reason; from a crisis also another person's agreement. An unreadable entry
    about the level counts as a crisis.
    """
    found = [*_closed_already(incident)]
    if level.rank >= incident.level.rank:
        return tuple(found)
    if not reason:
        found.append(Objection("lowering_needs_reason", {}, mend="--reason"))
    if incident.level is Level.CRISIS or incident.doubt.level_unread:
        agreed = any(
            entitled(incident, plan, person, CRISIS_CONFIRMERS) for person in (by, agreed_by)
        )
        if not agreed:
            found.append(Objection("lowering_needs_agreement", {}, mend="--agreed-by"))
    return tuple(found)
