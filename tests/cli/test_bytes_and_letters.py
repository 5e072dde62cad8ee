"""No letter is lost in silence: what is no text here is read rightly, or refused."""

import importlib
import inspect
import os
import subprocess
import sys
from types import SimpleNamespace

import pytest

from incplan.cli.parsing.registry import leaves
from incplan.cli.parsing.running import run_command
from incplan.errors import UsageError
from tests.conftest import Company

LATIN = b"p\xe9riph\xe9rique"
WORD = "périphérique"
#: The same bytes as Python hands them on where they are no text.
TYPED = os.fsdecode(LATIN)


def last_entry(company: Company) -> str:
    found = sorted((company.root / "incidents").glob("*/*-logged-*.yaml"), key=lambda p: p.name)
    return found[-1].read_text(encoding="utf-8")


@pytest.fixture
def running(company: Company) -> Company:
    company.by = "nadia"
    company.ok("declare", "Power cut", "--no-activity")
    return company


def texts_of(command) -> list[tuple[str, object]]:
    """Every parameter of a command that takes text, with a bad one in it."""
    found = []
    for name, parameter in inspect.signature(command).parameters.items():
        shape = str(parameter.annotation)
        if "Path" in shape or "str" not in shape:
            continue
        found.append((name, [TYPED] if "list[str]" in shape else TYPED))
    return found


def test_no_command_takes_bytes_for_text():
    """All words of all commands pass one gate; nothing of the command has run by then."""
    tried = 0
    for words, name in leaves():
        module = importlib.import_module(f"incplan.cli.commands.{name}")
        unseen = SimpleNamespace(HELP="", command=None)
        for parameter, value in texts_of(module.command):
            with pytest.raises(UsageError) as refused:
                run_command(unseen, None, {parameter: value})
            assert refused.value.code == "argument_not_text", (words, parameter)
            tried += 1
    assert tried > 150


def test_bytes_that_are_no_text_are_refused_and_said_how(running: Company):
    for words in (("log", TYPED), ("declare", TYPED), ("done", "1", "--note", TYPED)):
        refused = running.refused(*words, code=2)
        assert "0xE9" in refused.err
        assert "iconv" in refused.err


def test_the_encoding_of_the_locale_reads_them(running: Company):
    running.environment = {"LC_ALL": "fr_BE.ISO-8859-1"}
    running.ok("log", TYPED)
    assert WORD in last_entry(running)
    assert running.run("log", "-", stdin=LATIN).code == 0
    assert WORD in last_entry(running)


def test_through_a_real_command_line(running: Company):
    given = {**os.environ, "INCPLAN_PLAN": str(running.root), "INCPLAN_NOW": running.now}
    line = [sys.executable.encode(), b"-m", b"incplan", b"log", LATIN, b"--no-commit"]
    latin = {**given, "LC_ALL": "fr_BE.ISO-8859-1", "PYTHONUTF8": "1"}
    assert subprocess.run(line, env=latin, capture_output=True).returncode == 0
    assert WORD in last_entry(running)
    plain = {**given, "LC_ALL": "C.UTF-8"}
    assert subprocess.run(line, env=plain, capture_output=True).returncode == 2


def test_a_file_is_known_by_its_bytes(running: Company, tmp_path):
    (tmp_path / TYPED).write_bytes(b"photo")
    running.ok("log", "what burnt", "--file", str(tmp_path / TYPED))


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le-bom", "utf-16-be-bom"]
)
def test_a_pipe_is_read_by_its_mark(running: Company, encoding: str):
    plain = encoding.removesuffix("-bom")
    mark = "\ufeff" if encoding.endswith("-bom") else ""
    assert running.run("log", "-", stdin=(mark + WORD).encode(plain)).code == 0
    assert f"text: {WORD}" in last_entry(running).replace('"', "")


@pytest.mark.parametrize(
    ("raw", "form"),
    [
        (WORD.encode("cp1252"), "WINDOWS-1252"),
        ("plain words".encode("utf-16-le"), "UTF-16LE"),
        (b"\xff\xfea", "WINDOWS-1252"),
    ],
)
def test_a_pipe_without_a_mark_is_refused_with_the_way_out(running: Company, raw: bytes, form: str):
    before = running.files()
    refused = running.run("log", "-", stdin=raw)
    assert refused.code == 2
    assert form in refused.err
    assert running.files() == before


def test_a_draft_of_an_editor_keeps_every_letter(tmp_path, monkeypatch):
    from incplan.cli.prompts.editor import edit
    from incplan.errors import RefusedError

    script = tmp_path / "editor.py"
    script.write_text(
        "import sys, pathlib\n"
        "pathlib.Path(sys.argv[1]).write_bytes(bytes.fromhex(pathlib.Path(__file__).with_name('raw').read_text()))\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("INCPLAN_EDITOR", f"{sys.executable} {script}")
    (tmp_path / "raw").write_text(WORD.encode("utf-16").hex(), encoding="utf-8")
    assert edit(tmp_path / "draft.yaml", "before") == WORD
    (tmp_path / "raw").write_text(LATIN.hex(), encoding="utf-8")
    with pytest.raises(RefusedError) as refused:
        edit(tmp_path / "draft2.yaml", "before")
    assert refused.value.code == "draft_not_utf8"
    assert (tmp_path / "draft2.yaml").read_bytes() == LATIN
