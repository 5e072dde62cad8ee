"""A plan whose `.git` leads into a repository of another folder: nothing is written there."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import Company
from tests.exchange.clones import clone


def git(root: Path, *words: str) -> str:
    done = subprocess.run(
        ["git", "-C", str(root), *words], capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Somebody's own repository, which has nothing to do with the plan."""
    root = tmp_path / "other"
    root.mkdir()
    (root / "letter.txt").write_text("mine", "utf-8")
    for words in (("init", "-q", "-b", "main"), ("add", "-A"), ("commit", "-q", "-m", "mine")):
        git(root, *words)
    return root


def by_file(plan: Path, other: Path) -> None:
    shutil.rmtree(plan / ".git")
    (plan / ".git").write_text(f"gitdir: {other / '.git'}\n", "utf-8")


def by_link(plan: Path, other: Path) -> None:
    shutil.rmtree(plan / ".git")
    (plan / ".git").symlink_to(other / ".git")


def by_common_folder(plan: Path, other: Path) -> None:
    (plan / ".git" / "commondir").write_text(f"{other / '.git'}\n", "utf-8")


def by_a_made_up_work_tree(plan: Path, other: Path) -> None:
    shutil.move(plan / ".git", plan.parent / "apart")
    (plan.parent / "apart" / "commondir").write_text(f"{other / '.git'}\n", "utf-8")
    (plan.parent / "apart" / "gitdir").write_text(f"{plan / '.git'}\n", "utf-8")
    (plan / ".git").write_text("gitdir: ../apart\n", "utf-8")


def by_a_work_tree_of_another(plan: Path, other: Path) -> None:
    git(other, "worktree", "add", "-q", "-b", "second", str(other.parent / "second"))
    shutil.rmtree(plan / ".git")
    shutil.copyfile(other.parent / "second" / ".git", plan / ".git")


@pytest.mark.parametrize(
    "way", [by_file, by_link, by_common_folder, by_a_made_up_work_tree, by_a_work_tree_of_another]
)
def test_no_command_writes_to_the_repository_of_another_folder(company, other, tmp_path, way):
    company.by = "nadia"
    company.ok("declare", "Fichiers chiffrés")
    plan = clone(company, tmp_path / "plan", by="nadia")
    way(plan.root, other)
    before = git(other, "for-each-ref"), git(other, "status", "--porcelain")

    logged, synced = plan.run("log", "Still taken"), plan.run("sync")
    saved = plan.run("save", "x", "--yes")

    assert (logged.code, synced.code, saved.code) == (0, 5, 4), logged.err + synced.err + saved.err
    assert "another folder" in " ".join(logged.err.split())
    assert "Still taken" in plan.ok("show").out
    assert (git(other, "for-each-ref"), git(other, "status", "--porcelain")) == before


def test_work_trees_and_repositories_set_apart_are_followed(company, tmp_path):
    company.by = "nadia"
    company.ok("declare", "Fichiers chiffrés")
    company.git("worktree", "add", "-q", "-b", "second", str(tmp_path / "second"))
    apart = clone(company, tmp_path / "apart", by="nadia")
    shutil.move(apart.root / ".git", tmp_path / "apart.git")
    (apart.root / ".git").write_text("gitdir: ../apart.git\n", "utf-8")
    above = tmp_path / "above"
    git(tmp_path, "init", "-q", str(above))
    git(
        above,
        "-c",
        "protocol.file.allow=always",
        "submodule",
        "add",
        "-q",
        str(company.root),
        "plan",
    )

    for root in (tmp_path / "second", apart.root, above / "plan"):
        one = Company(root, now=company.now, by="nadia")
        one.ok("log", "Followed")
        assert "logged" in git(root, "log", "-1", "--format=%s"), os.fspath(root)
