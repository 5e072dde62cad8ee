"""A sealed journal proves itself: without the plan, without git."""

import copy
import io
import json
import os
import shutil
import struct
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from tests.conftest import Company, run_command
from tests.exchange.conftest import at_the_time_of_the_story, recorded
from tests.scenes import scene


@scene
def _sealed(company: Company) -> tuple[Company, Path]:
    with pytest.MonkeyPatch.context() as patch:
        at_the_time_of_the_story(patch)
        record = recorded(company)
        photo = company.root.parent / "photo.jpg"
        photo.write_bytes(b"photo")
        record.ok("log", "Note", "--file", str(photo))
        target = company.root.parent / "out" / "journal.zip"
        target.parent.mkdir()
        record.ok("export", "journal", "--sealed", str(target))
        return record, target


@pytest.fixture
def record(_sealed, monkeypatch) -> Company:
    at_the_time_of_the_story(monkeypatch)
    return _sealed[0]


@pytest.fixture
def sealed(record: Company, _sealed) -> Path:
    return _sealed[1]


def rewritten(path: Path, change) -> None:
    """The zip with its files changed by somebody."""
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    change(files)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    path.write_bytes(stream.getvalue())


def check(path: Path, code: int = 0):
    done = run_command("verify", "file", str(path), "--json", cwd=path.parent)
    assert done.code == code, done.out + done.err
    return done.json


def test_it_is_checked_without_a_plan(sealed: Path, record: Company):
    shutil.rmtree(record.root)

    found = check(sealed)

    assert found["sound"]
    assert (found["events"], found["evidence"]) == (4, 1)


def test_it_holds_what_a_reader_needs(sealed: Path):
    with zipfile.ZipFile(sealed) as archive:
        names = archive.namelist()
        assert "Serveur isolé" in archive.read("journal.md").decode()
        manifest = json.loads(archive.read("manifest.json"))
    assert names[0] == "manifest.json"
    assert set(manifest["files"]) == set(names[1:])


def test_same_content_same_bytes(sealed: Path, record: Company, tmp_path):
    again = tmp_path / "again.zip"
    record.ok("export", "journal", "--sealed", str(again))

    assert again.read_bytes() == sealed.read_bytes()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda files: files.__setitem__("journal.md", b"another story"), "changed"),
        (lambda files: files.pop("journal.md"), "missing"),
        (lambda files: files.__setitem__("../evil.txt", b"x"), "extra"),
    ],
    ids=["changed", "missing", "extra"],
)
def test_what_was_done_to_it_shows(sealed: Path, change, code):
    rewritten(sealed, change)

    found = check(sealed, 1)

    assert [item["code"] for item in found["problems"]] == [code]


def test_an_event_changed_with_its_hash_still_shows_by_its_seal(sealed: Path):
    import hashlib

    def forge(files):
        name = next(item for item in files if "-logged-" in item)
        files[name] = files[name].replace(b"nadia", b"joris")
        manifest = json.loads(files["manifest.json"])
        manifest["files"][name] = hashlib.sha256(files[name]).hexdigest()
        files["manifest.json"] = json.dumps(manifest).encode()

    rewritten(sealed, forge)

    assert [item["code"] for item in check(sealed, 1)["problems"]] == ["event_broken"]


def test_other_files_are_not_sealed_journals(sealed: Path, tmp_path):
    (tmp_path / "text.zip").write_text("PK no")
    rewritten(sealed, lambda files: files.pop("manifest.json"))
    for path in (tmp_path / "text.zip", tmp_path / "gone.zip", tmp_path, sealed):
        done = run_command("verify", "file", str(path), cwd=tmp_path)
        assert done.code == 3, done.out
        assert "Traceback" not in done.err


def test_cut_anywhere_it_is_never_called_sound(sealed: Path):
    whole = sealed.read_bytes()
    for size in range(0, len(whole), 97):
        sealed.write_bytes(whole[:size])
        assert run_command("verify", "file", str(sealed), cwd=sealed.parent).code in (1, 3)


def test_it_replaces_only_an_earlier_one(sealed: Path, record: Company):
    record.ok("export", "journal", "--sealed", str(sealed))
    sealed.write_text("my notes")

    assert record.run("export", "journal", "--sealed", str(sealed)).code == 5
    assert sealed.read_text() == "my notes"
    record.ok("export", "journal", "--sealed", str(sealed), "--force")


def test_unpacked_it_can_be_merged(sealed: Path, record: Company, tmp_path):
    with zipfile.ZipFile(sealed) as archive:
        archive.extractall(tmp_path / "unpacked")
    shutil.rmtree(record.root / "incidents")

    record.ok("merge", str(tmp_path / "unpacked"))

    assert len(list((record.root / "incidents").glob("*/*.yaml"))) == 4


def relisted(files) -> None:
    """The list of hashes written again, as somebody would who covers a change."""
    import hashlib

    manifest = json.loads(files["manifest.json"])
    manifest["files"] = {
        name: hashlib.sha256(content).hexdigest()
        for name, content in files.items()
        if name != "manifest.json"
    }
    files["manifest.json"] = json.dumps(manifest).encode()


def test_the_text_to_read_is_said_to_be_proven_by_nothing(sealed: Path):
    before = check(sealed)

    def forge(files):
        files["journal.md"] = b"another story"
        relisted(files)

    rewritten(sealed, forge)
    after = check(sealed)

    assert before["unproven"] == after["unproven"] == ["journal.md"]
    assert before["digest"] == after["digest"]
    assert before["sha256"] != after["sha256"]
    said = run_command("verify", "file", str(sealed), environment={"INCPLAN_LANG": "en"}).out
    assert "journal.md: only there to read" in said
    assert "unchanged" not in said


