"""`incplan sync` against a bare repository: three clones at once, killed processes, no network."""

import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from incplan.app.desk.waiting import whose_plan
from incplan.store.spool.keeping import spool_event
from tests.conftest import Company
from tests.effort import sampled
from tests.exchange.clones import clone, journal_files
from tests.scenes import scene

PEOPLE = ("nadia", "joris", "wim")


@scene
def office(company: Company) -> tuple[Path, list[Company]]:
    """The company's server, a bare repository that takes no forced push, and clones of it."""
    company.by = "nadia"
    company.ok("declare", "Fichiers chiffrés", "--activity", "it-platform")
    target = company.root.parent / "hub.git"
    subprocess.run(["git", "clone", "-q", "--bare", str(company.root), str(target)], check=True)
    for key in ("receive.denyNonFastForwards", "receive.denyDeletes"):
        subprocess.run(["git", "-C", str(target), "config", key, "true"], check=True)
    server = Company(target)
    return target, [clone(server, target.with_name(name), by=name) for name in PEOPLE]


@pytest.fixture
def hub(office: tuple[Path, list[Company]]) -> Path:
    return office[0]


@pytest.fixture
def team(office: tuple[Path, list[Company]]) -> list[Company]:
    return office[1]


def started(company: Company, *words: str) -> subprocess.Popen:
    environment = {
        **os.environ,
        "INCPLAN_NOW": company.now,
        "INCPLAN_PLAN": str(company.root),
        "INCPLAN_BY": company.by or "",
        "INCPLAN_LANG": "en",
    }
    return subprocess.Popen(
        [sys.executable, "-m", "incplan", *words],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def history(company: Company, ref: str = "HEAD") -> set[str]:
    return set(company.git("rev-list", ref).split())


def test_an_entry_reaches_the_others(team):
    nadia, joris, _wim = team
    nadia.ok("log", "Serveur isolé")

    sent = nadia.ok("sync", "--json").json
    came = joris.ok("sync", "--json").json

    assert (sent["outcome"], sent["sent"], sent["waiting"]) == ("done", 1, 0)
    assert [item["files"] for item in came["came_in"]] == [1]
    assert journal_files(nadia.root) == journal_files(joris.root)
    assert joris.ok("sync", "--json").json["came_in"] == []


def test_both_worked_apart(team):
    nadia, joris, _wim = team
    nadia.ok("log", "Serveur isolé")
    joris.ok("log", "Prestataire appelé")

    nadia.ok("sync")
    joris.ok("sync")
    nadia.ok("sync")

    assert journal_files(nadia.root) == journal_files(joris.root)
    assert_nothing_disproved(nadia)


def test_three_at_once_lose_nothing(team, hub):
    known = {id(item): history(item) for item in team}
    for item in team:
        for number in range(2):
            item.ok("log", f"{item.by} {number}")

    running = [started(item, "sync") for item in team]
    for process in running:
        out, err = process.communicate(timeout=300)
        assert process.returncode == 0, out + err
    for item in team:
        item.ok("sync")

    files = [journal_files(item.root) for item in team]
    assert files[0] == files[1] == files[2]
    assert sum("-logged-" in name and "20261123" in name for name in files[0]) >= 6
    for item in team:
        assert known[id(item)] <= history(item), "history was rewritten"


@pytest.mark.parametrize(
    "kills",
    sampled([1, int(os.environ.get("INCPLAN_TEST_KILLS", "3"))], pytest.mark.torture, 0),
    ids=["once", "often"],
)
def test_killed_in_between_the_next_one_goes_on(team, kills):
    chance = random.Random(7)
    written = 0
    for number in range(kills):
        for item in team:
            item.ok("log", f"{item.by} {number}")
            written += 1
        running = [started(item, "sync") for item in team]
        time.sleep(chance.uniform(0.2, 1.2))
        for process in running:
            process.kill()
            process.communicate()
    settle(team)

    files = [journal_files(item.root) for item in team]
    assert files[0] == files[1] == files[2]
    for item in team:
        assert item.git("status", "--porcelain") == ""
        assert_nothing_disproved(item)
    entries = [name for name in files[0] if "-logged-" in name]
    assert sum(name.split("/")[1].startswith("INC-2026-006") for name in entries) == written


def settle(team, rounds: int = 6) -> None:
    """Sync until all have all; a git that outlived its killed parent may still hold a lock."""
    for _round in range(rounds):
        codes = [item.run("sync").code for item in team]
        heads = {item.git("rev-parse", "HEAD") for item in team}
        if codes == [0, 0, 0] and len(heads) == 1:
            return
    pytest.fail(f"no common state: {codes} {heads}")


def test_without_network_it_says_what_waits(team, hub):
    nadia = team[0]
    nadia.ok("sync")
    nadia.ok("log", "Sans réseau")
    hub.rename(hub.with_name("gone.git"))

    done = nadia.run("sync")

    assert done.code == 4
    assert "cannot be reached" in done.err
    assert "1 file is safe here" in done.err
    hub.with_name("gone.git").rename(hub)
    assert nadia.ok("sync", "--json").json["sent"] == 1


def test_pending_and_spooled_entries_come_along(team):
    nadia, joris, _wim = team
    nadia.ok("log", "Pas encore", "--no-commit")
    aside = nadia.ok("log", "Mis de côté", "--no-commit", "--json").json
    folder = nadia.root / "incidents" / aside["incident"]
    file = next(path for path in folder.iterdir() if aside["event"] in path.name)
    spool_event(whose_plan(nadia.root), folder.name, file.name, file.read_bytes())
    file.unlink()

    done = nadia.ok("sync", "--json").json
    joris.ok("sync")

    texts = b"".join(journal_files(joris.root).values()).decode()
    assert (done["brought_home"], done["sent"]) == (1, 2)
    assert "Pas encore" in texts
    assert "Mis de côté" in texts


def test_a_conflict_in_the_plan_stops_and_names_the_two_commands(team):
    nadia, joris, _wim = team
    for item, version in ((nadia, "8.1"), (joris, "8.2")):
        path = item.root / "plan.yaml"
        lines = path.read_text("utf-8").split("\n")
        place = next(n for n, line in enumerate(lines) if line.startswith("version:"))
        lines[place] = f"version: {version}"
        path.write_text("\n".join(lines), "utf-8")
        item.git("commit", "-q", "-a", "-m", "version")
        item.ok("log", f"Entrée de {item.by}")
    nadia.ok("sync")
    before = history(joris)

    done = joris.run("sync")
    again = joris.run("sync")

    said = " ".join(done.err.split())
    assert done.code == again.code == 5
    assert "plan.yaml" in said
    assert "git merge --continue" in said
    assert "git merge --abort" in said
    assert history(joris) == before
    mine = journal_files(joris.root)
    joris.git("merge", "--abort")
    assert any(
        "Entrée de joris".encode() in content for content in journal_files(joris.root).values()
    )
    assert len(mine) >= len(journal_files(joris.root))


def add_line(company: Company, line: str) -> None:
    with (company.root / "plan.yaml").open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")


def test_uncommitted_work_in_the_way_is_named_and_kept(team):
    nadia, joris, _wim = team
    add_line(nadia, "# nadia")
    nadia.git("commit", "-q", "-a", "-m", "x")
    nadia.ok("sync")
    add_line(joris, "# joris")

    done = joris.run("sync")

    assert done.code == 5
    assert "plan.yaml" in done.err
    assert (joris.root / "plan.yaml").read_text("utf-8").endswith("# joris\n")


def test_an_empty_remote_gets_everything(company: Company, tmp_path):
    subprocess.run(
        ["git", "init", "-q", "--bare", "-b", "main", str(tmp_path / "e.git")], check=True
    )
    company.git("remote", "add", "origin", str(tmp_path / "e.git"))

    company.ok("sync")

    assert Company(tmp_path / "e.git").git("rev-parse", "main") == company.git("rev-parse", "HEAD")


def test_without_remote_or_without_git(company: Company):
    assert company.ok("sync", "--json").json["outcome"] == "no_remote"
    shutil.rmtree(company.root / ".git")
    assert company.ok("sync", "--json").json["outcome"] == "no_repository"


def test_another_plan_is_not_merged(team, tmp_path):
    nadia = team[0]
    other = tmp_path / "other.git"
    subprocess.run(["git", "init", "-q", "-b", "main", str(other)], check=True)
    (other / "x").write_text("x")
    subprocess.run(["git", "-C", str(other), "add", "x"], check=True)
    subprocess.run(["git", "-C", str(other), "commit", "-q", "-m", "x"], check=True)
    nadia.git("remote", "set-url", "origin", str(other))

    assert nadia.run("sync").code == 5
    assert not (nadia.root / "x").exists()


def test_a_hook_of_the_plan_does_not_run(team, tmp_path):
    nadia = team[0]
    for name in ("post-merge", "pre-push", "reference-transaction"):
        hook = nadia.root / ".git" / "hooks" / name
        hook.parent.mkdir(exist_ok=True)
        hook.write_text(f"#!/bin/sh\ntouch {tmp_path / 'ran'}\n")
        hook.chmod(0o755)
    nadia.ok("log", "x")

    nadia.ok("sync")

    assert not (tmp_path / "ran").exists()


def test_an_event_lost_from_the_index_is_put_back(team):
    nadia = team[0]
    nadia.ok("log", "x")
    nadia.git("rm", "-q", "--cached", "-r", "incidents")
    assert "D  incidents" in nadia.git("status", "--porcelain")

    nadia.ok("sync")

    status = nadia.git("status", "--porcelain")
    assert not [line for line in status.split("\n") if line.startswith("D") and "Z-" in line]


def test_an_entry_that_git_never_sees_is_not_the_same_everywhere(team):
    nadia, *_others = team
    (nadia.root / ".git/info/exclude").write_text("*-logged-*\n", "utf-8")
    nadia.ok("log", "Nobody will see this", "--no-commit")

    done = nadia.run("sync")

    assert done.code == 5
    assert "The same" not in done.out
    assert "-logged-" in done.err


def test_a_damaged_repository_is_not_called_none(team):
    nadia, *_others = team
    (nadia.root / ".git/HEAD").write_bytes(b"")

    done = nadia.run("sync")

    assert done.code == 5
    assert "does not take for a repository" in " ".join(done.err.split())


def assert_nothing_disproved(company):
    """Entries older than the history of the demo stay unproven: exit 4, never 1."""
    done = company.run("verify", "--json")
    assert done.code in (0, 4), done.out
    assert [item["question"] for item in done.json["checks"] if item["disproved"]] == []
