"""Clones of one plan, as two people would have them."""

import shutil
import subprocess
from pathlib import Path

from tests.conftest import Company


def clone(company: Company, target: Path, *, by: str, now: str | None = None) -> Company:
    """A git clone of a plan with its own clock and author."""
    subprocess.run(
        ["git", "clone", "-q", str(company.root), str(target)], check=True, capture_output=True
    )
    return Company(target, now=now or company.now, by=by, lang=company.lang)


def copy(company: Company, target: Path, *, by: str, now: str | None = None) -> Company:
    """A plain copy on a stick, without git."""
    shutil.copytree(company.root, target, ignore=shutil.ignore_patterns(".git"))
    return Company(target, now=now or company.now, by=by, lang=company.lang)


def journal_files(root: Path) -> dict[str, bytes]:
    """Every file of incidents, exercises and journal."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for top in ("incidents", "exercises", "journal")
        for path in sorted((root / top).rglob("*"))
        if path.is_file()
    }
