"""`incplan export fiche`."""

from typing import Annotated

import typer

from incplan.cli.commands.documents.export.writing import Paper, write
from incplan.cli.output.present import Answer
from incplan.cli.parsing.paper_options import (
    DraftOption,
    ForceOption,
    InsideOption,
    OutputOption,
    StrictOption,
    formats,
)
from incplan.i18n.catalogue import N_, _

HELP = N_("""One response card, to hang up or to carry.""")
EXAMPLES = ("incplan export fiche ransomware --format pdf --lang nl --output ransomware.pdf",)


def command(
    ctx: typer.Context,
    fiche: Annotated[str | None, typer.Argument(metavar=_("FICHE"), help=_("Which one."))] = None,
    form: Annotated[str, formats("fiche")] = "md",
    output: OutputOption = None,
    audience: InsideOption = "team",
    draft: DraftOption = False,
    strict: StrictOption = False,
    force: ForceOption = False,
) -> Answer:
    """Export a fiche."""
    paper = Paper(
        form=form,
        output=output,
        audience=audience,
        draft=draft,
        strict=strict,
        force=force,
    )
    return write(ctx, "fiche", paper, part=fiche)
