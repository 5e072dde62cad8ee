"""`incplan verify` on forged records: each is told for what it is, none is called proven."""

import shutil

import pytest

from tests.conftest import Company
from tests.exchange.test_verify import commit, events, forge
from tests.exchange.verifying import found, put_event, table


def test_the_table_of_an_untouched_record(record: Company):
    answers = table(record, 0)

    assert {name: item["state"] for name, item in answers.items()} == {
        "whole": "proven",
        "place": "proven",
        "unchanged": "proven",
        "complete": "proven",
        "times": "proven",
        "authors": "claimed",
    }
    assert [answers["unchanged"][state] for state in ("proven", "claimed", "disproved")] == [
        3,
        0,
        0,
    ]
    assert record.ok("verify", "--json").json["verdict"] == "proven"


def test_an_entry_of_a_month_ago_that_came_into_git_today_is_a_claim(record: Company):
    folder = events(record)[0].parent
    for day in ("03", "04"):
        put_event(
            folder,
            events(record)[1],
            id=f"k7m2q9x4w{day[1]}",
            recorded_at=f"2026-10-{day}T09:00:00.000Z",
            occurred_at=f"2026-10-{day}T10:00:00+01:00",
            text="I warned everybody",
        )
    commit(record)

    late = found(record, 0)["JRN073"]

    assert (late["path"], late["params"]["count"]) == (f"incidents/{folder.name}", 2)
    assert late["params"]["late"] == "50d"
    times = table(record, 0)["times"]
    assert (times["state"], times["proven"], times["claimed"]) == ("claimed", 3, 2)
    assert "not everything is proven" in record.ok("verify").out.splitlines()[0]


def test_a_commit_dated_back_does_not_make_an_entry_old(record: Company, monkeypatch):
    made = put_event(
        events(record)[0].parent,
        events(record)[1],
        id="k7m2q9x4wv",
        recorded_at="2026-10-03T09:00:00.000Z",
    )
    for name in ("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"):
        monkeypatch.setenv(name, "2026-10-03T09:00:05+00:00")
    commit(record)

    diagnostics = found(record, 0)

    assert {"JRN073", "JRN081"} <= diagnostics.keys()
    assert diagnostics["JRN073"]["params"]["entries"] == [made.stem[-10:]]


@pytest.mark.parametrize("links", ["kept", "cut"])
def test_an_entry_replayed_into_another_incident_is_disproved(record: Company, links):
    second = record.ok("declare", "Une autre panne", "--json").json["incident"]
    folder = record.root / "incidents" / second
    after = {"after": []} if links == "cut" else {}
    made = put_event(folder, events(record)[2], incident=second, **after)
    commit(record)

    diagnostics = record.run("verify", "--json").json["diagnostics"]

    replays = {item["path"] for item in diagnostics if item["code"] == "JRN071"}
    assert made.relative_to(record.root).as_posix() in replays
    assert table(record, 1)["place"]["disproved"] == 2


@pytest.mark.parametrize("changed", [{}, {"occurred_at": "2026-11-23T06:01:00+01:00"}])
def test_an_entry_replayed_under_a_new_id_is_disproved(record: Company, changed):
    second = record.ok("declare", "Une autre panne", "--json").json["incident"]
    folder = record.root / "incidents" / second
    made = put_event(
        folder, events(record)[2], incident=second, id="k7m2q9x4wv", after=[], **changed
    )
    commit(record)

    told = [
        item
        for item in record.run("verify", "--json").json["diagnostics"]
        if item["code"] == "JRN071"
    ]
    assert {item["params"]["case"] for item in told} == {"resealed"}
    assert {item["path"] for item in told} == {
        path.relative_to(record.root).as_posix() for path in (made, events(record)[2])
    }
    assert table(record, 1)["place"]["disproved"] == 2


def test_the_same_words_said_again_are_no_replay(record: Company):
    """Whoever logs the same in two incidents says it twice, a moment apart."""
    second = record.ok("declare", "Une autre panne", "--json").json["incident"]
    for at, incident in (("07:10", second), ("07:11", events(record)[0].parent.name)):
        record.at(at).ok("log", "Le fournisseur rappelle", "-i", incident)

    assert table(record, 0)["place"]["state"] == "proven"


def test_an_entry_that_follows_one_of_another_incident_is_disproved(record: Company):
    second = record.ok("declare", "Une autre panne", "--json").json["incident"]
    put_event(
        record.root / "incidents" / second,
        events(record)[2],
        incident=second,
        id="k7m2q9x4wv",
    )
    commit(record)

    assert found(record, 1)["JRN071"]["params"]["case"] == "after"


