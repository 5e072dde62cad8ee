"""One command parses each event file once, and still sees what others wrote meanwhile."""

import os

import pytest

from incplan.store.journal import folder as event_folder
from incplan.store.journal.event_writing import emit
from incplan.store.journal.events import Seen, load_events

INCIDENT = "INC-2026-001-k3s7"


def entry(second: int, text: str) -> tuple[str, bytes]:
    event_id = f"abcdefgh{second:02d}"
    fields = {
        "format": "1",
        "id": event_id,
        "incident": INCIDENT,
        "kind": "logged",
        "occurred_at": f"2026-11-23T06:55:{second:02d}Z",
        "recorded_at": f"2026-11-23T06:55:{second:02d}Z",
        "by": "nadia",
        "text": text,
    }
    return f"20261123T0655{second:02d}000Z-logged-{event_id}.yaml", emit(fields)


@pytest.fixture
def folder(tmp_path):
    home = tmp_path / "incidents" / INCIDENT
    home.mkdir(parents=True)
    for second in range(3):
        name, content = entry(second, f"Round {second}")
        (home / name).write_bytes(content)
    return home


@pytest.fixture
def parsed(monkeypatch):
    names = []
    quick = event_folder.quick_fields
    monkeypatch.setattr(event_folder, "quick_fields", lambda raw: names.append(raw) or quick(raw))
    return names


def texts(root, seen):
    return [event.text for event in load_events(root, INCIDENT, seen=seen).value.events]


def test_files_are_parsed_once(tmp_path, folder, parsed):
    seen = Seen()
    assert texts(tmp_path, seen) == texts(tmp_path, seen) == ["Round 0", "Round 1", "Round 2"]
    assert len(parsed) == 3


def test_an_entry_that_comes_meanwhile_is_read(tmp_path, folder, parsed):
    seen = Seen()
    texts(tmp_path, seen)
    name, content = entry(7, "Round 7")
    (folder / name).write_bytes(content)
    assert texts(tmp_path, seen)[-1] == "Round 7"
    assert len(parsed) == 4


def test_words_removed_meanwhile_are_not_remembered(tmp_path, folder, parsed):
    seen = Seen()
    texts(tmp_path, seen)
    name, content = entry(1, "")
    (folder / "new").write_bytes(content)
    (folder / "new").replace(folder / name)
    assert texts(tmp_path, seen) == ["Round 0", "", "Round 2"]
    (folder / name).unlink()
    assert texts(tmp_path, seen) == ["Round 0", "Round 2"]


def test_folders_that_give_other_numbers_than_their_files(tmp_path, folder, parsed, monkeypatch):
    """As some network shares do: then each file is looked at."""
    seen = Seen()
    texts(tmp_path, seen)
    scandir = os.scandir

    class Entry:
        def __init__(self, entry):
            self.name = entry.name

        def inode(self):
            return 0

    class Entries:
        def __init__(self, place):
            self.inner = scandir(place)

        def __enter__(self):
            return (Entry(item) for item in self.inner)

        def __exit__(self, *_problem):
            self.inner.close()

    with monkeypatch.context() as patched:
        patched.setattr(event_folder.os, "scandir", Entries)
        assert texts(tmp_path, seen) == ["Round 0", "Round 1", "Round 2"]
    assert len(parsed) == 3
