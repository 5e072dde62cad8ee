"""Wherever an id is asked, a name in any language serves; what is not clear is never guessed."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incplan.app.desk.naming import known, meant
from incplan.errors import UsageError
from tests.conftest import Company

NAMES = {
    "nadia": ("Nadia El Amrani",),
    "joris": ("Joris Müller",),
    "sup-reefer": ("ReeferRent Leie NV", "reefer"),
    "order-intake": ("Prise de commandes", "Bestellungen annehmen", "Orderopname"),
    "coeur": ("Main-d'œuvre",),
}


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("nadia", "nadia"),
        ("NADIA EL", "nadia"),
        ("el amrani", "nadia"),
        ("muller", "joris"),
        ("Mueller", "joris"),
        ("reeferrent", "sup-reefer"),
        ("reefer", "sup-reefer"),
        ("prisedecommandes", "order-intake"),
        ("Intake", "order-intake"),
        ("order intake", "order-intake"),
        ("bestell", "order-intake"),
        ("main d'oeu", "coeur"),
    ],
)
def test_a_name_or_its_beginning_means_the_id(typed: str, key: str):
    assert meant(typed, NAMES) == (key,)
    assert known("contact", typed, NAMES, NAMES.__getitem__) == key


@pytest.mark.parametrize("typed", ["", " ", "-", "'"])
def test_no_letters_mean_nothing_even_where_only_one_is_known(typed: str):
    assert meant(typed, {"nadia": ("Nadia",)}) == ()


def test_what_fits_several_is_listed_with_names():
    names = {"ann": ("Ann Peeters",), "jan": ("Jan Peeters",), "anna": ("Anna Maes",)}
    assert meant("peeters", names) == ("ann", "jan")
    assert meant("an", names) == ("ann", "anna")
    with pytest.raises(UsageError) as refused:
        known("contact", "peeters", names, names.__getitem__)
    assert refused.value.code == "ambiguous_name"
    assert [details["id"] for _code, details in refused.value.details] == ["ann", "jan"]


def test_a_mistyped_name_is_suggested_and_not_taken():
    with pytest.raises(UsageError) as refused:
        known("contact", "Amrami", NAMES, NAMES.__getitem__)
    assert refused.value.params["suggestion"] == "nadia"


WORDS = st.text(string.ascii_letters + string.digits + " -éüœß'", min_size=1, max_size=8)
CALLED = st.dictionaries(WORDS, st.lists(WORDS, max_size=3).map(tuple), min_size=1, max_size=6)


@given(CALLED, st.data())
def test_the_exact_id_always_wins(names: dict[str, tuple[str, ...]], data: st.DataObject):
    key = data.draw(st.sampled_from(sorted(names)))
    assert meant(key, names) == (key,)


@given(CALLED, st.text(string.ascii_lowercase, min_size=1, max_size=4), WORDS, WORDS)
def test_a_beginning_that_fits_two_is_never_resolved(
    names: dict[str, tuple[str, ...]], begin: str, one: str, other: str
):
    """Unless it is an id or a whole name, by which one thing is called and no other."""
    both = {**names, "x1": (f"{begin}q{one}",), "x2": (f"{begin}z{other}",)}
    found = meant(begin, both)
    whole = meant(begin, {key: called for key, called in both.items() if key not in ("x1", "x2")})
    assert {"x1", "x2"} <= set(found) or set(found) <= set(whole)
    if not whole:
        assert len(found) > 1


@given(CALLED, WORDS)
def test_case_blanks_and_hyphens_do_not_count(names: dict[str, tuple[str, ...]], typed: str):
    plain = {f"id{n}": called for n, called in enumerate(names.values())}
    other = typed.upper().replace(" ", "").replace("-", " ")
    if typed.upper().lower() != typed.lower() or typed in plain or other in plain:
        return
    assert meant(typed.replace(" ", "").replace("-", ""), plain) == meant(
        other.replace(" ", ""), plain
    )


@pytest.fixture
def down(company: Company) -> Company:
    company.by = "nadia"
    company.ok("declare", "Files encrypted", "--type", "ransomware")
    return company


def said(company: Company, *words: str) -> dict:
    return company.ok(*words, "--json").json


def refused(company: Company, *words: str) -> dict:
    done = company.run(*words, "--json")
    assert done.code == 2, done
    return done.json["errors"][0]


def test_an_activity_by_its_name_in_any_language_of_the_plan(down: Company):
    for typed in ("stockage froid", "Koelopslag", "STOCKAGEFROID", "froid", "cold-storage"):
        down.ok("affect", typed)
        down.ok("restore", typed)
        assert said(down, "eta", typed, "+3h")["details"]["activity"] == "cold-storage"
    assert said(down, "affect", "prise de commandes")["details"]["activity"] == "order-intake"
    assert said(down, "rco", "--activity", "koelop")["rows"][0]["activity"] == "cold-storage"


@pytest.mark.parametrize(
    ("language", "typed"),
    [
        ("en", "Incident manager"),
        ("fr", "gestionnaire des incidents"),
        ("nl", "incidentmanager"),
        ("de", "Incident-Manager"),
    ],
)
def test_a_function_by_its_name_in_four_languages(down: Company, language: str, typed: str):
    for down.lang in ("fr", language):
        steps = said(down, "call", typed)["steps"]
        assert (steps[0]["id"], steps[0]["role"]) == ("nadia", "incident_manager")
    assert said(down, "handover", typed, "joris van")["details"]["to"] == "joris"


@pytest.mark.parametrize("typed", ["électricien", "ELECTRICIEN", "elektricien", "Elektriker"])
def test_a_row_of_the_directory_by_its_name(down: Company, typed: str):
    assert {step["role"] for step in said(down, "call", typed)["steps"]} == {"electrician"}


def test_contacts_suppliers_sites_fiches_and_duties_by_name(down: Company):
    assert said(down, "call", "Wim Verl", "--reached")["details"]["contact"] == "wim"
    assert said(down, "supplier", "Scheldt IT", "notified")["details"]["supplier"] == (
        "sup-scheldt-it"
    )
    assert said(down, "affect", "froid", "--site", "Namen (J")["details"]["site"] == "namur"
    assert said(down, "fiche", "rancon")["id"] == "ransomware"
    assert down.ok("export", "fiche", "rançongiciel", "--format", "md").out.strip()


def test_the_writer_by_name_also_where_no_plan_is_needed(down: Company):
    down.ok("log", "One", "--by", "nadia el")
    down.ok("log", "Two", "--by", "Élod")
    shown = said(down, "show")["timeline"]
    assert [line["who"] for line in shown if line["text"] in ("One", "Two")] == [
        "Nadia EL FICTI",
        "Élodie MAQUETTE",
    ]


def test_what_may_mean_several_is_listed_and_nothing_is_recorded(down: Company):
    before = down.ok("show", "--json").json
    for words in (
        ("affect", "order"),
        ("eta", "order", "14:30"),
        ("log", "x", "--by", "s"),
        ("call", "police", "--reached", "--by", "so"),
        ("handover", "incident", "joris"),
    ):
        error = refused(down, *words)
        assert error["code"] == "ambiguous_name"
        assert len(error["details"]) > 1
    assert down.ok("show", "--json").json == before
    assert "order-intake (Prise de commandes)" in down.run("affect", "order").err


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "may mean 2 things"),
        ("fr", "2 choses"),
        ("nl", "2 zaken"),
        ("de", "2 Einträge"),
    ],
)
def test_the_list_speaks_the_users_language(down: Company, language: str, sentence: str):
    down.lang = language
    done = down.run("affect", "order")
    assert done.code == 2
    assert sentence in " ".join(done.err.split())


def test_to_look_several_may_be_shown_to_record_one_must_be_meant(down: Company):
    both = said(down, "call", "ores")["steps"]
    assert [step["id"] for step in both] == ["ores"]
    shown = [step["id"] for step in said(down, "call", "safe")["steps"]]
    assert {"safeonweb", "safeonweb-at-work"} <= set(shown)
    assert refused(down, "call", "pompiers", "--reached")["code"] == "ambiguous_name"
    assert "112" in down.run("call", "pompiers", window=(80, 24)).out.partition("1722")[0]
    assert "1722" in down.run("call", "pompiers", window=(80, 24)).out
    assert refused(down, "call", "safe", "--reached")["code"] == "ambiguous_name"
    assert said(down, "call", "reefer", "--reached")["details"]["contact"] == (
        "sup-reeferrent-leie"
    )


@pytest.mark.parametrize(
    "words",
    [
        ("order-intake", "14:30"),
        ("14:30", "order-intake"),
        ("14:30", "-a", "prise"),
        ("commandes", "today 14:30"),
    ],
)
def test_eta_takes_activity_then_time_as_affect_does(down: Company, words: tuple[str, ...]):
    details = said(down, "eta", *words)["details"]
    assert details == {"activity": "order-intake", "eta": "2026-11-23T13:30:00Z"}


def test_eta_with_one_word(down: Company):
    assert said(down, "eta", "14:30")["details"]["activity"] is None
    unknown = {"activity": "order-intake", "eta": None}
    assert said(down, "eta", "order-intake", "--unknown")["details"] == unknown
    assert said(down, "eta", "order-intake", "inconnu")["details"] == unknown
    down.refused("eta", "order-intake", code=5)  # nobody is there to be asked when
    assert refused(down, "eta", "somewhen")["code"] == "no_time_nor_activity"
    assert refused(down, "eta", "14:30", "15:30")["code"] == "unknown_activity"
    assert refused(down, "eta", "order-intake", "14:30", "15:30")["code"] == "too_many_words"
    assert refused(down, "eta", "14:30", "--unknown")["code"] == "eta_or_unknown"


@pytest.mark.parametrize("words", [("bcp", "assess"), ("done", "contained"), ("escalate",)])
def test_the_incident_is_the_first_word_or_the_option(down: Company, words: tuple[str, ...]):
    down.ok("declare", "Another", "--type", "phishing")
    by_word = down.run(*words, "006", "--json")
    by_option = down.run(*words, "-i", "006", "--json")
    assert by_word.code == by_option.code == 0, by_word
    assert refused(down, *words, "006", "-i", "007")["code"] == "given_twice"
    down.refused(*words, "001", code=5)  # one that is closed


@pytest.mark.parametrize("broken", ["plan.yaml", "contacts/wim.yaml"])
def test_an_entry_is_made_whatever_the_plan_says_of_its_writer(down: Company, broken: str):
    (down.root / broken).write_text("{", encoding="utf-8")
    down.ok("log", "By an id that nobody has", "--by", "stranger")
    down.ok("log", "By the beginning of an id", "--by", "jor")
    shown = down.run("show", "--json").json["timeline"]
    assert {"stranger", "joris"} <= {line["who"].split()[0].lower() for line in shown}
