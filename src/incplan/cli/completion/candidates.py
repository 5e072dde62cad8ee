"""What fits: the ids of a plan with their names, as far as they can be told at once.

Files are only looked at, never checked: a broken plan is completed too. What takes long or fails
is left out, since a shell waits for the answer.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from incplan.app.desk.naming import function_names
from incplan.cli.completion.asked import Asked
from incplan.cli.completion.fitting import fitting
from incplan.cli.completion.thing import Thing
from incplan.i18n.catalogue import _, active_translator
from incplan.i18n.labels import LABELS, label
from incplan.i18n.labels.plan.parts import part_name
from incplan.plan.maintenance.coverage import MADE_OF
from incplan.store.disk.resources import data_file, fiches_dir
from incplan.store.plan.names import Wordings, names_in, sites_in
from incplan.vocabulary import ROLES

#: Things of which the shell itself knows the names.
FILES: Final = frozenset({"FILE"})
FOLDERS: Final = frozenset({"DIR", "DIRECTORY", "FOLDER"})
_RUNNING: Final = frozenset({"INCIDENT", "EXERCISE", "ENTRY"})
#: What is known only once the plan is read.
_PLANNED: Final = frozenset(
    {"ACTION", "CODE", "DUTY", "ID", "MEASURE", "PROPOSAL", "ROW", "SCENARIO"}
)
#: Words for a value that are of another kind on some lines.
_MEANT: Final = {
    ("contacts find", "WORD"): "CONTACT",
    ("call order", "NAME"): "CONTACT",
    ("exercise calls", "NAME"): "CONTACT",
}


def candidates(
    asked: Asked, root: Path | None, language: str, *, replaces: bool = True
) -> list[Thing]:
    """Everything that may stand there and begins as typed; best first, each once."""
    found = [Thing((name,), _(said)) for name, said in asked.commands]
    found += [Thing((name,), _(item.help)) for item in asked.options for name in item.names]
    found += [Thing((choice,)) for choice in asked.choices]
    for kind in asked.kinds:
        meant = _MEANT.get((asked.line, kind), kind)
        if root is not None or meant == "CODE":
            found += _of_plan(meant, asked, root or Path(), language)
    return fitting(asked.begun, found, replaces=replaces)


def _of_plan(kind: str, asked: Asked, root: Path, language: str) -> Iterable[Thing]:
    """What a plan holds of one kind."""
    files: Mapping[str, Callable[[], Iterable[Thing]]] = {
        "CONTACT": lambda: _named(names_in(root / "contacts"), language),
        "ACTIVITY": lambda: _named(names_in(root / "activities"), language),
        "SUPPLIER": lambda: _named(names_in(root / "suppliers"), language, prefix="sup-"),
        "FICHE": lambda: _fiches(root, language),
        "SITE": lambda: _named(sites_in(root), language),
        "FUNCTION": _functions,
        "PART": lambda: _parts(root, language) if asked.line == "distribute" else (),
        "KIND": lambda: (
            Thing((file.stem,)) for file in sorted(data_file("schema").glob("*.json"))
        ),
    }
    if kind in _RUNNING:
        # Late import: the journal, for what runs alone.
        from incplan.cli.completion.running import running

        return running(kind, root, asked)
    if kind in _PLANNED:
        # Late import: plan and journal, for what is known only from them.
        from incplan.cli.completion.planned import planned

        return planned(kind, root, asked, language)
    offered = files.get(kind)
    return offered() if offered else ()


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


def _parts(root: Path, language: str) -> Iterator[Thing]:
    """What is handed out: documents, then fiches."""
    for key in MADE_OF:
        yield Thing((key,), part_name(active_translator(), key))
    yield from _fiches(root, language)


def _functions() -> Iterator[Thing]:
    for key in ROLES:
        if f"role.{key}" in LABELS:
            said = label(active_translator(), f"role.{key}")
            yield Thing((key, said, *function_names(key)), said)
