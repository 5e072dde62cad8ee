"""Numbers, addresses and names are found in any spelling, and nothing else is taken for them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incplan.plan.files.contacts import Contact
from incplan.plan.files.organisation import PlanFile
from incplan.plan.privacy.folding import folded, tokens
from incplan.plan.privacy.search import Search
from incplan.plan.privacy.secrets import names, private_facts
from incplan.plan.values.reading import check
from tests.small_plan import CONTACTS, PLAN_FILE, small_plan

HOME = {"kind": "home", "phone": "+33 6 12 34 56 78"}
PEOPLE = {
    **CONTACTS,
    "zoe": {
        "kind": "person",
        "name": "Zoé D'HONDT-MÜLLER",
        "address": "Chaussée de Mons 12 bte 3, 5000 Namur",
        "channels": [
            {"kind": "mobile", "phone": "0475 12 34 56", "private": "yes"},
            {"kind": "email", "email": "zoe.dh@home.example", "private": "yes"},
            HOME,
            {"kind": "home", "phone": "02 261 81 44"},
            {"kind": "home", "phone": "081 20 06 12"},
        ],
    },
    "mill": {"kind": "external", "name": "Moulin Noir SA", "broker": "Courtage Vert SRL"},
    "dpa": {"kind": "external", "name": "Gegevens", "rows": ["data_protection_authority"]},
}
PLAN = small_plan(contacts={key: check(Contact, value) for key, value in PEOPLE.items()})
PRIVATE = Search.of(private_facts(PLAN))
NAMES = Search.of(names(PLAN))


@pytest.mark.parametrize(
    "text",
    [
        "0475123456",
        "0475 12 34 56",
        "+32 (0)475/12.34.56",
        "0032-475-12-34-56",
        "tel:+32475123456",
        "0475\u00a012\u202f34\u200956",
        "0475\u200b123456",
        "\u0660\u0664\u0667\u0665\u0661\u0662\u0663\u0664\u0665\u0666",
        "０４７５１２３４５６",
        "on 2026-11-30, 0475 – 12 – 34 – 56 (evening)",
        "call 475 12 34 56",
        "04_75_12_34_56",
        "0475  ---  12\n\n34 . 56",
        "06 12 34 56 78",
        "0033 6 12345678",
        "ZOE.DH@HOME.EXAMPLE",
        "zoe.dh [at] home.example",
        "mailto:zoe.dh%40home.example?subject=x",
        "chaussee de mons 12",
        "zoe dot dh at home dot example",
        "O475 12 34 56",
        "0475 l2 34 S6",
        "O O32 475 I2 34 56",
        "(+32) 475 12 34 56",
        "[0032] 475 - 12 - 34 - 56",
        "0475 12 34\n56",
        "0475/12.34 puis 56",
        "0475x12x34x56",
        "0475&nbsp;12&nbsp;34&nbsp;56",
        "0475 (gsm) 12 34 56",
        "0475 12 34 56 ext. 12",
        "0475 12 34 56/12",
        "75 12 34 56",
        "O2 261 81 44",
        "at 11:30, 261 81 44 (evening)",
        "09:30 2618144",
        "200 612",
        "081 - 20O612",
        "zoe.dh arobase home point example",
        "Chausséede Mons 12",
        "CHAUSSÉE  DE\nMONS, 12 bte 3 - 5000 Namur",
    ],
)
def test_a_private_fact_is_found_in_any_spelling(text: str):
    assert PRIVATE.found(text)
    masked = PRIVATE.masked(f"before {text} after")
    assert not PRIVATE.found(masked), masked
    assert masked.startswith("before ")
    assert masked.endswith(" after")


@pytest.mark.parametrize(
    "text",
    ["081 00 00 03", "0475 12 34 57", "4751234 066", "5000 Namur", "zoe@home.example", "Mons 12",
     "2026-11-30 12:34:56", "Zoé D'HONDT-MÜLLER", "0495 12 34 56", "03 261 81 44",
     "+32 9 261 81 44",
     "(sha256 0c475d1e23a45f6b)", "entry 4a75b12c34d56e",
     "2026-11-20 06:12", "20:06:12", "20:06 12 boxes", "1200612", "085 20 06 12", "2618145"],
)  # fmt: skip
def test_nothing_else_is_taken_for_private(text: str):
    assert not PRIVATE.found(text)
    assert PRIVATE.masked(text) == text


@pytest.mark.parametrize(
    "text",
    ["zoe d hondt muller", "D’Hondt-Müller Zoé", "ZOE D'HONDT-MU\u0308LLER", "Moulin-Noir",
     "the moulin noir s.a. firm", "Nuage is down", "courtage vert", "Nadia\u00ad EL\u00a0FICTI",
     "Zoé Dhondt-Mueller", "Zoe d'Hondtmüller", "Zoé D'Hondt-Müllers bike", "nadia elficti",
     "MoulinNoir", "Mou-\nlin Noir"],
)  # fmt: skip
def test_a_name_is_found_whatever_its_case_accents_and_order(text: str):
    assert NAMES.found(text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Søren ŁUKASZEWSKI", "soren lukaszewski"),
        ("Joerg BAECKER", "Jörg Bäcker"),
        ("Cécile SŒUR-CHARBON", "Cecile Soeur Charbon"),
        ("Håkon ØSTERGAARD", "Haakon Oestergaard"),
        ("Ebru YILDIZ", "Ebru Yıldız"),
    ],
)
def test_names_are_found_as_another_keyboard_writes_them(name: str, text: str):
    plan = small_plan(contacts={"x": check(Contact, {"kind": "person", "name": name})})
    assert Search.of(names(plan)).found(f"Thanks to {text}!")


def test_short_names_are_no_two_words_nor_a_part_of_one():
    words = {"kind": "external", "name": "DELA NV"}
    plan = small_plan(contacts={"x": check(Contact, words)})
    found = Search.of(names(plan))
    assert not found.found("au sud de la Meuse")
    assert not found.found("delagation")
    assert found.found("by Dela.")


def test_a_name_that_is_a_spoken_sign_hides_nothing_else():
    words = {"kind": "external", "name": "AT Point Computing"}
    plan = small_plan(contacts={"x": check(Contact, words)})
    found = Search.of(names(plan))
    assert not found.found("computing is slow")
    assert found.found("call at-point computing")


@pytest.mark.parametrize("text", ["Zoé", "Hondt", "the helpdesk", "Gegevens", "noir", "Nuageux"])
def test_parts_of_names_services_and_authorities_may_be_said(text: str):
    assert not NAMES.found(text)


def test_the_spokesperson_and_the_own_name_may_be_said():
    roles = {**PLAN_FILE["roles"], "communications_lead": {"holder": "nadia"}}  # type: ignore[dict-item]
    words = {**PLAN_FILE, "roles": roles, "organisation": {"name": "Moulin Noir & Sons SA"}}
    plan = small_plan(file=check(PlanFile, words), contacts=PLAN.contacts)
    found = Search.of(names(plan))
    assert not found.found("Moulin Noir & Sons, by Nadia EL FICTI")
    assert found.found("Claire DELVAUX-NOVA")


def test_a_number_private_in_one_place_is_private():
    shared = {**HOME, "kind": "office"}
    people = {**PEOPLE, "desk": {"kind": "service", "name": "Desk", "channels": [shared]}}
    plan = small_plan(contacts={key: check(Contact, value) for key, value in people.items()})
    assert Search.of(private_facts(plan)).found("+33612345678")


@given(st.text(st.sampled_from("aéÉßŒ1 -_@\u00ad\u0301\u00a0.at%40()ＡÀ|\n"), max_size=30))
def test_words_and_their_places_agree(text: str):
    known = tokens(text)
    assert folded(text).split() == [word for word, _start, _end in known]
    assert all(folded(text[start:end]).split() in ([word], []) for word, start, end in known)


@given(st.text(max_size=40), st.sampled_from(["0475 12 34 56", "zoe.dh@home.example"]))
def test_masked_words_hold_nothing_private(text: str, secret: str):
    assert not PRIVATE.found(PRIVATE.masked(f"{text} {secret}, {text}"))


def test_of_a_drawing_only_what_it_says_is_masked():
    drawing = (
        '<svg viewBox="0 475 12 34" id="0475 12 34 56"><path d="M0 475L12 34 56"/>'
        "<text x='47' y='51'>A &amp; 04751O3456 0475123456</text></svg>"
    )
    less = PRIVATE.masked(drawing)
    assert 'viewBox="0 475 12 34"' in less
    assert 'd="M0 475L12 34 56"' in less
    assert 'id="[...]"' in less
    assert ">A &amp; 04751O3456 [...]<" in less


def test_words_between_the_digits_of_a_number_stay():
    assert PRIVATE.masked("Call 0475 home 12 34 56 at ten") == "Call [...] home [...] at ten"
    assert PRIVATE.masked("Call (0032) O475 12 34 5G, 12 bags").count("12 bags") == 1
