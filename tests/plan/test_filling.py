"""Answers in the text of a file: no comment, no order and no key of one's own is ever lost."""

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incplan.app.plan.filling.channels import channel, ways
from incplan.app.plan.filling.reading import _choice, read_value
from incplan.app.plan.filling.records import _state, adoption, penalty
from incplan.app.plan.filling.steps import Step, meant, spliced
from incplan.errors import UsageError
from incplan.i18n.catalogue import LANGUAGES, translator
from incplan.i18n.labels import label
from incplan.i18n.labels.closed_lists import CHOICES
from incplan.i18n.sentences.questions.asked import ASKED
from incplan.plan.files.activities import Activity
from incplan.plan.files.contacts import Contact
from incplan.plan.files.organisation import Organisation
from incplan.plan.files.suppliers import Supplier
from incplan.plan.filling.catalogue import QUESTIONS
from incplan.plan.filling.keys import Key, parse_key
from incplan.plan.filling.shapes import Form, nearest_route, shape_at
from incplan.plan.library.keywords import plain_words
from incplan.plan.validation.schemas import KINDS
from incplan.plan.values.reading import ValidationError, check
from incplan.store.plan.loader import load_library
from incplan.store.yaml.document import parse_document
from incplan.store.yaml.splice import Plain
from incplan.vocabulary import Adoption
from tests.effort import examples

BLOCKS = (
    "name: Orders  # as on the door\n",
    "owner: ann\n",
    "x-room: {floor: 2, key: 'no'}   # ours\n",
    "resources:  # in May\n  # key_personnel:\n  x-keys: at the desk\n  it_services: [mail]\n",
    "impact:\n  # danger_to_persons:\n  serious_economic_impact_after: 24h # bank says so\n",
    "impact_note: >\n  Two lines,\n  one text.\n",
    "# rto:\nrpo: 1h\n",
    "depends_on: []   # none, looked at\n",
    "suppliers:\n  # the line\n  - supplier: line   # old\n    function: data\n",
    "minimum_level:\n",
    "windows:\n  - mon-fri 08:00-12:00\n  # siesta\n  - mon-fri 14:00-18:00\n",
)
ROUTES: dict[tuple[str, ...], Any] = {
    ("rto",): Plain("8h"),
    ("mtpd",): Plain("3d"),
    ("deputy",): "bert",
    ("resources", "key_personnel"): ("ann", "bert"),
    ("resources", "buildings"): (),
    ("impact", "danger_to_persons"): Plain("no"),
    ("minimum_level", "description"): 'half: "by hand" # not a comment',
    ("minimum_level", "percent"): Plain("50"),
    ("sla", "backup", "interval"): Plain("24h"),
    ("workaround",): "on paper\nand by telephone",
    ("rpo",): Plain("~"),
}
USE = {"supplier": "power", "function": "electricity"}


def comments(text: str) -> list[str]:
    return [line.partition("#")[2].rstrip() for line in text.splitlines() if "#" in line]


def load(text: str) -> Any:
    found = parse_document(text.encode(), "activities/orders.yaml").value
    assert found is not None, text
    return found.data


