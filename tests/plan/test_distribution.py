"""Who holds which copy, which is old, and who knows the function they hold."""

from datetime import date, datetime, timedelta
from typing import Any

from incplan.incident.events.plan_events import (
    CopyEnded,
    CopyRef,
    FilePrint,
    GivenCopy,
    HandedOut,
    PlanEvent,
    Received,
)
from incplan.incident.state.plan_fold import fold_record
from incplan.plan.files.contacts import Contact
from incplan.plan.files.organisation import PlanFile
from incplan.plan.maintenance.distribution import (
    Briefing,
    function_holders,
    old_since,
    recall,
)
from incplan.plan.maintenance.effective import with_record
from incplan.plan.plan import Plan
from incplan.plan.record import Approval, Ending, PlanRecord
from incplan.plan.validation.context.context import Context
from incplan.plan.validation.maintenance import copies
from incplan.plan.values.reading import check
from tests.small_plan import PLAN_FILE, ZONE, small_plan

TODAY = date(2026, 11, 30)
#: Six people with a function each, as in the numeric case EX-12.
PEOPLE = ("ann", "ben", "cis", "dan", "eva", "fay")
ROLES = ("incident_manager", "bcp_manager", "management", "dpo", "log_keeper", "hr_manager")
BEFORE = {"plan": "1", "contacts/ann": "1", "fiches/fire": "1"}
NOW = {"plan": "2", "contacts/ann": "1", "fiches/fire": "1"}


class Journal:
    """Facts about copies, each an hour after the one before."""

    def __init__(self) -> None:
        self.events: list[PlanEvent] = []
        self.ids: dict[int, str] = {}

    def add(self, kind: Any, day: str, **words: Any) -> str:
        at = datetime.fromisoformat(f"{day}T09:00:00").replace(tzinfo=ZONE)
        key = f"e{len(self.events)}"
        recorded = datetime(2026, 1, 1, tzinfo=ZONE) + timedelta(hours=len(self.events))
        self.events.append(kind(id=key, occurred_at=at, recorded_at=recorded, **words))
        return key

    def give(self, day: str, prints: dict[str, str], given: dict[int, str], **words: Any) -> None:
        made = {"part": "binder", "version": "2026.3", "fingerprint": "f", **words}
        entry = self.add(
            HandedOut,
            day,
            copies=tuple(GivenCopy(*item) for item in given.items()),
            parts=tuple(FilePrint(*item) for item in prints.items()),
            **made,
        )
        self.ids.update(dict.fromkeys(given, entry))

    def confirm(self, day: str, who: str, number: int, *functions: str) -> None:
        ref = CopyRef(self.ids[number], number)
        self.add(Received, day, who=who, copies=(ref,), functions=functions)

    def end(self, day: str, number: int, how: Ending = Ending.RETURNED) -> None:
        self.add(CopyEnded, day, entry=self.ids[number], number=number, how=how)

    @property
    def record(self) -> PlanRecord:
        return fold_record(self.events)


def plan_of(record: PlanRecord, now: dict[str, str] = NOW, **roles: str) -> Plan:
    held = {role: {"holder": who} for role, who in zip(ROLES, PEOPLE, strict=True)}
    held |= {role: {"holder": who} for role, who in roles.items()}
    contacts = {
        name: check(Contact, {"kind": "person", "name": name.title(), "channels": []})
        for name in PEOPLE
    }
    file = check(PlanFile, {**PLAN_FILE, "roles": held})
    return with_record(small_plan(file=file, contacts=contacts), record, TODAY, now)


def ex_12() -> Journal:
    """Four receipts of the current version, one of the one before, one none; seven old copies."""
    journal = Journal()
    journal.give("2026-06-01", BEFORE, {number: PEOPLE[(number - 1) % 6] for number in range(1, 8)})
    journal.confirm("2026-06-02", "eva", 5, "log_keeper")
    journal.give("2026-11-20", NOW, dict(zip((8, 9, 10, 11), PEOPLE, strict=False)))
    for place in range(4):
        journal.confirm("2026-11-21", PEOPLE[place], 8 + place, ROLES[place])
    for number in (1, 2, 3, 4, 7):
        journal.end("2026-11-22", number)
    journal.end("2026-11-22", 6, Ending.DESTROYED)
    return journal


