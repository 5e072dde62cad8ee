"""`incplan undo`."""

from typing import Annotated

import typer

from incplan.app.response.corrections.correct import check_undo, entry_to_undo, undo
from incplan.app.response.corrections.entry import LAST
from incplan.cli.parsing.options import ByOption, IncidentOption, ReasonOption
from incplan.cli.prompts.ask import ask, can_ask
from incplan.cli.screens.response.corrected import corrected_answer, entry_shown
from incplan.cli.session.session import Session, open_session
from incplan.errors import RefusedError
from incplan.i18n.catalogue import N_, _
from incplan.i18n.text.answers import parse_yes_no

WRITES = True
HELP = N_(
    """Take back your last entry, or the one you name. It stays readable, marked as withdrawn.

    Limits, level, tasks and statistics are as if it had not been written. To count it again, undo
    the withdrawal by its id. Somebody else's entry needs a reason. A declaration is cancelled, a
    closing reopened, by their own commands."""
)
EXAMPLES = (
    "incplan undo",
    'incplan undo ag91nca2a9 --reason "typed for the wrong activity" --by nadia',
)


def command(
    ctx: typer.Context,
    entry: Annotated[
        str,
        typer.Argument(
            metavar=_("[ENTRY]"),
            help=_("Id of an entry, or its beginning. Default: your newest one."),
            show_default=False,
        ),
    ] = LAST,
    reason: ReasonOption = "",
    incident: IncidentOption = None,
    by: ByOption = None,
) -> object:
    """Withdraw an entry."""
    session = open_session(ctx, by=by)
    named = entry.strip().lower()
    place, target = entry_to_undo(session.desk, incident, named)
    check_undo(session.desk, session.desk.dossier(place).incident, target, reason)
    if can_ask(assume_yes=session.settings.assume_yes):
        _confirm(session, entry_shown(session, target))
    result = undo(session.desk, place, target.id, session.translator, reason=reason)
    return corrected_answer(session, result)


def _confirm(session: Session, shown: str) -> None:
    """Raises RefusedError unless the person says yes."""
    question = _("Take back {entry}? It stays in the journal, marked as withdrawn. [y/N]",
                 entry=shown)  # fmt: skip
    if parse_yes_no(ask(question), session.translator.language) is not True:
        raise RefusedError("nothing_taken_back")
