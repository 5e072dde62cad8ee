"""Times, days, amounts and answers as people of four languages type them."""

from datetime import date, datetime
from decimal import Decimal
from io import StringIO
from zoneinfo import ZoneInfo

import pytest

from incplan.cli.ask import choose
from incplan.cli.day import day
from incplan.cli.values import amount
from incplan.errors import UsageError
from incplan.i18n.answers import parse_yes_no
from incplan.i18n.catalogue import activate_language, translator
from incplan.i18n.findings import finding_message
from incplan.i18n.sentences import error_sentence
from incplan.i18n.times import parse_time
from tests.conftest import Company

ZONE = ZoneInfo("Europe/Brussels")
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=ZONE)
TIMES = {
    "il y a 20 minutes": "23 11:40",
    "il y a une heure": "23 11:00",
    "il y a 1 h 30": "23 10:30",
    "il y a une demi-heure": "23 11:30",
    "hier à 9h30": "22 09:30",
    "demain à 8 h": "24 08:00",
    "dans 2 heures": "23 14:00",
    "20 minuten geleden": "23 11:40",
    "een uur geleden": "23 11:00",
    "een kwartier geleden": "23 11:45",
    "gisteren om 9.30 uur": "22 09:30",
    "morgen om 8 uur": "24 08:00",
    "over 2 uur": "23 14:00",
    "vor 20 Minuten": "23 11:40",
    "vor einer Stunde": "23 11:00",
    "vor einer halben Stunde": "23 11:30",
    "gestern um 9 Uhr": "22 09:00",
    "um 9.30 Uhr": "23 09:30",
    "in 2 Stunden": "23 14:00",
    "20 minutes ago": "23 11:40",
    "an hour ago": "23 11:00",
    "yesterday at 9:30 pm": "22 21:30",
    "12am": "23 00:00",
    "22/11/2026 à 9h": "22 09:00",
    "22.11. 9 Uhr": "22 09:00",
}


@pytest.mark.parametrize(("said", "meant"), TIMES.items())
def test_a_time_as_it_is_said(said: str, meant: str) -> None:
    found = parse_time(said, now=NOON, zone=ZONE, allow_future=True)
    assert found.strftime("%d %H:%M") == meant


@pytest.mark.parametrize("said", ["il y a longtemps", "in Gent", "vor 9 Uhr", "9.11", "13 pm", "à"])
def test_what_is_no_time_is_not_guessed(said: str) -> None:
    with pytest.raises(UsageError):
        parse_time(said, now=NOON, zone=ZONE, allow_future=True)


@pytest.mark.parametrize("said", ["2027-01-31", "31/01/2027", "31.1.2027", " 31-01-2027 "])
def test_a_day_as_belgium_writes_it(said: str) -> None:
    assert day(said) == date(2027, 1, 31)


@pytest.mark.parametrize("said", ["31/02/2027", "31/01-2027", "01/31/2027", "demain", ""])
def test_what_is_no_day_is_refused(said: str) -> None:
    with pytest.raises(UsageError):
        day(said)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("1250", "1250.00"),
        ("1250,50", "1250.50"),
        ("1.250,50", "1250.50"),
        ("12,345.67", "12345.67"),
        ("1.250", "1250.00"),
        ("1 250", "1250.00"),
        ("€ 38.000,00", "38000.00"),
        ("250 EUR", "250.00"),
    ],
)
def test_an_amount_as_it_is_written(said: str, meant: str) -> None:
    assert amount(said) == Decimal(meant)


@pytest.mark.parametrize("said", ["0.005", "1250,500", "1.25.0", "-5", "nan", "", "much"])
def test_what_is_no_amount_is_refused(said: str) -> None:
    with pytest.raises(UsageError):
        amount(said)


@pytest.mark.parametrize(
    ("language", "yes", "no"),
    [("fr", "oui", "non"), ("nl", "ja", "neen"), ("de", "ja", "nein"), ("en", "yes", "no")],
)
def test_an_answer_in_the_language_shown(language: str, yes: str, no: str) -> None:
    for word in (yes, yes[0], yes.upper()):
        assert parse_yes_no(word, language) is True
    for word in (no, no[0], f"{no}."):
        assert parse_yes_no(word, language) is False
    assert parse_yes_no("peut-être", language) is None


@pytest.mark.parametrize(
    ("language", "typed", "meant"),
    [
        ("fr", "o", "yes"),
        ("fr", "Non.", "no"),
        ("fr", "pers", "unknown"),
        ("nl", "j", "yes"),
        ("nl", "neen", "no"),
        ("de", "Ja", "yes"),
        ("de", "2", "no"),
        ("en", "y", "yes"),
        ("fr", "yes", "yes"),
    ],
)
def test_a_question_takes_the_words_it_shows(
    language: str, typed: str, meant: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    activate_language(language)
    yes, no, unknown = {
        "fr": ("oui", "non", "personne ne le sait encore"),
        "nl": ("ja", "nee", "niemand weet het al"),
        "de": ("ja", "nein", "noch nicht bekannt"),
        "en": ("yes", "no", "nobody knows yet"),
    }[language]
    monkeypatch.setattr("sys.stdin", StringIO(f"perhaps\n{typed}\n"))
    choices = [("yes", yes), ("no", no), ("unknown", unknown)]
    try:
        assert choose("?", choices, "unknown") == meant
    finally:
        activate_language("en")


def test_a_yes_on_the_command_line_is_in_the_users_language(company: Company) -> None:
    company.lang = "nl"
    done = company.ok("declare", "Brand", "--happened", "neen", "--by", "nadia", "--json")
    assert done.json["level"] == "low"


@pytest.mark.parametrize(
    ("params", "said"),
    [({"days": 1}, "The review is due tomorrow, on"), ({"days": 2}, "The review is due in 2 days")],
)
def test_one_day_ahead_is_tomorrow(params, said):
    words = finding_message(translator("en"), "REV006", {**params, "due": date(2026, 11, 24)})

    assert words.startswith(said)


@pytest.mark.parametrize(
    ("count", "said"), [(1, "One duty or measure is open"), (2, "2 duties and measures are open")]
)
def test_one_open_duty_is_not_several(count, said):
    params = {"count": count, "numbers": "minor-1", "first": "minor-1"}

    assert error_sentence(translator("en"), "duties_open", params).startswith(said)
