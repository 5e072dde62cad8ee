"""Whom outside to call before anybody of the organisation: people come first (S-043)."""

from incplan.incident.events.words import People, RecordKind
from incplan.incident.state.state import Incident
from incplan.plan.library.keywords import mentions
from incplan.plan.plan import Plan
from incplan.vocabulary import EMERGENCY


def rows_to_call_first(incident: Incident, plan: Plan) -> tuple[str, ...]:
    """Rows to call first: those of the fiche, and 112 where people may be in danger.

    None once the incident is contained, and none for a near miss.
    """
    near_miss = incident.declared.record_kind is RecordKind.NEAR_MISS
    if incident.contained_at is not None or not incident.is_open or near_miss:
        return ()
    fiche = plan.fiche(incident.type) if incident.type else None
    rows = fiche.call_first if fiche else ()
    danger = (EMERGENCY,) if people_may_be_in_danger(incident, plan) else ()
    return tuple(dict.fromkeys((*danger, *rows)))


def people_may_be_in_danger(incident: Incident, plan: Plan) -> bool:
    """By the answer given; without one, by the text of the report."""
    if incident.people is not None:
        return incident.people is not People.NONE
    return plan.common is not None and mentions(incident.title, plan.common.danger_words)
