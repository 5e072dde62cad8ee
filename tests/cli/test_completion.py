"""Tab: commands, options and the names of the plan; in the shells themselves where they are."""

import os
import pty
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from incplan.cli.completion.install import SHELLS
from incplan.cli.completion.shell_words import split, typed_in
from incplan.store.disk.resources import data_file
from tests.conftest import ROOT, Company, run_command
from tests.scenes import scene

#: A name with all that shells give a meaning.
HOSTILE = 'Hélène d\'Ô & "Fils" $(x)'
HEAVY = {"typer", "click", "pydantic", "yaml", "ruamel", "rich"}


def a_power_cut(company: Company) -> Company:
    company.by = "marc"
    company.ok("declare", "Plus de courant à Namur\nfroid arrêté", "-a", "cold-storage")
    return company


running = scene(a_power_cut)


def offered(company: Company, *words: str, shell: str = "other") -> list[str]:
    """What is offered for the last word."""
    done = company.run("__complete", shell, *words)
    assert done.code == 0
    assert done.err == ""
    return [line.partition("\t")[0] for line in done.out.splitlines()[1:]]


def test_the_table_is_that_of_the_commands() -> None:
    done = subprocess.run([sys.executable, ROOT / "tools" / "completions.py", "--check"])
    assert done.returncode == 0, "make reference writes it again"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("decl",), ["declare"]),
        (("obligations", "su"), ["submit"]),
        (("-C", "somewhere", "esc"), ["escalate"]),
        (("escalate", "--to", "m"), ["minor", "major"]),
        (("escalate", "--to=m"), ["--to=minor", "--to=major"]),
        (("call", "nad"), ["nadia"]),
        (("call", "Ele"), ["electrician", "elec-jambes", "elektro-drongen"]),
        (("affect", "prise"), ["Prise de commandes"]),
        (("affect", "bestel"), ["Bestellingen opnemen"]),
        (("affect", "cold-storage", "--site", "gen"), ["gent"]),
        (("restore", "froid"), ["Stockage froid"]),
        (("supplier", "reefer"), ["reeferrent-leie"]),
        (("supplier", "reefer", "no"), ["notified"]),
        (("fiche", "ince"), ["Incendie"]),
        (("call", "Télécom"), ["Télécom Sambre SA", "Télécom-ombudsman"]),
        (("call", "ELEC J"), ["ELEC Jambes"]),
        (("call", "sambre"), ["sup-telecom-sambre"]),
        (("fiche", "hamec"), ["Phishing (hameçonnage)"]),
        (("fiche", "electricite"), ["Énergie (électricité)"]),
        (("hel",), ["help"]),
        (("hil",), ["hilfe"]),
        (("explain", "YML02"), [f"YML02{n}" for n in range(10)]),
        (("adopt", "fld-p1"), [f"FLD-P1{n}" for n in range(5)]),
        (("review", "answer", "5", "detection.f"), ["detection.fast="]),
        (("contacts", "nad"), ["nadia"]),
        (("call", "nadia", "--answered-by", "Jor"), ["joris"]),
        (("obligations", "submit", "gdpr_r"), ["gdpr_register"]),
        (("handover", "incident_m"), ["incident_manager"]),
        (("handover", "incident_manager", "jor"), ["joris"]),
        (("received", "nadia", "wim", "jor"), ["joris"]),
        (("meeting", "text", "--present", "wim,nad"), ["wim,nadia"]),
        (("register", "--status", "clo"), ["closed"]),
        (("completion", "fi"), ["fish"]),
        (("log", "--", "--by"), []),
        (("nonsense", "x"), []),
        (("log", "--file", "x"), []),
    ],
    ids=" ".join,
)
def test_what_is_offered(running: Company, words: tuple[str, ...], expected: list[str]) -> None:
    assert offered(running, *words) == expected


def test_incidents_entries_and_tasks_of_what_runs(running: Company) -> None:
    assert offered(running, "log", "x", "-i", "") == ["006"]
    assert offered(running, "show", "00")[0] == "006"
    assert "005" in offered(running, "show", "00")
    entry = offered(running, "correct", "")
    assert entry[0] == "last"
    assert len(entry) == 2
    first = offered(running, "done", "")
    assert first[:4] == ["tasks", "contained", "cause", "1"]
    running.ok("done", "1")
    assert "1" not in offered(running, "done", "")
    assert offered(running, "done", "CMN-A02") in (["CMN-A02"], [])


def test_an_option_is_not_offered_twice(running: Company) -> None:
    assert "--by" in offered(running, "log", "x", "--")
    assert "--by" not in offered(running, "log", "x", "--by", "nadia", "--")
    assert "--activity" in offered(running, "declare", "x", "-a", "cold-storage", "--")


