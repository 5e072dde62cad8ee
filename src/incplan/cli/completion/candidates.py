"""What fits: the ids of a plan with their names, as far as they can be told at once.

Files are only looked at, never checked: a broken plan is completed too. What takes long or fails
is left out, since a shell waits for the answer.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from incplan.app.desk.naming import function_names
from incplan.cli.completion.asked import Asked
from incplan.cli.completion.thing import Thing
from incplan.i18n.catalogue import _, active_translator
from incplan.i18n.labels import LABELS, label
from incplan.store.disk.resources import data_file, fiches_dir
from incplan.store.plan.names import Wordings, names_in, sites_in
from incplan.vocabulary import ROLES

#: Things of which the shell itself knows the names.
FILES: Final = frozenset({"FILE"})
FOLDERS: Final = frozenset({"DIR", "DIRECTORY", "FOLDER"})
_RUNNING: Final = frozenset({"INCIDENT", "ENTRY", "ID"})


def candidates(asked: Asked, root: Path | None, language: str) -> list[Thing]:
    """Everything that may stand there and begins as typed; best first, each once."""
    found = [Thing((name,), _(said)) for name, said in asked.commands]
    found += [Thing((name,), _(item.help)) for item in asked.options for name in item.names]
    found += [Thing((choice,)) for choice in asked.choices]
    if root is not None:
        for kind in asked.kinds:
            found += _of_plan(kind, asked, root, language)
    return fitting(asked.begun, found)


def _of_plan(kind: str, asked: Asked, root: Path, language: str) -> Iterable[Thing]:
    """What a plan holds of one kind."""
    files: Mapping[str, Callable[[], Iterable[Thing]]] = {
        "CONTACT": lambda: _named(names_in(root / "contacts"), language),
        "ACTIVITY": lambda: _named(names_in(root / "activities"), language),
        "SUPPLIER": lambda: _named(names_in(root / "suppliers"), language, prefix="sup-"),
        "FICHE": lambda: _fiches(root, language),
        "SITE": lambda: _named(sites_in(root), language),
        "FUNCTION": _functions,
        "KIND": lambda: (
            Thing((file.stem,)) for file in sorted(data_file("schema").glob("*.json"))
        ),
    }
    if kind in _RUNNING:
        # Late import: the journal, for what runs alone.
        from incplan.cli.completion.running import running

        return running(kind, root, asked, language)
    offered = files.get(kind)
    return offered() if offered else ()


def _kinds() -> Iterator[Thing]:
    for file in sorted(data_file("schema").glob("*.json")):
        yield Thing((file.stem,))


def _named(found: Mapping[str, Wordings], language: str, prefix: str = "") -> Iterator[Thing]:
    for key, wordings in found.items():
        said = wordings.get(language) or next(iter(wordings.values()), "")
        others = [key.removeprefix(prefix)] if prefix and key.startswith(prefix) else []
        yield Thing((key, *others, *dict.fromkeys((said, *wordings.values()))), said)


def _fiches(root: Path, language: str) -> Iterator[Thing]:
    """Shipped fiches and those of the plan, without what all share."""
    found = {**names_in(fiches_dir()), **{
        key: name for key, name in names_in(root / "fiches").items() if name
    }}  # fmt: skip
    found.pop("common", None)
    return _named(found, language)


def _functions() -> Iterator[Thing]:
    for key in ROLES:
        if f"role.{key}" in LABELS:
            said = label(active_translator(), f"role.{key}")
            yield Thing((key, said, *function_names(key)), said)


def fitting(begun: str, things: Iterable[Thing]) -> list[Thing]:
    """The things that begin as typed, each with the one of its names that does.

    An id before a name, a name before a later word of one. Case and accents do not count; but
    where that would take back signs that were typed, nothing is offered.
    """
    plain = _plain(begun)
    known = list(things)
    ids = [(thing.names[0], thing.said) for thing in known]
    names = [(name, thing.said) for thing in known for name in thing.names[1:] if name]
    ways: tuple[tuple[Iterable[tuple[str, str]], Callable[[str], bool]], ...] = (
        (ids, lambda name: name.startswith(begun)),
        (ids, lambda name: _plain(name).startswith(plain)),
        (names, lambda name: name.startswith(begun)),
        (names, lambda name: _plain(name).startswith(plain)),
        (names, lambda name: f" {plain}" in _plain(name)),
    )
    for choices, fits in ways:
        found = {name: said for name, said in choices if fits(name)}
        if found and (len(found) == 1 or _alike(tuple(found)) >= len(begun)):
            return [Thing((name,), said) for name, said in found.items()]
    return []


def _alike(names: Sequence[str]) -> int:
    """How many signs all names begin with: those that a shell inserts at once."""
    first, last = min(names), max(names)
    return next((n for n, sign in enumerate(first) if last[n : n + 1] != sign), len(first))


def _plain(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
