"""Durations, windows and numbers as people type and paste them, in four languages."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incplan.plan.files.activities import Resources
from incplan.plan.files.contacts import Contact
from incplan.plan.files.suppliers import Commitment, ServiceLevelAgreement
from incplan.plan.values.check_digits import ean18_check_digit, is_ean18
from incplan.plan.values.durations import format_duration, parse_duration, parse_written_delay
from incplan.plan.values.reading import ValidationError, check
from incplan.plan.values.scalars import Whole
from incplan.plan.values.windows import Window, parse_windows

H = 60
D = 24 * H
DURATIONS = {
    "4h": 4 * H, "4 hours": 4 * H, "4 heures": 4 * H, "4 uur": 4 * H, "4 Stunden": 4 * H,
    "1 hour": H, "une heure": H, "een uur": H, "eine Stunde": H, "an hour": H, "1 Std.": H,
    "2 jours": 2 * D, "2 dagen": 2 * D, "2 Tage": 2 * D, "2 d": 2 * D, "ein Tag": D,
    "1 Woche": 7 * D, "2 weken": 14 * D, "1 semaine": 7 * D, "one week": 7 * D, "P1W": 7 * D,
    "1,5 u": 90, "1.5 h": 90, "0,5 jour": 12 * H, "1h30": 90, "1 h 30": 90, "1 h 30 min": 90,
    "1 heure et 30 minutes": 90, "1 Stunde und 30 Minuten": 90, "1 uur en 30 minuten": 90,
    "2 days, 4 hours": 2 * D + 4 * H, "30 min": 30, "30 minutes": 30, "30\u202fmin": 30,
    "4\u00a0h": 4 * H, "une demi-heure": 30, "een halfuur": 30, "eine halbe Stunde": 30,
    "half an hour": 30, "un quart d'heure": 15, "een kwartier": 15, "0": 0, "0 min": 0, "0h": 0,
    "PT4H": 4 * H, "P1DT2H": D + 2 * H, "1J": D, "4 hrs": 4 * H,
}  # fmt: skip


@pytest.mark.parametrize(("said", "minutes"), DURATIONS.items())
def test_a_duration_as_it_is_typed(said, minutes):
    assert parse_duration(said) == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    "said",
    ["", "4", "30", "1h 2d", "4 mois", "4 maanden", "h", "4h-8h", "4x", "0,333 h", "2j 30", "-4h",
     "4 h 3 h", "as soon as possible", "1 working day", "4;h"],
)  # fmt: skip
def test_what_is_no_length_of_time_is_not_guessed(said):
    assert parse_duration(said) is None


@given(st.integers(0, 90 * 24 * 60))
def test_what_is_written_is_read_again(minutes):
    span = timedelta(minutes=minutes)
    assert parse_duration(format_duration(span)) == span


@pytest.mark.parametrize(
    ("seconds", "written"),
    [(260, "4min20s"), (20, "20s"), (-35 * 60, "-35min"), (-125 * 60, "-2h05"), (-60, "-1min"),
     (2 * 3600 + 30, "2h"), (0, "0min")],
)  # fmt: skip
def test_seconds_of_a_watch_and_what_is_late(seconds: int, written: str):
    assert format_duration(timedelta(seconds=seconds)) == written


@pytest.mark.parametrize(
    ("said", "days"), [("8d", 8), ("8 jours", 8), ("1 Woche", 7), ("192h", 0), ("1d 2h", 0)]
)
def test_days_alone_are_whole_days(said, days):
    assert parse_written_delay(said).days == days


@pytest.mark.parametrize(
    "said",
    ["2 business days", "2 working days", "2 jours ouvrables", "2 jours ouvrés", "2 werkdagen",
     "2 Arbeitstage"],
)  # fmt: skip
def test_working_days_of_a_supplier_in_four_languages(said):
    level = check(
        ServiceLevelAgreement,
        {"resolution_time": said, "service_window": ["mon-fri 09:00-17:00"]},
    )
    assert level.resolution_time == Commitment(business_days=2)


WINDOWS = {
    "24/7": "24/7", "24/24 7/7": "24/7", "7j/7 24h/24": "24/7", "24h/24, 7j/7": "24/7",
    "24x7": "24/7", "24/7/365": "24/7",
    "mon-fri 08:30-17:30": "mon-fri 08:30-17:30", "lun-ven 8h30-17h30": "mon-fri 08:30-17:30",
    "ma-vr 8u30 - 17u30": "mon-fri 08:30-17:30", "Mo-Fr 8:30-17:30": "mon-fri 08:30-17:30",
    "Mo.–Fr. 8.30–17.30 Uhr": "mon-fri 08:30-17:30",
    "du lundi au vendredi de 9h à 17h": "mon-fri 09:00-17:00",
    "maandag tot vrijdag 9:00-17:00": "mon-fri 09:00-17:00",
    "Montag bis Freitag von 9 bis 17 Uhr": "mon-fri 09:00-17:00",
    "sat-mon 10:00-12:00": "sat-mon 10:00-12:00", "sun 9:00-12:00": "sun 09:00-12:00",
    "mon-fri 22:00-06:00": "mon-fri 22:00-24:00, tue-sat 00:00-06:00",
    "mon, wed 8h-12h": "mon 08:00-12:00, wed 08:00-12:00",
    "lun-ven 8h-12h et 13h-17h": "mon-fri 08:00-12:00, mon-fri 13:00-17:00",
    "mon-thu 8-17, fri 8-12": "mon-thu 08:00-17:00, fri 08:00-12:00",
    "tous les jours 8h-20h": "mon-sun 08:00-20:00", "dagelijks 8u-20u": "mon-sun 08:00-20:00",
    "mon-sun 00:00-24:00": "24/7",
    "24h/24": "24/7", "dag en nacht": "24/7", "24 h / 24 et 7 j / 7": "24/7",
    "lu-ve 24h/24": "mon-fri 00:00-24:00", "lu, ma, je 8h-12h":
    "mon 08:00-12:00, tue 08:00-12:00, thu 08:00-12:00",
    "lu-di 8h-12h": "mon-sun 08:00-12:00", "di-za 6u-18u": "tue-sat 06:00-18:00",
}  # fmt: skip


@pytest.mark.parametrize(("said", "meant"), WINDOWS.items())
def test_opening_hours_as_they_are_typed(said, meant):
    assert ", ".join(str(window) for window in parse_windows(said) or ()) == meant


@pytest.mark.parametrize(
    "said",
    ["", "mon-fri", "08:00-17:00", "mon-fri 08:00", "mon-fry 8-17", "mon-fri 8-8",
     "mon 25:00-26:00", "mon-fri 8h-12h ou 13h", "office hours", "mon--fri 8-17",
     "mon-fri 8:75-17:00"],
)  # fmt: skip
def test_what_are_no_opening_hours_is_not_guessed(said):
    assert parse_windows(said) is None


@pytest.mark.parametrize("said", ["mon-fri 22:00-06:00", ["mon-fri 22:00-06:00"]])
def test_a_field_of_windows_takes_one_or_several(said):
    level = check(ServiceLevelAgreement, {"service_window": said})
    assert [str(window) for window in level.service_window] == [
        "mon-fri 22:00-24:00",
        "tue-sat 00:00-06:00",
    ]


@given(st.sets(st.integers(0, 6), min_size=1), st.integers(0, 1439), st.integers(1, 1440))
def test_windows_written_are_read_again(days, start, length):
    end = min(start + length, 1440)
    for day in days:
        window = Window(days=(day,), start=start, end=end)
        assert parse_windows(str(window)) == (window,)


#: A contact with one means of communication, and what becomes of the value.
REACHED = {
    ("phone", "+32\u202f(0)2 501–05–60"): "+3225010560",
    ("phone", "02/501.05.60"): "+3225010560",
    ("phone", "1733"): "1733",
    ("email", " ann@example.be "): "ann@example.be",
    ("email", "Ann Exemple <ann@example.be>"): "ann@example.be",
    ("email", "mailto:ann@example.be"): "ann@example.be",
    ("email", "ann@socie\u0301te\u0301.be"): "ann@société.be",
    ("email", "ann@example.be;"): "ann@example.be",
}


@pytest.mark.parametrize(("given", "meant"), REACHED.items())
def test_a_number_and_an_address_as_they_are_pasted(given, meant):
    field, text = given
    kind = {"email": "email", "1733": "short_code"}.get(
        field if field == "email" else text, "office"
    )
    contact = check(
        Contact, {"kind": "person", "name": "Ann", "channels": {"kind": kind, field: text}}
    )
    assert contact.channels[0].value == meant


@pytest.mark.parametrize(
    ("field", "text", "case"),
    [
        ("phone", "0470 12 34 56 / 02 501 05 60", "several"),
        ("phone", "0470 12 34 56 ou 02 501 05 60", "several"),
        ("phone", "O470 12 34 56", "`O` (U+004F, latin capital letter o)"),
        ("phone", "0470\u200b123456", "(U+200B, zero width space)"),
        ("email", "ann@example.be, bob@example.be", "several"),
        ("email", "ann\u2019s@example.be", "`\u2019` (U+2019, right single quotation mark)"),
    ],
)
def test_what_is_refused_names_the_odd_sign(field, text, case):
    channel = {"kind": "email" if field == "email" else "mobile", field: text}
    with pytest.raises(ValidationError) as refused:
        check(Contact, {"kind": "person", "name": "Ann", "channels": [channel]})
    told = refused.value.errors()[0]["ctx"]
    assert case in (told.get("case"), told.get("odd"))


def test_one_value_stands_for_a_list_of_one():
    resources = check(Resources, {"key_personnel": "ann", "it_services": [], "buildings": "Quay"})
    assert resources.key_personnel == ("ann",)
    assert resources.buildings[0].plain == "Quay"


@pytest.mark.parametrize(("said", "meant"), [("50 %", 50), ("50", 50), ("1\u202f250", 1250)])
def test_a_count_with_blanks_and_a_percent_sign(said, meant):
    level = check(ServiceLevelAgreement, {"service_window": "24/7"})
    assert level.service_window[0].always
    assert int(check(Whole, said)) == meant


def test_the_right_check_digit_is_told():
    assert ean18_check_digit("541448860011223344") != "4" or is_ean18("541448860011223344")
    digits = "54144886001122334"
    whole = digits + str(ean18_check_digit(digits + "0"))
    assert is_ean18(whole)
    assert ean18_check_digit("12") is None
