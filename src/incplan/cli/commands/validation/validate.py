"""`incplan validate`."""

from typing import Annotated, Final

import typer

from incplan.app.validation.validate import validate
from incplan.cli.output.present import Answer
from incplan.cli.output.progress import working
from incplan.cli.output.screen import Screen
from incplan.cli.parsing.values import duration
from incplan.cli.screens.validation.findings import show_validation
from incplan.cli.screens.validation.groups import show_grouped
from incplan.cli.session.session import open_session
from incplan.errors import FINDINGS, UsageError
from incplan.i18n.catalogue import N_, _
from incplan.i18n.findings import nearest_code

HELP = N_(
    """Check the plan and its journal: structure, types, references, lifecycle.

    On a terminal errors come one by one and the rest by what there is to do; --all prints it all.
    Each problem names file, line, column, what is wrong and what would be right. Leaves with 1
    when there is an error (with --strict: a warning). `incplan explain CODE` says why."""
)
EXAMPLES = (
    "incplan validate",
    "incplan validate --format concise --ignore REV",
    "incplan validate --strict --format sarif > incplan.sarif",
    "incplan validate --horizon 90d --json",
)
FORMATS: Final = ("text", "concise", "json", "sarif", "github", "junit")


def command(
    ctx: typer.Context,
    form: Annotated[
        str, typer.Option("--format", metavar="|".join(FORMATS), help=_("How to show it."))
    ] = "text",
    strict: Annotated[bool, typer.Option("--strict", help=_("Warnings fail too."))] = False,
    select: Annotated[
        list[str] | None,
        typer.Option("--select", metavar=_("CODE"), help=_("Only these codes; repeat.")),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option("--ignore", metavar=_("CODE"), help=_("Not these codes; repeat.")),
    ] = None,
    horizon: Annotated[
        str,
        typer.Option("--horizon", metavar="60d", help=_("How far ahead dates are looked at.")),
    ] = "60d",
    every: Annotated[
        bool, typer.Option("--all", help=_("Each finding with its line and help, in a window too."))
    ] = False,
) -> object:
    """Validate a plan."""
    if form not in FORMATS:
        raise UsageError("not_in_list", given=form, option="--format", known=", ".join(FORMATS))
    wanted, unwanted = _codes(select), _codes(ignore)
    ahead = duration(horizon)
    assert ahead is not None  # the option has a default
    session = open_session(ctx)
    if session.settings.json and form not in ("text", "json"):
        raise UsageError("json_or_format", form=form)
    if form == "json":
        session.settings.json = True
    with working(session.settings, _("Checking the plan")):
        result = validate(session.desk, select=wanted, ignore=unwanted, horizon=ahead)
    failed = FINDINGS if result.errors or (strict and result.warnings) else 0
    if form == "text" and not session.settings.json:

        def show(screen: Screen) -> None:
            if screen.height is not None and not every:
                show_grouped(screen, result, session.translator)
            else:
                show_validation(screen, result, session.translator)

        return Answer(
            result,
            show,
            failed,
            tells_gaps=True,
        )
    # Late import: XML and the forms that programs read.
    from incplan.cli.screens.validation.reports import report

    return report(session, result, form, strict=strict, exit_code=failed)


def _codes(given: list[str] | None) -> tuple[str, ...]:
    """Codes or their beginnings, also separated by commas. Raises UsageError."""
    asked = [part.strip().upper() for item in given or () for part in item.split(",")]
    for item in asked:
        known, near = nearest_code(item)
        if not known:
            raise UsageError("unknown_code", given=item[:40], near=near)
    return tuple(asked)
