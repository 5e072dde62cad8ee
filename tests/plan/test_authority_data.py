"""The shipped data on authorities is complete and consistent, and a new plan starts with it."""

import pytest

from incplan.plan.files.organisation import Organisation
from incplan.plan.obligations.authorities import ObsoleteKind
from incplan.plan.obligations.company_size import Size, read_scope
from incplan.plan.values.phones import is_short_code, normalise_phone
from incplan.plan.values.reading import check
from incplan.store.obligations.reference import load_authorities, load_size_limits
from incplan.store.plan.loader import load_plan
from incplan.vocabulary import LANGUAGES
from tests.conftest import run_command

PACK = load_authorities()
LIMITS = load_size_limits()
PEOPLE = (
    "--manager", "Anne Dupont", "--manager-phone", "0470000001",
    "--deputy", "Bram Peeters", "--deputy-phone", "0470000002",
    "--bcp-manager", "Chloé Petit", "--bcp-phone", "0470000003",
    "--management", "David Roy", "--management-phone", "0470000004",
)  # fmt: skip


@pytest.mark.parametrize("entry", PACK.authorities, ids=lambda entry: entry.key)
def test_each_row_is_in_four_languages_with_both_forms_of_its_numbers(entry):
    texts = [entry.name, entry.information, entry.address]
    texts += [item.note for item in (*entry.numbers, *entry.emails, *entry.sites)]
    for text in texts:
        assert text is None or {item[0] for item in text.translations} == set(LANGUAGES)
    for number in entry.numbers:
        assert normalise_phone(number.national) == number.dialled
        assert (number.e164 is None) == is_short_code(number.national)
    assert entry.numbers or entry.emails or entry.sites or entry.fill
    assert entry.source


def test_nothing_current_counts_as_obsolete():
    old = {value.casefold() for entry in PACK.obsolete for value in entry.values}
    for entry in PACK.authorities:
        given = [number.dialled for number in entry.numbers]
        given += [mail.address for mail in entry.emails]
        assert not old & set(given)
    assert {entry.kind for entry in PACK.obsolete} == set(ObsoleteKind)


def test_what_replaces_an_old_number_is_said_in_no_language():
    words = {"of", "the", "in", "site", "replaced", "merged", "service", "police", "centre"}
    for entry in PACK.obsolete:
        said = entry.now.casefold().split() + entry.source.casefold().split()
        assert not words & set(said), entry


def test_a_new_plan_says_how_sure_each_number_is(tmp_path):
    plan = tmp_path / "plan"
    made = run_command("init", str(plan), "--name", "Test", "--lang", "nl", *PEOPLE)
    assert made.code == 0, made.err
    for entry in PACK.authorities:
        if entry.everywhere:
            text = (plan / f"contacts/{entry.key}.yaml").read_text(encoding="utf-8")
            assert f"last_verified: {entry.last_verified}   # {entry.confidence.value}: " in text
    poison = (plan / "contacts/poison-centre.yaml").read_text(encoding="utf-8")
    assert "# C: na te kijken vóór gebruik" in poison


@pytest.mark.parametrize(("lang", "languages"), [("fr", "fr"), ("nl", "nl,fr"), ("de", "de,en")])
def test_a_new_plan_starts_with_real_numbers_and_no_error(tmp_path, lang, languages):
    environment = {"INCPLAN_LANG": "en", "INCPLAN_NOW": "2026-11-23T07:00:00+01:00"}
    plan = tmp_path / "plan"
    words = ("--name", "Test", "--lang", lang, "--languages", languages)
    made = run_command("init", str(plan), *words, *PEOPLE, environment=environment)
    assert made.code == 0, made.err

    done = run_command("-C", str(plan), "validate", "--format", "concise", environment=environment)

    assert done.code == 0, done.out
    assert not [line for line in done.out.splitlines() if " error " in line]
    assert "LNG001" not in done.out
    contacts = load_plan(plan).plan.contacts
    for entry in PACK.authorities:
        assert (entry.key in contacts) == entry.everywhere or entry.fill
        if entry.everywhere:
            phones = tuple(channel.phone for channel in contacts[entry.key].phones)
            assert phones == tuple(number.dialled for number in entry.numbers)
            assert contacts[entry.key].last_verified == entry.last_verified
    assert contacts["ccb"].former_name == "CERT.be"


@pytest.mark.parametrize(
    ("staff", "turnover", "balance", "size"),
    [
        (25, 8_700_000, 3_100_000, Size.SMALL),
        (49, 10_000_000, 50_000_000, Size.UNCLEAR),
        (25, 10_400_000, 3_100_000, Size.UNCLEAR),
        (49, 10_000_001, 10_000_001, Size.MEDIUM),
        (50, 1, 1, Size.MEDIUM),
        (50, None, None, Size.MEDIUM),
        (25, None, 3_100_000, Size.UNKNOWN),
    ],
)
def test_the_size_where_readings_differ_is_unclear(staff, turnover, balance, size):
    """TC38."""
    organisation = Organisation(
        name="x", staff=staff, turnover_eur=turnover, balance_sheet_eur=balance
    )

    assert read_scope(organisation, LIMITS).size is size


@pytest.mark.parametrize(
    ("sector", "annexes"),
    [
        ("Groothandel in voeding", ("II",)),
        ("Hébergement de sites", ("I",)),
        ("Gastronomie et banquets", ()),
        ("", ()),
    ],
)
def test_words_of_a_sector(sector, annexes):
    words = {"name": "x", **({"sector": sector} if sector else {})}

    assert read_scope(check(Organisation, words), LIMITS).annexes == annexes
