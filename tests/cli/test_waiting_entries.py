"""A plan on a share that turned read-only: what is typed goes on counting, and says where it is."""

import contextlib
import errno
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from incplan.app.desk.waiting import find_waiting, whose_plan
from incplan.store.disk import durable
from incplan.store.journal.identity import plan_id_of, with_id
from incplan.store.spool.keeping import spool_event
from tests.conftest import Company, Run

INCIDENT = "INC-2026-077-k7f3"


@contextlib.contextmanager
def read_only(company: Company) -> Iterator[None]:
    """Every file below the plan is refused, as a share does that lost its rights."""
    real = durable.open_folder

    def refused(root: Path, relative: tuple[str, ...], *, create: bool = False) -> int:
        if company.root in (root, *root.parents):
            raise OSError(errno.EROFS, "Read-only file system")
        return real(root, relative, create=create)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(durable, "open_folder", refused)
        yield


@contextlib.contextmanager
def really_read_only(company: Company) -> Iterator[None]:
    """The same by the kernel; root is not stopped by permissions, so it takes a mount."""
    place = str(company.root)

    def mount(*words: str) -> bool:
        return subprocess.run(["mount", *words], capture_output=True, check=False).returncode == 0

    if os.name == "nt" or os.geteuid() != 0 or not mount("--bind", place, place):
        pytest.skip("this machine does not let us mount")
    try:
        assert mount("-o", "remount,bind,ro", place)
        yield
    finally:
        subprocess.run(["umount", "-l", place], capture_output=True, check=False)


def said(done: Run) -> str:
    return " ".join((done.out + done.err).split())


@pytest.fixture
def waiting(company: Company) -> Company:
    """An incident declared and gone on with while nothing could be written."""
    company.by = "nadia"
    with read_only(company):
        assert company.run("declare", "The cold store is on fire").code == 4
        assert company.at("07:05").run("log", "Fire brigade called").code == 4
        assert company.at("07:06").run("done", "1").code == 4
    assert not list((company.root / "incidents").glob("INC-2026-*/*cold*"))
    return company


@pytest.mark.parametrize("share", [read_only, really_read_only])
def test_a_declaration_that_cannot_be_written_still_says_what_to_do(company: Company, share):
    company.by = "nadia"
    with share(company):
        done = company.run("declare", "The cold store is on fire", "--type", "fire")
        later = company.at("07:05").run("log", "Fire brigade called")
        status = company.run("status", "--json")
        shown = company.run("show", "--json")
    assert done.code == later.code == 4
    for words in ("TO DO", "CALL", "LIMITS", "WAITING, NOT YET IN THE PLAN: 1 entry"):
        assert words in said(done)
    assert "THE PLAN COULD NOT BE WRITTEN" in said(done)
    assert "waiting OUTSIDE the plan" in later.out
    assert status.code == 0
    assert status.json["waiting"] == 2
    (item,) = status.json["incidents"]
    assert len(item["waiting"]) == 2
    assert [line["waiting"] for line in shown.json["timeline"]] == [True, True]


def test_the_receipt_of_a_program_names_what_waits(company: Company):
    with read_only(company):
        done = company.run("declare", "Fire", "--json")
    assert done.code == 4
    assert done.json["receipt"]["waiting"] == done.json["receipt"]["events"] != []
    assert done.json["briefing"]["waiting"] == done.json["receipt"]["events"]


def test_screens_and_documents_take_in_what_waits_and_mark_it(waiting: Company):
    status = waiting.ok("status")
    assert "The cold store is on fire" in status.out
    assert "WAITING, NOT YET IN THE PLAN: 3 entries" in said(status)
    assert "NOT YET in the plan: 3" in said(status)
    assert said(waiting.ok("show")).count("waiting, not in the plan yet") == 3
    assert "3 entries wait outside the plan" in said(waiting.ok("report"))
    assert "3 entries wait outside the plan" in said(waiting.ok("report", "--for", "management"))
    for document in ("journal", "register"):
        printed = waiting.ok("export", document)
        assert "The cold store is on fire" in printed.out
        assert "3 entries wait outside the plan" in said(printed), document
    assert "waiting, not in the plan yet" in waiting.ok("register").out
    row = next(
        item
        for item in waiting.ok("register", "--json").json["entries"]
        if item["description"] == "The cold store is on fire"
    )
    assert row["waiting"] == 3
    assert "The cold store is on fire" in waiting.ok("search", "cold store").out