def test_what_sealing_does_not_write_fails_even_when_listed(sealed: Path):
    def forge(files):
        files["statement.txt"] = b"we did nothing wrong"
        relisted(files)

    rewritten(sealed, forge)

    assert [item["code"] for item in check(sealed, 1)["problems"]] == ["foreign"]


def test_changed_evidence_shows_by_its_name(sealed: Path):
    def forge(files):
        files[next(name for name in files if "/evidence/" in name)] = b"another photo"
        relisted(files)

    rewritten(sealed, forge)

    assert [item["code"] for item in check(sealed, 1)["problems"]] == ["evidence_changed"]


def test_the_entries_of_another_incident_do_not_pass(sealed: Path):
    def forge(files):
        manifest = json.loads(files["manifest.json"])
        manifest["incident"] = "INC-2026-999-k7f3"
        files["manifest.json"] = json.dumps(manifest).encode()

    rewritten(sealed, forge)

    assert {item["code"] for item in check(sealed, 1)["problems"]} == {"incident"}


def test_a_sealed_file_claims_more_than_it_proves(sealed: Path):
    found = check(sealed)

    states = {item["question"]: item["state"] for item in found["checks"]}
    assert found["verdict"] == "claimed"
    assert (states["whole"], states["place"], states["evidence"]) == ("proven",) * 3
    assert {states[name] for name in ("unchanged", "complete", "times", "authors")} == {"claimed"}
    said = run_command("verify", "file", str(sealed), environment={"INCPLAN_LANG": "en"}).out
    assert "compare it" in said.splitlines()[1]


def test_an_entry_under_the_name_of_another_time_shows(sealed: Path):
    def forge(files):
        name = next(item for item in files if "-logged-" in item)
        head, _slash, last = name.rpartition("/")
        files[f"{head}/20261101T080000000Z{last[19:]}"] = files.pop(name)
        relisted(files)

    rewritten(sealed, forge)

    assert {item["code"] for item in check(sealed, 1)["problems"]} == {"event_name", "digest"}


def test_a_commit_that_lacks_an_entry_is_not_named_as_if_it_held_it(record: Company, tmp_path):
    assert check_sealed(record, tmp_path / "before.zip")["not_in_commit"] == 0
    assert "not committed" not in record.ok("export", "journal").out
    record.ok("log", "Pas encore", "--no-commit")
    head = record.git("rev-parse", "HEAD")

    assert check_sealed(record, tmp_path / "after.zip")["not_in_commit"] == 1
    shown = record.ok("export", "journal").out
    assert "Printed with changes that are not committed." in shown
    assert f"{head[:10]} +" in shown.replace("\\", "")
    said = run_command(
        "verify", "file", str(tmp_path / "after.zip"), environment={"INCPLAN_LANG": "en"}
    )
    assert f"{head[:12]}, without 1 of these files" in said.out


def check_sealed(company: Company, target: Path):
    company.ok("export", "journal", "--sealed", str(target))
    return check(target)


def test_an_entry_without_a_seal_is_a_claim(record: Company, tmp_path):
    entry = sorted((record.root / "incidents").glob("*/*-logged-*.yaml"))[0]
    entry.write_bytes(b"".join(entry.read_bytes().splitlines(keepends=True)[:-1]))
    target = tmp_path / "unsealed.zip"
    record.ok("export", "journal", "--sealed", str(target))

    whole = check(target)["checks"][0]

    others = len(list((record.root / "incidents").glob("*/*.yaml"))) - 1
    assert (whole["state"], whole["proven"], whole["claimed"]) == ("claimed", others, 1)


def bomb(target: Path, size: int) -> Path:
    """A zip of a few kilobytes that claims and holds `size` zeros in each of eight members."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("manifest.json", "{}")
        for number in range(8):
            archive.writestr(f"incidents/x/{number}", b"\0" * size)
    return target


def test_a_file_that_unpacks_to_far_more_is_refused_before_it_does(record: Company, tmp_path):
    tracemalloc.start()
    small = bomb(tmp_path / "bomb.zip", 4_000_000)
    tracemalloc.reset_peak()

    done = record.run("verify", "file", str(small))
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert small.stat().st_size < 100_000
    assert done.code == 3
    assert peak < 4_000_000


def test_members_that_share_their_bytes_are_refused(record: Company, tmp_path):
    target = tmp_path / "shared.zip"
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("manifest.json", "{}")
        archive.writestr("a", b"x" * 100_000)
        for number in range(50):
            again = copy.copy(archive.getinfo("a"))
            again.filename = f"a{number}"
            archive.filelist.append(again)

    assert record.run("verify", "file", str(target)).code == 3


def test_a_list_of_members_without_end_is_refused(record: Company, tmp_path):
    target = tmp_path / "list.zip"
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 65535, 65535, 1 << 30, 0, 0)
    target.write_bytes(end)

    assert record.run("verify", "file", str(target)).code == 3


def test_packed_again_with_compression_it_is_still_checked(sealed, record: Company, tmp_path):
    again = tmp_path / "again.zip"
    with (
        zipfile.ZipFile(sealed) as old,
        zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, old.read(name))

    record.ok("verify", "file", str(again))


@pytest.mark.skipif(os.name == "nt", reason="modes")
def test_only_its_owner_reads_a_sealed_journal(sealed):
    assert sealed.stat().st_mode & 0o077 == 0
