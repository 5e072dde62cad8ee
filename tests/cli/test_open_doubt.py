"""While an open incident is in doubt, every answer that reads the plan says so, and its JSON."""

import importlib
import json
from pathlib import Path

import pytest

from incplan.cli.parsing.registry import leaves
from tests.cli.test_doubt import AGREED, BANNER, SETTLED, entry, lose
from tests.conftest import Company
from tests.scenes import scene

#: What a reading command needs to be typed; "INC" stands for the incident in doubt.
WORDS = {
    "communicate draft": ("--to", "customers", "-i", "INC"),
    "obligations draft": ("gdpr", "-i", "INC"),
    "obligations list": ("INC",),
    "show": ("INC",),
    "search": ("Wanze",),
    "scenario show": ("flood-cellar",),
    "scenario preview": ("flood-cellar",),
    "scenario new": ("my-own",),
    "fiche new": ("own-fiche",),
    "bcp show": ("-i", "INC"),
    "export fiche": ("flood",),
    "export role": ("nadia",),
    "export journal": ("INC",),
    "export pir": ("INC",),
    "export scenario": ("flood-cellar", "--sheet", "players"),
    "diff": ("HEAD",),
}
#: They open no plan.
SILENT = {"init", "explain", "schema", "completion", "verify file"}
#: It tells of each entry what is wrong with it, below its verdict.
JUDGES = {"verify journal"}
#: They need an exercise or a page of their own, or record first: the same door tells it of them.
ELSEWHERE = {"exercise show", "export exercise", "verify page"}


def reading() -> list[str]:
    """Every command line that only reads."""
    return [
        words
        for words, module in leaves()
        if not getattr(importlib.import_module(f"incplan.cli.commands.{module}"), "WRITES", False)
    ]


@scene
def doubtful(company: Company) -> Company:
    """The demo organisation with an open incident whose escalation is empty."""
    company.by = "nadia"
    company.ok("declare", "Power cut", "--no-activity")
    company.ok("escalate", "--to", "major")
    (found,) = company.ok("status", "--json").json["incidents"]
    lose(entry(company, found["id"], "escalated"), "empty")
    return company


def opened(company: Company) -> str:
    return next(item.name for item in (company.root / "incidents").glob("INC-2026-006-*"))


@pytest.mark.parametrize("words", sorted({*reading()} - SILENT - ELSEWHERE))
def test_every_reading_command_says_that_an_open_incident_is_in_doubt(
    doubtful: Company, words: str, tmp_path: Path
) -> None:
    found = opened(doubtful)
    given = [found if item == "INC" else item for item in WORDS.get(words, ())]
    line = (*words.split(), *given)
    if words == "export forms":
        line = (*line, "--format", "md", "--output", str(tmp_path / "forms.md"))

    done = doubtful.run(*line)
    if words in JUDGES:
        assert found in done.out
        assert BANNER not in done.out, "its first line is the verdict"
        return
    assert BANNER in done.out + done.err, done
    if not words.startswith("export") and not words.endswith(" new"):
        assert BANNER in done.out, "in the answer itself"
    if words.endswith(" new"):
        line = (*line[:-1], "another-one")
    told = doubtful.run(*line, "--json").out
    document = json.loads(told) if told.startswith("{") else {}
    doubt = document.get("doubt") or next(
        (item["doubt"] for item in document.get("incidents", ()) if item["id"] == found), None
    )
    assert doubt, told
    assert doubt["level_may_be_higher"] is True
    assert [item["kind"] for item in doubt["unread"]] == ["escalated"]


def test_what_is_kept_silent_opens_no_plan(doubtful: Company) -> None:
    for words in (("explain", "REV001"), ("schema", "plan")):
        done = doubtful.run(*words)
        assert BANNER not in done.out + done.err


def test_what_is_written_about_the_plan_says_it_too(doubtful: Company) -> None:
    for words in (("plan", "reviewed", "--no-change"), ("contacts", "verified", "marc")):
        assert BANNER in doubtful.ok(*words).out
        assert doubtful.ok(*words, "--json").json["doubt"]["incidents"] == [opened(doubtful)]


def test_nothing_is_said_without_doubt_or_once_the_incident_is_closed(doubtful: Company) -> None:
    found = opened(doubtful)
    doubtful.ok("done", "cause", "-i", found, "--found", "a fuse")
    doubtful.ok("close", found, *SETTLED, "--waive", "doubt", *AGREED)

    shown = doubtful.ok("order")
    assert BANNER not in shown.out + shown.err
    assert doubtful.ok("order", "--json").json["doubt"] is None
    assert BANNER in doubtful.run("register").out

    lose(entry(doubtful, found, "closed"), "empty")
    assert f"{BANNER} - not every entry can be relied on: {found}" in doubtful.ok("order").out


def test_another_incident_is_told_without_the_doubt_of_this_one(doubtful: Company) -> None:
    """An answer about one incident says what is uncertain in that one."""
    assert BANNER not in doubtful.ok("show", "2026-004").out


def test_pictures_of_the_order_hold_it_as_a_comment(doubtful: Company) -> None:
    for form, sign in (("mermaid", "%%"), ("dot", "//")):
        first = doubtful.ok("order", "--format", form).out.split("\n")[0]
        assert first.startswith(f"{sign} {BANNER}")
