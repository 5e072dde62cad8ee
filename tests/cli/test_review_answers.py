"""A review filled in by flags, in an editor, question by question; the file stays people's own."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, Company
from tests.scenes import scene


@scene
def opened(company: Company) -> Company:
    """A major incident, not reviewed yet."""
    company.by = "nadia"
    declared = company.ok(
        "declare", "Mailbox of sales hacked", "--level", "major", "--type", "phishing", "--json"
    )
    company.environment["INC"] = declared.json["incident"]
    company.at("2026-11-23T10:00:00+01:00")
    return company


def incident(company: Company) -> str:
    return company.environment["INC"]


def review_path(company: Company) -> Path:
    return company.root / "incidents" / incident(company) / "review.yaml"


def review(company: Company, *words: str) -> dict:
    """One word of `review` about the incident of this test; none says where it stands."""
    return company.ok("review", *words, "-i", incident(company), "--json").json


def test_answers_by_flag_touch_nothing_else(opened: Company):
    review(opened)
    before = review_path(opened).read_text(encoding="utf-8")
    marked = before.replace("answers:\n", "answers:  # ours, please keep\n", 1)
    review_path(opened).write_text(marked, encoding="utf-8")

    state = review(
        opened,
        "answer",
        "detection.fast=in four minutes",
        "readiness=2",
        "PHI-Q01=Pieter",
        "--comment", "admin.resolved_at=the till an hour later",
    )  # fmt: skip

    after = review_path(opened).read_text(encoding="utf-8")
    gone = set(marked.splitlines()) - set(after.splitlines())
    assert gone == {"  pir.detection.fast:", "staff_readiness:", "  PHI-Q01:"}
    assert '  pir.detection.fast: "in four minutes"' in after
    assert "staff_readiness: partly_prepared" in after
    assert "  # pir.admin.resolved_at:\n  pir.admin.resolved_at: {comment: " in after
    rows = {item["row"] for item in state["problems"]}
    assert "pir.detection.fast" not in rows
    assert "pir.readiness" not in rows
    assert opened.git("status", "--porcelain") == ""


def test_an_answer_keeps_the_comment_beside_it(opened: Company):
    review(opened, "answer", "--comment", "detection.procedure=by phone only")
    review(opened, "answer", "detection.procedure=no")

    assert '{answer: "no", comment: "by phone only"}' in review_path(opened).read_text()


@pytest.mark.parametrize(
    "words",
    [
        ("answer", "detection.fast"),
        ("answer", "detection.nothing=x"),
        ("answer", "admin.number=2026-999"),
        ("answer", "readiness=splendid"),
        ("answer", "detection.fast=yes", "readiness=splendid"),
        ("answer",),
        ("answer", "--comment", "readiness=x"),
        ("action", "x", "--owner", "nobody-here"),
        ("action", "x", "--due", "soon"),
        ("action", "--owner", "nadia"),
        ("action", " "),
    ],
)
def test_what_cannot_be_meant_writes_nothing(opened: Company, words: tuple[str, ...]):
    review(opened)
    before = review_path(opened).read_bytes()

    opened.refused("review", *words, "-i", incident(opened), code=2)

    assert review_path(opened).read_bytes() == before


def test_questions_without_a_terminal_are_refused_with_the_other_ways(opened: Company):
    review(opened)
    before = review_path(opened).read_bytes()

    done = opened.run("review", "ask", "-i", incident(opened))
    assert done.code == 5
    assert "review answer" in done.err
    assert review_path(opened).read_bytes() == before


def test_actions_are_added_with_owner_and_day(opened: Company):
    for number in (1, 2):
        review(
            opened, "action", f"Alarm: #{number}", "--owner", "joris", "--due", "2026-12-15",
            "--kind", "detect", "--target", "contract", "--priority", "high",
        )  # fmt: skip

    found = opened.ok("actions", "--json").json["actions"]
    ours = [item for item in found if item["incident"] == incident(opened)]
    assert [item["what"] for item in ours] == ["Alarm: #1", "Alarm: #2"]
    assert {item["owner"] for item in ours} == {"joris"}


def test_rows_of_ones_own_stand_at_the_end_of_their_section(opened: Company):
    review(opened, "answer", "--row", "detection: Who else saw it=the night guard: Jan")
    review(opened, "answer", "--row", 'pir.detection:Camera="yes", on tape')

    text = opened.ok("export", "pir").out
    first, second = (line for line in text.split("\n") if "night guard" in line or "Camera" in line)
    assert first == "| Who else saw it | the night guard: Jan |"
    assert second.startswith("| Camera |")
    assert review_path(opened).read_text().startswith("#")
    for wrong in ("detection", "detection: x", "nonsense: a=b", "detection: =b"):
        opened.refused("review", "answer", "--row", wrong, "-i", incident(opened), code=2)


def test_the_editor_gets_the_form_and_its_text_is_kept(opened: Company, tmp_path: Path):
    script = tmp_path / "editor.py"
    script.write_text(
        "import sys, pathlib\n"
        "p = pathlib.Path(sys.argv[1])\n"
        "t = p.read_text()\n"
        "p.write_text(t.replace('staff_readiness:', 'staff_readiness: fully_prepared  # yes'))\n"
    )
    opened.environment["EDITOR"] = f"{sys.executable} {script}"
    review(opened, "edit")

    assert "staff_readiness: fully_prepared  # yes" in review_path(opened).read_text()


@pytest.mark.parametrize(
    ("body", "code", "kept"),
    [
        ("p.write_text('answers: [\\n')", "edited_text_unreadable", True),
        ("sys.exit(3)", "editor_failed", True),
        ("pass", "editor_unchanged", False),
    ],
)
def test_a_failed_edit_leaves_the_file_and_keeps_the_draft(
    opened: Company, tmp_path: Path, body: str, code: str, kept: bool
):
    review(opened)
    script = tmp_path / "editor.py"
    script.write_text(f"import sys, pathlib\np = pathlib.Path(sys.argv[1])\n{body}\n")
    opened.environment["EDITOR"] = f"{sys.executable} {script}"
    done = opened.refused("review", "edit", incident(opened))

    drafts = list(Path(os.environ["XDG_STATE_HOME"]).rglob("*-review.yaml"))
    assert bool(drafts) is kept
    assert not kept or str(drafts[0]) in done.err


def test_a_file_that_changed_meanwhile_is_not_written_over(opened: Company, tmp_path: Path):
    review(opened)
    path = review_path(opened)
    script = tmp_path / "editor.py"
    script.write_text(
        "import sys, pathlib\n"
        f"other = pathlib.Path({str(path)!r})\n"
        "other.write_text(other.read_text() + '# a colleague\\n')\n"
        "p = pathlib.Path(sys.argv[1])\n"
        "p.write_text(p.read_text() + '# me\\n')\n"
    )
    opened.environment["EDITOR"] = f"{sys.executable} {script}"
    done = opened.run("review", "edit", incident(opened))

    assert done.code == 5
    assert path.read_text().endswith("# a colleague\n")
    (draft,) = Path(os.environ["XDG_STATE_HOME"]).rglob("*-review.yaml")
    assert draft.read_text().endswith("# me\n")


def asked_on_a_terminal(company: Company, typed: bytes, language: str = "en") -> str:
    """Run `review ask` on a terminal on which somebody types; what the screen said."""
    environment = {
        **os.environ,
        "INCPLAN_NOW": company.now,
        "INCPLAN_PLAN": str(company.root),
        "INCPLAN_LANG": language,
        "INCPLAN_BY": "nadia",
        "TERM": "dumb",
    }
    controller, terminal = pty.openpty()
    asking = subprocess.Popen(
        [sys.executable, "-m", "incplan", "review", "ask", incident(company)],
        stdin=terminal, stderr=terminal, stdout=subprocess.PIPE, env=environment, cwd=ROOT,
    )  # fmt: skip
    os.close(terminal)
    os.write(controller, typed)
    out, _ = asking.communicate(timeout=60)
    screen = os.read(controller, 65536).decode()
    os.close(controller)
    assert asking.returncode == 0, out
    return screen.replace("\r", "")


def test_questions_on_a_terminal_are_kept_one_by_one(opened: Company):
    review(opened)
    asked_on_a_terminal(opened, b"in four minutes\n\nno\n\x04")

    text = review_path(opened).read_text(encoding="utf-8")
    assert '  pir.detection.fast: "in four minutes"' in text
    assert "  pir.detection.tools:\n" in text
    assert '  pir.detection.procedure: "no"' in text
    assert opened.git("status", "--porcelain") == ""


def test_measures_are_asked_with_owner_and_day_beside_the_facts(opened: Company):
    said = [f"{row}=no" for row in ANSWERS[:-5]]
    review(opened, "answer", *said)
    screen = asked_on_a_terminal(
        opened,
        b"they leave their mail open\nLock after five minutes\nnobody\njoris\n31/01\n2027-01-31\n"
        b"2\nrisk_treatment\n\n\x04",
    )

    text = review_path(opened).read_text(encoding="utf-8")
    for line in ('- what: "Lock after five minutes"', "owner: joris", "due: 2027-01-31",
                 "kind: prevent", "target: risk_treatment"):  # fmt: skip
        assert line in text
    assert "`nobody`. See: incplan contacts --all" in " ".join(screen.split())
    assert "Actual time against RTO: " in screen
    missing = {item["code"] for item in review(opened)["problems"]}
    assert "measures_without_action" not in missing


def test_measures_in_words_alone_are_no_answer(opened: Company):
    """S-089 asks who is responsible: an action, or a no with its reason."""
    state = review(opened, "answer", "prevention.measures=a second line")
    assert "measures_without_action" in {item["code"] for item in state["problems"]}
    state = review(opened, "answer", "prevention.measures=no")
    assert "measures_without_action" in {item["code"] for item in state["problems"]}
    state = review(opened, "answer", "prevention.measures=non, la règle suffisait")
    rows = {item["row"] for item in state["problems"]}
    assert "pir.prevention.measures" not in rows


@pytest.mark.parametrize("yes", ["oui", "Oui, dès que possible", "ja", "y", "Ja."])
def test_yes_is_understood_in_any_of_the_languages(opened: Company, yes: str):
    """A yes in French puts the contracts to review like one in English (link J, TC11)."""
    close_unexplained(opened)
    review(opened, "answer", f"adequacy.contracts={yes}", f"underlying_found={yes}")

    asked = {
        item["target"]: item["asked"] for item in opened.ok("actions", "--json").json["to_review"]
    }
    assert incident(opened) in asked["contract"]
    codes = {item["code"] for item in review(opened)["problems"]}
    assert "underlying_found_without_cause" in codes
    (line,) = (
        line for line in opened.ok("export", "pir", incident(opened)).out.split("\n")
        if line.startswith("| Contracts to be revised?")
    )  # fmt: skip
    assert line.startswith("| Contracts to be revised? | yes")
    assert ("dès que possible" in line) is ("dès" in yes)


def test_everybody_answers_the_survey_without_waiting(opened: Company):
    for person, score in (("pieter", "2"), ("claire", "4")):
        opened.ok(
            "review", "survey", incident(opened), "--score", score, "--worked", "the calls",
            "--wish", f"more for {person}", "--by", person,
        )  # fmt: skip
    printed = opened.ok("export", "pir", incident(opened)).out

    assert "more for pieter" in printed
    assert "more for claire" in printed
    assert opened.refused("review", "survey", incident(opened), code=2).code == 2


def test_a_false_alarm_has_no_review_and_counts(company: Company):
    company.by = "nadia"
    declared = company.ok("declare", "Smoke", "--level", "minor", "--json").json["incident"]
    company.ok("cancel", declared, "--reason", "steam")
    company.refused("review", declared)
    company.refused("review", "survey", declared, "--score", "3")

    near = company.ok("register", "--json").json["near_misses"]
    assert near == 3  # with the weak signal and the false alarm of the demo


def test_json_of_the_state_names_its_fields(opened: Company):
    state = review(opened)

    assert json.loads(json.dumps(state))["schema"] == "incplan/review/1"
    assert state["short"] is False
    assert state["changed_since"] is False


ANSWERS = (
    "detection.fast", "detection.tools", "detection.procedure", "evaluation.correct",
    "evaluation.information", "evaluation.flexible", "evaluation.timely", "communication.people",
    "communication.useful", "communication.ineffective", "root_cause.underlying_found",
    "prevention.learned", "adequacy.contracts", "improvements.items", "damages.received",
    "damages.filed",
)  # fmt: skip


def close_unexplained(company: Company) -> None:
    """Close with a cause that was not found."""
    company.ok("done", "contained")
    company.ok("done", "cause", "--not-found", "logs of 30 days searched")
    company.ok(
        "close",
        "--waive",
        "duties",
        "--waive",
        "obligations",
        "--reason",
        "small",
        "--agreed-by",
        "wim",
        "--agreed-by",
        "wim",
    )


def test_a_review_from_the_first_answer_to_one_done_again(opened: Company):
    """TC11 and TC10: a cause not found needs a next step; a reopened incident a new review."""
    close_unexplained(opened)
    said = [f"{row}=no" for row in ANSWERS]
    review(opened, "answer", *said, "management=1", "readiness=3")
    review(opened, "action", "Log for longer", "--owner", "nadia", "--due", "2027-01-31")
    refused = opened.refused("review", "complete", incident(opened))
    assert "cause_search: next_step" in refused.err

    review(opened, "answer", "cause_search.next_step=ask the provider for its netflow")
    (hit,) = opened.ok("search", "netflow", "--json").json["hits"]
    assert (hit["source"], hit["id"]) == ("review", incident(opened))
    review(opened, "answer", "cause_search.owner=joris")
    review(opened, "answer", "underlying_found=yes")
    opened.refused("review", "complete", incident(opened))
    review(opened, "answer", "underlying_found=no")
    done = review(opened, "complete")
    assert (done["complete"], done["sent_to"]) == (True, ["wim"])
    review(opened, "answer", "--comment", "detection.fast=said by Pieter")
    assert review(opened)["changed_since"] is True

    opened.at("2026-11-26T09:00:00+01:00")
    opened.ok("reopen", incident(opened), "--reason", "same rules found again")
    opened.refused("review", "complete", incident(opened))
    opened.at("2026-11-26T10:00:00+01:00")
    opened.ok("done", "cause", "--not-found", "the provider found nothing either")
    opened.ok(
        "close",
        incident(opened),
        "--waive",
        "duties",
        "--waive",
        "obligations",
        "--reason",
        "small",
        "--agreed-by",
        "wim",
    )
    assert review(opened)["complete"] is False
    assert review(opened, "complete")["complete"] is True
    folder = opened.root / "incidents" / incident(opened)
    assert len(list(folder.glob("*-reviewed-*.yaml"))) == 2


def test_a_weak_signal_has_a_short_form(company: Company):
    company.by = "marc"
    declared = company.ok("declare", "Freezer alarm did not ring", "--near-miss", "--json").json
    company.environment["INC"] = declared["incident"]
    company.ok("close", "--note", "SIM replaced")
    state = review(company)

    assert state["short"] is True
    assert {item["row"] for item in state["problems"]} == {
        "pir.detection.fast", "pir.prevention.learned",
    }  # fmt: skip
    review(company, "answer", "detection.fast=yes", "learned=test it monthly")
    assert review(company, "complete")["complete"] is True
