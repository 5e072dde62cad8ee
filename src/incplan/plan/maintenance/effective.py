"""The plan as it stands: its files with what its journal knows, joined by one rule.

Of two days of the same thing the later counts, and a day that has not come yet counts for
nothing. For approval only the journal counts. The files stay as people wrote them. Which of two
days counts is a note of `validate`, whatever the fact: `conflicts.py` beside.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Final

from incplan.plan.facts import (
    PRIOR_DOCUMENTS,
    ApprovalInForce,
    HeldCopy,
    LastDone,
    PlanFacts,
    PriorReading,
    Signature,
    Source,
)
from incplan.plan.files.contacts import Contact
from incplan.plan.files.fiches import AdoptionRecord, FicheAdoption
from incplan.plan.maintenance.conflicts import conflicts
from incplan.plan.maintenance.coverage import changed_in, changed_since, is_on_paper
from incplan.plan.maintenance.tested.company import exercise_days
from incplan.plan.plan import Plan
from incplan.plan.record import MeasureState, PlanRecord, TargetReview, WrongNumber
from incplan.plan.values.scalars import Text
from incplan.vocabulary import Adoption

_NO_PARTS: Final[Mapping[str, str]] = MappingProxyType({})


def with_record(
    plan: Plan, record: PlanRecord, today: date, parts: Mapping[str, str] = _NO_PARTS
) -> Plan:
    """The plan as it stands today; `parts` are the fingerprints of its files as they are now.

    Facts about what the plan does not know are left out.
    """
    contacts = {
        key: _verified(contact, record.verified.get(key), today)
        for key, contact in plan.contacts.items()
    }
    adoptions = {key: _without_days_to_come(item, today) for key, item in plan.adoptions.items()}
    known: dict[str, MeasureState] = {}
    for measure, state in record.adopted.items():
        fiche = plan.fiche_of_preventive(measure)
        if fiche is None:
            continue
        answers = adoptions.get(fiche) or FicheAdoption()
        written = answers.adoption.get(measure)
        if written is None or (written.last_looked_at or date.min) <= state.on:
            records = {**answers.adoption, measure: _record(written, state)}
            adoptions[fiche] = replace(answers, adoption=records)
            known[measure] = state
    return replace(
        plan,
        contacts=contacts,
        adoptions=adoptions,
        from_journal=known,
        facts=_facts(plan, record, today, parts),
    )


def without_bookkeeping(plan: Plan) -> Plan:
    """The plan without the days something was last looked at, which its fingerprint leaves out.

    A page still holds when what it says was only looked at again.
    """
    facts = replace(
        plan.facts,
        approval=replace(plan.facts.approval, changed=()) if plan.facts.approval else None,
        review=LastDone(),
        exercise=LastDone(),
        awareness=LastDone(),
        sessions=(),
        tests=(),
        printed=None,
        handed=(),
        reviewed={},
        conflicts=(),
    )
    contacts = {key: replace(item, last_verified=None) for key, item in plan.contacts.items()}
    return replace(plan, contacts=contacts, facts=facts)


def _facts(plan: Plan, record: PlanRecord, today: date, parts: Mapping[str, str]) -> PlanFacts:
    cycle, given = plan.file.review, record.approval
    return PlanFacts(
        approval=ApprovalInForce(given=given, changed=changed_since(given, parts))
        if given
        else None,
        signature=_signature(plan, today),
        review=_last_done(cycle.last_review, record.reviews, today),
        exercise=_last_done(cycle.last_exercise, exercise_days(plan, record), today),
        awareness=_last_done(cycle.last_awareness, record.awareness, today),
        sessions=tuple(item for item in record.sessions if item.on <= today),
        tests=tuple(item for item in record.tests if item.on <= today),
        prior_documents=dict(_prior_documents(plan, record, today)),
        reviewed=dict(_reviewed(plan, today)),
        copies=plan.file.paper_copies,
        handed=(out := _held(record, parts, today)),
        holders=_holders(plan, record, out),
        printed=record.printed[-1] if record.printed else None,
        conflicts=tuple(conflicts(plan, record, today)),
        wrong={key: found for key in record.wrong if (found := _wrong(plan, record, key, today))},
    )


def _wrong(plan: Plan, record: PlanRecord, key: str, today: date) -> tuple[WrongNumber, ...]:
    """Numbers found wrong that the file still has, and does not say were verified after that."""
    contact = plan.contacts.get(key)
    if contact is None:
        return ()
    written = contact.last_verified
    checked = written if written is not None and not _to_come(written, today) else date.min
    values = {channel.value for channel in contact.channels}
    return tuple(item for item in record.wrong[key] if item.number in values and item.on >= checked)


def _held(record: PlanRecord, parts: Mapping[str, str], today: date) -> tuple[HeldCopy, ...]:
    """The copies that are out today, by number."""
    out = (item for item in record.copies if item.end is None and item.on <= today)
    return tuple(HeldCopy(item, changed_in(item, parts)) for item in out)


def _holders(plan: Plan, record: PlanRecord, out: tuple[HeldCopy, ...]) -> tuple[str, ...]:
    """Who holds the plan on paper: by the journal, or by the file until a copy has a number."""
    if record.handed:
        return tuple(dict.fromkeys(item.copy.to for item in out if is_on_paper(item.copy)))
    listed = (copy.holder for copy in plan.file.paper_copies)
    return tuple(holder for holder in listed if not plan.is_placeholder(holder))


def _signature(plan: Plan, today: date) -> Signature | None:
    signed = plan.file.preparation
    if signed.signed_on is None or signed.signed_on > today:
        return None
    return Signature(on=signed.signed_on, by=signed.approved_by, version=signed.signed_version)


def _prior_documents(
    plan: Plan, record: PlanRecord, today: date
) -> Iterable[tuple[str, PriorReading]]:
    for target, name in PRIOR_DOCUMENTS.items():
        written = getattr(plan.file.prior_documents, name).updated
        read = [item for item in record.targets if item.target == target]
        changed = [item for item in read if item.changed]
        yield (
            name,
            PriorReading(
                updated=_last_done(written, _days(changed), today),
                read=_last_done(written, _days(read), today),
            ),
        )


def _reviewed(plan: Plan, today: date) -> Iterator[tuple[str, LastDone]]:
    """When parts of the plan were last read, each by itself.

    A reading of the whole plan does not count: what changed after it would seem to have been read.
    """
    for key, activity in plan.activities.items():
        yield f"activities/{key}", _last_done(activity.reviewed, (), today)
    for key, adoption in plan.adoptions.items():
        yield f"fiches/{key}", _last_done(adoption.reviewed, (), today)
    for key, supplier in plan.suppliers.items():
        if supplier.contract is not None:
            yield f"suppliers/{key}", _last_done(supplier.contract.reviewed, (), today)


def _days(read: Iterable[TargetReview]) -> tuple[date, ...]:
    return tuple(item.on for item in read)


def _last_done(written: date | None, recorded: Iterable[date], today: date) -> LastDone:
    """The later of file and journal; the journal where both say the same day."""
    to_come = _to_come(written, today)
    told = max((day for day in recorded if day <= today), default=None)
    if written is not None and not to_come and (told is None or written > told):
        return LastDone(written, Source.FILE)
    return LastDone(told, Source.JOURNAL if told else None, to_come)


def _verified(contact: Contact, recorded: date | None, today: date) -> Contact:
    if recorded is None and not _to_come(contact.last_verified, today):
        return contact  # most of them, in every command
    last = _last_done(contact.last_verified, (recorded,) if recorded else (), today).on
    return contact if last == contact.last_verified else replace(contact, last_verified=last)


def _without_days_to_come(adoption: FicheAdoption, today: date) -> FicheAdoption:
    late = {
        measure: replace(
            record, on=_past(record.on, today), checked_on=_past(record.checked_on, today)
        )
        for measure, record in adoption.adoption.items()
        if _to_come(record.on, today) or _to_come(record.checked_on, today)
    }
    return replace(adoption, adoption={**adoption.adoption, **late}) if late else adoption


def _to_come(day: date | None, today: date) -> bool:
    return day is not None and day > today


def _past(day: date | None, today: date) -> date | None:
    return None if _to_come(day, today) else day


def _record(written: AdoptionRecord | None, state: MeasureState) -> AdoptionRecord:
    """The adoption record of the file, with the later answer of the journal put in.

    If the answer repeats that the measure is in place, it is a check: the day of adoption stays.
    Another answer brings its own evidence, reason and due date: those of the file spoke of theirs.
    """
    before = written or AdoptionRecord(adopted=state.adopted)
    in_place = state.adopted is Adoption.YES
    same = before.adopted is state.adopted
    again = in_place and before.adopted is Adoption.YES and before.on is not None
    return replace(
        before,
        adopted=state.adopted,
        on=before.on if again else state.on,
        checked_on=state.on,
        due=state.due or (before.due if same and not in_place else None),
        evidence=Text(plain=state.proof) if state.proof else (before.evidence if same else None),
        owner=state.owner or before.owner,
        reason=Text(plain=state.reason) if state.reason else (before.reason if same else None),
    )
