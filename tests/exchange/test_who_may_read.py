"""Files in a plan are for their owner, or for those with whom its folder is shared on purpose."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.conftest import Company
from tests.exchange.clones import clone

pytestmark = pytest.mark.skipif(os.name == "nt", reason="permissions of another kind")


def modes(root: Path, *, since: int = 0) -> dict[str, int]:
    """What others may do with each file and folder that was made since, by its path."""
    return {
        path.relative_to(root).as_posix(): path.stat().st_mode & 0o077
        for path in root.rglob("*")
        if path.lstat().st_ctime_ns > since and not path.is_symlink()
    }


def written(company: Company, folder: Path) -> None:
    """One of each kind of file that a plan gets."""
    photo = folder / "photo.jpg"
    photo.write_bytes(b"\xff\xd8\xff")
    table = folder / "people.csv"
    table.write_text("Name;Mobile\nZo\u00e9 Lambert;0475 12 34 56\n", "utf-8")
    company.ok("declare", "Smoke", "--level", "minor", "--reason", "x")
    company.ok("log", "A photo", "--file", str(photo))
    company.ok("review", "answer", "prevention.learned=more")
    company.ok("import", str(table), "--yes")
    company.ok("export", "forms", "--format", "pdf", "--output", str(folder / "forms.pdf"))
    company.ok("export", "journal", "--output", str(folder / "j.md"))


def now(folder: Path) -> int:
    (folder / "clock").touch()
    return (folder / "clock").stat().st_ctime_ns


def test_what_is_written_is_for_its_owner(company: Company, tmp_path: Path):
    company.by = "nadia"
    company.root.chmod(0o755)
    (company.root / ".git").chmod(0o755)
    before = now(tmp_path)

    written(company, tmp_path)

    found = modes(company.root, since=before)
    kept = {name: oct(mode) for name, mode in found.items() if mode and not _older(name)}
    assert kept == {}
    assert any("evidence" in name for name in found)
    assert [path.stat().st_mode & 0o077 for path in tmp_path.glob("[fj]*.[pm]d*")] == [0, 0]


def _older(name: str) -> bool:
    """Folders that were there before and got something new."""
    return not name.endswith((".yaml", ".json")) and "evidence/" not in name


def test_a_new_plan_is_for_its_owner(tmp_path: Path):
    place = tmp_path / "new"
    Company(place).ok("init", str(place), "--name", "X", *_people())

    assert {name: oct(mode) for name, mode in modes(place).items() if mode} == {}
    assert place.stat().st_mode & 0o077 == 0


def _people() -> tuple[str, ...]:
    return tuple(
        word
        for place, (role, phone) in enumerate(
            (("manager", "manager-phone"), ("deputy", "deputy-phone"),
             ("bcp-manager", "bcp-phone"), ("management", "management-phone")))
        for word in (f"--{role}", f"Ann Nr{'abcd'[place]}", f"--{phone}", f"0475 12 34 5{place}")
    )  # fmt: skip


@pytest.mark.parametrize("where", [".", ".git"])
def test_a_folder_shared_with_a_group_stays_shared(company: Company, tmp_path: Path, where: str):
    """`git init --shared` marks the repository so; whoever shares a folder marks that."""
    company.by = "nadia"
    company.root.chmod(0o755)
    (company.root / where).chmod(0o2775)
    before = now(tmp_path)

    written(company, tmp_path)

    found = modes(company.root, since=before)
    events = {mode for name, mode in found.items() if name.endswith(".yaml")}
    assert events == {0o060}
    folders = {mode for name, mode in found.items() if name.startswith("incidents/INC-2026-006")}
    assert folders <= {0o060, 0o070}


def test_a_hub_of_this_machine_stays_open_to_its_readers(company: Company, tmp_path: Path):
    company.by = "nadia"
    hub = tmp_path / "hub.git"
    subprocess.run(["git", "clone", "-q", "--bare", str(company.root), str(hub)], check=True)
    hub.chmod(0o755)
    nadia = clone(Company(hub), tmp_path / "nadia", by="nadia")
    joris = clone(Company(hub), tmp_path / "joris", by="joris")
    nadia.ok("declare", "Smoke", "--level", "minor", "--reason", "x")
    before = now(tmp_path)

    nadia.ok("sync")
    joris.ok("sync")

    sent = [path for path in (hub / "objects").rglob("*") if path.stat().st_ctime_ns > before]
    assert {path.stat().st_mode & 0o044 for path in sent if path.is_file()} == {0o044}
    came = modes(joris.root, since=before)
    assert {mode for name, mode in came.items() if name.endswith(".yaml")} == {0}
