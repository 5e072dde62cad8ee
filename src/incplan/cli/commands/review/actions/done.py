"""`incplan actions done`."""

from typing import Annotated

import typer

from incplan.app.review.actions import action_done
from incplan.cli.commands.review.actions.recording import noted
from incplan.cli.output.present import Answer
from incplan.cli.parsing.days import moment
from incplan.cli.parsing.options import AtOption, ByOption, NoteOption
from incplan.cli.prompts.ask import ask, can_ask
from incplan.cli.session.session import open_session
from incplan.errors import UsageError
from incplan.i18n.catalogue import N_, _

WRITES = True
HELP = N_("""Record that an action was carried out, and what proves it.""")
EXAMPLES = (
    'incplan actions done bp55.2 --evidence "retention set, screenshot in ticket 4711" --by nadia',
)


def command(
    ctx: typer.Context,
    action: Annotated[str | None, typer.Argument(metavar=_("ACTION"), help=_("Which one."))] = None,
    evidence: Annotated[
        str, typer.Option("--evidence", metavar=_("TEXT"), help=_("What proves it."))
    ] = "",
    note: NoteOption = "",
    at: AtOption = None,
    by: ByOption = None,
) -> Answer:
    """Record an action as done."""
    if action is None:
        raise UsageError("which_action")
    session = open_session(ctx, by=by)
    when = moment(session, at)
    if not evidence and can_ask(assume_yes=session.settings.assume_yes):
        evidence = ask(_("What proves it?"))
    fact = action_done(session.desk, action, evidence=evidence, text=note, at=when)
    return noted(session, fact, _("Noted: done, {what}", what=str(fact.details["what"])))