def findings(record: PlanRecord, today: date = TODAY, **words: Any) -> list[tuple[str, str]]:
    plan = plan_of(record, **words)
    context = Context(plan=plan, today=today, record=record, parts=NOW)
    rules = (copies.old_copies, copies.function_holders_told, copies.copies_to_take_back)
    return [
        (item.code, str(item.params.get("person") or item.params.get("number") or ""))
        for rule in rules
        for item in rule(context)
    ]


def test_how_many_are_current_and_how_many_old_copies_came_back():
    record = ex_12().record
    plan = plan_of(record)
    people = function_holders(plan, record, TODAY)
    figures = recall(people, record, NOW)

    assert (figures.current, figures.due) == (4, 6)
    assert (figures.recalled, figures.old) == (6, 7)
    assert {item.person: item.state for item in people if item.state != Briefing.CURRENT} == {
        "eva": Briefing.OLD,
        "fay": Briefing.NONE,
    }


def test_an_old_copy_may_stay_out_for_a_fortnight():
    record = ex_12().record
    (out,) = [item.copy for item in plan_of(record).facts.handed if item.changed]
    assert (out.number, old_since(out, record)) == (5, date(2026, 11, 20))

    for today, late in ((date(2026, 12, 4), False), (date(2026, 12, 5), True)):
        assert (("REV037", "5") in findings(record, today)) is late


def test_a_new_sheet_does_not_recall_the_list_of_contacts():
    journal = Journal()
    journal.give("2026-06-01", BEFORE, {1: "ann"}, part="contacts")
    journal.give("2026-06-01", {"fiches/fire": "1"}, {2: "ann"}, part="fire")
    new_sheet = {**BEFORE, "fiches/fire": "2"}
    old = {item.copy.part: item.changed for item in plan_of(journal.record, new_sheet).facts.handed}
    assert old == {"contacts": (), "fire": ("fiches/fire",)}


def test_who_gets_a_function_is_told_it_anew():
    journal = Journal()
    journal.give("2026-11-20", NOW, {1: "ann"})
    assert ("REV036", "ann") in findings(journal.record)  # given is not known
    journal.confirm("2026-11-21", "ann", 1, "incident_manager")
    assert ("REV036", "ann") not in findings(journal.record)

    plan = plan_of(journal.record, finance_manager="ann")
    (ann,) = [item for item in function_holders(plan, journal.record, TODAY) if item.copies]
    assert (ann.state, ann.untold) == (Briefing.NEW_FUNCTION, ("finance_manager",))
    journal.confirm("2026-11-22", "ann", 1, "incident_manager", "finance_manager")
    assert ("REV036", "ann") not in findings(journal.record, finance_manager="ann")


def test_a_list_of_contacts_tells_nobody_the_role():
    journal = Journal()
    journal.give("2026-11-20", NOW, {1: "ann"}, part="contacts")
    journal.confirm("2026-11-21", "ann", 1, "incident_manager")
    assert ("REV036", "ann") in findings(journal.record)


def test_a_receipt_typed_for_an_earlier_day_than_the_copy_still_belongs_to_it():
    journal = Journal()
    journal.give("2026-11-20", NOW, {1: "ann"})
    journal.confirm("2026-11-19", "ann", 1)
    (copy,) = journal.record.copies
    assert copy.receipt is not None
    assert copy.receipt.on == date(2026, 11, 19)


def test_two_copies_of_one_number_made_apart_are_two_copies():
    journal = Journal()
    journal.give("2026-11-20", NOW, {1: "ann"})
    first = journal.ids[1]
    journal.give("2026-11-20", NOW, {1: "ben"})
    journal.end("2026-11-21", 1)
    ended = {item.to: item.end is not None for item in journal.record.copies}
    assert ended == {"ann": False, "ben": True}
    assert first != journal.ids[1]


def test_an_approval_makes_an_older_copy_old_only_where_its_part_changed():
    journal = Journal()
    journal.give("2026-06-01", BEFORE, {1: "ann"})
    journal.give("2026-06-01", BEFORE, {2: "ann"}, part="fire")
    given = Approval(
        on=date(2026, 11, 1), by="ann", function="m", version="2", fingerprint="f", parts=NOW
    )
    record = PlanRecord(approvals=(given,), handed=journal.record.handed)
    assert [old_since(item, record) for item in record.copies] == [date(2026, 11, 1), None]