def test_reading_brings_nothing_home_and_writing_does(waiting: Company):
    waiting.ok("status")
    assert len(find_waiting(waiting.root).ours.files) == 3
    done = waiting.at("08:00").ok("log", "It is out")
    assert "now in the plan: 3" in said(done)
    assert not find_waiting(waiting.root).ours
    assert waiting.git("status", "--porcelain") == ""
    assert "WAITING" not in waiting.ok("status").out
    texts = [line["text"] for line in waiting.ok("show", "--json").json["timeline"]]
    assert any("Fire brigade" in text for text in texts)
    assert any("It is out" in text for text in texts)


def test_an_entry_that_waits_can_be_put_right(waiting: Company):
    with read_only(waiting):
        shown = waiting.run("show", "--json").json["timeline"]
        entry = next(line["id"] for line in shown if "Fire brigade" in line["text"])
        assert waiting.run("correct", entry, "Called at 07:04").code == 4
    lines = waiting.ok("show", "--json").json["timeline"]
    assert [line["waiting"] for line in lines] == [True] * 4


def test_a_closing_that_waits_counts_as_closed(waiting: Company):
    waiting.ok("log", "Home again")
    incident = waiting.ok("status", "--json").json["incidents"][0]["id"]
    with read_only(waiting):
        done = waiting.run("cancel", "--reason", "false alarm", "-i", incident)
    assert done.code == 4
    assert waiting.ok("status", "--json").json["incidents"] == []
    assert waiting.ok("show", incident, "--json").json["status"] == "cancelled"
    assert waiting.run("log", "Late", "-i", incident).code == 0


def test_a_fact_about_the_plan_waits_and_counts(company: Company):
    with read_only(company):
        done = company.run("plan", "reviewed", "--no-change", "--by", "nadia")
    assert done.code == 4
    standing = company.ok("plan", "--json").json
    assert (standing["review"]["last"], standing["waiting"]) == ("2026-11-23", 1)
    assert "1 entry waits outside the plan" in said(company.ok("export", "plan"))


def test_verify_speaks_of_the_plan_alone(waiting: Company):
    done = waiting.run("verify")
    assert "NOT YET in the plan: 3" in said(done)
    assert done.code != 1, "what waits is no part of what git can prove"
    assert "cold store" not in done.out


# Whose entries are they?


def keep(company: Company, text: str = "Theirs") -> None:
    """An entry of a plan kept outside it."""
    with read_only(company):
        assert company.run("declare", text, "--by", "nadia").code == 4


OURS = "Mosan & Leie Foods SRL/BV"


def identified(company: Company, plan_id: str) -> None:
    """Give the plan an id."""
    path = company.root / "plan.yaml"
    path.write_text(with_id(path.read_text("utf-8"), plan_id), "utf-8")
    company.git("commit", "-qam", "Identity")


def renamed(company: Company, name: str) -> None:
    """Make it the plan of another organisation."""
    path = company.root / "plan.yaml"
    text = path.read_text("utf-8")
    assert OURS in text
    path.write_text(text.replace(OURS, name), "utf-8")
    company.git("commit", "-qam", "Another organisation")


def other_history(company: Company) -> None:
    """Another repository at the same path."""
    shutil.rmtree(company.root / ".git")
    company.git("init", "-q", "-b", "main")
    company.git("add", "-A")
    company.git("commit", "-q", "-m", "Another plan")


def test_a_plan_that_moves_takes_what_waits_along(company: Company, tmp_path: Path):
    identified(company, "ours-1")
    keep(company)
    moved = Company(tmp_path / "moved")
    shutil.copytree(company.root, moved.root)
    assert "Theirs" in moved.ok("status").out


def test_what_waited_before_the_plan_had_an_id_is_still_found(company: Company):
    keep(company)
    identified(company, "ours-1")
    assert "Theirs" in company.ok("status").out
    company.ok("log", "Back", "--by", "nadia")
    assert not find_waiting(company.root).ours


