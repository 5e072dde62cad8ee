"""Commands of a crisis take up the plan as last read: same answers, and pydantic never loaded."""

import json
import os
import subprocess
import sys

import pytest

from tests.conftest import ROOT, Company

#: Each line in a process of its own, forked before anything of the plan was imported.
DRIVER = """
import io, json, os, sys
from incplan.cli.main import main
from incplan.store import kept
kept._RACY_NS = 0  # files of this test are younger than a second

def run(words, afresh):
    reading, writing = os.pipe()
    if os.fork() == 0:
        os.close(reading)
        if afresh:
            os.environ["INCPLAN_READ_AFRESH"] = "1"
        sys.stdout = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
        sys.stderr = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
        code = main(words)
        answer = {
            "words": words,
            "code": code,
            "out": sys.stdout.buffer.getvalue().decode(),
            "err": sys.stderr.buffer.getvalue().decode(),
            "pydantic": "pydantic" in sys.modules,
            "bare": "incplan.plan.bare" in sys.modules,
        }
        with open(writing, "w", encoding="utf-8") as stream:
            json.dump(answer, stream)
        os._exit(0)
    os.close(writing)
    with open(reading, encoding="utf-8") as stream:
        answer = json.load(stream)
    os.wait()
    return answer

answers = []
for words, compared in json.load(sys.stdin):
    answers.append([run(words, False), run(words, True) if compared else None])
json.dump(answers, sys.stdout)
"""
LOOKING = (
    ["status"],
    ["status", "--all", "--json"],
    ["--lang", "fr", "status"],
    ["--lang", "nl", "report"],
    ["call", "management", "--json"],
    ["obligations", "--all"],
    ["obligations", "register"],
    ["status", "--ics", "-"],
)
DOING = (
    ["affect", "cold-storage", "--percent", "50"],
    ["eta", "+2h", "-a", "cold-storage"],
    ["done", "1-1"],
    ["call", "wim", "--no-answer"],
    ["classify", "--continuity", "yes", "--growing", "yes"],
    ["escalate", "--to", "crisis", "--reason", "it spreads", "--confirmed-by", "wim"],
    ["bcp", "assess"],
    ["communicate", "ERP down", "--to", "staff", "--medium", "phone"],
    ["handover", "incident_manager", "--to", "joris"],
    ["obligations", "assess", "--answer", "personal_data=no", "--reason", "looked into"],
    ["restore", "cold-storage"],
    ["restore", "order-intake"],
    ["agree", "--by", "wim"],
)


def _driven(company: Company, lines) -> list:
    done = subprocess.run(
        [sys.executable, "-c", DRIVER],
        input=json.dumps(lines),
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
        env={
            **os.environ,
            "INCPLAN_NOW": company.now,
            "INCPLAN_PLAN": str(company.root),
            "INCPLAN_LANG": "en",
            "INCPLAN_BY": "nadia",
        },
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks")
def test_what_was_read_before_gives_the_same_answers_without_pydantic(company: Company):
    company.ok("declare", "Panne", "--level", "minor", "--reason", "x", "-a", "order-intake")
    looking = [[words, True] for words in LOOKING]
    doing = [[words, False] for words in DOING]
    first, *answers = _driven(company, [[["obligations"], False], *doing, *looking])
    assert first[0]["pydantic"], "nothing was kept yet"
    for taken, afresh in answers:
        where = f"{taken['words']}: {taken['out']}{taken['err']}"
        assert taken["code"] == 0, where
        assert not taken["pydantic"], where
        assert taken["bare"], where
        if afresh is not None:
            assert afresh["pydantic"]
            assert (taken["out"], taken["err"]) == (afresh["out"], afresh["err"])


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks")
def test_declaring_takes_up_the_plan(company: Company):
    lines = [
        [["declare", "Printer down", "--level", "minor", "--reason", "x", "--exercise"], False],
        [["declare", "Server down", "--level", "minor", "--reason", "one server"], False],
        [["status"], True],
        [["cancel", "6", "--reason", "false alarm"], False],
        [["status"], True],
    ]
    for taken, afresh in _driven(company, lines)[1:]:
        assert taken["code"] == 0, taken["err"]
        assert not taken["pydantic"]
        assert afresh is None or afresh["out"] == taken["out"]


def test_a_command_that_wants_more_than_was_kept_reads_afresh(company: Company):
    company.ok("declare", "Panne", "--level", "minor", "--reason", "x")
    program = (
        "import sys\n"
        "from incplan.store import kept\n"
        "kept._RACY_NS = 0\n"
        "from incplan.cli.main import main\n"
        "if len(sys.argv) == 1: sys.exit(main(['obligations']))\n"
        "import incplan.cli.commands.status as status\n"
        "real = status.command\n"
        "def command(ctx, **words):\n"
        "    answer = real(ctx, **words)\n"
        "    from incplan.store.reference import load_messages\n"
        "    load_messages()\n"
        "    return answer\n"
        "status.command = command\n"
        "sys.exit(main(['status']))\n"
    )
    environment = {**os.environ, "INCPLAN_NOW": company.now, "INCPLAN_PLAN": str(company.root)}
    outs = []
    for words in ([], ["again"]):
        done = subprocess.run(
            [sys.executable, "-c", program, *words],
            capture_output=True,
            text=True,
            env=environment,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        outs.append(done.stdout)
    assert "Panne" in outs[1]
    assert not done.stderr.startswith("A fault")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks")
def test_a_plan_changed_since_is_read_again(company: Company):
    company.ok("declare", "Panne", "--level", "minor", "--reason", "x")
    looking = [[["obligations"], False], [["call"], False]]
    before = _driven(company, looking)[1][0]
    assert not before["pydantic"]
    assert "+32 400 00 00 03" in before["out"]
    file = company.root / "contacts" / "nadia.yaml"
    file.write_text(file.read_text().replace("+32 400 00 00 03", "+32 400 00 99 99"))
    after = _driven(company, looking)[1][0]
    assert "+32 400 00 99 99" in after["out"]


def test_the_library_as_last_read_is_the_library(tmp_path, monkeypatch):
    from incplan.store import kept, plan

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(kept, "_RACY_NS", 0)
    parsed = plan.parse_library()
    assert plan.read_library.__wrapped__() == parsed  # written
    with monkeypatch.context() as patch:
        patch.setattr(plan, "parse_library", None)
        assert plan.read_library.__wrapped__() == parsed  # taken from the copy
    copy = tmp_path / "cache" / "incplan" / "packs" / "library.bin"
    copy.write_bytes(copy.read_bytes()[:-1])
    assert plan.read_library.__wrapped__() == parsed  # a damaged one is none
