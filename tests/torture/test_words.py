"""Texts that look like nothing, lines that are none, numbers and days at the edge."""

import re

import pytest

from tests.conftest import Company
from tests.effort import sampled

BLANK = [
    "",
    " \t\n",
    "\u200b",
    "\u2028\n\u2029",
    "\u202e\u2800",
    "\ufe0f\u200d",
    "\u3164",
    "\u00a0",
]


@pytest.mark.parametrize("text", BLANK)
def test_a_text_that_nobody_can_see_is_no_text(company: Company, text):
    assert "no text" in company.refused("declare", text, code=2).err
    company.ok("declare", "Ransom note on screen")
    for words in (
        ("log", text), ("communicate", "team", "chat", text),
        ("escalate", "decline", "late-minor", "--reason", text), ("cancel", "--reason", text),
        ("done", "1", "--skip", text),
    ):  # fmt: skip
        company.refused(*words, code=company.run(*words).code)
        assert company.run(*words).code in (2, 5), words
    assert company.run("log", "-", stdin=text.encode()).code == 2


def test_a_text_with_something_to_see_keeps_all_of_it(company: Company):
    company.ok("declare", "Ransom note on screen")
    company.ok("log", "a\u200bb")
    assert "a<U+200B>b" in company.ok("show").out


def test_no_text_adds_a_line_to_an_address_card(company: Company):
    evil = "\\u2028TEL:666\\u0085N:EVIL\\u202e\\u2029END:VCARD"
    (company.root / "contacts" / "zz.yaml").write_text(
        f'format: 1\nkind: external\nname: "Zed{evil}"\ntitle: "Boss{evil}"\n'
        f'information: "Call{evil}"\naddress: "Street{evil}"\ncustomer_account_no: "1{evil}"\n'
        'channels:\n  - kind: mobile\n    phone: "+32 470 12 34 56"\n'
        f'    note: "Night{evil}"\n  - kind: web\n    url: "https://x.example/\\u202e\\u200b"\n',
        "utf-8",
    )
    text = company.ok("export", "contacts", "--format", "vcf").out

    assert not re.search("[\u0085\u2028\u2029\u202e\u200b]", text)
    assert text.splitlines() == text.replace("\r\n", "\n").split("\n")[:-1]
    for line in text.replace("\r\n ", "").splitlines():
        assert re.match(r"[A-Z-]+(;TYPE=[A-Z,]+)?:", line), line
    (card,) = (item for item in text.split("BEGIN:VCARD") if "Zed" in item)
    assert card.count("\r\nTEL") == 1
    assert card.count("\r\nN:") == 1


def test_incidents_follow_their_number_not_their_text(company: Company):
    from incplan.incident.events.numbering import by_number

    company.ok("declare", "The first of many")
    (folder,) = (company.root / "incidents").glob("INC-2026-006-*")
    for number in ("9999", "10000"):
        other = folder.name.replace("-006-", f"-{number}-")
        target = folder.with_name(other)
        target.mkdir()
        for file in folder.iterdir():
            changed = file.read_text("utf-8").replace(folder.name, other).split("sum:")[0]
            (target / file.name).write_text(changed, "utf-8")
    wanted = ["INC-2026-006-", "INC-2026-9999-", "INC-2026-10000-"]

    def told(text: str) -> list[str]:
        found = re.findall(r"INC-2026-(?:006|9999|10000)-", text)
        return list(dict.fromkeys(found))

    assert told(company.ok("status").out) == wanted
    assert told(company.ok("register", "--json").out) == wanted
    asked = company.refused("log", "which one?").err
    assert re.findall(r"-i (\d+)", asked) == ["6", "9999", "10000"]
    assert sorted(["journal", "INC-2026-10000-aaaa", "INC-2026-9999-aaaa"], key=by_number) == [
        "INC-2026-9999-aaaa", "INC-2026-10000-aaaa", "journal",
    ]  # fmt: skip


@pytest.mark.parametrize("first", ["0001-01-01", "2026-01-01", "9999-12-31"])
@pytest.mark.parametrize("last", sampled(["0001-01-01", "9999-12-31"], pytest.mark.torture, 0))
def test_days_at_the_edge_of_the_calendar_are_days(company: Company, first, last):
    widest = (first, last) == ("0001-01-01", "9999-12-31")
    pictures = (("stats", "--format", "svg"),) if widest or first > last else ()
    for words in (("stats",), *pictures, ("register",)):
        done = company.run(*words, "--from", first, "--to", last)
        assert done.code == (2 if first > last else 0), done.err
        assert len(done.out.splitlines()) < 3000


@pytest.mark.parametrize("number", ["-1", "1e400", "NaN", "sNaN", "Infinity", "1" + "0" * 30])
def test_numbers_that_cannot_be_meant_are_refused(company: Company, number):
    company.ok("declare", "Ransom note on screen")
    for words in (
        ("log", "x", f"--cost={number}"), ("log", "x", f"--effort={number}h"),
        ("log", "x", "--effort=P9999W"),
        ("affect", "cold-storage", f"--percent={number}"),
        ("restore", "cold-storage", f"--data-loss={number}d"),
        ("export", "forms", f"--copies={number}"),
        ("status", "--watch", "--rounds=1", f"--interval={number}"),
    ):  # fmt: skip
        company.refused(*words, code=2)


@pytest.mark.parametrize("now", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59", "1969-12-31"])
def test_a_clock_that_cannot_be_meant_writes_nothing(company: Company, now):
    company.now = now
    for words in (("status",), ("log", "x"), ("declare", "y"), ("validate",), ("stats",)):
        company.refused(*words, code=2)


def test_an_entry_of_a_machine_with_a_dead_battery_can_be_read(company: Company):
    company.ok("declare", "Ransom note on screen")
    company.at("1970-01-01T00:00:10+00:00").ok("log", "The clock is dead too", "-i", "6")
    assert "The clock is dead too" in company.at("2026-11-23T07:30:00+01:00").ok("show").out
    assert "1970" in company.ok("show").out
