"""What the journal of an incident or an exercise shows of the procedures: used, and nothing else.

A procedure that left no entry was not tried, whatever else was (S-023).
"""

from collections.abc import Iterable
from typing import Final

from incplan.incident.events.coordination import SupplierActed
from incplan.incident.events.events import Communicated, Logged, MeasureTaken
from incplan.incident.events.words import MeasureOutcome, SupplierAct
from incplan.incident.state.state import Incident
from incplan.plan.files.contacts import ChannelKind
from incplan.plan.maintenance.tested.call_tree import tree_people
from incplan.plan.maintenance.tested.procedures import Procedure
from incplan.plan.plan import Plan
from incplan.vocabulary import ProcedureKind as Kind

#: Acts that show a supplier at work for us; that it failed or was told is none.
_ACTS: Final = (SupplierAct.ANSWERED, SupplierAct.ON_SITE, SupplierAct.REPAIRED)
_EVACUATED: Final = "evacuate"
_ON_PAPER: Final = "paper_mode"
#: The fiche whose measures bring people out.
_FIRE: Final = "fire"
#: All of it was played where so many other procedures were really tried in one story.
_WHOLE: Final = 3


def touched(
    plan: Plan,
    incident: Incident,
    known: Iterable[Procedure],
    *,
    about: Iterable[str] = (),
    ticked: Iterable[str] = (),
) -> tuple[Procedure, ...]:
    """Those of the procedures that the journal shows.

    Sheets are that of the incident and those it was `about`, where a measure of theirs was done or
    `ticked` by the facilitator.
    """
    worked = {plan.fiche_for(measure) for measure in (*_done(incident), *ticked)}
    sheets = worked.intersection((*about, incident.type))
    found = [item for item in known if _shown(plan, incident, item, sheets)]
    others = [item for item in found if item.kind is not Kind.WHOLE]
    kinds = {item.kind for item in others}
    return tuple(item for item in found if item.kind is not Kind.WHOLE or len(kinds) >= _WHOLE)


def _shown(plan: Plan, incident: Incident, item: Procedure, sheets: set[str | None]) -> bool:
    match item.kind:
        case Kind.FICHE:
            return item.subject in sheets
        case Kind.CALL_TREE:
            return bool(tree_called(plan, incident)[0])
        case Kind.CHANNEL:
            return _used_out_of_band(plan, incident)
        case Kind.EVACUATION:
            return _evacuated(plan, incident, item.subject)
        case Kind.RESTORE:
            periods = incident.interruptions.get(item.subject, ())
            return any(period.restored_at is not None for period in periods)
        case Kind.STANDBY:
            return _stood_in(plan, incident, item.subject)
        case Kind.PAPER:
            return _worked_on_paper(incident, item.subject)
        case Kind.SUPPLIER:
            return _answered(plan, incident, item.subject)
        case Kind.WHOLE:
            return True


def tree_called(plan: Plan, incident: Incident) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who of the call tree was called, and who of them answered, in the order of the tree."""
    people = tree_people(plan, incident.detected_at.date())
    tried = {call.contact for call in incident.calls}
    spoken = {name for call in incident.calls for name in call.reached}
    return (
        tuple(key for key in people if key in tried | spoken),
        tuple(key for key in people if key in spoken),
    )


def _done(incident: Incident) -> set[str]:
    """Measures that were done; one that was left out was not tried."""
    taken = (item for item in incident.events if isinstance(item, MeasureTaken))
    return {item.measure for item in taken if item.outcome is MeasureOutcome.DONE}


def out_of_band(plan: Plan) -> frozenset[str]:
    """The groups that the plan names for when own IT is down, as contacts write them."""
    languages = dict.fromkeys((plan.file.language, *plan.file.languages))
    told = " ".join(plan.text(plan.file.out_of_band, key) for key in languages).casefold()
    groups = (
        channel.value
        for contact in plan.contacts.values()
        for channel in contact.channels
        if channel.kind is ChannelKind.GROUP and channel.value
    )
    return frozenset(value for value in groups if value.casefold() in told)


def _used_out_of_band(plan: Plan, incident: Incident) -> bool:
    groups = {value.casefold() for value in out_of_band(plan)}
    dialled = {call.dialled.casefold() for call in incident.calls}
    messages = (item for item in incident.events if isinstance(item, Communicated))
    by = [item.medium.casefold() for item in messages]
    return bool(groups & dialled) or any(group in medium for group in groups for medium in by)


def _evacuated(plan: Plan, incident: Incident, site: str) -> bool:
    places = [item.id for item in plan.file.organisation.sites]
    here = site in incident.sites or places == [site]
    left = any(plan.fiche_for(measure) == _FIRE for measure in _done(incident))
    return here and (left or _decided(incident, _EVACUATED))


def _decided(incident: Incident, tag: str) -> bool:
    return any(isinstance(item, Logged) and item.tag == tag for item in incident.events)


def _stood_in(plan: Plan, incident: Incident, activity: str) -> bool:
    """Whether a standby of the activity was at work while it was down."""
    known = plan.activities.get(activity)
    standbys = {item.supplier for item in known.suppliers if item.standby_for} if known else set()
    acts = (item for item in incident.events if isinstance(item, SupplierActed))
    used = any(item.supplier in standbys and item.act in _ACTS for item in acts)
    return used and activity in incident.interruptions


def _worked_on_paper(incident: Incident, activity: str) -> bool:
    """Whether the activity went on at a part of its pace, or paper was decided on for it."""
    periods = incident.interruptions.get(activity, ())
    slowly = any(reading.percent for period in periods for reading in period.readings)
    return slowly or (bool(periods) and _decided(incident, _ON_PAPER))


def _answered(plan: Plan, incident: Incident, supplier: str) -> bool:
    """Whether its line answered, or it acted."""
    known = plan.suppliers.get(supplier)
    lines = {known.contact} if known and known.contact else set()
    lines |= {key for key, who in plan.contacts.items() if who.supplier == supplier}
    spoken = {name for call in incident.calls for name in call.reached}
    acts = (item for item in incident.events if isinstance(item, SupplierActed))
    return bool(lines & spoken) or any(
        item.supplier == supplier and item.act in _ACTS for item in acts
    )
