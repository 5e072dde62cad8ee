"""One command reads a journal several times and parses each file once; what changed counts."""

import os
import shutil
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from incplan.app.desk.desk import Desk
from incplan.incident.events.codec import to_fields
from incplan.incident.events.events import Logged
from incplan.store.journal.event_writing import emit
from tests.conftest import DEMO

INCIDENT = "INC-2026-002-bp55"


@pytest.fixture
def desk(tmp_path):
    here = tmp_path / "incidents" / INCIDENT
    shutil.copytree(DEMO / "incidents" / INCIDENT, here)
    return Desk(
        root=tmp_path,
        now=datetime(2026, 11, 23, 6, 0, tzinfo=UTC),
        zone=ZoneInfo("Europe/Brussels"),
        language="en",
        by="nadia",
        commit=False,
    )


def said(desk):
    return {entry.id: entry.text for entry in desk.dossier(INCIDENT).incident.entries}


def test_what_the_command_writes_is_among_what_it_reads_next(desk):
    before = said(desk)
    entry = desk.pen(INCIDENT).write(Logged, text="Switched off at noon")
    assert said(desk) == {**before, entry.id: "Switched off at noon"}


def test_a_file_replaced_meanwhile_is_read_anew(desk):
    before = said(desk)
    folder = desk.root / "incidents" / INCIDENT
    entry = desk.dossier(INCIDENT).incident.entries[0]
    path = next(folder.glob(f"*{entry.id}.yaml"))
    info, words = path.stat(), "x" * len(entry.text.encode())
    other = path.with_name("other")
    other.write_bytes(emit({**to_fields(entry), "text": words}))
    other.replace(path)
    os.utime(path, ns=(info.st_atime_ns, info.st_mtime_ns))
    assert said(desk) == {**before, entry.id: words}


def test_a_file_that_went_away_counts_no_more(desk):
    before = said(desk)
    gone = desk.dossier(INCIDENT).incident.entries[-1].id
    next((desk.root / "incidents" / INCIDENT).glob(f"*{gone}.yaml")).unlink()
    assert said(desk) == {key: text for key, text in before.items() if key != gone}
