"""Plan files that are not saved, and those that never will be, in a line each."""

from collections.abc import Sequence
from typing import Final

from incplan.i18n.catalogue import _, ngettext_

_NAMED: Final = 5


def unsaved_line(paths: Sequence[str]) -> tuple[str, ...]:
    """One sentence naming the files and the command to save them; empty when all is saved."""
    if not paths:
        return ()
    count = ngettext_(
        "{count} plan file is not saved", "{count} plan files are not saved", len(paths)
    )
    return (_("{count}: {files}. Save with: incplan save", count=count, files=some(paths)),)


def ignored_line(paths: Sequence[str]) -> tuple[str, ...]:
    """One sentence naming the files that git ignores and what would help; empty without any."""
    if not paths:
        return ()
    count = ngettext_(
        "Git ignores {count} plan file, so nobody else gets it",
        "Git ignores {count} plan files, so nobody else gets them",
        len(paths),
    )
    rule = _(
        "{count}: {files}. Which rule does it: git check-ignore -v {file}",
        count=count,
        files=some(paths),
        file=paths[0],
    )
    return (rule,)


def not_shared_lines(unsaved: Sequence[str], ignored: Sequence[str]) -> tuple[str, ...]:
    """Both sentences."""
    return (*unsaved_line(unsaved), *ignored_line(ignored))


def some(paths: Sequence[str]) -> str:
    """The first files and how many more there are."""
    more = f" (+{len(paths) - _NAMED})" if len(paths) > _NAMED else ""
    return ", ".join(paths[:_NAMED]) + more
