"""`incplan redact`."""

from typing import Annotated

import typer

from incplan.app.integrity.redact import redact
from incplan.cli.output.present import Answer
from incplan.cli.output.screen import Screen
from incplan.cli.parsing.options import ByOption, IncidentOption, ReasonOption
from incplan.cli.screens.integrity.held import held_lines
from incplan.cli.screens.response.warnings import receipt_warnings
from incplan.cli.session.session import open_session
from incplan.i18n.catalogue import N_, _

WRITES = True
REACH = "any"
HELP = N_(
    """Remove the words of one entry: a person's right to erasure.

    The words are replaced by their hash, everything else stays, and an entry says who did it and
    why. `--field evidence` removes the names of its files, `--field worked` and others the words of
    a survey. What is interrupted the next command finishes; where copies meet, the removal wins.
    It names the branches, tags and stashes that still hold the words. Older commits keep them:
    docs/erasure.md says how to remove them there too."""
)
EXAMPLES = (
    'incplan redact qgf2wxmyc9 --reason "request of 12 November" --by claire',
    'incplan redact last -i 6 --reason "request of 12 November" --by claire',
    'incplan redact qgf2 --field reported_by --reason "left the company" --by claire',
)


def command(
    ctx: typer.Context,
    entry: Annotated[
        str, typer.Argument(metavar=_("ENTRY"), help=_("Id of an entry, or its beginning."))
    ],
    field: Annotated[
        list[str] | None,
        typer.Option("--field", metavar=_("NAME"), help=_("Which words; repeat. Default: text.")),
    ] = None,
    incident: IncidentOption = None,
    reason: ReasonOption = "",
    by: ByOption = None,
) -> object:
    """Redact an entry."""
    session = open_session(ctx, by=by)
    result = redact(
        session.desk, entry, reason=reason, fields=tuple(field or ("text",)), incident=incident
    )

    def show(screen: Screen) -> None:
        fields = ", ".join(result.fields)
        screen.line(_("{path}: words removed ({fields})", path=result.path, fields=fields))
        screen.line(_("On disk: {event}", event=result.event), "dim", indent=2)

    history = _("Git history and other copies still hold the words: see docs/erasure.md")
    said = (
        history,
        *receipt_warnings(session, result.receipt),
        *held_lines(session.translator, result.still_held),
    )
    return Answer(result, show, warnings=said)
