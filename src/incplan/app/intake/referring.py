"""What of the plan refers to what an import made: taking that back must leave nothing dangling."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from incplan.app.intake.write import former, is_as_written
from incplan.frozen import dataclass
from incplan.store.disk.safepath import read_regular
from incplan.store.intake.records import FileChange
from incplan.store.journal.event_text import read_event_text
from incplan.store.journal.folder import parse_event_name
from incplan.store.yaml.document import MAX_BYTES, parse_document

#: Under which keys of files and entries somebody or something is named by an id.
CONTACT_KEYS: Final = frozenset(
    {
        "agreed_by", "answered_by", "approved_by", "away", "backup", "by", "call_first",
        "caught_up", "chair", "confirmed_by", "contact", "contacts", "deputies", "deputy",
        "drafted_by", "external_contacts", "holder", "joined", "key_personnel", "led_by",
        "left", "left_out", "manager", "members", "owner", "participants", "people", "present",
        "recommended_contacts", "reported_by", "required_contacts", "seen_by", "target", "to",
        "typed_by", "who",
    }
)  # fmt: skip
ACTIVITY_KEYS: Final = frozenset({"activities", "activity", "depends_on"})
SUPPLIER_KEYS: Final = frozenset({"depends_on", "independent_of", "standby_for", "supplier"})
SITE_KEYS: Final = frozenset({"site", "sites"})
FICHE_KEYS: Final = frozenset({"fiche", "fiches", "procedures", "target", "type"})
MEASURE_KEYS: Final = frozenset({"drop", "measure", "replace"})
INCIDENT_KEYS: Final = frozenset({"incidents", "other", "related"})
_FOLDERS: Final = {
    "contacts": CONTACT_KEYS,
    "activities": ACTIVITY_KEYS,
    "suppliers": SUPPLIER_KEYS,
    "fiches": FICHE_KEYS,
}
_LISTS: Final = {"sites": SITE_KEYS, "add_preventive": MEASURE_KEYS, "add_measures": MEASURE_KEYS}
_TOPS: Final = (
    "activities", "contacts", "exercises", "fiches", "incidents", "journal", "suppliers",
)  # fmt: skip
#: What an entry keeps of the plan as it was then: nothing is looked up by it.
_AS_IT_WAS: Final = "objectives"
_WORD: Final = re.compile(rb"[A-Za-z0-9_-]+")


@dataclass(frozen=True, slots=True)
class Referred:
    """A file that stays, since other files (`by`) refer to what the import put in it."""

    path: str
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Made:
    """An id that an import brought, the file that holds it, the keys under which it is named."""

    id: str
    path: str
    keys: frozenset[str]


def referring(
    root: Path, changes: tuple[FileChange, ...], stays: frozenset[str]
) -> tuple[Referred, ...]:
    """Files of an import that cannot be taken back, since what remains of the plan refers to them.

    `stays` are its files that stay anyway. What is kept keeps what it refers to itself.
    """
    as_written = [item for item in changes if item.path not in stays and is_as_written(root, item)]
    going = {item.path: item for item in as_written}
    made = [found for item in as_written for found in _made(root, item)]
    words = frozenset(item.id.encode() for item in made)
    texts = {path: _Text(root, path, words) for path in _files(root)}
    kept: dict[str, tuple[str, ...]] = {}
    while True:
        named: dict[str, list[tuple[str, str]]] = {}
        for path, text in texts.items():
            if path in kept or path not in going or going[path].before is not None:
                for word, key in text.named(None if path in kept else going.get(path)):
                    named.setdefault(word, []).append((path, key))
        found = _held(made, named, kept)
        if not found:
            return tuple(Referred(path, by) for path, by in sorted(kept.items()))
        kept |= found
        folders = {_incident(path): by for path, by in found.items()}
        kept |= {
            path: by
            for path in going
            if path not in kept and (by := folders.get(_incident(path) or "")) is not None
        }


def is_named(root: Path, path: str, keys: frozenset[str]) -> bool:
    """Whether anything of the plan or its journals names by one of the keys what a file holds."""
    name = path.rpartition("/")[2].removesuffix(".yaml")
    texts = (_Text(root, other, frozenset({name.encode()})) for other in _files(root))
    return any((name, key) in text.named(None) for text in texts for key in keys)


def loses_what_is_named(root: Path, path: str, now: bytes, then: bytes, but: set[str]) -> bool:
    """Whether a file would lose, as it was `then`, an id by which another one names it.

    Files that go with it (`but`) do not count.
    """
    kept = set(_listed(_data(then, path)))
    lost = [pair for pair in _listed(_data(now, path)) if pair not in kept]
    words = frozenset(item.encode() for item, _key in lost)
    if not lost:
        return False
    texts = (_Text(root, other, words) for other in _files(root) if other not in {path, *but})
    return any(
        (item, key) in named
        for named in (text.named(None) for text in texts)
        for item, listed in lost
        for key in _LISTS[listed]
    )


def _held(
    made: list[_Made],
    named: Mapping[str, list[tuple[str, str]]],
    kept: Mapping[str, tuple[str, ...]],
) -> dict[str, tuple[str, ...]]:
    """Files that hold an id which is `named`: by which files, under which key."""
    found: dict[str, dict[str, None]] = {}
    for item in made:
        for path, key in named.get(item.id, ()) if item.path not in kept else ():
            if path != item.path and _incident(path) != item.id and key in item.keys:
                found.setdefault(item.path, {})[path] = None
    return {path: tuple(by) for path, by in found.items()}


def _incident(path: str) -> str | None:
    """The incident a file belongs to; None for any other file."""
    parts = path.split("/")
    if parts[0] != "incidents" or len(parts) < 3:
        return None
    return parts[-1] if parts[1] == "closed" else parts[1]


def _made(root: Path, change: FileChange) -> Iterator[_Made]:
    folder, _slash, name = change.path.rpartition("/")
    if change.before is None and folder in _FOLDERS:
        yield _Made(name.removesuffix(".yaml"), change.path, _FOLDERS[folder])
    elif "-declared-" in name:
        yield _Made(folder.rpartition("/")[2], change.path, INCIDENT_KEYS)
    if change.path == "plan.yaml" or folder == "fiches":
        raw = read_regular(root / change.path, MAX_BYTES)
        before = b"" if change.before is None else former(raw, change)
        old = set(_listed(_data(before, change.path)))
        for item, key in _listed(_data(raw, change.path)):
            if (item, key) not in old:
                yield _Made(item, change.path, _LISTS[key])


def _listed(data: Any) -> Iterator[tuple[str, str]]:
    """Ids of the items of lists that other files may name, with the key of the list."""
    if isinstance(data, Mapping):
        for key in _LISTS:
            items = data.get(key)
            for item in items if isinstance(items, list) else ():
                if isinstance(item, Mapping) and isinstance(item.get("id"), str):
                    yield str(item["id"]), key
        yield from _listed(data.get("own")) if "own" in data else ()
        yield from _listed(data.get("organisation")) if "organisation" in data else ()


def _files(root: Path) -> Iterator[str]:
    for path in root.glob("*.yaml"):
        yield path.name
    for top in _TOPS:
        for path in (root / top).rglob("*.yaml"):
            yield path.relative_to(root).as_posix()


class _Text:
    """A file of the plan: which of the ids it names, under which keys. Read when it is asked."""

    def __init__(self, root: Path, path: str, words: frozenset[bytes]) -> None:
        self.root = root
        self.path = path
        self.words = words
        self._known: dict[bool, frozenset[tuple[str, str]]] = {}

    def named(self, change: FileChange | None) -> frozenset[tuple[str, str]]:
        """Ids with their keys: as the file is, or as it was before a change of the import."""
        now = change is None
        if now not in self._known:
            raw = self._raw()
            raw = raw if change is None else former(raw, change)
            found: frozenset[tuple[str, str]] = frozenset()
            if not self.words.isdisjoint(_WORD.findall(raw)):
                found = frozenset(_named(_data(raw, self.path), ()))
            self._known[now] = found
        return self._known[now]

    def _raw(self) -> bytes:
        try:
            return read_regular(self.root / self.path, MAX_BYTES)
        except OSError:
            return b""


def _named(data: Any, keys: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    if isinstance(data, Mapping):
        for key, item in data.items():
            if key == _AS_IT_WAS:
                continue
            for outer in keys:  # `replace: {FLD-P51: ...}`: an id may be a key itself
                yield str(key), outer
            yield from _named(item, (*keys, str(key)))
    elif isinstance(data, list):
        for item in data:
            yield from _named(item, keys)
    elif isinstance(data, str):
        for key in keys:
            yield data, key


def _data(raw: bytes, path: str) -> Any:
    if not raw:
        return {}
    if parse_event_name(path.rpartition("/")[2]) is not None:
        entry = read_event_text(raw, path).value
        return entry.fields if entry is not None else {}
    document = parse_document(raw, path).value
    return document.data if document is not None else {}
