"""`incplan approve`."""

from typing import Annotated

import typer

from incplan.app.plan.approve import approve
from incplan.cli.output.present import Answer
from incplan.cli.output.screen import Screen
from incplan.cli.parsing.days import moment
from incplan.cli.parsing.options import AtOption, ByOption, NoteOption
from incplan.cli.screens.response.warnings import receipt_warnings
from incplan.cli.screens.validation.finding_words import accepted_note
from incplan.cli.session.session import open_session
from incplan.i18n.catalogue import N_, _, ngettext_
from incplan.i18n.labels import LABELS, label

WRITES = True
HELP = N_(
    """Approve the plan as its files stand, in the name of management.

    Management or a deputy approves, once no error stands that management did not accept. Any
    later change of a file shows in `incplan validate`."""
)
EXAMPLES = (
    "incplan approve --by claire",
    'incplan approve --by claire --version 2026.2 --note "board meeting of 12 November"',
)


def command(
    ctx: typer.Context,
    function: Annotated[
        str,
        typer.Option(
            "--function",
            metavar=_("TEXT"),
            help=_("In which function, if it is not management."),
            show_default=False,
        ),
    ] = "",
    version: Annotated[
        str | None,
        typer.Option(
            "--version",
            metavar=_("VERSION"),
            help=_("The version meant; refused when plan.yaml bears another one."),
        ),
    ] = None,
    note: NoteOption = "",
    at: AtOption = None,
    by: ByOption = None,
) -> object:
    """Approve the plan."""
    session = open_session(ctx, by=by)
    result = approve(
        session.desk, function=function, version=version, text=note, at=moment(session, at)
    )

    def show(screen: Screen) -> None:
        key = f"role.{result.function}"
        said = label(session.translator, key) if key in LABELS else result.function
        screen.line(
            _(
                "Version {version} approved by {by} ({function}).",
                version=result.version,
                by=result.by,
                function=said,
            ),
            "bold green",
        )
        files = ngettext_("{count} file", "{count} files", result.files)
        screen.line(
            _("{files}, fingerprint {code}", files=files, code=result.fingerprint), indent=2
        )
        for item in result.accepted:
            screen.line(f"{item.code} {item.path}: {accepted_note(item)}", indent=2)
        screen.line(_("On disk: {event}", event=result.event), "dim", indent=2)

    return Answer(result, show, warnings=receipt_warnings(session, result.receipt))
