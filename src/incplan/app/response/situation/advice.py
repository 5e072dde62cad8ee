"""Proposals, margins and reminders with names and numbers in one language."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from incplan.app.desk.people import Person, name_of, person, role_label
from incplan.frozen import dataclass
from incplan.i18n.catalogue import Translator
from incplan.incident.clocks.clock import Clock
from incplan.incident.clocks.supplier import TooLate, too_late
from incplan.incident.response.forecast import Margin, margins
from incplan.incident.response.level.escalation import Proposal, proposals
from incplan.incident.response.level.proposal import people_in
from incplan.incident.response.reminders import Nudge, nudges
from incplan.incident.state.state import Incident
from incplan.plan.plan import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalLine:
    """What a rule proposes, to whom, and the commands that answer it.

    `rule` is its code, `source` its place in the template, `inputs` the facts it rests on.
    """

    id: str
    rule: str
    source: str
    level: str | None
    addressees: tuple[Person, ...]
    functions: tuple[str, ...]
    activities: tuple[str, ...]
    commands: tuple[str, ...]
    inputs: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class MarginLine:
    """Expected return of an activity against its objective."""

    activity: str
    name: str
    limit: timedelta
    limit_at: datetime
    eta: datetime | None
    eta_known: bool
    margin: timedelta | None
    outlook: str
    late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NudgeLine:
    """A reminder, what it is about, and the command that mends it."""

    code: str
    subjects: tuple[str, ...]
    command: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TooLateLine:
    """A supplier whose promise, though kept, ends after the objective of `activities`.

    Where it does not run yet (`told` is False), `due_at` is its end if it were called now.
    """

    supplier: str
    name: str
    activities: tuple[str, ...]
    due_at: datetime
    told: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """All that is suggested about one incident."""

    proposals: tuple[ProposalLine, ...]
    margins: tuple[MarginLine, ...]
    nudges: tuple[NudgeLine, ...]
    too_late: tuple[TooLateLine, ...]


def advise(
    incident: Incident,
    plan: Plan,
    now: datetime,
    translator: Translator,
    found: tuple[Clock, ...],
) -> Advice:
    """What to suggest now, given the clocks of the incident."""
    near = plan.levels.thresholds.near_rto_percent
    return Advice(
        proposals=tuple(
            proposal_line(item, incident, plan, now, translator)
            for item in proposals(incident, plan, now)
        ),
        margins=tuple(
            _margin(item, plan, near, translator) for item in margins(incident, plan, now)
        ),
        nudges=tuple(_nudge(item, plan, translator) for item in nudges(incident, plan, now, found)),
        too_late=tuple(
            _late(item, plan, translator) for item in too_late(incident, plan, now) if item.has_part
        ),
    )


def proposal_line(
    proposal: Proposal, incident: Incident, plan: Plan, now: datetime, translator: Translator
) -> ProposalLine:
    """A proposal with the first person present of each function it is addressed to."""
    people: dict[str, Person] = {}
    for role in proposal.addressees:
        meant = [
            person(plan, key, role, now, translator) for key in people_in(incident, plan, role)
        ]
        first = next((item for item in meant if not item.absent), meant[0] if meant else None)
        if first is not None:
            people.setdefault(first.id, first)
    return ProposalLine(
        id=proposal.id,
        rule=proposal.id.replace("-", "_"),
        source=proposal.source,
        level=proposal.level.value if proposal.level else None,
        addressees=tuple(people.values()),
        functions=tuple(role_label(role, translator) for role in proposal.addressees),
        activities=tuple(subject_name(plan, key, translator) for key in proposal.activities),
        commands=tuple(f"incplan {command}" for command in proposal.commands),
        inputs=proposal.inputs,
    )


def subject_name(plan: Plan, key: str, translator: Translator) -> str:
    """The name of an activity, supplier or person; the key itself when it is none of them."""
    if key in plan.activities:
        return plan.text(plan.activities[key].name, translator.language)
    if key in plan.suppliers:
        return plan.suppliers[key].name
    return name_of(plan, key)


def _margin(item: Margin, plan: Plan, near: int, translator: Translator) -> MarginLine:
    return MarginLine(
        activity=item.activity,
        name=subject_name(plan, item.activity, translator),
        limit=item.limit,
        limit_at=item.limit_at,
        eta=item.eta,
        eta_known=item.asked,
        margin=item.margin,
        outlook=item.outlook(near).value,
        late=item.is_late,
    )


def _late(item: TooLate, plan: Plan, translator: Translator) -> TooLateLine:
    return TooLateLine(
        supplier=item.supplier,
        name=subject_name(plan, item.supplier, translator),
        activities=tuple(subject_name(plan, key, translator) for key in item.activities),
        due_at=item.due_at,
        told=item.told,
    )


def _nudge(item: Nudge, plan: Plan, translator: Translator) -> NudgeLine:
    return NudgeLine(
        code=item.code,
        subjects=tuple(subject_name(plan, key, translator) for key in item.subjects),
        command=f"incplan {item.command}",
    )
