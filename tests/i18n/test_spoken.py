"""Times, days, amounts and answers as people of four languages type them."""

from datetime import date, datetime
from decimal import Decimal
from io import StringIO
from zoneinfo import ZoneInfo

import pytest

from incplan.cli.parsing.days import day
from incplan.cli.parsing.values import amount
from incplan.cli.prompts.ask import choose
from incplan.errors import UsageError
from incplan.i18n.catalogue import activate_language, translator
from incplan.i18n.findings import finding_message
from incplan.i18n.sentences import error_sentence
from incplan.i18n.text.answers import parse_yes_no
from incplan.i18n.time.times import parse_time
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


#: Said on a Monday at noon.
WORDED = {
    "halb neun": "23 08:30",
    "halb 9 Uhr": "23 08:30",
    "um halb neun": "23 08:30",
    "half negen": "23 08:30",
    "om half negen": "23 08:30",
    "half twaalf": "23 11:30",
    "half eight": "23 08:30",
    "half past eight": "23 08:30",
    "kwart voor negen": "23 08:45",
    "kwart over 9": "23 09:15",
    "10 over 9": "23 09:10",
    "vijf voor half negen": "23 08:25",
    "5 over half 9": "23 08:35",
    "viertel nach neun": "23 09:15",
    "Viertel vor 9 Uhr": "23 08:45",
    "dreiviertel neun": "23 08:45",
    "zehn vor halb neun": "23 08:20",
    "neun Uhr": "23 09:00",
    "a quarter to nine": "23 08:45",
    "twenty past 8": "23 08:20",
    "nine o'clock": "23 09:00",
    "neuf heures et demie": "23 09:30",
    "9h et quart": "23 09:15",
    "à neuf heures moins le quart": "23 08:45",
    "neuf heures moins dix": "23 08:50",
    "onze heures": "23 11:00",
    "midi": "23 12:00",
    "minuit": "23 00:00",
    "ce matin à 9h": "23 09:00",
    "ce matin, 9h30": "23 09:30",
    "à 9 h ce matin": "23 09:00",
    "9 heures du matin": "23 09:00",
    "hier soir à 8h": "22 20:00",
    "hier soir à neuf heures et demie": "22 21:30",
    "cette nuit à 3h": "23 03:00",
    "cette nuit à 23h": "22 23:00",
    "avant-hier à 14h": "21 14:00",
    "vanmorgen om 9 uur": "23 09:00",
    "vanochtend half negen": "23 08:30",
    "deze voormiddag om 10 uur": "23 10:00",
    "gisteravond om 10 uur": "22 22:00",
    "gisterenavond om half elf": "22 22:30",
    "vannacht om 2 uur": "23 02:00",
    "9 uur 's morgens": "23 09:00",
    "eergisteren om 15u30": "21 15:30",
    "heute Morgen um 9": None,
    "heute Morgen um 9 Uhr": "23 09:00",
    "heute früh um halb acht": "23 07:30",
    "gestern Abend um 10 Uhr": "22 22:00",
    "gestern um 10 Uhr abends": "22 22:00",
    "heute Nacht um 3 Uhr": "23 03:00",
    "vorgestern um 15 Uhr": "21 15:00",
    "this morning at 9:30": "23 09:30",
    "yesterday evening at half past nine": "22 21:30",
    "last night at 11": None,
    "last night at 11:30": "22 23:30",
    "lundi 9h": "23 09:00",
    "lundi à 14h": "16 14:00",
    "vendredi à 17h30": "20 17:30",
    "vendredi dernier à 17h30": "20 17:30",
    "maandag om kwart voor negen": "23 08:45",
    "op vrijdag om 17 uur": "20 17:00",
    "afgelopen zaterdag om 9 uur": "21 09:00",
    "am Freitag um 17 Uhr": "20 17:00",
    "letzten Samstag um halb neun": "21 08:30",
    "Sunday at 9:15": "22 09:15",
    "last Friday at 17:30": "20 17:30",
}
AHEAD = {
    "half drie": "23 14:30",
    "vrijdag om 9 uur": "27 09:00",
    "volgende maandag om 9 uur": "30 09:00",
    "lundi prochain à 9h": "30 09:00",
    "nächsten Dienstag um 8 Uhr": "24 08:00",
    "next Monday at 9:00": "30 09:00",
    "ce soir à 8h": "23 20:00",
    "demain matin à 8h": "24 08:00",
    "morgen früh um halb acht": "24 07:30",
    "morgenvroeg om 7u30": "24 07:30",
    "tomorrow morning at 7:30": "24 07:30",
    "cette nuit à 2h": "24 02:00",
    "midi et demi": "23 12:30",
}