def test_what_waited_before_save_gave_the_plan_an_id_is_still_found(company: Company):
    keep(company)
    path = company.root / "levels.yaml"
    path.write_text(f"{path.read_text('utf-8')}# read\n", "utf-8")
    with read_only(company):
        done = company.ok("save", "--yes", "--json").json
        assert plan_id_of((company.root / "plan.yaml").read_text("utf-8")) == done["new_id"]
        assert "Theirs" in company.ok("status").out
    company.ok("log", "Back", "--by", "nadia")
    assert not find_waiting(company.root).ours


def test_a_derived_key_is_written_nowhere_in_the_plan(company: Company):
    keep(company)
    before = (company.root / "plan.yaml").read_bytes()
    company.ok("status")
    company.ok("log", "Back", "--by", "nadia")
    assert (company.root / "plan.yaml").read_bytes() == before


@pytest.mark.parametrize("with_ids", [True, False], ids=["by id", "by path and first commit"])
def test_entries_of_one_customer_never_enter_the_plan_of_another(company: Company, with_ids):
    """Two sticks mounted in turn at one path."""
    if with_ids:
        identified(company, "customer-a")
    keep(company)
    if with_ids:
        identified(company, "customer-b")
    else:
        other_history(company)
    found = find_waiting(company.root)
    assert not found.ours
    assert found.doubtful == ()
    company.ok("declare", "Ours", "--by", "nadia")
    assert "Theirs" not in "".join(text.decode() for text in company.files().values())


@pytest.mark.parametrize("derived", [True, False], ids=["derived key", "id"])
def test_another_organisation_under_the_same_key_is_left_waiting_and_named(
    company: Company, derived
):
    """A plan copied by hand for the next customer, its name changed, its id kept."""
    if not derived:
        identified(company, "copied")
    keep(company)
    path = company.root / "plan.yaml"
    path.write_text(
        path.read_text("utf-8").replace("Mosan & Leie Foods SRL/BV", "Next Customer"), "utf-8"
    )
    for words in (("status",), ("declare", "Ours", "--by", "nadia")):
        done = company.ok(*words)
        assert f"Entries of {OURS} wait in" in said(done)
        assert "not taken into the plan of Next Customer" in said(done)
    assert "Theirs" not in "".join(text.decode() for text in company.files().values())
    assert find_waiting(company.root).doubtful[0].count == 1
    (named,) = company.ok("status", "--json").json["not_taken"]
    assert (named["organisation"], named["entries"]) == (OURS, 1)


@pytest.mark.parametrize(("answer", "count"), [("yes", 0), ("perhaps", 1), ("", 1), ("no", 1)])
def test_on_a_terminal_somebody_says_whose_they_are(
    company: Company, monkeypatch: pytest.MonkeyPatch, answer: str, count: int
):
    identified(company, "copied")
    keep(company)
    renamed(company, "Next Customer")
    monkeypatch.setattr("incplan.cli.prompts.whose_entries.can_ask", lambda **_words: True)

    done = company.run("declare", "Ours", "--by", "nadia", stdin=f"{answer}\n".encode())

    assert "Take them into the plan of Next Customer?" in said(done)
    there = "Theirs" in "".join(text.decode() for text in company.files().values())
    assert there is (count == 0)
    assert len(find_waiting(company.root).doubtful) == count
    assert company.git("status", "--porcelain") == ""


def test_folders_of_earlier_versions_are_asked_about_unless_the_incident_stands_here(
    company: Company,
):
    """They were named after the path alone, and say nothing of whose they are."""
    company.by = "nadia"
    known = company.ok("declare", "Known", "--json").json["incident"]
    for incident in (known, INCIDENT):
        path = spool_event(whose_plan(company.root), incident, "x.yaml", b"").parent
        event = next((company.root / "incidents" / known).glob("*-declared-*.yaml"))
        text = event.read_text("utf-8").replace(known, incident)
        (path / "x.yaml").unlink()
        (path / "20261123T060000000Z-logged-k7m2q9x4wv.yaml").write_text(text, "utf-8")
    folder = path.parent
    (folder / "plan.json").unlink()
    import hashlib

    key = hashlib.sha256(os.fsencode(os.path.realpath(company.root))).hexdigest()[:12]
    folder.rename(folder.with_name(f"{company.root.name}-{key}"))

    found = find_waiting(company.root)

    assert found.ours.incidents == (known,)
    assert found.doubtful[0].waiting.incidents == (INCIDENT,)
    assert "may be of another organisation" in said(company.ok("status"))


