"""The plan with what its journal knows better: of two dates of the same thing the later counts.

The files stay as people wrote them. A contact verified from the command line, or a measure
adopted there, counts from then on as if its file said so.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from incplan.plan.base import Text
from incplan.plan.contacts import Contact
from incplan.plan.fiches import AdoptionRecord, FicheAdoption
from incplan.plan.plan import Plan
from incplan.plan.record import MeasureState, PlanRecord


def with_record(plan: Plan, record: PlanRecord) -> Plan:
    """The plan as it stands. Facts about what the plan does not know are left out."""
    if not record.verified and not record.adopted:
        return plan
    contacts = {
        key: _verified(contact, record.verified.get(key)) for key, contact in plan.contacts.items()
    }
    adoptions = dict(plan.adoptions)
    for measure, state in record.adopted.items():
        fiche = _fiche_of(plan, measure)
        if fiche is not None:
            adoptions[fiche] = _adopted(adoptions.get(fiche) or FicheAdoption(), measure, state)
    return replace(plan, contacts=contacts, adoptions=adoptions)


def _verified(contact: Contact, on: date | None) -> Contact:
    if on is None or (contact.last_verified is not None and contact.last_verified >= on):
        return contact
    return contact.model_copy(update={"last_verified": on})


def _fiche_of(plan: Plan, measure: str) -> str | None:
    """The fiche a preventive measure belongs to."""
    for fiche_id in plan.fiche_ids():
        fiche = plan.fiche(fiche_id)
        if fiche and any(item.id == measure for item in fiche.preventive):
            return fiche_id
    return None


def _adopted(adoption: FicheAdoption, measure: str, state: MeasureState) -> FicheAdoption:
    written = adoption.adoption.get(measure)
    if written is not None and _last_looked_at(written) > state.on:
        return adoption
    facts = {
        "adopted": state.adopted,
        "on": state.on,
        "checked_on": state.on,
        **({"evidence": Text(plain=state.proof)} if state.proof else {}),
        **({"owner": state.owner} if state.owner else {}),
    }
    base = written or AdoptionRecord(adopted=state.adopted)
    records: Mapping[str, AdoptionRecord] = {
        **adoption.adoption,
        measure: base.model_copy(update=facts),
    }
    return adoption.model_copy(update={"adoption": records})


def _last_looked_at(record: AdoptionRecord) -> date:
    return max(record.on or date.min, record.checked_on or date.min)
