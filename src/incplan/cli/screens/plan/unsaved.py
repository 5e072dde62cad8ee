"""Plan files that are not saved, in a line."""

from collections.abc import Sequence
from typing import Final

from incplan.i18n.catalogue import _, ngettext_

_NAMED: Final = 5


def unsaved_line(paths: Sequence[str]) -> tuple[str, ...]:
    """One sentence that names the files and the command; nothing when all is saved."""
    if not paths:
        return ()
    count = ngettext_(
        "{count} plan file is not saved", "{count} plan files are not saved", len(paths)
    )
    return (_("{count}: {files}. Save with: incplan save", count=count, files=some(paths)),)


def some(paths: Sequence[str]) -> str:
    """The first files and how many more there are."""
    more = f" (+{len(paths) - _NAMED})" if len(paths) > _NAMED else ""
    return ", ".join(paths[:_NAMED]) + more
