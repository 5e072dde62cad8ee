"""`incplan validate` as a real git hook: in a repository, in a worktree, below the top."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from incplan.store.yaml.document import parse_document
from tests.conftest import ROOT
from tests.validate.zoo import NOW, put, sound_plan


def git(folder: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "INCPLAN_NOW": NOW, "INCPLAN_LANG": "en"}
    return subprocess.run(
        ["git", "-C", str(folder), *words],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    root = sound_plan(tmp_path / "plan")
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "Plan")
    _hook(root, "")
    return root


def _hook(root: Path, options: str) -> None:
    line = f'"{sys.executable}" -m incplan {options} validate --select YML,SCH,REF'
    hook = put(root, ".git/hooks/pre-commit", f"#!/bin/sh\nexec {line}\n".encode())
    hook.chmod(0o755)


def _refused_then_taken(folder: Path, plan: Path) -> None:
    file = plan / "contacts" / "bob.yaml"
    sound = file.read_bytes()
    file.write_bytes(sound + b"fone: 1\n")
    refused = git(folder, "commit", "-a", "-q", "-m", "Bad")
    assert refused.returncode == 1
    assert "SCH001" in refused.stdout + refused.stderr
    file.write_bytes(sound + b"broker: Somebody\n")
    taken = git(folder, "commit", "-a", "-q", "-m", "Good")
    assert taken.returncode == 0, taken.stdout + taken.stderr
    assert git(folder, "log", "-1", "--format=%s").stdout.strip() == "Good"
    assert git(folder, "status", "--porcelain").stdout == ""


@pytest.mark.torture  # the same in a worktree, below the top
def test_a_hook_refuses_a_bad_plan(repository: Path) -> None:
    _refused_then_taken(repository, repository)


def test_a_hook_works_in_a_worktree(repository: Path, tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    assert git(repository, "worktree", "add", "-q", str(tree), "-b", "other").returncode == 0
    _refused_then_taken(tree, tree)


def test_a_hook_finds_a_plan_below_the_top(tmp_path: Path) -> None:
    top = tmp_path / "top"
    plan = sound_plan(top / "plans" / "ours")
    git(top, "init", "-q", "-b", "main")
    git(top, "add", "-A")
    git(top, "commit", "-q", "-m", "Plan")
    _hook(top, "-C plans/ours")
    _refused_then_taken(top, plan)


def test_reports_count_paths_from_the_top_of_the_repository(tmp_path: Path) -> None:
    top = tmp_path / "top"
    plan = sound_plan(top / "plans" / "ours")
    git(top, "init", "-q")
    put(plan, "contacts/bob.yaml", b"format: 1\n")
    done = subprocess.run(
        [sys.executable, "-m", "incplan", "-C", str(plan), "validate", "--format", "github"],
        capture_output=True, text=True, check=False,
        env={**os.environ, "INCPLAN_NOW": NOW, "GIT_DIR": "/nowhere", "GIT_INDEX_FILE": "x"},
    )  # fmt: skip
    assert done.returncode == 1
    assert "file=plans/ours/contacts/bob.yaml," in done.stdout


def test_the_manifest_for_pre_commit_names_our_command() -> None:
    text = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    lines = "".join(f"{line}\n" for line in text.splitlines() if not line.startswith("#"))
    read = parse_document(f"hooks:\n{lines}".encode(), "hooks")
    assert read.value is not None
    (hook,) = read.value.data["hooks"]
    assert hook["entry"] == "incplan validate"
    assert hook["language"] == "python"
    assert hook["pass_filenames"] == "false"
