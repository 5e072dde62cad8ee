"""What changed in the plan, in words: the files, then each change by part and file."""

from collections.abc import Iterable
from itertools import groupby

from incplan.cli.output.screen import Screen
from incplan.documents.wording.changes import ToldChange
from incplan.i18n.catalogue import Translator
from incplan.i18n.labels import label
from incplan.store.git.unsaved import UnsavedFile


def show_files(screen: Screen, translator: Translator, files: Iterable[UnsavedFile]) -> None:
    """Each file and what became of it."""
    for item in files:
        name = f"{item.before} → {item.path}" if item.before else item.path
        how = label(translator, f"move.{item.how.value}")
        screen.line(f"{name} ({how})", indent=2)


def show_changes(screen: Screen, translator: Translator, changes: Iterable[ToldChange]) -> None:
    """What changed in words, by part of the plan and file."""
    for part, found in groupby(changes, key=lambda item: item.part):
        screen.line()
        screen.line(label(translator, f"part.{part}"), "bold")
        for _file, items in groupby(found, key=lambda item: item.file):
            _show_file(screen, translator, tuple(items))


def _show_file(screen: Screen, translator: Translator, items: tuple[ToldChange, ...]) -> None:
    first = items[0]
    how = first.how.value if not first.field else "changed"
    if first.name:
        screen.line(f"  {first.name} ({label(translator, f'move.{how}')})")
    indent = "    " if first.name else "  "
    for item in items:
        if item.field:
            words = {"name": item.field, "value": _values(translator, item)}
            screen.line(indent + translator.t("{name}: {value}", **words))


def _values(translator: Translator, item: ToldChange) -> str:
    before, after = (" / ".join(text.split("\n")) for text in (item.before, item.after))
    if before and after:
        return f"{before} → {after}"
    how = label(translator, f"move.{item.how.value}")
    return translator.t("{name}: {value}", name=how, value=before or after)
