"""What a call shows of a contact: the number answers, or it is wrong. The plan remembers it."""

from collections.abc import Iterable
from datetime import datetime

from incplan.app.desk.desk import Desk
from incplan.app.desk.exercises import TELLING, has_scenario
from incplan.app.desk.fact import Recorded
from incplan.app.desk.plan_facts import record_plan_fact
from incplan.errors import IncplanError
from incplan.incident.events.events import Called
from incplan.incident.events.fact import Event
from incplan.incident.events.plan_events import CallWithdrawn, ContactDoubted, ContactVerified
from incplan.incident.events.words import CallOutcome


def note_contact(desk: Desk, recorded: Recorded, at: datetime | None) -> tuple[str, ...]:
    """Write into the plan's journal what a recorded call shows of the contact; give its flags.

    A contact that answered is verified, once a day; a number that is wrong stands as a finding
    until it is verified. The call is on disk whatever becomes of this. In an exercise with a
    scenario nothing is written outside its folder before it ends: see `note_calls`.
    """
    details = recorded.details or {}
    contact, number = details["contact"], details["number"]
    known = desk.plan().contacts.get(contact)
    if known is None:
        return ()
    is_wrong = details["outcome"] == CallOutcome.WRONG_NUMBER.value and bool(number)
    if has_scenario(desk, recorded.incident):
        return ("number_is_wrong",) if is_wrong else ()
    shown = {"dialled": number, "shown_in": recorded.incident, "entry": recorded.event}
    try:
        if is_wrong:
            record_plan_fact(desk, ContactDoubted, occurred_at=at, contact=contact, **shown)
            return ("number_is_wrong",)
        day = (at or desk.now).astimezone(desk.zone).date()
        late = known.last_verified is None or known.last_verified < day
        wrong = number in desk.plan().wrong_numbers(contact)
        if details["outcome"] == CallOutcome.REACHED.value and (late or wrong):
            record_plan_fact(desk, ContactVerified, occurred_at=at, contacts=(contact,), **shown)
    except IncplanError:
        return ("contact_not_noted",)
    return ()


def note_calls(desk: Desk, exercise: str, events: Iterable[Event]) -> None:
    """Write what the calls of an exercise showed, now that it ended and counts.

    Each contact once: the numbers that are wrong, or that it answered where nothing newer is known.
    """
    record, contacts = desk.plan_pen(), desk.plan().contacts
    doubted = {
        item.contact for item in desk.plan_log().value.events if isinstance(item, ContactDoubted)
    }
    calls = [item for item in events if isinstance(item, Called) and item.contact in contacts]
    calls.sort(key=lambda item: (item.occurred_at, item.recorded_at, item.id))
    last = {(item.contact, item.dialled): item for item in calls if item.outcome in TELLING}
    verified: set[str] = set()
    for call in last.values():
        shown = {"dialled": call.dialled, "shown_in": exercise, "entry": call.id}
        if call.outcome is CallOutcome.WRONG_NUMBER:
            if call.dialled:
                record.write(
                    ContactDoubted, occurred_at=call.occurred_at, contact=call.contact, **shown
                )
            continue
        known = contacts[call.contact].last_verified
        day = call.occurred_at.astimezone(desk.zone).date()
        late = call.contact not in verified and (known is None or known < day)
        if late or call.contact in doubted:
            verified.add(call.contact)
            record.write(
                ContactVerified, occurred_at=call.occurred_at, contacts=(call.contact,), **shown
            )
    record.finish()


def withdraw_from_plan(desk: Desk, entry: Event) -> None:
    """A call that was withdrawn, or was to somebody else, shows nothing of the contact any more."""
    if not isinstance(entry, Called):
        return
    noted = (
        item
        for item in desk.plan_log().value.events
        if isinstance(item, ContactVerified | ContactDoubted)
    )
    if any(item.entry == entry.id for item in noted):
        record_plan_fact(desk, CallWithdrawn, entry=entry.id)