@pytest.mark.parametrize(("said", "meant"), WORDED.items())
def test_a_time_in_words_is_the_last_one(said: str, meant: str | None) -> None:
    if meant is None:  # a bare number is no time
        with pytest.raises(UsageError):
            parse_time(said, now=NOON, zone=ZONE)
        return
    assert parse_time(said, now=NOON, zone=ZONE).strftime("%d %H:%M") == meant


@pytest.mark.parametrize(("said", "meant"), AHEAD.items())
def test_an_estimate_in_words_is_the_next_one(said: str, meant: str) -> None:
    found = parse_time(said, now=NOON, zone=ZONE, allow_future=True)
    assert found.strftime("%d %H:%M") == meant


def test_half_nine_depends_on_who_says_it() -> None:
    said = {
        language: parse_time("half 9", now=NOON, zone=ZONE, language=language).strftime("%H:%M")
        for language in ("nl", "en")
    }
    assert said == {"nl": "08:30", "en": "09:30"}
    with pytest.raises(UsageError):
        parse_time("half 9", now=NOON, zone=ZONE, language="fr")


def test_in_the_evening_a_spoken_hour_is_one_of_the_evening() -> None:
    late = NOON.replace(hour=21)
    assert parse_time("half negen", now=late, zone=ZONE).hour == 20
    assert parse_time("neuf heures moins le quart", now=late, zone=ZONE).hour == 20
    assert parse_time("half tien", now=late, zone=ZONE).hour == 9


@pytest.mark.parametrize(
    "said",
    ["ce matin", "lundi", "maandag", "21h ce matin", "15h cette nuit", "half dertien",
     "vanavond 25u", "ce matin hier 9h", "kwart", "moins le quart", "demain", "freitag 99 uhr"],
)  # fmt: skip
def test_words_that_are_no_moment_are_refused(said: str) -> None:
    with pytest.raises(UsageError):
        parse_time(said, now=NOON, zone=ZONE, allow_future=True)


@pytest.mark.parametrize("said", ["il y a longtemps", "in Gent", "vor 9 Uhr", "9.11", "13 pm", "à"])
def test_what_is_no_time_is_not_guessed(said: str) -> None:
    with pytest.raises(UsageError):
        parse_time(said, now=NOON, zone=ZONE, allow_future=True)


@pytest.mark.parametrize(
    "said",
    ["2027-01-31", "31/01/2027", "31.1.2027", " 31-01-2027 ", "31-1-27", "31 janvier 2027",
     "zo 31 januari 2027", "31. Januar 2027", "January 31, 2027", "2027/01/31"],
)  # fmt: skip
def test_a_day_as_belgium_writes_it(said: str) -> None:
    assert day(said) == date(2027, 1, 31)


@pytest.mark.parametrize(
    "said", ["31/02/2027", "31/01-2027", "01/31/2027", "demain", "", "31/01", "ma 31 januari 2027"]
)
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


def test_a_time_to_come_is_refused_with_what_was_meant() -> None:
    """The way to say yesterday can be typed; another day needs none."""
    refused = {}
    for said in ("ce soir à 8h", "18:00", "demain à 8h"):
        with pytest.raises(UsageError) as told:
            parse_time(said, now=NOON, zone=ZONE)
        refused[said] = error_sentence(translator("fr"), told.value.code, told.value.params)
    assert "hier 20:00" in refused["ce soir à 8h"]
    assert "hier 18:00" in refused["18:00"]
    assert "24/11/2026 08:00" in refused["demain à 8h"]
    assert parse_time("hier 20:00", now=NOON, zone=ZONE).day == 22


@pytest.mark.parametrize("hour", [3, 12, 21])
def test_next_monday_said_on_a_monday_is_another_day(hour: int) -> None:
    now = NOON.replace(hour=hour)
    ahead = parse_time("lundi prochain à 9h", now=now, zone=ZONE, allow_future=True)
    past = parse_time("afgelopen maandag om 9 uur", now=now, zone=ZONE)
    assert (ahead.day, past.day) == (30, 16)
    sunday = parse_time("letzten Sonntag um 9 Uhr", now=now, zone=ZONE)
    tuesday = parse_time("next Tuesday at 9:00", now=now, zone=ZONE, allow_future=True)
    assert (sunday.day, tuesday.day) == (22, 24)