STEPS = st.lists(
    st.one_of(
        st.sampled_from(sorted(ROUTES)).map(lambda route: Step(route, ROUTES[route])),
        st.just(Step(("suppliers",), USE, appended=True)),
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=examples(80))
@given(blocks=st.permutations(BLOCKS), count=st.integers(1, len(BLOCKS)), steps=STEPS)
def test_no_answer_loses_a_comment_an_order_or_a_foreign_key(blocks, count, steps) -> None:
    text = "# Ours\nformat: 1\n" + "".join(blocks[:count]) + "# the end\n"
    before = load(text)

    after = spliced(text, before, steps)

    assert load(after) == meant(before, steps)
    kept = iter(comments(after))
    assert all(comment in kept for comment in comments(text))  # each, and in their order
    old, new = list(before), list(load(after))
    assert [key for key in new if key in old] == old
    assert load(after).get("x-room") == before.get("x-room")


@settings(max_examples=examples(40))
@given(blocks=st.permutations(BLOCKS), steps=STEPS, place=st.integers(0, 6))
def test_answers_given_in_two_sittings_make_the_same_file(blocks, steps, place) -> None:
    text = "format: 1\n" + "".join(blocks)
    whole = spliced(text, load(text), steps)
    begun = spliced(text, load(text), steps[:place])
    assert spliced(begun, load(begun), steps[place:]) == whole


def test_every_question_is_about_a_field_that_there_is() -> None:
    for question in QUESTIONS:
        assert shape_at(KINDS[question.kind], question.route) is not None, question.route


@pytest.mark.parametrize(
    ("model", "route", "form"),
    [
        (Activity, ("rto",), Form.DURATION),
        (Activity, ("resources", "it_services"), Form.TEXTS),
        (Activity, ("resources", "key_personnel"), Form.IDS),
        (Activity, ("impact", "danger_to_persons"), Form.CHOICE),
        (Activity, ("windows",), Form.WINDOWS),
        (Contact, ("channels",), Form.RECORDS),
        (Contact, ("channels", 1, "phone"), Form.TEXT),
        (Contact, ("to_fill",), Form.YES_NO),
        (Supplier, ("sla", "resolution_time"), Form.DURATION),
        (Supplier, ("contract", "ends"), Form.DAY),
        (Supplier, ("sla", "penalty_terms"), Form.RECORD),
    ],
)
def test_the_model_says_what_a_field_holds(model, route, form) -> None:
    shape = shape_at(model, route)
    assert shape is not None
    assert shape.form is form


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("activities/orders.rto", "activities/orders.rto"),
        ("activities/orders.yaml.rto", "activities/orders.rto"),
        ("contacts/ann.channels[2].phone", "contacts/ann.channels[2].phone"),
        ("fiches/flood.fld-p01", "fiches/flood.FLD-P01"),
        ("fiches/flood.adoption.FLD-P01", "fiches/flood.FLD-P01"),
        ("fiches/flood.FLD-P01.owner", "fiches/flood.adoption.FLD-P01.owner"),
        ("obligations.nis2", "obligations.nis2"),
        ("plan.roles.dpo.holder", "plan.roles.dpo.holder"),
        ("activities/orders", None),
        ("../etc/passwd.rto", None),
        ("incidents/x.y", None),
        ("contacts/ann.channels[0].phone", None),
    ],
)
def test_keys_name_one_value_each(text: str, key: str | None) -> None:
    tops = {"fiches": frozenset({"adoption", "reviewed"}), "obligations": frozenset({"scope"})}
    found = parse_key(text, tops)
    assert (None if found is None else str(found)) == key


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("0470 00 00 01", {"kind": "mobile", "phone": "0470 00 00 01"}),
        ("081 00 00 01", {"kind": "office", "phone": "081 00 00 01"}),
        ("112", {"kind": "short_code", "phone": "112"}),
        ("ann@x.be", {"kind": "email", "email": "ann@x.be"}),
        ("garde 0800 12 345 24/7", {"kind": "emergency", "phone": "0800 12 345",
                                    "available": "24/7"}),
        ("bureau 081 00 00 01 lun-ven 8h-17h", {"kind": "office", "phone": "081 00 00 01",
                                                "available": "lun-ven 8h-17h"}),
        ("gsm 0470 00 00 01 privé", {"kind": "mobile", "phone": "0470 00 00 01",
                                     "private": "yes"}),
    ],
)  # fmt: skip
def test_a_way_to_reach_somebody_is_read_as_people_write_it(typed, wanted) -> None:
    assert channel(typed, None) == wanted  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("quelques heures", "few_hours"),
        ("24 heures", "24h"),
        ("48 u", "48h"),
        ("une semaine", "week"),
        ("1 Woche", "week"),
        ("nooit", "never"),
        ("few", "few_hours"),
        ("na twee dagen", "48h"),
        ("après une semaine", "week"),
        ("nach einigen Stunden", "few_hours"),
    ],
)
def test_a_closed_list_is_answered_in_the_words_of_four_languages(typed: str, kept: str) -> None:
    route = ("impact", "serious_economic_impact_after")
    shape = shape_at(Activity, route)
    assert shape is not None
    assert read_value(Key("activities/orders", route), shape, typed, None) == kept  # type: ignore[arg-type]


