"""Address books and calendars, read back: one card a contact, one event a day, words inert."""

from dataclasses import replace
from datetime import date

import icalendar
import pytest
import vobject

from incplan.documents.formats.data.calendar import render_ics
from incplan.documents.formats.data.vcards import render_vcf
from incplan.documents.wording.wording import Wording
from incplan.plan.calendar.due_dates import DueDate, DueKind, due_dates
from incplan.plan.files.contacts import Contact
from incplan.plan.files.review import Action
from incplan.plan.maintenance.effective import with_record
from incplan.plan.record import ActionState, PlanRecord
from incplan.plan.values.reading import check
from incplan.vocabulary import Audience
from tests.documents.reading import ENGLISH, HOSTILE, TODAY
from tests.small_plan import small_plan

LINES = (
    *HOSTILE,
    "a\r\nEND:VCARD\r\nBEGIN:VCARD",
    "x\rEND:VEVENT\rBEGIN:VEVENT",
    "a;b,c\\n:d",
    "\x00",
)


def contact(**words):
    return check(
        Contact,
        {
            "kind": "person",
            "name": "Zoé DU PONT",
            "channels": [
                {"kind": "mobile", "phone": "0470 12 34 56", "private": "yes"},
                {"kind": "office", "phone": "02 501 05 60", "own_it": "yes"},
                {"kind": "email", "email": "zoe@test.example"},
            ],
            **words,
        },
    )


def cards(audience=Audience.TEAM, **words):
    plan = replace(small_plan(), contacts={"zoe": contact(**words)})
    text = render_vcf(Wording(plan, ENGLISH, audience), "test", TODAY)
    return list(vobject.readComponents(text))


def events(*dates):
    content = render_ics(Wording(small_plan(), ENGLISH), dates, "test", TODAY)
    return icalendar.Calendar.from_ical(content).walk("VEVENT")


def due(text, **words):
    known = {"id": "action-1", "day": date(2027, 1, 31), "kind": DueKind.ACTION, **words}
    return DueDate(subject="INC-1", text=text, **known)


def test_a_card_has_numbers_in_one_form_and_a_group_of_its_own():
    (card,) = cards(languages=["fr"], title="Chef", last_verified="2026-10-01")
    numbers = {tuple(item.params["TYPE"]): item.value for item in card.contents["tel"]}

    assert card.version.value == "3.0"
    assert card.fn.value == "Zoé DU PONT"
    assert (card.n.value.family, card.n.value.given) == ("DU PONT", "Zoé")
    assert numbers == {("CELL", "VOICE"): "+32470123456", ("WORK", "VOICE"): "+3225010560"}
    assert card.email.value == "zoe@test.example"
    assert card.uid.value == "zoe@test"
    assert card.categories.value == ["Incident plan Test & Sons"]
    assert card.rev.value == "2026-10-01"
    assert "depends on our own IT" in card.note.value


def test_other_readers_get_no_private_number():
    (card,) = cards(Audience.CUSTOMERS)

    assert [item.value for item in card.contents["tel"]] == ["+3225010560"]


@pytest.mark.parametrize("text", LINES)
def test_hostile_words_make_no_second_card(text):
    (card,) = cards(name=f"A {text} B", information=text, title=text)

    assert set(card.contents) == set(cards(information="calm", title="calm")[0].contents)
    assert len(card.contents["tel"]) == 2


def test_every_contact_of_a_plan_is_one_card(company):
    found = list(vobject.readComponents(company.ok("export", "contacts", "--format", "vcf").out))
    ids = [card.uid.value for card in found]

    assert len(ids) == len(set(ids)) > 30
    numbers = [card.tel.value for card in found if "tel" in card.contents]
    assert len(numbers) > 20
    assert all(number.lstrip("+").isdigit() for number in numbers)
    assert {uid.partition("@")[2] for uid in ids} == {"m-l-foods"}


def test_a_due_day_is_one_event_that_moves_with_its_id():
    (event,) = events(due("Second line", owner="nadia"))

    assert event["uid"] == "action-1@test"
    assert event.decoded("dtstart") == date(2027, 1, 31)
    assert event.decoded("dtend") == date(2027, 2, 1)
    assert event["summary"] == "Second line"
    assert event["description"] == "Action of the review of INC-1\nNadia EL FICTI"


@pytest.mark.parametrize("text", LINES)
def test_hostile_words_make_no_second_event(text):
    found = events(due(text), due("calm", id="action-2"))

    assert len(found) == 2
    assert set(found[0]) == set(found[1])


def test_the_same_input_gives_the_same_bytes():
    say = Wording(small_plan(), ENGLISH)

    assert render_ics(say, [due("a")], "test", TODAY) == render_ics(say, [due("a")], "test", TODAY)
    assert render_vcf(say, "test", TODAY) == render_vcf(say, "test", TODAY)


def test_actions_are_due_until_they_are_done():
    actions = {
        "INC-1": (
            check(Action, {"what": "Later", "due": "2027-03-01", "owner": "nadia"}),
            check(Action, {"what": "No day"}),
            check(Action, {"what": "Sooner", "due": "2027-01-01"}),
        )
    }
    plan = small_plan()
    everything = due_dates(plan, PlanRecord(), actions, TODAY)
    done = PlanRecord(actions_done={"INC-1.1": ActionState(on=TODAY, by="nadia")})

    told = [item.text for item in everything if item.kind is DueKind.ACTION]
    assert told == ["Sooner", "Later"]
    assert "Later" not in [item.text for item in due_dates(plan, done, actions, TODAY)]


def test_a_review_is_due_a_cycle_after_the_last_one_whoever_noted_it():
    record = PlanRecord(reviews=(date(2026, 3, 1), date(2099, 1, 1)))
    plan = with_record(small_plan(), record, TODAY)
    found = {item.id: item.day for item in due_dates(plan, record, {}, TODAY)}

    assert found["review"] == date(2027, 3, 1)


def test_the_calendar_of_the_demo_plan_has_reviews_contracts_and_measures(company):
    content = company.ok("export", "calendar", "--format", "ics").out
    found = icalendar.Calendar.from_ical(content).walk("VEVENT")
    ids = [str(event["uid"]).split("@")[0] for event in found]

    assert len(ids) == len(set(ids))
    for start in ("review", "exercise", "contract-", "measure-"):
        assert any(item.startswith(start) for item in ids), start


@pytest.mark.parametrize("name", ["é" * 80, "Contrôle du bien-être " * 9, "a" * 76, "水" * 60])
def test_lines_of_a_card_have_at_most_75_octets(name):
    plan = replace(small_plan(), contacts={"zoe": contact(name=name)})
    text = render_vcf(Wording(plan, ENGLISH), "test", TODAY)
    assert max(map(len, text.encode().split(b"\r\n"))) <= 75
    assert vobject.readOne(text).fn.value == name.strip()


def test_an_event_rings_a_week_before_and_is_called_by_what_there_is_to_do():
    (event,) = events(due("Replay the simulation"))
    assert str(event["summary"]) == "Replay the simulation"
    assert "INC-1" in str(event["description"])
    assert [alarm["trigger"].dt.days for alarm in event.walk("VALARM")] == [-7, 0]
    assert all(str(alarm["description"]) for alarm in event.walk("VALARM"))


def test_the_end_of_a_contract_rings_in_time_to_give_notice():
    (event,) = events(due("", kind=DueKind.CONTRACT))
    assert [alarm["trigger"].dt.days for alarm in event.walk("VALARM")] == [-60, -7, 0]
