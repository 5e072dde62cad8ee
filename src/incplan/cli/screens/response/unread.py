"""Warn of files that could not be read, beside every answer that may lack them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from incplan.i18n.catalogue import _
from incplan.store.journal.incidents import incident_folder, list_incidents
from incplan.store.journal.unlistable import out_of_sight

if TYPE_CHECKING:
    from incplan.cli.session.session import Session
    from incplan.diagnostics import Diagnostic


def unread_warnings(problems: "Iterable[Diagnostic]") -> tuple[str, ...]:
    """One sentence a file or folder."""
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
