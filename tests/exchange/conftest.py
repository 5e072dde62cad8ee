"""What the proofs of `verify` start from."""

import shutil
import subprocess

import pytest

from tests.conftest import Company
from tests.scenes import scene


def at_the_time_of_the_story(patch: pytest.MonkeyPatch) -> None:
    for name in ("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"):
        patch.setenv(name, "2026-11-23T07:30:00+01:00")


@pytest.fixture
def record(_recorded: Company, monkeypatch) -> Company:
    """One incident of three entries, committed at the time of the story."""
    at_the_time_of_the_story(monkeypatch)
    return _recorded


@scene
def _recorded(company: Company) -> Company:
    with pytest.MonkeyPatch.context() as patch:
        at_the_time_of_the_story(patch)
        return recorded(company)


def recorded(company: Company) -> Company:
    shutil.rmtree(company.root / "incidents")
    shutil.rmtree(company.root / "exercises", ignore_errors=True)
    shutil.rmtree(company.root / "journal", ignore_errors=True)
    shutil.rmtree(company.root / ".git")
    for words in (("init", "-q", "-b", "main"), ("add", "-A"), ("commit", "-q", "-m", "Plan")):
        subprocess.run(["git", "-C", str(company.root), *words], check=True)
    company.by = "nadia"
    company.ok("declare", "Fichiers chiffrés")
    company.at("07:00").ok("log", "Serveur isolé")
    company.at("07:05").ok("log", "Prestataire appelé")
    return company