def folder_of(company: Company) -> Path:
    found = find_waiting(company.root)
    return found.doubtful[0].folder if found.doubtful else found.ours.files[0].parent.parent


def test_merge_takes_a_folder_of_entries_that_wait(waiting: Company):
    """Copied from the machine on which they were typed; there the folder is empty afterwards."""
    done = waiting.ok("merge", str(folder_of(waiting)), "--json")
    assert not find_waiting(waiting.root).ours
    assert done.code == 0
    assert "The cold store is on fire" in waiting.ok("status").out
    assert waiting.git("status", "--porcelain") == ""


def test_merge_takes_such_a_folder_from_another_machine(waiting: Company, tmp_path: Path):
    carried = tmp_path / "stick" / "carried"
    shutil.copytree(folder_of(waiting), carried)
    shutil.rmtree(folder_of(waiting))
    looked = waiting.ok("merge", str(carried), "--dry-run", "--json").json
    assert [item["events"] for item in looked["brought_in"]] == [3]
    waiting.ok("merge", str(carried))
    assert "The cold store is on fire" in waiting.ok("status").out
    assert len(list(carried.rglob("*.yaml"))) == 3, "a copy is nobody's to empty"
    assert "already here" in waiting.ok("merge", str(carried)).out


def test_merge_takes_another_organisation_only_by_its_name(company: Company):
    identified(company, "copied")
    keep(company)
    renamed(company, "Next Customer")
    folder = str(folder_of(company))
    assert f"holds entries of {OURS}" in said(company.refused("merge", folder))
    company.refused("merge", folder, "--organisation", "Somebody else")
    company.ok("merge", folder, "--organisation", OURS)
    assert "Theirs" in company.ok("status").out
    assert find_waiting(company.root).doubtful == ()


def test_merge_asks_before_it_takes_another_customers_plan(company: Company, tmp_path: Path):
    other = Company(tmp_path / "other", by="nadia")
    shutil.copytree(company.root, other.root)
    renamed(other, "Next Customer")
    other.ok("declare", "Theirs")
    assert "holds entries of Next Customer" in said(company.refused("merge", str(other.root)))


def test_a_reopening_that_comes_in_by_merge_is_looked_at(company: Company, tmp_path: Path):
    company.by = "nadia"
    incident = company.ok("declare", "Smoke", "--json").json["incident"]
    company.ok("cancel", "--reason", "steam", "-i", incident)
    other = Company(tmp_path / "other", now="2026-11-23T08:00:00+01:00", by="nadia")
    shutil.copytree(company.root, other.root)
    other.ok("reopen", incident, "--reason", "it was smoke")
    company.ok("merge", str(other.root))
    assert "Smoke" in company.ok("status").out


@pytest.mark.parametrize("window", [(80, 24), (40, 24)])
@pytest.mark.parametrize("language", ["fr", "nl", "de", "en"])
def test_in_a_window_it_is_said_above_and_pushes_nothing_away(
    company: Company, window: tuple[int, int], language: str
):
    """Two or three rows first, with the command that takes it in; the last row can be typed."""
    company.by, company.lang, company.environment = "nadia", language, {"NO_COLOR": "1"}
    with read_only(company):
        lines = (("declare", "Fumée au quai 3"), ("log", "Evacuated"), ("status",), ("done", "1"))
        for words in lines:
            done = company.run(*words, window=window)
            rows = (done.err + done.out).splitlines()
            assert rows[0].startswith("!!"), (words, rows[:3])
            assert any(row.endswith("incplan sync") for row in rows[:3]), rows[:4]
            assert len(rows) <= window[1] - 2, (words, rows)
            assert "incplan " in rows[-1]
            assert "/" not in "".join(rows[:3])  # no path that a row cannot hold


def test_of_several_incidents_the_danger_to_people_is_called_about_first(company: Company):
    """Though another incident is the more serious one."""
    company.by, company.environment = "nadia", {"NO_COLOR": "1"}
    company.ok("declare", "Phones dead", "-a", "order-intake", "--people", "none")
    company.ok("declare", "Smoke on the quay", "--people", "danger", "--level", "minor",
               "--reason", "x")  # fmt: skip
    rows = company.run("status", window=(80, 24)).out.splitlines()
    (call,) = (row for row in rows if row.startswith("CALL "))
    assert call.endswith(" 112")
    assert "(007)" in call
