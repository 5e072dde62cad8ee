"""What an earlier command left for git: the next one commits it, once, and runs no filter."""

import os
import subprocess
import sys

from tests.exchange.erasing import (
    _spoken,
    clean,
    redact,
    spoken,
)
from tests.exchange.test_verify import codes

__all__ = ["_spoken", "spoken"]


def test_an_interrupted_review_is_committed_by_the_next_command(spoken, monkeypatch):
    company, _entry = spoken
    company.ok("review")
    review = next((company.root / "incidents").rglob("review.yaml"))
    name = review.relative_to(company.root).as_posix()
    before = company.git("show", f"HEAD:{name}")
    with monkeypatch.context() as broken:
        broken.setattr("incplan.store.git.commits._commit", _raise)
        company.run("review", "answer", "detection.fast=in four minutes")
    assert review.read_text("utf-8") != before == company.git("show", f"HEAD:{name}")

    company.ok("log", "Later")

    assert company.git("show", f"HEAD:{name}") == review.read_text("utf-8")
    assert company.git("status", "--porcelain", "--", name) == ""


def test_a_review_that_somebody_is_typing_is_left_to_them(spoken):
    company, _entry = spoken
    company.ok("review")
    review = next((company.root / "incidents").rglob("review.yaml"))
    name = review.relative_to(company.root).as_posix()
    before = company.git("show", f"HEAD:{name}")
    review.write_text(before + "answers: [not\n", "utf-8")

    company.ok("log", "Later")

    assert company.git("show", f"HEAD:{name}") == before


def _raise(*_words: object, **_more: object) -> None:
    raise KeyboardInterrupt


def test_parallel_writers_make_no_empty_commit(spoken):
    company, _entry = spoken
    before = company.git("rev-parse", "HEAD").strip()
    environment = {**os.environ, "INCPLAN_PLAN": str(company.root), "INCPLAN_NOW": company.now,
                   "INCPLAN_BY": "nadia", "INCPLAN_LANG": "en"}  # fmt: skip
    crew = [
        subprocess.Popen(
            [sys.executable, "-m", "incplan", "log", f"writer {number}"],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for number in range(12)
    ]
    assert [one.wait() for one in crew] == [0] * 12
    company.ok("sync")

    trees = company.git("log", "--format=%H %T %P", f"{before}..HEAD").split("\n")
    parents = {line.split()[0]: line.split()[1] for line in trees if line}
    parents[before] = company.git("rev-parse", f"{before}^{{tree}}").strip()
    empty = [
        line.split()[0] for line in trees if line and parents[line.split()[2]] == line.split()[1]
    ]
    assert empty == []
    assert company.git("status", "--porcelain") == ""


def test_comparing_a_review_runs_no_program_of_a_stranger(spoken, tmp_path):
    company, _entry = spoken
    company.ok("review")
    review = next((company.root / "incidents").rglob("review.yaml"))
    trap = tmp_path / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\ncat\n", "utf-8")
    trap.chmod(0o755)
    (company.root / ".gitattributes").write_text("* filter=evil\n", "utf-8")
    company.git("config", "filter.evil.clean", str(trap))
    text = review.read_text("utf-8").replace("answers:", "answers: ", 1)
    review.write_text(text, "utf-8")

    company.ok("log", "Later")

    assert not (tmp_path / "sprung").exists()
    name = review.relative_to(company.root).as_posix()
    assert company.git("show", f"HEAD:{name}") == text


def test_the_index_hears_of_entries_where_filters_are_set_up(spoken):
    """As git-lfs does it, for everybody who has it."""
    company, entry = spoken
    for part, value in (("clean", "cat"), ("smudge", "cat"), ("required", "true")):
        company.git("config", f"filter.lfs.{part}", value)
    company.ok("log", "Later")
    redact(company, entry)
    assert company.git("status", "--porcelain") == ""


def test_removed_by_two_while_others_write(spoken):
    company, entry = spoken
    environment = {**os.environ, "INCPLAN_PLAN": str(company.root), "INCPLAN_NOW": company.now,
                   "INCPLAN_BY": "nadia", "INCPLAN_LANG": "en"}  # fmt: skip
    words = [("redact", entry, "--reason", "request")] * 2 + [("log", f"{n}") for n in range(4)]
    crew = [
        subprocess.Popen([sys.executable, "-m", "incplan", *line], env=environment,
                         stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        for line in words
    ]  # fmt: skip
    said = [one.communicate()[1] for one in crew]
    assert [one.returncode for one in crew[2:]] == [0] * 4, said
    assert {one.returncode for one in crew[:2]} <= {0, 5}, said

    company.ok("log", "Later")

    assert clean(company)
    assert codes(company) == {"JRN053"}