def test_it_says_what_things_are_called_in_the_language_of_the_plan(running: Company) -> None:
    running.lang = "nl"
    assert "cold-storage\tKoelopslag" in running.run("__complete", "fish", "affect", "cold").out
    assert "declare\tMeld" in running.run("__complete", "fish", "decl").out


@pytest.mark.parametrize("harm", ["no plan", "no yaml", "binary", "no folders", "odd names"])
def test_a_broken_plan_is_completed_in_silence(company: Company, harm: str) -> None:
    contacts, plan = company.root / "contacts", company.root / "plan.yaml"
    if harm == "no plan":
        plan.unlink()
    elif harm == "no yaml":
        plan.write_text("{[ not: yaml", encoding="utf-8")
        (contacts / "nadia.yaml").write_text('name: "unfinished\n  - {', encoding="utf-8")
    elif harm == "binary":
        (contacts / "nadia.yaml").write_bytes(bytes(range(256)) * 50)
    elif harm == "no folders":
        shutil.rmtree(contacts)
        contacts.write_text("a file", encoding="utf-8")
    else:
        (contacts / "nadia.yaml").write_text("name: \x1b[31mred\x07\ttab\n", encoding="utf-8")
    for words in ((), ("call", "na"), ("done", ""), ("log", "-i", ""), ("-",), ("affect", "x")):
        done = company.run("__complete", "fish", *words, *(() if words else ("",)))
        assert (done.code, done.err) == (0, "")
        assert "\x1b" not in done.out
    if harm in ("no yaml", "binary", "odd names"):
        assert offered(company, "call", "nadi") == ["nadia"]


def test_words_that_make_no_sense_are_answered_with_nothing(company: Company) -> None:
    for words in ((), ("bash",), ("bash", "incplan ", "x", ""), ("zsh",)):
        done = company.run("__complete", *words)
        assert (done.code, done.err) == (0, "")


def test_no_command_is_loaded_to_complete_one(running: Company) -> None:
    script = (
        "import sys\nfrom incplan.cli.completion.answer import complete\n"
        "complete(sys.argv[1:])\nprint(*sorted(sys.modules), file=sys.stderr)"
    )
    for words in (("call", "n"), ("log", "-i", ""), ("affect", "p", "--")):
        done = subprocess.run(
            [sys.executable, "-c", script, "fish", *words],
            capture_output=True, text=True, check=True,
            env={**os.environ, "INCPLAN_PLAN": str(running.root)},
        )  # fmt: skip
        modules = done.stderr.split()
        assert not HEAVY & set(modules)
        assert not [name for name in modules if name.startswith("incplan.cli.commands")]
        assert done.stdout.count("\n") > 1


@pytest.mark.parametrize(
    ("line", "words", "quote"),
    [
        ("incplan affect Pri", ["incplan", "affect", "Pri"], ""),
        ('incplan affect "Prise de c', ["incplan", "affect", "Prise de c"], '"'),
        ("incplan affect 'Pri", ["incplan", "affect", "Pri"], "'"),
        (r"incplan affect Prise\ de", ["incplan", "affect", "Prise de"], ""),
        ("incplan affect ", ["incplan", "affect", ""], ""),
        ('incplan log "" ', ["incplan", "log", "", ""], ""),
        (r'incplan log "a \"b', ["incplan", "log", 'a "b'], '"'),
    ],
)
def test_an_unfinished_line_is_read_as_the_shell_does(
    line: str, words: list[str], quote: str
) -> None:
    assert split(line) == (words, quote)


@pytest.mark.parametrize(
    ("line", "own", "name", "written"),
    [
        ("incplan x L", "L", "L'eau $", "L\\'eau\\ \\$"),
        ('incplan x "L', '"L', "L'eau $", "L'eau \\$"),
        ("incplan x 'L", "'L", "L'eau $", "L'\\''eau $"),
        ("incplan x --site=na", "na", "--site=na mur", "na\\ mur"),
        ("incplan x --site=", "=", "--site=namur", "namur"),
    ],
)
def test_bash_gets_names_quoted_as_they_were_begun(
    line: str, own: str, name: str, written: str
) -> None:
    assert typed_in("bash", [line, str(len(line)), own]).written(name) == written


