"""`incplan export cards`."""

from typing import Annotated

import typer

from incplan.app.documents.export import CARDS
from incplan.cli.commands.documents.export.writing import Paper, write
from incplan.cli.output.present import Answer
from incplan.cli.parsing.paper_options import (
    DraftOption,
    ForceOption,
    InsideOption,
    OutputOption,
    StrictOption,
    formats,
    named_parts,
    part_option,
)
from incplan.i18n.catalogue import N_

HELP = N_(
    """Cards to hand out: a page for each function, steps on A5 for everybody and for the helpdesk,
    a card to fold for the wallet, a poster (A3) for the wall of each site.

    In both languages where the organisation works in two. No private number is on any of them."""
)
EXAMPLES = (
    "incplan export cards --format pdf --output cards.pdf",
    "incplan export cards --part wallet,poster --format pdf --output wall.pdf",
)


def command(
    ctx: typer.Context,
    form: Annotated[str, formats("cards")] = "md",
    output: OutputOption = None,
    audience: InsideOption = "team",
    draft: DraftOption = False,
    strict: StrictOption = False,
    force: ForceOption = False,
    part: Annotated[str | None, part_option(CARDS)] = None,
) -> Answer:
    """Export cards."""
    paper = Paper(
        form=form,
        output=output,
        audience=audience,
        draft=draft,
        strict=strict,
        force=force,
        parts=named_parts(part, CARDS),
    )
    return write(ctx, "cards", paper)
