"""Paper numbers, each used once: one file in `paper/` per print run, never changed.

`P-2026-004-k7f`: year, number, and three characters of the print run, which differ in two copies of
the plan that use the same number at the same time.
"""

import json
import re
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from incplan.errors import NotWrittenError
from incplan.store.disk.durable import create_file
from incplan.store.disk.safepath import read_regular
from incplan.store.journal.ids import ALPHABET, LETTERS

FOLDER: Final = "paper"
_RUN: Final = re.compile(r"P-(\d{4})-(\d{3,5})-(\d{3,5})-([a-z][0-9a-z]{2})\.yaml", re.ASCII)
_TYPED: Final = re.compile(r"(?:p-?)?(\d{4})-(\d{1,5})(?:-([a-z][0-9a-z]{2}))?", re.ASCII)
#: The file of a print run has a few lines.
_LARGEST: Final = 10_000
_TRIES: Final = 20


def reserve(
    root: Path, year: int, count: int, facts: Mapping[str, object]
) -> tuple[tuple[str, ...], Path]:
    """`count` numbers that were never given out before, and the file that says so.

    Raises NotWrittenError.
    """
    for _attempt in range(_TRIES):
        first = max((last for _first, last, _run in _taken(root, year)), default=0) + 1
        last = first + count - 1
        run = secrets.choice(LETTERS) + "".join(secrets.choice(ALPHABET) for _ in range(2))
        name = f"P-{year}-{first:03d}-{last:03d}-{run}.yaml"
        words = {"format": 1, "first": first, "last": last, "run": run, **facts}
        content = "".join(f"{key}: {json.dumps(value)}\n" for key, value in words.items())
        try:
            path = create_file(root, (FOLDER,), name, content.encode())
        except FileExistsError:
            continue
        if not _shared(root, year, (first, last, run)):
            numbers = tuple(f"P-{year}-{number:03d}-{run}" for number in range(first, last + 1))
            return numbers, path
    raise NotWrittenError("io_error", path=str(root / FOLDER))


def _taken(root: Path, year: int) -> Iterator[tuple[int, int, str]]:
    for _path, first, last, run in _runs(root, year):
        yield first, last, run


def _shared(root: Path, year: int, own: tuple[int, int, str]) -> bool:
    """Whether another print run with the same characters took one of these numbers meanwhile."""
    first, last, run = own
    return any(
        other == run and begin <= last and first <= end
        for begin, end, other in _taken(root, year)
        if (begin, end, other) != own
    )


@dataclass(frozen=True, slots=True)
class Reserved:
    """A number that was given out: as printed, and the version of the plan it was printed from."""

    number: str
    version: str


def find_reserved(root: Path, given: str) -> tuple[Reserved, ...]:
    """The numbers given out that words may mean: in full, or without the letters at the end."""
    found = _TYPED.fullmatch("".join(given.split()).lower())
    if found is None:
        return ()
    year, wanted, run = int(found[1]), int(found[2]), found[3]
    return tuple(
        Reserved(f"P-{year}-{wanted:03d}-{own}", _version(path))
        for path, first, last, own in _runs(root, year)
        if first <= wanted <= last and run in (None, own)
    )


def _runs(root: Path, year: int) -> Iterator[tuple[Path, int, int, str]]:
    for path in sorted((root / FOLDER).glob(f"P-{year}-*.yaml")):
        found = _RUN.fullmatch(path.name)
        if found:
            yield path, int(found[2]), int(found[3]), found[4]


def _version(path: Path) -> str:
    """The version noted in the file of a print run; "" where the file cannot be read."""
    try:
        text = read_regular(path, _LARGEST).decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
    found = re.search(r'^version: "((?:[^"\\]|\\.)*)"$', text, re.MULTILINE)
    return str(json.loads(f'"{found[1]}"')) if found else ""