#: Said on Thursday 26 November 2026 at 10:00.
WRITTEN = {
    "2026-11-26T08:00:12.345Z": "2026-11-26 09:00:12",
    "2026-11-26 08:00:12,345": "2026-11-26 08:00:12",
    "20261126T070012Z": "2026-11-26 08:00:12",
    "08:00 UTC": "2026-11-26 09:00:00",
    "08:00:12": "2026-11-26 08:00:12",
    "08:00 CET": "2026-11-26 08:00:00",
    "Nov 26 08:00:12": "2026-11-26 08:00:12",
    "Nov  6 08:00:12": "2026-11-06 08:00:12",
    "Thu, 26 Nov 2026 08:00:12 +0000": "2026-11-26 09:00:12",
    "26/Nov/2026:08:00:12 +0100": "2026-11-26 08:00:12",
    "26 novembre à 9h30": "2026-11-26 09:30:00",
    "le 26 nov. à 9 h 30": "2026-11-26 09:30:00",
    "1er novembre 2026, 9h": "2026-11-01 09:00:00",
    "9h30 le 26 novembre": "2026-11-26 09:30:00",
    "26. November 2026 um 9 Uhr": "2026-11-26 09:00:00",
    "do 26 november om 9u30": "2026-11-26 09:30:00",
    "26-11-2026 09:00": "2026-11-26 09:00:00",
    "26/11/26 9h": "2026-11-26 09:00:00",
    "November 26, 2026 at 9:00": "2026-11-26 09:00:00",
    "12/10 à 8h": "2026-10-12 08:00:00",
    "31/12 23:50": "2025-12-31 23:50:00",
}


@pytest.mark.parametrize(("said", "meant"), WRITTEN.items())
def test_a_time_as_people_and_machines_write_it(said: str, meant: str) -> None:
    now = datetime(2026, 11, 26, 10, 0, tzinfo=ZONE)
    assert parse_time(said, now=now, zone=ZONE).strftime("%Y-%m-%d %H:%M:%S") == meant


@pytest.mark.parametrize(
    ("now", "said", "ahead", "meant"),
    [
        ("2027-01-03 10:00", "31/12 23:50", False, "2026-12-31 23:50"),
        ("2026-12-30 10:00", "02/01 08:00", True, "2027-01-02 08:00"),
        ("2026-12-30 23:50", "00:15", True, "2026-12-31 00:15"),
        ("2026-12-30 10:00", "29 februari om 8u", True, None),
        ("2027-12-30 10:00", "29 februari om 8u", True, "2028-02-29 08:00"),
        ("2026-11-26 14:10", "14:00", True, "2026-11-26 14:00"),  # a slip, which is refused later
        ("2026-11-26 00:20", "22:50 UTC", False, "2026-11-25 23:50"),
    ],
)
def test_a_day_without_a_year_is_on_the_right_side_of_now(now, said, ahead, meant) -> None:
    local = datetime.fromisoformat(now).replace(tzinfo=ZONE)
    if meant is None:
        with pytest.raises(UsageError):
            parse_time(said, now=local, zone=ZONE, allow_future=ahead)
        return
    found = parse_time(said, now=local, zone=ZONE, allow_future=ahead)
    assert found.strftime("%Y-%m-%d %H:%M") == meant


@pytest.mark.parametrize(
    "said",
    ["26 novembre", "32/11 9h", "Nov 31 08:00:12", "vendredi 26 novembre 2026 à 9h",
     "26 foovember 9h", "26/11-2026 9h", "08:61:00", "27/11 09:00", "26 novembre à midi trente"],
)  # fmt: skip
def test_what_is_no_written_moment_of_the_past_is_refused(said: str) -> None:
    now = datetime(2026, 11, 26, 10, 0, tzinfo=ZONE)
    with pytest.raises(UsageError):
        parse_time(said, now=now, zone=ZONE)


def test_french_signs_stand_behind_a_blank_that_does_not_break(company: Company) -> None:
    company.lang, company.by = "fr", "nadia"
    done = [
        company.run(*words)
        for words in (("correct", "--help"), ("status",), ("done", "99"), ("validate",))
    ]
    told = "".join(run.out + run.err for run in done)
    assert "\u00a0:" in told
    assert " :" not in company.run("done", "99", "--json").out
    assert " :" not in company.run("correct", "--help").out


@pytest.mark.parametrize(
    "said", ["hier à huit heures et demie", "gisteren om half negen", "gestern um halb neun"]
)
def test_half_past_eight_of_another_day_is_asked_about(said: str):
    with pytest.raises(UsageError) as refused:
        parse_time(said, now=NOON, zone=ZONE)
    assert refused.value.code == "time_morning_or_evening"
    assert {refused.value.params["first"][-5:], refused.value.params["second"][-5:]} == {
        "08:30", "20:30"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("said", "hours"),
    [("binnen 3 uur", 3), ("within two hours", 2), ("in zwei Stunden", 2), ("over twee uur", 2),
     ("dans trois heures", 3), ("innerhalb von 4 Stunden", 4)],
)  # fmt: skip
def test_a_promise_within_some_hours_is_read(said: str, hours: int):
    found = parse_time(said, now=NOON, zone=ZONE, allow_future=True)
    assert (found - NOON).total_seconds() == hours * 3600
