"""What git still knows of and the disk has no more, read from git's own list."""

import subprocess
from pathlib import Path

import pytest

from incplan.store.git.tracked import tracked_events

NAMES = (
    "20261123T055500001Z-escalated-zg23vnagws.yaml",
    "20261123T055500002Z-logged-k7m2q9x4wv.yaml",
)
ONE, OTHER = "incidents/INC-2026-001-k7f3", "exercises/EXE-2026-001-w6b7"


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", "-C", str(folder), *words], check=True, capture_output=True)


def plan_at(root: Path) -> Path:
    for folder in (ONE, OTHER):
        (root / folder).mkdir(parents=True)
        for name in NAMES:
            (root / folder / name).write_text("x", encoding="utf-8")
        (root / folder / "review.yaml").write_text("x", encoding="utf-8")
    return root


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q")
    root = plan_at(tmp_path)
    git(root, "add", "-A")
    return root


def expected(*folders: str) -> dict[str, frozenset[str]]:
    return dict.fromkeys(folders, frozenset(NAMES))


@pytest.mark.parametrize("version", ["2", "3", "4"])
def test_every_form_of_the_list_is_read(plan: Path, version: str):
    git(plan, "update-index", "--index-version", version)
    assert tracked_events(plan, [ONE]) == expected(ONE)
    assert tracked_events(plan, [ONE, OTHER]) == expected(ONE, OTHER)
    nobody = "incidents/INC-2026-002-abcd"
    assert tracked_events(plan, [ONE, nobody]) == {**expected(ONE), nobody: frozenset()}


def test_a_plan_below_the_top_and_a_copy_beside_it_are_told_apart(tmp_path: Path):
    git(tmp_path, "init", "-q")
    inner, copy = plan_at(tmp_path / "a" / "plan"), plan_at(tmp_path / "copy")
    git(tmp_path, "add", "-A")
    git(tmp_path, "rm", "-q", "--cached", f"a/plan/{ONE}/{NAMES[0]}")
    assert tracked_events(inner, [ONE]) == {ONE: frozenset(NAMES[1:])}
    assert tracked_events(copy, [ONE]) == expected(ONE)
    assert tracked_events(tmp_path, [ONE]) == {ONE: frozenset()}, "these are not its own"


def test_a_work_tree_of_its_own_is_asked(plan: Path, tmp_path_factory: pytest.TempPathFactory):
    other = tmp_path_factory.mktemp("trees") / "second"
    git(plan, "-c", "user.name=x", "-c", "user.email=x@y.example", "commit", "-qm", "one")
    git(plan, "worktree", "add", "-q", str(other))
    assert tracked_events(other, [ONE, OTHER]) == expected(ONE, OTHER)


def test_without_git_nothing_is_known(tmp_path: Path):
    plan_at(tmp_path)
    assert tracked_events(tmp_path, [ONE]) == {}