@pytest.mark.parametrize("place", [".git/info/exclude", ".gitignore"])
def test_an_entry_hidden_from_git_was_not_checked(record: Company, place):
    with (record.root / place).open("a", encoding="utf-8") as rules:
        rules.write("*-k7m2q9x4wv.yaml\n")
    put_event(
        events(record)[0].parent,
        events(record)[1],
        id="k7m2q9x4wv",
        recorded_at="2026-11-23T06:06:00.000Z",
    )
    if place == ".gitignore":
        commit(record)

    hidden = found(record, 4)["JRN078"]

    assert place in hidden["params"]["rule"]
    assert table(record, 4)["unchanged"]["not_checked"] == 1
    assert "Not everything could be checked" in record.run("verify").out.splitlines()[0]


@pytest.mark.parametrize("flag", ["--assume-unchanged", "--skip-worktree"])
def test_a_change_that_the_index_hides_shows(record: Company, flag):
    path = events(record)[1]
    record.git("update-index", flag, path.relative_to(record.root).as_posix())
    forge(path)
    assert record.git("status", "--porcelain") == ""

    assert found(record, 1).keys() == {"JRN044"}


def test_an_entry_that_is_only_staged_is_not_committed(record: Company):
    record.ok("log", "Pas encore", "--no-commit")
    record.git("add", "-A")

    assert found(record, 0).keys() == {"JRN057"}
    assert table(record, 0)["unchanged"]["claimed"] == 1


def test_an_entry_that_another_follows_and_that_is_nowhere_was_not_checked(record: Company):
    events(record)[1].unlink()
    shutil.rmtree(record.root / ".git")
    record.git("init", "-q", "-b", "main")
    commit(record)

    missing = found(record, 4)["JRN011"]

    assert missing["path"].endswith(events(record)[1].name)
    assert table(record, 4)["complete"]["state"] == "not_checked"


def test_a_name_whose_time_is_not_that_of_the_entry_is_disproved(record: Company):
    path = events(record)[2]
    path.rename(path.with_name(f"20261123T040000000Z{path.name[19:]}"))

    done = record.run("verify", "--json")

    assert done.code == 1
    assert "JRN070" in {item["code"] for item in done.json["diagnostics"]}
    assert "JRN070" in record.run("validate").out


def test_a_review_changed_after_it_was_completed_is_disproved(company: Company):
    reviewed = next(iter((company.root / "incidents").glob("*/*-reviewed-*.yaml")))
    review = reviewed.parent / "review.yaml"
    before = review.read_bytes()
    path = review.relative_to(company.root).as_posix()

    review.write_bytes(before + b"# nothing to learn\n")
    changed = found(company, 1)["JRN082"]
    assert (changed["path"], changed["params"]["case"]) == (path, "")

    review.unlink()
    assert found(company, 1)["JRN082"]["params"]["case"] == "gone"

    review.write_bytes(before.replace(b"\n", b"\r\n"))
    assert "JRN082" not in found(company, 4)


def test_a_folder_behind_a_link_was_not_seen(record: Company):
    folder = events(record)[0].parent
    folder.rename(record.root / "elsewhere")
    folder.symlink_to(record.root / "elsewhere")

    diagnostics = found(record, 4)
    assert diagnostics["JRN084"]["path"] == f"incidents/{folder.name}"

    folder.unlink()
    (record.root / "elsewhere").rename(folder)
    assert found(record, 0).keys() == set()


def test_evidence_behind_a_link_was_not_seen(record: Company, tmp_path):
    (tmp_path / "photo").write_bytes(b"photo")
    record.ok("log", "Photo", "--file", str(tmp_path / "photo"), "--no-commit")
    (kept,) = (record.root / "incidents").glob("*/evidence")
    kept.rename(tmp_path / "elsewhere")
    kept.symlink_to(tmp_path / "elsewhere")

    diagnostics = found(record, 4)

    assert diagnostics["JRN084"]["params"]["case"] == "evidence"
    assert "JRN050" not in diagnostics


def test_what_is_disproved_wins_over_what_could_not_be_checked(record: Company):
    shutil.rmtree(record.root / ".git")
    path = events(record)[1]
    path.write_bytes(path.read_bytes().replace(b"nadia", b"joris"))

    assert {"JRN003", "JRN055"} <= found(record, 1).keys()
    assert "1 proof failed." in record.run("verify").out.splitlines()[0]


@pytest.mark.parametrize("lang", ["en", "fr", "nl", "de"])
def test_the_screen_begins_with_the_verdict_and_fits(record: Company, lang):
    record.lang = lang
    record.ok("log", "Pas encore", "--no-commit")
    path = events(record)[1]
    record.git("rm", "-q", path.relative_to(record.root).as_posix())
    record.git("commit", "-q", "-m", "x")

    digest = record.run("verify", "--json").json["digest"]
    lines = record.run("verify").out.splitlines()

    assert max(len(line) for line in lines if "incidents/" not in line) <= 80
    assert lines[-1].strip() == digest
    assert lines[1] == ""
    header, *rows = lines[2:9]
    assert len({header.rindex(header.split()[-1]) + len(header.split()[-1])} |
               {len(row) for row in rows}) == 1  # fmt: skip
