"""Git in every weather: the entry is on disk whatever git does, committed when git can, else later.

An entry is either committed or untracked, never left staged: `reset --hard` would delete it.
"""

import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from tests.conftest import GIT_ENVIRONMENT, run_command
from tests.torture.evidence import INCIDENT, NOW, new_plan


class Weather:
    """A small plan in a repository of its own, and what became of each entry."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.environment: dict[str, str] = {}

    def git(self, *words: str, check: bool = True) -> str:
        done = subprocess.run(
            ["git", "-C", str(self.root), *words],
            capture_output=True, text=True, check=check, env={**os.environ, **GIT_ENVIRONMENT},
        )  # fmt: skip
        return done.stdout

    def log(self, text: str, code: int = 0, **environment: str) -> str:
        """Write an entry; what was said on standard error."""
        given = {"INCPLAN_NOW": NOW, "INCPLAN_PLAN": str(self.root), "INCPLAN_BY": "ann",
                 "INCPLAN_LANG": "en", **self.environment, **environment}  # fmt: skip
        done = run_command("log", text, environment=given)
        assert done.code == code, done.err
        assert self.entry(text).is_file()
        return " ".join(done.err.split())

    def entry(self, text: str) -> Path:
        """The file that holds a text."""
        folder = self.root / "incidents" / INCIDENT
        return next(p for p in folder.glob("*.yaml") if text in p.read_text(encoding="utf-8"))

    def state(self, text: str) -> str:
        """`committed`, `untracked` or whatever else git thinks of an entry."""
        name = self.entry(text).relative_to(self.root).as_posix()
        shown = self.git("status", "--porcelain", "--untracked-files=all", "--ignored", "--", name)
        if not shown and self.git("ls-files", "--", name):
            return "committed"
        return "untracked" if shown[:2] in ("??", "!!") else f"other: {shown}"


@pytest.fixture
def weather(tmp_path: Path) -> Weather:
    found = Weather(new_plan(tmp_path / "plan"))
    found.git("init", "-q", "-b", "main")
    found.git("add", "-A")
    found.git("commit", "-q", "-m", "Plan")
    return found


def test_fair_weather(weather: Weather):
    assert "not committed" not in weather.log("sunny")
    assert weather.state("sunny") == "committed"


def test_without_git(weather: Weather, tmp_path: Path):
    (tmp_path / "bin").mkdir()
    assert "git is not installed" in weather.log("no git", PATH=str(tmp_path / "bin"))
    assert weather.state("no git") == "untracked"
    weather.log("git again")
    assert weather.state("no git") == "committed"


def test_without_an_identity(weather: Weather):
    unknown = dict.fromkeys(
        ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"), ""
    )
    assert "git does not know you" in weather.log("who", **unknown)
    assert weather.state("who") == "untracked"


def _conflict(weather: Weather) -> None:
    weather.git("switch", "-q", "-c", "other")
    (weather.root / "plan.yaml").write_text("format: 1\nlanguage: fr\n", encoding="utf-8")
    weather.git("commit", "-qam", "other")
    weather.git("switch", "-q", "main")
    (weather.root / "plan.yaml").write_text("format: 1\nlanguage: nl\n", encoding="utf-8")
    weather.git("commit", "-qam", "main")


@pytest.mark.parametrize(
    ("begin", "abort"),
    [
        (("merge", "other"), ("merge", "--abort")),
        (("rebase", "other"), ("rebase", "--abort")),
        (("cherry-pick", "other"), ("cherry-pick", "--abort")),
        (("revert", "--no-edit", "HEAD~1"), ("revert", "--abort")),
    ],
    ids=["merge", "rebase", "cherry-pick", "revert"],
)
def test_in_the_middle_of_something(weather: Weather, begin, abort):
    _conflict(weather)
    if begin[0] == "revert":
        (weather.root / "plan.yaml").write_text("format: 1\nlanguage: de\n", encoding="utf-8")
        weather.git("commit", "-qam", "later")
    weather.git(*begin, check=False)
    said = weather.log("storm")
    assert "in progress" in said
    assert weather.state("storm") == "untracked"
    weather.git(*abort)
    assert weather.entry("storm").is_file()
    weather.log("calm")
    assert weather.state("storm") == weather.state("calm") == "committed"


def test_while_bisecting(weather: Weather):
    weather.log("first")
    weather.log("second")
    weather.git("bisect", "start", "HEAD", "HEAD~2")
    weather.log("bisecting")
    assert weather.state("bisecting") == "untracked"
    weather.git("bisect", "reset")
    weather.log("after")
    assert weather.state("bisecting") == "committed"


def test_detached_head(weather: Weather):
    weather.git("checkout", "-q", "--detach")
    assert "no branch is checked out" in weather.log("detached")
    weather.git("checkout", "-q", "main")
    weather.log("attached")
    assert weather.state("detached") == "committed"


def test_unborn_branch(tmp_path: Path):
    young = Weather(new_plan(tmp_path / "plan"))
    young.git("init", "-q", "-b", "main")
    young.log("first words")
    assert young.state("first words") == "committed"


def test_worktree_and_submodule(weather: Weather, tmp_path: Path):
    weather.git("worktree", "add", "-q", "-b", "second", str(tmp_path / "second"))
    second = Weather(tmp_path / "second")
    second.log("in a worktree")
    assert second.state("in a worktree") == "committed"

    outer = Weather(tmp_path / "outer")
    outer.root.mkdir()
    outer.git("init", "-q", "-b", "main")
    outer.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add",
              str(weather.root), "plan")  # fmt: skip
    inner = Weather(outer.root / "plan")
    inner.log("in a submodule")
    assert inner.state("in a submodule") == "committed"


@pytest.mark.parametrize("name", ["our plan", '"ours" \\n', "Élise \u00e0 l'œuvre", "-x", " a "])
def test_a_plan_in_a_folder_of_a_repository(tmp_path: Path, name: str):
    outer = Weather(tmp_path / "outer")
    outer.root.mkdir()
    outer.git("init", "-q", "-b", "main")
    inner = Weather(new_plan(outer.root / "plans" / name))
    outer.git("add", "-A")
    outer.git("commit", "-q", "-m", "Plan")
    inner.log("inside")
    assert inner.state("inside") == "committed"


@pytest.mark.parametrize(
    "script",
    ["exit 1", "sleep 60", "echo changed >> plan.yaml; git add -A"],
    ids=["failing", "hanging", "rewriting"],
)
def test_hooks_neither_stop_nor_change_an_entry(weather: Weather, script):
    hooks = weather.root / ".git" / "hooks"
    for name in ("pre-commit", "commit-msg", "reference-transaction", "post-index-change"):
        hook = hooks / name
        hook.parent.mkdir(exist_ok=True)
        hook.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        hook.chmod(0o755)
    start = time.monotonic()
    weather.log("hooked")
    assert time.monotonic() - start < 50
    for hook in hooks.iterdir():
        hook.unlink()
    assert weather.state("hooked") == "committed"
    assert "changed" not in (weather.root / "plan.yaml").read_text(encoding="utf-8")


def test_signing_with_a_broken_key(weather: Weather):
    weather.git("config", "commit.gpgsign", "true")
    weather.git("config", "user.signingkey", "nobody")
    weather.log("unsigned")
    assert weather.state("unsigned") == "committed"


def test_an_index_lock_left_behind(weather: Weather):
    lock = weather.root / ".git" / "index.lock"
    lock.touch()
    weather.log("locked")
    lock.unlink()
    weather.log("unlocked")
    assert weather.state("locked") == weather.state("unlocked") == "committed"


@pytest.mark.parametrize("name", ["HEAD.lock", "refs/heads/main.lock"])
def test_a_locked_branch(weather: Weather, name):
    lock = weather.root / ".git" / name
    lock.touch()
    weather.log("locked")
    lock.unlink()
    assert weather.state("locked") in ("untracked", "committed")
    weather.log("unlocked")
    assert weather.state("locked") == "committed"


def test_the_environment_of_a_hook_does_not_lead_astray(weather: Weather, tmp_path: Path):
    stranger = Weather(new_plan(tmp_path / "stranger"))
    stranger.git("init", "-q", "-b", "main")
    weather.log(
        "astray",
        GIT_DIR=str(stranger.root / ".git"),
        GIT_WORK_TREE=str(stranger.root),
        GIT_INDEX_FILE=str(stranger.root / ".git" / "index"),
    )
    assert weather.state("astray") == "committed"
    assert stranger.git("log", "--all", "--oneline", check=False) == ""


def test_hidden_by_gitignore(weather: Weather):
    (weather.root / ".gitignore").write_text("incidents/\n", encoding="utf-8")
    assert ".gitignore" in weather.log("hidden")
    assert weather.state("hidden") == "untracked"


def test_sparse_checkout(weather: Weather):
    weather.git("sparse-checkout", "set", "--no-cone", "/plan.yaml")
    (weather.root / "incidents" / INCIDENT).mkdir(parents=True, exist_ok=True)
    weather.git("sparse-checkout", "disable")
    weather.git("sparse-checkout", "set", "--no-cone", "/*", "!/nothing")
    weather.log("sparse")
    assert weather.state("sparse") == "committed"


def test_line_ends_are_not_changed_on_the_way_in(weather: Weather):
    weather.git("config", "core.autocrlf", "true")
    weather.git("config", "core.safecrlf", "true")
    weather.log("lines as they are")
    name = weather.entry("lines").relative_to(weather.root).as_posix()
    stored = subprocess.run(
        ["git", "-C", str(weather.root), "cat-file", "blob", f"HEAD:{name}"],
        capture_output=True, check=True,
    ).stdout  # fmt: skip
    assert stored == weather.entry("lines").read_bytes()
    assert b"\r" not in stored


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="chown needs root")
def test_a_repository_of_somebody_else(weather: Weather):
    for folder, folders, files in os.walk(weather.root):
        for name in (".", *folders, *files):
            os.chown(Path(folder) / name, 65534, 65534)
    said = weather.log("foreign")
    assert "somebody else" in said


def test_staged_work_of_the_user_stays_as_it_is(weather: Weather):
    (weather.root / "plan.yaml").write_text("format: 1\nlanguage: fr\n", encoding="utf-8")
    (weather.root / "draft.txt").write_text("mine\n", encoding="utf-8")
    weather.git("add", "-A")
    before = weather.git("diff", "--cached", "--name-only")
    weather.log("beside")
    assert weather.git("diff", "--cached", "--name-only") == before == "draft.txt\nplan.yaml\n"
    assert weather.git("show", "--name-only", "--format=").count("\n") == 1


@pytest.mark.parametrize(
    "ruin", [("reset", "--hard"), ("checkout", "-f"), ("stash",), ("merge", "--abort")]
)
def test_an_uncommitted_entry_survives_what_would_delete_a_staged_one(weather: Weather, ruin):
    if ruin[0] == "merge":
        _conflict(weather)
        weather.git("merge", "other", check=False)
    else:
        weather.environment = {"PATH": str(weather.root)}
    weather.log("precious")
    weather.git(*ruin, check=False)
    assert weather.entry("precious").is_file()


def test_a_stranger_s_configuration_runs_nothing(weather: Weather, tmp_path: Path):
    """An unpacked archive may bring a `.git/config` that names programs."""
    trap = tmp_path / "trap.sh"
    caller = "$(cat /proc/$PPID/cmdline | tr '\\0' ' ')"
    script = f'#!/bin/sh\necho "$0 $@ {caller}" > {tmp_path}/sprung-$$\n'
    trap.write_text(script, encoding="utf-8")
    trap.chmod(0o755)
    (weather.root / ".gitattributes").write_text(
        "* filter=evil diff=evil\n*.yaml filter=e=v.il\n", encoding="utf-8"
    )
    for key in (
        "core.fsmonitor", "filter.evil.clean", "filter.evil.smudge", "filter.e=v.il.process",
        "diff.external", "diff.evil.command", "core.sshCommand", "core.pager", "core.editor",
        "gpg.program", "credential.helper",
    ):  # fmt: skip
        weather.git("config", key, str(trap))
    shutil.copytree(tmp_path / "plan" / ".git" / "hooks", tmp_path / "hooks", dirs_exist_ok=True)
    for name in ("pre-commit", "post-commit", "reference-transaction", "post-index-change"):
        shutil.copy(trap, tmp_path / "hooks" / name)
    weather.git("config", "core.hooksPath", str(tmp_path / "hooks"))
    for sprung in tmp_path.glob("sprung-*"):
        sprung.unlink()

    weather.log("calm in a trap")
    given = {"INCPLAN_PLAN": str(weather.root), "INCPLAN_NOW": NOW, "INCPLAN_LANG": "en"}
    for words in (("status",), ("validate",)):
        run_command(*words, environment=given)

    assert [path.read_text(encoding="utf-8") for path in tmp_path.glob("sprung-*")] == []
