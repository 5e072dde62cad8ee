"""The plan joined with its journal: of two dates of the same thing the later one counts.

Files are not changed. A contact verified or a measure adopted from the command line counts from
then on as if its file said so.
"""

from dataclasses import replace
from datetime import date

from incplan.plan.files.contacts import Contact
from incplan.plan.files.fiches import AdoptionRecord, FicheAdoption
from incplan.plan.plan import Plan
from incplan.plan.record import MeasureState, PlanRecord
from incplan.plan.values.scalars import Text
from incplan.vocabulary import Adoption


def with_record(plan: Plan, record: PlanRecord) -> Plan:
    """The plan with the facts of its record. Facts about things the plan lacks are left out."""
    if not record.verified and not record.adopted:
        return plan
    contacts = {
        key: _verified(contact, record.verified.get(key)) for key, contact in plan.contacts.items()
    }
    adoptions = dict(plan.adoptions)
    known: dict[str, MeasureState] = {}
    for measure, state in record.adopted.items():
        fiche = plan.fiche_of_preventive(measure)
        if fiche is None:
            continue
        answers = adoptions.get(fiche) or FicheAdoption()
        written = answers.adoption.get(measure)
        if written is None or _last_looked_at(written) <= state.on:
            records = {**answers.adoption, measure: _record(written, state)}
            adoptions[fiche] = replace(answers, adoption=records)
            known[measure] = state
    return replace(plan, contacts=contacts, adoptions=adoptions, from_journal=known)


def _verified(contact: Contact, on: date | None) -> Contact:
    if on is None or (contact.last_verified is not None and contact.last_verified >= on):
        return contact
    return replace(contact, last_verified=on)


def _record(written: AdoptionRecord | None, state: MeasureState) -> AdoptionRecord:
    """The adoption record of the file, with the later answer of the journal put in.

    If the answer repeats that the measure is in place, it is a check: the day of adoption stays.
    """
    before = written or AdoptionRecord(adopted=state.adopted)
    in_place = state.adopted is Adoption.YES
    again = in_place and before.adopted is Adoption.YES and before.on is not None
    return replace(
        before,
        adopted=state.adopted,
        on=before.on if again else state.on,
        checked_on=state.on,
        due=None if in_place else state.due or before.due,
        evidence=Text(plain=state.proof) if state.proof else before.evidence,
        owner=state.owner or before.owner,
        reason=Text(plain=state.reason) if state.reason else before.reason,
    )


def _last_looked_at(record: AdoptionRecord) -> date:
    return max(record.on or date.min, record.checked_on or date.min)
