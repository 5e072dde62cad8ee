"""A plan of a joinery, small enough to be copied for each test."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import Company, run_command

FILES = Path(__file__).parent / "files"
PEOPLE = (
    "--manager", "Anna Un", "--manager-phone", "+32400990001",
    "--deputy", "Bart Deux", "--deputy-phone", "+32400990002",
    "--bcp-manager", "Carl Trois", "--bcp-phone", "+32400990003",
    "--management", "Dora Quatre", "--management-phone", "+32400990004",
)  # fmt: skip


@pytest.fixture(scope="session")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan as `init` makes it."""
    root = tmp_path_factory.mktemp("joinery") / "plan"
    environment = {"INCPLAN_NOW": "2026-11-20T06:55:00+01:00", "INCPLAN_LANG": "en"}
    name = "Menuiserie Charlet & Filles SRL"
    done = run_command("init", str(root), "--name", name, *PEOPLE, environment=environment)
    assert done.code == 0, done.err
    return root


@pytest.fixture
def joinery(fresh: Path, tmp_path: Path) -> Company:
    """A copy of it, with its repository."""
    root = tmp_path / "plan"
    shutil.copytree(fresh, root, symlinks=True)
    return Company(root)


def contents(root: Path) -> dict[str, bytes]:
    """Every file of the plan that people write."""
    return {
        str(item.relative_to(root)): item.read_bytes()
        for item in sorted(root.rglob("*.yaml"))
        if ".git/" not in str(item)
    }