class Everybody:
    """References that know everybody by the id typed."""

    def one(self, _folder: str, given: str) -> str:
        return given.lower()


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("oui", {"adopted": "yes", "on": "2026-11-30"}),
        ("ja: attest van mei", {"adopted": "yes", "on": "2026-11-30",
                                "evidence": "attest van mei"}),
        ("en cours Anne 31/3/2027", {"adopted": "in_progress", "on": "2026-11-30", "owner": "anne",
                                     "due": "2027-03-31"}),
        ("gepland anne 2027-03-31: te duur", {"adopted": "planned", "on": "2026-11-30",
                                              "owner": "anne", "due": "2027-03-31",
                                              "reason": "te duur"}),
        ("gepland Anne tegen 31 maart", {"adopted": "planned", "on": "2026-11-30",
                                         "owner": "anne", "due": "2027-03-31"}),
        ("prévu pour le 15/01", {"adopted": "planned", "on": "2026-11-30", "due": "2027-01-15"}),
        ("yes anne 15/09", {"adopted": "yes", "on": "2026-09-15", "owner": "anne"}),
        ("does not apply because no tank here", {"adopted": "not_applicable", "on": "2026-11-30",
                                                 "reason": "no tank here"}),
        ("entfällt: kein Tank", {"adopted": "not_applicable", "on": "2026-11-30",
                                 "reason": "kein Tank"}),
    ],
)  # fmt: skip
def test_a_measure_is_answered_in_the_words_of_four_languages(typed, wanted) -> None:
    from datetime import date

    assert adoption(typed, Everybody(), date(2026, 11, 30)) == wanted  # type: ignore[arg-type]


def test_penalty_terms_are_read_from_one_line() -> None:
    assert penalty("5 % par heure, max 50 %, de 800") == {
        "rate": {"percent": "5", "per": "hour"},
        "cap": {"percent": "50"},
        "basis": {"amount": "800"},
    }
    assert penalty("50 EUR per day") == {"rate": {"amount": "50", "per": "day"}}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_that_are_offered_are_taken(language: str) -> None:
    reader = translator(language)
    offered = {key.partition(".")[2]: label(reader, key) for key in CHOICES}
    for word, said in offered.items():
        assert _choice(tuple(offered), said) == word
    after_how_long = ASKED["activity.serious_economic_impact_after"][0]
    words = reader.t(after_how_long, about="").replace("\u00a0", " ").rpartition("?")[2]
    assert [_choice(tuple(offered), said) for said in words.split(",")] == [
        "few_hours", "24h", "48h", "week", "never"
    ]  # fmt: skip
    measure = reader.t(ASKED["measure"][0]).replace("\u00a0", " ")
    states = re.sub(r"\([^)]*\)", "", re.split(r"[?;]", measure)[1]).split(",")
    assert [_state(said.strip())[0] for said in states] == [
        Adoption.YES, Adoption.PARTIAL, Adoption.IN_PROGRESS, Adoption.PLANNED, Adoption.NO,
        Adoption.NOT_APPLICABLE,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("route", "typed", "kept"),
    [
        (("contract", "ends"), "31/12", "2026-12-31"),
        (("contract", "ends"), "1 mars", "2027-03-01"),
        (("contract", "starts"), "31/12", "2025-12-31"),
        (("contract", "starts"), "2027-01-01", "2027-01-01"),
    ],
)
def test_a_day_without_its_year_is_the_nearest_on_the_right_side(route, typed, kept) -> None:
    shape = shape_at(Supplier, route)
    assert shape is not None
    key = Key("suppliers/x", route)
    assert read_value(key, shape, typed, None, date(2026, 11, 30)) == kept  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "phones"),
    [
        ("0473 00 00 01, 0474 00 00 03", ["0473 00 00 01", "0474 00 00 03"]),
        ("056/00.00.01 of 0473/00.00.01", ["056/00.00.01", "0473/00.00.01"]),
        ("tel. 056 00 00 01 toestel 12", ["056 00 00 01 ext. 12"]),
        ("GSM privé : 0473 00 00 01", ["0473 00 00 01"]),
        ("+32 (0) 81 / 00 20 01", ["+32 (0) 81 / 00 20 01"]),
        ("0473 00 00 01 ma-vr 8-12 en 13-17", ["0473 00 00 01"]),
        ("noodnummer 0800 00 001 24/7 ou 081 00 00 01", ["0800 00 001", "081 00 00 01"]),
    ],
)
def test_several_numbers_of_one_cell_are_each_a_way(typed: str, phones: list[str]) -> None:
    found = [channel(way, None) for way in ways(typed)]
    assert [item["phone"] for item in found] == phones


