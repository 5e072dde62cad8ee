"""A plan as last read gives the same answers as its files, and needs no pydantic."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, Company

#: Each line in a process of its own, forked before pydantic was imported; then, where a line names
#: an empty cache, once more with that one, forked where a plan was read from its files already.
DRIVER = """
import io, json, os, sys
from incplan.cli.main import main
from incplan.store.cache import copies
copies._RACY_NS = 0  # files of this test are younger than a second

def told(work):
    reading, writing = os.pipe()
    if os.fork() == 0:
        os.close(reading)
        with open(writing, "w", encoding="utf-8") as stream:
            json.dump(work(), stream)
        os._exit(0)
    os.close(writing)
    with open(reading, encoding="utf-8") as stream:
        answer = json.load(stream)
    os.wait()
    return answer

def run(words, empty=""):
    if empty:
        os.environ["XDG_CACHE_HOME"] = empty
    sys.stdout = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    sys.stderr = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    return {
        "words": words,
        "code": main(words),
        "out": sys.stdout.buffer.getvalue().decode(),
        "err": sys.stderr.buffer.getvalue().decode(),
        "pydantic": "pydantic" in sys.modules,
    }

def run_with_empty_caches():
    run(["status"], os.devnull)
    for line in asked:
        answers.write(json.dumps(told(lambda: run(*json.loads(line)))) + "\\n")
        answers.flush()

lines = json.load(sys.stdin)
there, back = os.pipe(), os.pipe()
if any(more for words, more in lines if words[0] != "change") and os.fork() == 0:
    os.close(there[1])
    os.close(back[0])
    asked, answers = open(there[0]), open(back[1], "w")
    run_with_empty_caches()
    os._exit(0)
os.close(there[0])
os.close(back[1])
asking, answered = open(there[1], "w"), open(back[0])

def run_afresh(words, empty):
    asking.write(json.dumps([words, empty]) + "\\n")
    asking.flush()
    return json.loads(answered.readline())

answers, screen = [], sys.stdout
for words, more in lines:
    if words[0] == "change":
        with open(more, "a", encoding="utf-8") as stream:
            stream.write("\\n# changed\\n")
        continue
    answers.append([told(lambda: run(words)), run_afresh(words, more) if more else None])
    if len(answers) == 1:
        run(["status"])  # from the copy: what all commands import is there for the others
        sys.stdout = screen
asking.close()
answered.read()
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
    ["order"],
    ["rco"],
    ["contacts"],
    ["fiche"],  # one fiche reads the reviews of its kind too, which the kept plan does not hold
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

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="forks")


@pytest.fixture(autouse=True)
def _own_cache(tmp_path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "kept"))


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


def test_what_was_read_before_gives_the_same_answers_without_pydantic(company: Company, tmp_path):
    company.ok("declare", "Panne", "--level", "minor", "--reason", "x", "-a", "order-intake")
    looking = [[words, str(tmp_path / f"empty{place}")] for place, words in enumerate(LOOKING)]
    doing = [[words, ""] for words in DOING]
    _first, *answers = _driven(company, [[["obligations"], ""], *doing, *looking])
    for _words, empty in looking:
        assert list(Path(empty).rglob("plans/*.bin")), "the files were not read"
    for kept, fresh in answers:
        where = f"{kept['words']}: {kept['out']}{kept['err']}"
        assert kept["code"] == 0, where
        assert not kept["pydantic"], where
        if fresh is not None:
            assert (kept["out"], kept["err"]) == (fresh["out"], fresh["err"])


def test_declaring_uses_the_plan_as_last_read(company: Company, tmp_path):
    lines = [
        [["declare", "Printer down", "--level", "minor", "--reason", "x", "--exercise"], ""],
        [["declare", "Server down", "--level", "minor", "--reason", "one server"], ""],
        [["status"], str(tmp_path / "empty0")],
        [["cancel", "6", "--reason", "false alarm"], ""],
        [["status"], str(tmp_path / "empty1")],
    ]
    for kept, fresh in _driven(company, lines)[1:]:
        assert kept["code"] == 0, kept["err"]
        assert not kept["pydantic"]
        assert fresh is None or fresh["out"] == kept["out"]


def test_a_plan_changed_since_is_read_again(company: Company):
    company.ok("declare", "Panne", "--level", "minor", "--reason", "x")
    looking = [[["obligations"], ""], [["call"], ""]]
    before = _driven(company, looking)[1][0]
    assert not before["pydantic"]
    assert "+32 400 00 00 03" in before["out"]
    file = company.root / "contacts" / "nadia.yaml"
    file.write_text(file.read_text().replace("+32 400 00 00 03", "+32 400 00 99 99"))
    after = _driven(company, looking)[1][0]
    assert "+32 400 00 99 99" in after["out"]


def test_every_file_of_the_plan_counts(company: Company):
    names = (
        "plan.yaml",
        "levels.yaml",
        "obligations.yaml",
        "activities/order-intake.yaml",
        "contacts/nadia.yaml",
    )
    order = [["order"], ""]
    changes = [[["change"], str(company.root / name)] for name in names]
    lines = [line for change in changes for line in (change, order, order)]
    read_again = [kept["pydantic"] for kept, _fresh in _driven(company, [order, order, *lines])]
    assert read_again == [True, False] * 6


def test_the_library_as_last_read_is_the_library(tmp_path, monkeypatch):
    from incplan.store.cache import copies
    from incplan.store.plan import loader

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(copies, "_RACY_NS", 0)
    parsed = loader.parse_library()
    assert loader.read_library.__wrapped__() == parsed  # written
    with monkeypatch.context() as patch:
        patch.setattr(loader, "parse_library", None)
        assert loader.read_library.__wrapped__() == parsed  # taken from the copy
    copy = tmp_path / "cache" / "incplan" / "packs" / "library.bin"
    copy.write_bytes(copy.read_bytes()[:-1])
    assert loader.read_library.__wrapped__() == parsed  # a damaged one is none
