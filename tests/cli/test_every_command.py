"""What holds for each command: help with an example, JSON, and a light start."""

import json
import subprocess
import sys

import pytest

from incplan.cli.parsing.registry import COMMANDS, leaves
from tests.conftest import Company, run_command

NAMES = sorted({*COMMANDS, *(words for words, _module in leaves())})
READERS = [
    ("status",),
    ("register",),
    ("validate",),
    ("order",),
    ("plan",),
    ("contacts",),
    ("fiche",),
    ("fiche", "ransomware"),
    ("fiche", "prevention"),
    ("fiche", "update"),
    ("show",),
    ("obligations",),
    ("obligations", "register"),
    ("obligations", "draft", "gdpr"),
    ("call", "incident_manager"),
    ("export", "plan"),
    ("export", "journal"),
]
HEAVY = ("pydantic", "ruamel", "jinja2", "rich", "typst", "babel", "holidays")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_help_says_what_it_does_with_an_example(name, lang):
    done = run_command(*name.split(), "--help", environment={"INCPLAN_LANG": lang, "COLUMNS": "80"})

    assert done.code == 0
    assert f"incplan {name.split()[0]}" in done.out.split("\n", 1)[1]
    listing = name in COMMANDS and COMMANDS[name].words and not COMMANDS[name].default
    assert listing or "--json" in done.out
    assert max(len(line) for line in done.out.splitlines()) <= 100


@pytest.mark.parametrize("words", READERS, ids=" ".join)
def test_every_answer_is_one_json_document(company: Company, words):
    company.by = "nadia"
    company.ok("declare", "Fichiers chiffrés", "--activity", "it-platform")

    done = company.run(*words, "--json")

    assert done.code in (0, 1), done.err
    document = json.loads(done.out)
    assert document["schema"].startswith("incplan/")
    assert done.out.isascii()


def loaded_by(*words: str, cwd, environment) -> set[str]:
    script = (
        "import sys\n"
        "from incplan.cli.main import main\n"
        f"code = main({list(words)!r})\n"
        "print('\\n' + ' '.join(sorted(sys.modules)), file=sys.stderr)\n"
        "sys.exit(code)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=cwd, env=environment
    )
    assert done.returncode == 0, done.stderr
    return set(done.stderr.rsplit("\n", 2)[-2].split())


def test_help_and_log_load_nothing_heavy(company: Company, monkeypatch):
    import os

    company.by = "nadia"
    company.ok("declare", "Panne")
    environment = {
        **os.environ,
        "INCPLAN_PLAN": str(company.root),
        "INCPLAN_NOW": company.now,
        "INCPLAN_BY": "nadia",
        "INCPLAN_LANG": "en",
    }
    for words in (("--help",), ("log", "Le prestataire est là")):
        modules = loaded_by(*words, cwd=company.root, environment=environment)
        heavy = {name for name in modules if name.split(".")[0] in HEAVY}
        assert not heavy, f"{words} loads {sorted(heavy)[:5]}"


def test_the_top_help_lists_every_command():
    done = run_command("--help", environment={"INCPLAN_LANG": "en"})
    for name in COMMANDS:
        assert f"\n  {name} " in done.out


@pytest.mark.parametrize(
    ("words", "usage"),
    [
        (("--help", "--lang", "fr"), "Utilisation\u00a0: incplan"),
        (("--lang=nl", "--help"), "Gebruik: incplan"),
        (("fiche", "-h", "--lang", "de"), "Aufruf: incplan fiche"),
    ],
)
def test_help_speaks_the_language_asked_for_wherever_it_stands(words, usage):
    assert run_command(*words, environment={"INCPLAN_LANG": "en"}).out.startswith(usage)


def test_help_speaks_the_language_of_the_plan(company: Company, monkeypatch):
    for name in ("INCPLAN_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    said = run_command("fiche", "--help", cwd=company.root).out
    assert said.startswith("Utilisation\u00a0: incplan fiche")
    assert "\nOptions\u00a0:\n" in said


def test_version():
    import incplan

    assert run_command("--version").out.strip().endswith(incplan.__version__)
