"""Files kept as evidence: by their hash, before the event, never through a link."""

import hashlib
import os

from incplan.store.journal.attachments import MAX_EVIDENCE
from tests.conftest import Company
from tests.scenes import scene

PHOTO = b"\xff\xd8\xff photo of the note"
HASH = hashlib.sha256(PHOTO).hexdigest()


@scene
def burning(company: Company) -> Company:
    company.by = "nadia"
    company.ok("declare", "Fichiers chiffrés")
    return company


def stored(company: Company):
    return sorted((company.root / "incidents").glob("*/evidence/*"))


def test_a_file_is_kept_by_its_hash_and_named_in_the_entry(burning: Company, tmp_path):
    photo = tmp_path / "photo écran (1).jpg"
    photo.write_bytes(PHOTO)

    done = burning.ok("log", "Note on screen", "--file", str(photo), "--json")

    assert done.json["details"]["evidence"] == [{"sha256": HASH, "name": "photo écran (1).jpg"}]
    assert [path.name for path in stored(burning)] == [HASH]
    assert stored(burning)[0].read_bytes() == PHOTO
    assert HASH in burning.git("ls-files")
    assert "photo écran" in burning.ok("export", "journal").out


def test_a_photo_alone_is_an_entry_of_its_own(burning: Company, tmp_path):
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(PHOTO)

    done = burning.ok("log", "--file", str(photo), "--json")

    assert done.json["kind"] == "evidence"
    assert done.json["receipt"]["not_committed"] is None


def test_the_same_photo_twice_is_stored_once(burning: Company, tmp_path):
    for name in ("a.jpg", "b.jpg"):
        (tmp_path / name).write_bytes(PHOTO)

    burning.ok("log", "Twice", "--file", str(tmp_path / "a.jpg"), "--file", str(tmp_path / "b.jpg"))

    assert len(stored(burning)) == 1


def test_what_cannot_be_taken_is_refused_before_anything_is_written(burning: Company, tmp_path):
    good = tmp_path / "good.txt"
    good.write_text("good")
    (tmp_path / "link").symlink_to(good)
    os.mkfifo(tmp_path / "pipe")
    large = tmp_path / "large.bin"
    with large.open("wb") as stream:
        stream.truncate(MAX_EVIDENCE + 1)

    for name, words in (
        ("gone.jpg", "is not there"),
        ("link", "is a link"),
        ("pipe", "not an ordinary file"),
        (".", "not an ordinary file"),
        ("large.bin", "larger than 25 MB"),
    ):
        done = burning.refused(
            "log", "x", "--file", str(good), "--file", str(tmp_path / name), code=2
        )
        assert words in " ".join(done.err.split()), done.err


def test_a_link_in_place_of_the_evidence_folder_is_not_written_through(burning: Company, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    newest = max((burning.root / "incidents").iterdir(), key=lambda path: path.stat().st_mtime)
    (newest / "evidence").symlink_to(outside)
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(PHOTO)

    done = burning.run("log", "x", "--file", str(photo))

    assert not list(outside.iterdir())
    assert done.code == 0, done.err
    assert "incplan sync" in " ".join(done.err.split())


def test_evidence_waits_for_a_writable_plan_and_comes_home(burning: Company, tmp_path):
    from incplan.store.journal.spool import unspool

    photo = tmp_path / "photo.jpg"
    photo.write_bytes(PHOTO)
    newest = max((burning.root / "incidents").iterdir(), key=lambda path: path.stat().st_mtime)
    (newest / "evidence").symlink_to(tmp_path)
    burning.ok("log", "Photo", "--file", str(photo))
    (newest / "evidence").unlink()

    home = unspool(burning.root)

    assert [path.name for path in home] == [HASH]
    assert stored(burning)[0].read_bytes() == PHOTO
    assert unspool(burning.root) == ()
