"""`incplan validate`."""

from typing import Annotated

import typer

from incplan.cli.findings_screen import concise, show_validation
from incplan.cli.present import Answer
from incplan.cli.session import open_session
from incplan.errors import FINDINGS, UsageError
from incplan.i18n.catalogue import N_, _

HELP = N_(
    """Check the plan and its journal: structure, types, references, lifecycle.

    Each problem names file, line, column, what is wrong and what would be right. Leaves with 1
    when there is an error (with --strict: a warning)."""
)
EXAMPLES = (
    "incplan validate",
    "incplan validate --format concise --ignore REV",
    "incplan validate --strict --json",
)


def command(
    ctx: typer.Context,
    form: Annotated[
        str, typer.Option("--format", metavar="text|concise|json", help=_("How to show it."))
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
) -> object:
    """Validate a plan."""
    from incplan.app.validate import validate

    if form not in ("text", "concise", "json"):
        raise UsageError("not_in_list", given=form, option="--format", known="text, concise, json")
    session = open_session(ctx)
    if form == "json":
        session.settings.json = True
    result = validate(
        session.desk,
        select=_codes(select),
        ignore=_codes(ignore),
    )
    failed = result.errors or (strict and result.warnings)
    if form == "concise":
        text = "".join(f"{line}\n" for line in concise(result, session.translator))
        return Answer(result, exit_code=FINDINGS if failed else 0, raw=text)
    return Answer(
        result,
        lambda screen: show_validation(screen, result, session.translator),
        FINDINGS if failed else 0,
    )


def _codes(given: list[str] | None) -> tuple[str, ...]:
    """`--select CON,ROLE` and `--select CON --select ROLE` are the same."""
    parts = (part.strip().upper() for item in given or () for part in item.split(","))
    return tuple(part for part in parts if part)
