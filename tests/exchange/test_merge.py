"""`incplan merge`: a union of files that overwrites nothing and copies nothing blindly."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import Company
from tests.exchange.clones import clone, copy, journal_files
from tests.scenes import scene


@scene
def pair(company: Company) -> tuple[Company, Company]:
    """Nadia at the office and Joris at home, working apart on one incident."""
    company.by = "nadia"
    company.ok("declare", "Fichiers chiffrés", "--activity", "it-platform")
    folder = company.root.parent
    home = clone(company, folder / "home", by="joris", now="2026-11-23T07:10:00+01:00")
    company.at("07:05").ok("log", "Serveur isolé")
    photo = folder / "photo.jpg"
    photo.write_bytes(b"photo")
    home.ok("log", "Prestataire appelé", "--file", str(photo))
    home.ok("declare", "Vol d'un portable", "--level", "minor", "--reason", "isolé")
    return company, home


def newest(company: Company) -> Path:
    folders = (company.root / "incidents").iterdir()
    names = [path for folder in folders if folder.is_dir() for path in folder.glob("*Z-*.yaml")]
    return max(names, key=lambda path: (path.name, path.as_posix()))


def in_progress(company: Company) -> Path:
    return next(
        path.parent
        for path in (company.root / "incidents").rglob("*.yaml")
        if "Fichiers chiffrés" in path.read_text("utf-8")
        and "-declared-" in path.name
        and "20261123" in path.name
    )


def test_both_sides_end_with_the_same_files(pair):
    office, home = pair

    done = office.ok("merge", str(home.root), "--json").json
    home.ok("merge", str(office.root))

    assert journal_files(office.root) == journal_files(home.root)
    assert sum(item["evidence"] for item in done["brought_in"]) == 1
    assert [item["first_seen"] for item in done["brought_in"]].count(True) == 1
    assert done["commit"]
    assert office.git("status", "--porcelain") == ""


def test_the_result_is_what_git_and_a_file_copy_give(pair, tmp_path):
    office, home = pair
    by_git = clone(office, tmp_path / "by-git", by="nadia")
    by_git.git("pull", "-q", "--no-rebase", "--no-edit", str(home.root), "main")
    by_copy = copy(office, tmp_path / "by-copy", by="nadia")
    for top in ("incidents", "exercises", "journal"):
        if (home.root / top).is_dir():
            shutil.copytree(home.root / top, by_copy.root / top, dirs_exist_ok=True)

    office.ok("merge", str(home.root))

    assert journal_files(office.root) == journal_files(by_git.root) == journal_files(by_copy.root)


def test_a_second_time_changes_nothing(pair):
    office, home = pair
    office.ok("merge", str(home.root))
    before, head = journal_files(office.root), office.git("rev-parse", "HEAD")

    done = office.ok("merge", str(home.root))

    assert "Nothing new" in done.out
    assert journal_files(office.root) == before
    assert office.git("rev-parse", "HEAD") == head


def test_a_dry_run_writes_nothing(pair):
    office, home = pair
    before = journal_files(office.root)

    done = office.ok("merge", str(home.root), "--dry-run")

    assert "Would come in" in done.out
    assert journal_files(office.root) == before


def test_git_can_merge_afterwards_without_a_conflict(pair):
    office, home = pair
    office.ok("merge", str(home.root))
    home.ok("log", "Encore une entrée", "-i", in_progress(home).name)

    office.git("pull", "-q", "--no-rebase", "--no-edit", str(home.root), "main")

    assert "Encore une entrée" in office.ok("show", in_progress(office).name).out


def test_a_stick_without_git_and_a_folder_around_it(pair, tmp_path):
    office, home = pair
    stick = tmp_path / "stick"
    stick.mkdir()
    copy(home, stick / "our-plan", by="joris")

    office.ok("merge", str(stick))

    assert set(journal_files(home.root)) <= set(journal_files(office.root))


def test_one_incident_folder_from_an_attachment(pair, tmp_path):
    office, home = pair
    folder = in_progress(home)
    shutil.copytree(folder, tmp_path / "mail" / folder.name)

    done = office.ok("merge", str(tmp_path / "mail" / folder.name), "--json").json

    assert [item["id"] for item in done["brought_in"]] == [folder.name]


def test_other_content_under_one_name_is_kept_beside_and_named(pair):
    from incplan.store.journal.event_text import read_event_text
    from incplan.store.journal.event_writing import emit

    office, home = pair
    office.ok("merge", str(home.root))
    target = newest(office)
    there = home.root / target.relative_to(office.root)
    text = read_event_text(there.read_bytes(), "x").value
    assert text is not None
    fields = {**text.fields, "text": "something else"}
    del fields["sum"]
    there.write_bytes(emit(fields))
    before = target.read_bytes()

    done = office.run("merge", str(home.root))
    again = office.run("merge", str(home.root))

    assert done.code == again.code == 1
    assert "Both are kept" in done.out
    assert target.read_bytes() == before
    kept = list(target.parent.glob(f"{target.stem}-from-*.yaml"))
    assert [path.read_bytes() for path in kept] == [there.read_bytes()]
    assert "JRN008" in office.run("validate", "--format", "concise").out


@pytest.mark.parametrize("cut", [40, 200])
def test_a_cut_file_is_named_and_not_taken(pair, cut):
    office, home = pair
    broken = newest(home)
    broken.write_bytes(broken.read_bytes()[:-cut])

    done = office.run("merge", str(home.root))

    assert done.code == 1
    assert broken.name in "".join(done.out.split()).replace(" ", "")
    assert not (office.root / broken.relative_to(home.root)).exists()


def test_a_changed_file_is_not_taken(pair):
    office, home = pair
    changed = newest(home)
    changed.write_bytes(changed.read_bytes().replace(b"by: joris", b"by: nadia"))

    assert office.run("merge", str(home.root)).code == 1
    assert not (office.root / changed.relative_to(home.root)).exists()


def test_a_hand_written_event_comes_only_once_somebody_has_read_it(pair):
    office, home = pair
    written = newest(home)
    content = written.read_bytes()
    written.write_bytes(content[: content.index(b"sum:")])
    place = office.root / written.relative_to(home.root)

    assert office.run("merge", str(home.root)).code == 1
    assert not place.exists()
    office.ok("merge", str(home.root), "--unsealed")
    assert place.read_bytes() == written.read_bytes()


def test_links_are_named_and_never_followed(pair, tmp_path):
    office, home = pair
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.yaml").write_text("secret: yes")
    (home.root / "incidents" / "INC-2026-077-k7f3").symlink_to(outside)
    folder = in_progress(home)
    (folder / "20261123T060000000Z-logged-k7m2q9x4wv.yaml").symlink_to(outside / "secret.yaml")

    done = office.run("merge", str(home.root), "--json")

    assert done.code == 1
    assert [item["fate"] for item in done.json["noticed"]] == ["link", "link"]
    assert not any(path.is_symlink() for path in office.root.rglob("*"))
    assert not any(b"secret" in content for content in journal_files(office.root).values())


def test_a_link_in_this_plan_is_not_written_through(pair, tmp_path):
    office, home = pair
    outside = tmp_path / "outside"
    outside.mkdir()
    shutil.rmtree(in_progress(office))
    in_progress_name = in_progress(home).name
    (office.root / "incidents" / in_progress_name).symlink_to(outside)

    assert office.run("merge", str(home.root)).code == 4
    assert not list(outside.iterdir())


def test_copies_of_a_cloud_folder_are_known_by_their_content(pair):
    office, home = pair
    event = newest(home)
    shutil.copy(event, event.with_name(f"{event.stem} (Joris's conflicted copy 2026-11-23).yaml"))
    lost = sorted(in_progress(home).glob("*-logged-*.yaml"))[-1]
    lost.rename(lost.with_name(f"{lost.stem}-LAPTOP-2.yaml"))
    (in_progress(home) / "notes.yaml").write_text("not: an event\n")
    (in_progress(home) / "photo.jpg").write_bytes(b"x")
    (in_progress(home) / ".x.yaml.icloud").write_bytes(b"x")

    done = office.run("merge", str(home.root), "--json")

    fates = sorted(item["fate"] for item in done.json["noticed"])
    assert fates == ["copy", "copy_taken", "not_downloaded", "stranger", "stranger"]
    assert (office.root / lost.relative_to(home.root)).is_file()
    assert not list((office.root / "incidents").rglob("*LAPTOP*"))


def test_crlf_from_a_mail_program_changes_nothing(pair):
    office, home = pair
    office.ok("merge", str(home.root))
    before = journal_files(office.root)
    for name in before:
        place = home.root / name
        if name.endswith(".yaml") and place.is_file():
            place.write_bytes(place.read_bytes().replace(b"\n", b"\r\n"))

    done = office.ok("merge", str(home.root))

    assert "Nothing new" in done.out
    assert journal_files(office.root) == before


def test_a_review_is_brought_when_missing_and_never_overwritten(pair):
    office, home = pair
    folder = in_progress(home)
    (folder / "review.yaml").write_text("format: 1\nx-note: there\n")
    here = office.root / folder.relative_to(home.root) / "review.yaml"
    office.ok("merge", str(home.root))
    assert here.read_text() == "format: 1\nx-note: there\n"
    here.write_text("format: 1\nx-note: here\n")

    done = office.ok("merge", str(home.root))

    assert "differs from the review here" in " ".join(done.out.split())
    assert here.read_text() == "format: 1\nx-note: here\n"


def test_evidence_that_is_not_what_its_name_says_stays_there(pair):
    office, home = pair
    photo = next((home.root / "incidents").rglob("evidence/*"))
    photo.write_bytes(b"another photo")

    assert office.run("merge", str(home.root)).code == 1
    assert not (office.root / photo.relative_to(home.root)).exists()


def test_nothing_to_merge_with(pair, tmp_path):
    office, _home = pair
    (tmp_path / "empty").mkdir()
    (tmp_path / "x.zip").write_bytes(b"PK")
    for given in (tmp_path / "empty", tmp_path / "gone", tmp_path / "x.zip", office.root):
        office.refused("merge", str(given), code=2)


def test_work_of_the_user_that_is_staged_stays_staged(pair):
    office, home = pair
    (office.root / "mine.txt").write_text("mine")
    subprocess.run(["git", "-C", str(office.root), "add", "mine.txt"], check=True)

    office.ok("merge", str(home.root))

    assert office.git("status", "--porcelain").strip() == "A  mine.txt"


@pytest.mark.parametrize("place", ["incidents", "incident", "evidence"])
def test_a_folder_that_cannot_be_opened_is_not_an_empty_one(pair, tmp_path, place):
    office, laptop = pair
    source = copy(laptop, tmp_path / "stick", by="joris").root
    inside = in_progress(laptop).name
    names = {
        "incidents": "incidents",
        "incident": f"incidents/{inside}",
        "evidence": f"incidents/{inside}/evidence",
    }
    broken = source / names[place]
    shutil.rmtree(broken, ignore_errors=True)
    broken.write_bytes(b"not a folder any more")

    done = office.run("merge", str(source), "--json")

    assert [item["fate"] for item in done.json["noticed"]] == ["unread"]
    assert done.code == 1
