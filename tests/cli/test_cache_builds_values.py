"""A copy in the cache that somebody else wrote builds our own values and calls nothing."""

import os
import pickle
import struct
from datetime import date, timedelta

import pytest

from incplan.store.cache.copies import unpickled


def calling(module: str, name: str, argument: str) -> bytes:
    """A pickle that calls what is found under a name, as a hostile one does."""
    words = [struct.pack("<cB", b"\x8c", len(word)) + word.encode() for word in (module, name)]
    given = struct.pack("<cB", b"\x8c", len(argument)) + argument.encode()
    return b"\x80\x04" + b"".join(words) + b"\x93" + given + b"\x85R."


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("os", "system"),
        ("posix", "system"),
        ("builtins", "eval"),
        ("builtins", "getattr"),
        ("incplan.store.cache.copies", "os.system"),
        ("incplan.store.plan.cache", "os.system"),
        ("incplan.store.plan.cache", "contextlib.os.system"),
        ("incplan.plan.plan", "__builtins__.eval"),
        ("incplan.store.plan.cache", "cache_directory"),
        ("incplan.store.plan.cache", "LoadedPlan"),
        ("incplan.store.git.calling", "git"),
        ("incplan.__main__", "main"),
        ("datetimes", "date"),
        ("datetime", "sys.modules"),
        ("pathlib", "os.system"),
        ("pathlib", "Path.home"),
        ("zoneinfo", "ZoneInfo.from_file"),
        ("decimal", "getcontext"),
        ("zoneinfo", "ZoneInfo._unpickle"),
    ],
)
def test_nothing_is_called(module, name, tmp_path):
    ran = tmp_path / "ran"

    with pytest.raises(pickle.UnpicklingError):
        unpickled(calling(module, name, f"touch {ran}"))

    assert not ran.exists()


def test_an_older_way_to_name_it_calls_nothing(tmp_path):
    ran = tmp_path / "ran"
    for text in (f"cos\nsystem\n(S'touch {ran}'\ntR.", f"(S'touch {ran}'\nios\nsystem\n."):
        with pytest.raises(pickle.UnpicklingError):
            unpickled(text.encode())

    assert not ran.exists()


@pytest.mark.parametrize(
    "value",
    [date(2026, 1, 2), timedelta(1), {"a": {1, 2}}, frozenset({1})],
)
def test_plain_values_come_back(value):
    assert unpickled(pickle.dumps(value, pickle.HIGHEST_PROTOCOL)) == value


@pytest.mark.skipif(os.name == "nt", reason="modes")
def test_copies_are_their_owners_only(tmp_path, monkeypatch):
    from incplan.store.cache.folder import put

    (tmp_path / "cache").mkdir(mode=0o755)
    put(tmp_path / "cache" / "plans" / "x.bin", b"x")

    assert (tmp_path / "cache" / "plans").stat().st_mode & 0o077 == 0
    assert (tmp_path / "cache" / "plans" / "x.bin").stat().st_mode & 0o077 == 0