def test_powershell_gets_names_in_single_quotes() -> None:
    typed = typed_in("powershell", ["affect", "="])  # an empty word would be dropped
    assert (typed.words, typed.last) == (["affect"], "")
    assert typed.written("order-intake") == "order-intake"
    assert typed.written("L'eau") == "'L''eau'"


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_is_printed_or_put_where_the_shell_looks(
    shell: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    text = run_command("completion", shell).out
    assert "incplan __complete" in text
    assert run_command("completion", shell, "--json").code == 0
    done = run_command("completion", shell, "--install", environment={"INCPLAN_LANG": "en"})
    (file,) = (path for path in tmp_path.rglob("*") if path.is_file())
    assert file.read_text(encoding="utf-8") == text
    assert str(file) in done.out.replace("\n", "")
    assert run_command("completion", shell, "--install").code == 0  # over an older one
    file.write_text("mine", encoding="utf-8")
    assert run_command("completion", shell, "--install").code == 5
    assert file.read_text(encoding="utf-8") == "mine"
    assert run_command("completion", "tcsh").code == 2


def typed_in_a_terminal(argv: list[str], lines: list[bytes], environment: dict[str, str]) -> str:
    """What an interactive shell shows while lines are typed into it."""
    pid, handle = pty.fork()
    if pid == 0:
        os.execvpe(argv[0], argv, environment)
    shown = b""
    for line in lines:
        os.write(handle, line)
        last = time.monotonic() + 10
        while time.monotonic() < last:
            ready, _, _ = select.select([handle], [], [], 0.7)
            if not ready:
                break
            shown += os.read(handle, 65536)
    os.write(handle, b"\x03exit\n")
    os.close(handle)
    os.waitpid(pid, 0)
    return shown.decode("utf-8", "replace")


@pytest.fixture
def shell_environment(running: Company, tmp_path: Path) -> dict[str, str]:
    """A PATH with this incplan, and the plan."""
    (running.root / "contacts" / "x1.yaml").write_text(
        f"name: '{HOSTILE.replace(chr(39), chr(39) * 2)}'\n"
    )
    program = tmp_path / "bin" / "incplan"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m incplan "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return {
        "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
        "INCPLAN_PLAN": str(running.root),
        "INCPLAN_LANG": "fr",
        "HOME": str(tmp_path),
        "TERM": "dumb",
        "LC_ALL": "C.UTF-8",
    }


@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_in_the_shell_itself(shell: str, shell_environment: dict[str, str], tmp_path: Path) -> None:
    found = shutil.which(shell)
    if found is None:
        pytest.skip(f"no {shell} here")
    place = data_file(f"completion/incplan.{SHELLS[shell]}")
    start = {
        "bash": [found, "--noprofile", "--norc", "-i"],
        "zsh": [found, "-f", "-i"],
    }[shell]
    said = tmp_path / "said"
    kept = (
        'incplan() { if [ "$1" = __complete ]; then command incplan "$@"; '
        f"else printf '%s|' \"$@\" >> '{said}'; fi; }}"
    )
    lines = [f". '{place}'; {kept}\n"]
    for typed in ("affect Pri", 'affect "Prise de c', "affect 'Pri", "call nad", "log --people=d",
                  "call helene", "call 'Hélène d", 'call "hélène d', "review answer detection.f",
                  "call Télécom-o"):  # fmt: skip
        lines += [f"incplan {typed}\t", "\n"]
    lines += ["incplan declare x --people=d\t", "\n", "incplan call ele\t\t", "\x15"]
    shown = typed_in_a_terminal(start, [line.encode() for line in lines], shell_environment)
    words = said.read_text(encoding="utf-8").split("|")
    assert words.count("Prise de commandes") == 3
    assert "nadia" in words
    assert "--people=danger" in words
    assert words.count(HOSTILE) == 2, words
    assert HOSTILE.replace("Hélène", "helene") in words
    assert "detection.fast=" in words, words  # and no blank behind it
    assert "Télécom-ombudsman" in words
    assert "elec-jambes" in shown
    assert "Élec Jambes" in shown


def test_in_fish(shell_environment: dict[str, str]) -> None:
    found = shutil.which("fish")
    if found is None:
        pytest.skip("no fish here")
    place = data_file("completion/incplan.fish")
    for typed, offer in (
        ("call nad", "nadia\tNadia EL FICTI"),
        ("affect Pri", "Prise de commandes"),
        ('affect "Prise de c', "Prise de commandes"),
        ("declare x --people=d", "--people=danger"),
        ("call élec", "Élec Jambes Fictif SRL"),
        ("call ELEC\\ J", "ELEC Jambes"),
        ("fiche hamec", "hameconnage\tPhishing (hameçonnage)"),
        ("call helen", "Hélène".replace("é", "e", 1).replace("è", "e").lower()),
    ):
        done = subprocess.run(
            [found, "--no-config", "-c", f". '{place}'; complete -C $argv[1]", f"incplan {typed}"],
            capture_output=True, text=True, check=True, env=shell_environment,
        )  # fmt: skip
        assert offer in done.stdout, done
