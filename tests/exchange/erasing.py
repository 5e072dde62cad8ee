"""What tests of erasure start from, and where they look for the words."""

import subprocess

import pytest

from tests.conftest import Company
from tests.exchange.clones import journal_files
from tests.exchange.conftest import at_the_time_of_the_story, recorded
from tests.scenes import scene

WORDS = "Jan Peeters is ill at home"
BYTES = WORDS.encode()


@pytest.fixture
def spoken(_spoken, monkeypatch) -> tuple[Company, str]:
    at_the_time_of_the_story(monkeypatch)
    return _spoken


@scene
def _spoken(company: Company) -> tuple[Company, str]:
    with pytest.MonkeyPatch.context() as patch:
        at_the_time_of_the_story(patch)
        done = recorded(company).ok("log", WORDS, "--json").json
        return company, done["event"]


def redact(company: Company, entry: str, *words: str) -> None:
    company.ok("redact", entry, "--reason", "request", "--by", "claire", *words)


def held(company: Company, ref: str = "HEAD") -> bool:
    """Whether a reference holds the words, as it would be checked out."""
    found = subprocess.run(
        ["git", "-C", str(company.root), "grep", "-q", "-F", WORDS, *([ref] if ref else [])],
        capture_output=True, check=False,
    )  # fmt: skip
    return found.returncode == 0


def staged(company: Company) -> bool:
    found = subprocess.run(
        ["git", "-C", str(company.root), "grep", "-q", "--cached", "-F", WORDS],
        capture_output=True, check=False,
    )  # fmt: skip
    return found.returncode == 0


def forget_steps(company: Company) -> None:
    """Delete what git notes of its last steps, as `verify` and `sync` say to."""
    for name in ("ORIG_HEAD", "FETCH_HEAD"):
        company.git("update-ref", "-d", name)


def on_disk(company: Company) -> bool:
    return any(BYTES in content for content in journal_files(company.root).values())


def clean(company: Company) -> bool:
    return not (held(company) or staged(company) or on_disk(company))
