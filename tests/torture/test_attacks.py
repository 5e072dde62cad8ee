"""What an attacker or a tired hand puts in: kept readable, or refused, never half."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Company
from tests.effort import sampled
from tests.scenes import scene


@scene
def started(company: Company) -> Company:
    company.by = "nadia"
    company.ok("declare", "A server is slow")
    return company


@pytest.mark.parametrize(
    "text", ["a\x1b[31mred", "x\x7f", "non\uffffchar", "\u2028line", "a\u0085b"]
)
def test_what_was_acknowledged_can_be_read_again(started: Company, text):
    before = len(started.ok("show", "--json").json["timeline"])
    started.ok("log", text)

    shown = started.ok("show", "--json").json
    assert len(shown["timeline"]) == before + 1
    assert shown["unreadable"] == []
    started.ok("status")


def test_a_declaration_with_control_characters_is_an_incident(company: Company):
    company.by = "nadia"
    number = company.ok("declare", "a\x1b[31mred", "--json").json["incident"]

    assert number[:12] in company.ok("status").out
    company.ok("show", number)


@pytest.mark.parametrize(
    "at", ["1950-01-01T00:00", "0001-01-01T00:00", "9999-12-31T23:59-23:59", "9" * 5000]
)
def test_a_time_no_event_may_name_is_refused(started: Company, at):
    assert started.run("log", "x", "--at", at).code == 2
    assert started.run("declare", "x", "--at", at).code == 2
    started.ok("status")


@pytest.mark.parametrize("number", ["²", "9" * 5000])
def test_a_number_that_is_none(started: Company, number):
    assert started.run("done", number).code == 2
    assert started.run("done", f"1-{number}").code == 2
    assert started.run("log", "x", "-i", number).code in (2, 5)


def test_the_last_number_does_not_stop_the_next_declaration(company: Company):
    company.by = "nadia"
    (company.root / "incidents/INC-2026-99999-zzzz").mkdir()

    first = company.ok("declare", "One", "--json").json["incident"]
    second = company.ok("declare", "Two", "--json").json["incident"]

    assert first != second


def test_a_link_is_not_committed_with_what_it_points_at(started: Company, tmp_path):
    secret = tmp_path / "secret.yaml"
    secret.write_text("password: hunter2\n", "utf-8")
    (started.root / "incidents/zz.yaml").symlink_to(secret)
    (started.root / "journal").mkdir(exist_ok=True)
    (started.root / "journal/a\nb.yaml").write_text("x: 1\n", "utf-8")

    started.ok("log", "hello")

    assert "hello" in started.git("log", "-p", "--all")
    assert "hunter2" not in started.git("log", "-p", "--all")
    assert "incidents/zz.yaml" not in started.git("ls-files")


@pytest.mark.parametrize("mode", [0o644, 0o755])
def test_a_git_that_cannot_run_loses_no_entry(started: Company, tmp_path, mode, monkeypatch):
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "git").write_bytes(b"\0")
    (folder / "git").chmod(mode)
    monkeypatch.setenv("PATH", str(folder))
    started.ok("log", "the line is dead")
    monkeypatch.undo()

    assert "the line is dead" in started.ok("show").out


@pytest.mark.parametrize("name", ["plan.yaml", "incidents/x.yaml", ".git/config"])
def test_an_export_never_replaces_a_file_of_the_plan(company: Company, name):
    target = company.root / name
    before = target.read_bytes() if target.exists() else None

    assert company.run("export", "plan", "--format", "md", "-o", str(target), "--force").code == 5

    assert (target.read_bytes() if target.exists() else None) == before


def test_a_damaged_repository_is_not_called_sound(started: Company):
    assert "JRN079" not in started.run("verify").out
    (started.root / ".git/HEAD").write_bytes(b"")

    done = started.run("verify")
    assert (done.code, "JRN079" in done.out) == (4, True)


def test_a_full_disk_behind_the_screen_is_no_fault_of_the_entry(started: Company):
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "incplan", "-C", str(started.root), "status"],
            stdout=full, stderr=subprocess.PIPE, check=False,
        )  # fmt: skip
    assert done.returncode != 70


def _hidden_from_us(folder: Path) -> bool:
    """Whether taking the permission away has any effect; it has none for root."""
    folder.chmod(0)
    try:
        os.scandir(folder).close()
    except PermissionError:
        return True
    return False


def test_incidents_that_cannot_be_seen_are_not_no_incidents(started: Company):
    (started.root / "incidents").rename(started.root / "elsewhere")
    (started.root / "incidents").symlink_to("elsewhere")

    done = started.run("status")

    assert done.code == 3
    assert "No open incident" not in done.out
    assert "incidents" in done.err
    assert "incidents" in started.run("register").err
    for command in ("actions", "stats", "register"):
        assert started.run(command).code == 3


def test_an_entry_about_incidents_that_cannot_be_seen_is_kept(started: Company):
    (folder,) = (started.root / "incidents").glob("INC-2026-006-*")
    (started.root / "incidents").rename(started.root / "elsewhere")
    (started.root / "incidents").symlink_to("elsewhere")

    unnamed = started.run("log", "The pump runs again")
    named = started.run("log", "The pump runs again", "-i", folder.name)

    assert (unnamed.code, "in full" in unnamed.err) == (3, True)
    assert (named.code, "is safe in" in named.err) == (4, True)
    (started.root / "incidents").unlink()
    (started.root / "elsewhere").rename(started.root / "incidents")
    started.run("sync")
    assert "The pump runs again" in started.ok("show").out


def test_a_folder_without_permission_is_named(started: Company):
    (folder,) = (started.root / "incidents").glob("INC-2026-006-*")
    if not _hidden_from_us(folder):
        folder.chmod(0o755)
        pytest.skip("root sees everything")
    try:
        done = started.run("status")
        assert (done.code, folder.name in done.err) == (3, True)
        assert started.run("verify").code == 1
        assert started.run("validate").code == 1
    finally:
        folder.chmod(0o755)


def test_one_unreadable_incident_does_not_hide_another(started: Company):
    started.ok("declare", "The other one")
    (broken,) = (started.root / "incidents").glob("INC-2026-006-*/*-declared-*.yaml")
    broken.write_bytes(b"\x00")

    done = started.run("status")

    assert done.code == 3
    assert "The other one" in done.out or "INC-2026-007" in done.out
    assert broken.parent.name in done.err


def test_a_remote_inside_the_plan_runs_no_hook(started: Company, tmp_path):
    hub = started.root / "evil.git"
    subprocess.run(["git", "init", "-q", "--bare", "-b", "main", str(hub)], check=True)
    hook = hub / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\ntouch {tmp_path / 'ran'}\n", "utf-8")
    hook.chmod(0o755)
    started.git("config", "remote.origin.url", "./evil.git")
    started.git("config", "remote.origin.fetch", "+refs/heads/*:refs/remotes/origin/*")

    done = started.run("sync")

    assert done.code == 5
    assert "remote.origin.url" in done.err
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize("name", ["../../evil", "/etc/evil", "a\x1b[31mb", "a\\..\\b"])
def test_a_sealed_name_that_leaves_its_folder_is_not_sound(started: Company, tmp_path, name):
    import hashlib
    import json
    import zipfile

    sealed = tmp_path / "s.zip"
    started.ok("export", "journal", "--sealed", str(sealed))
    started.ok("verify", "file", str(sealed))
    with zipfile.ZipFile(sealed) as archive:
        held = {item: archive.read(item) for item in archive.namelist()}
    manifest = json.loads(held["manifest.json"])
    manifest["files"][name] = hashlib.sha256(b"x").hexdigest()
    with zipfile.ZipFile(sealed, "w") as archive:
        for item, content in {**held, name: b"x"}.items():
            whole = json.dumps(manifest).encode() if item == "manifest.json" else content
            archive.writestr(zipfile.ZipInfo(item), whole)

    assert started.run("verify", "file", str(sealed)).code == 1


@pytest.mark.parametrize("text", ["{{ 1/0 }}", "{% for %}", "{{ nope }}", '{% include "x" %}'])
def test_a_template_of_the_company_that_fails_is_named(company: Company, text):
    for kind, name in (("md", "plan.md.j2"), ("html", "page.html.j2")):
        folder = company.root / "templates" / kind
        folder.mkdir(parents=True)
        (folder / name).write_text(text, "utf-8")
        done = company.run("export", "plan", "--format", kind)
        assert done.code == 3
        assert f"templates/{kind}/{name}" in done.err


@pytest.mark.parametrize("form", sampled(["docx", "html", "pdf"], pytest.mark.paper, 1))
def test_a_logo_that_is_no_picture_is_named(company: Company, tmp_path, form):
    (company.root / "bad.png").write_bytes(b"x")
    plan = company.root / "plan.yaml"
    plan.write_text(
        plan.read_text("utf-8").replace("organisation:", "organisation:\n  logo: bad.png", 1),
        "utf-8",
    )

    done = company.run("export", "plan", "--format", form, "-o", str(tmp_path / f"l.{form}"))

    assert (done.code, "bad.png" in done.out) == (3, True)
