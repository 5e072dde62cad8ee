"""What cannot be written is kept elsewhere, loudly, and comes home by itself."""

import shutil
from pathlib import Path

import pytest

from incplan.app.desk.waiting import find_waiting, whose_plan
from incplan.store.disk.state import spool_directory
from incplan.store.spool.keeping import spool_event
from tests.conftest import Company


def waiting_files(root: Path) -> tuple[Path, ...]:
    return find_waiting(root).ours.files


@pytest.fixture
def broken(company: Company) -> Company:
    """A plan whose folder of incidents cannot be written: a link stands in its place."""
    company.by = "nadia"
    (company.root / "incidents").rename(company.root.parent / "aside")
    (company.root / "incidents").symlink_to(company.root.parent)
    return company


def mended(company: Company) -> None:
    (company.root / "incidents").unlink()
    (company.root.parent / "aside").rename(company.root / "incidents")


def test_declare_and_log_are_kept_and_come_home(broken: Company):
    declared = broken.run("declare", "The server room burns")
    assert declared.code == 4
    assert str(spool_directory()) in "".join(declared.err.split())
    assert broken.run("log", "The fire brigade is here").code == 4
    kept = waiting_files(broken.root)
    assert len(kept) == 2
    assert "server room" in kept[0].read_text(encoding="utf-8")
    assert kept[0].parent == kept[1].parent, "both are about the same incident"

    status = broken.run("status")
    assert "NOT YET in the plan: 2" in " ".join(status.err.split())

    mended(broken)
    done = broken.ok("log", "The disk works again")
    assert "now in the plan: 2" in " ".join(done.err.split())
    assert waiting_files(broken.root) == ()
    events = "\n".join(text.decode() for text in broken.files().values())
    for words in ("server room", "fire brigade", "disk works"):
        assert words in events
    assert broken.git("status", "--porcelain", "incidents") == ""


@pytest.mark.parametrize(
    ("words", "code"),
    [(("log", "Too late?", "-i", "nobody"), 5), (("log", "x", "--at", "never"), 2)],
)
def test_a_refused_command_commits_what_it_brings_home(broken: Company, words, code):
    broken.run("declare", "The server room burns")
    mended(broken)

    assert broken.run(*words).code == code

    assert waiting_files(broken.root) == ()
    assert broken.git("status", "--porcelain") == ""
    assert "The server room burns" in broken.ok("show").out


def test_two_plans_of_one_name_do_not_share(company: Company, tmp_path: Path):
    twin = tmp_path / "elsewhere" / company.root.name
    shutil.copytree(company.root, twin)
    spool_event(
        whose_plan(twin), "INC-2026-001-k7f3", "20261123T100000000Z-logged-k7m2q9x4wv.yaml", b"x\n"
    )
    assert len(waiting_files(twin)) == 1
    assert waiting_files(company.root) == ()


def test_what_still_cannot_come_home_keeps_waiting(broken: Company):
    assert broken.run("declare", "Fire").code == 4
    assert broken.run("log", "Smoke too").code == 4
    assert len(waiting_files(broken.root)) == 2


def test_a_number_that_waits_is_not_given_twice(broken: Company):
    first, second = broken.run("declare", "One"), broken.run("declare", "Two")
    assert first.code == second.code == 4
    numbers = [path.parent.name.split("-")[2] for path in waiting_files(broken.root)]
    assert len(set(numbers)) == 2