def test_what_may_be_two_numbers_is_asked_and_the_odd_sign_is_named() -> None:
    with pytest.raises(UsageError, match="several_numbers"):
        ways("056 00 00 01 / 02")
    with pytest.raises(UsageError) as refused:
        channel("0473 00 00 0l", None)
    assert refused.value.code == "odd_in_number"
    assert "small letter l" in str(refused.value.params["odd"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_examples_of_a_question_are_answers_to_it(language: str) -> None:
    reader = translator(language)
    for question in ("contact.channels", "contact.outside_channels", "plan.reporting_channels"):
        for way in ways(reader.t(ASKED[question][2])):
            assert channel(way, None)["phone"]
    titles = {
        key: fiche.title.get(language, language)[0] for key, fiche in load_library()[0].items()
    }
    for question in ("activity.fiches", "supplier.shared_risks"):
        for said in reader.t(ASKED[question][2]).split(", "):
            words = set(plain_words(said))
            meant = [key for key, title in titles.items() if words <= set(plain_words(title))]
            meant = meant or [key for key in titles if key == said]
            assert len(meant) == 1, said
    assert check(Supplier, {"name": "x", "sla": {
        "service_window": "24/7", "resolution_time": reader.t(ASKED["supplier.resolution_time"][2])
    }}).sla  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("1 200 000 €", 1200000),
        ("€ 1.200.000,00", 1200000),
        ("EUR 1,200,000", 1200000),
        ("1\u202f200\u202f000 euros", 1200000),
        ("1200000", 1200000),
    ],
)
def test_sums_are_read_as_they_are_written(typed: str, read: int) -> None:
    data = {"name": "x", "turnover_eur": typed}
    assert check(Organisation, data).turnover_eur == read


@pytest.mark.parametrize("typed", ["1,2 mio", "1.2", "12.34.567", "twenty", "€"])
def test_what_is_no_whole_sum_is_refused_without_naming_letters(typed: str) -> None:
    with pytest.raises(ValidationError) as refused:
        check(Organisation, {"name": "x", "turnover_eur": typed})
    assert "latin" not in str(refused.value.__dict__)


@pytest.mark.parametrize(
    ("model", "route", "near"),
    [
        (Activity, ("rtoo",), ("rto",)),
        (Activity, ("impact", "danger_to_person"), ("impact", "danger_to_persons")),
        (Contact, ("phone",), ("channels", 0, "phone")),
        (Activity, ("colour",), None),
    ],
)
def test_a_wrong_key_names_the_right_one(model, route, near) -> None:
    assert nearest_route(model, route) == near
