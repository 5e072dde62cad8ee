"""Warn of files that could not be read, beside every answer that may lack them."""

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from incplan.i18n.catalogue import _
from incplan.store.journal.incidents import incident_folder, list_incidents
from incplan.store.journal.unlistable import out_of_sight

if TYPE_CHECKING:
    from incplan.cli.session.session import Session
    from incplan.diagnostics import Diagnostic


#: How many entries are named in a window: all rows are wanted for what is to be done.
_NAMED: Final = 2


def unread_warnings(problems: "Iterable[Diagnostic]") -> tuple[str, ...]:
    """One sentence a file or folder; above an answer in a window one short sentence for all."""
    problems = tuple(problems)
    if problems and sys.stdout.isatty():
        named = [item.path.rpartition("-")[2].removesuffix(".yaml") for item in problems]
        more = f" (+{len(named) - _NAMED})" if len(named) > _NAMED else ""
        names = ", ".join(named[:_NAMED]) + more
        return (_("Could not be read: {names}; see: incplan validate", names=names),)
    return tuple(
        _(
            "{path}: could not be read ({code}); see: incplan validate",
            path=item.path,
            code=item.code,
        )
        for item in problems
    )


def hidden_incidents(session: "Session") -> tuple[str, ...]:
    """Warn of folders of incidents that cannot be listed: the answer may be incomplete."""
    root = session.desk.root
    known = (incident_folder(root, item) for item in list_incidents(root))
    return unread_warnings(out_of_sight(root, known))
