"""`incplan schema`."""

import json
from pathlib import Path
from typing import Annotated

import typer

from incplan.app.validation.schemas import schema_kinds, write_schemas
from incplan.cli.output.present import Answer
from incplan.cli.output.screen import Screen
from incplan.cli.output.target import refuse_numbers
from incplan.errors import UsageError
from incplan.i18n.catalogue import N_, _
from incplan.store.disk.resources import schema_text

HELP = N_(
    """The JSON Schema of a kind of file: editors complete and check with it.

    `init` writes the schemas of a plan into .incplan/schema/, and every file names its own in the
    first line; after an update of incplan, refresh them with --all."""
)
EXAMPLES = (
    "incplan schema",
    "incplan schema contact",
    "incplan schema --all --output .incplan/schema",
)


def command(
    ctx: typer.Context,
    kind: Annotated[
        str, typer.Argument(metavar=_("KIND"), help=_("Which kind of file; nothing: the list."))
    ] = "",
    everything: Annotated[
        bool, typer.Option("--all", help=_("Every kind, into --output."))
    ] = False,
    output: Annotated[
        Path | None, typer.Option("--output", metavar=_("DIR"), help=_("Where to write them."))
    ] = None,
) -> object:
    """Show or write schemas."""
    del ctx
    kinds = schema_kinds()
    if kind and kind not in kinds:
        raise UsageError("not_in_list", given=kind[:40], option=_("KIND"), known=", ".join(kinds))
    if kind and everything:
        raise UsageError("kind_or_all")
    if everything and output is None:
        raise UsageError("option_needed", option="--output")
    if output is not None:
        refuse_numbers(output, "/")
        if not kind and not everything:
            raise UsageError("option_needed", option="--all")
        written = write_schemas((kind,) if kind else kinds, output)

        def tell(screen: Screen) -> None:
            for path in written.files:
                screen.line(path)

        return Answer(written, tell)
    if not kind:
        return Answer({"kinds": kinds}, lambda screen: _list(screen, kinds))
    text = schema_text(kind)
    return Answer(json.loads(text), raw=text)


def _list(screen: Screen, kinds: tuple[str, ...]) -> None:
    for kind in kinds:
        screen.line(kind)
