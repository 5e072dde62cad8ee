"""`incplan export contacts`."""

from typing import Annotated

import typer

from incplan.cli.commands.documents.export.writing import Paper, write
from incplan.cli.output.present import Answer
from incplan.cli.parsing.paper_options import (
    DraftOption,
    ForceOption,
    InsideOption,
    OutputOption,
    RawOption,
    SeparatorOption,
    StrictOption,
    formats,
)
from incplan.i18n.catalogue import N_

HELP = N_(
    """The list of contacts: to read, as rows for a spreadsheet, or vcf for phones.

    Other audiences than the team do not see private numbers."""
)
EXAMPLES = (
    "incplan export contacts --format vcf --output contacts.vcf",
    "incplan export contacts --format csv --separator , --output contacts.csv",
)


def command(
    ctx: typer.Context,
    form: Annotated[str, formats("contacts")] = "md",
    output: OutputOption = None,
    audience: InsideOption = "team",
    draft: DraftOption = False,
    strict: StrictOption = False,
    force: ForceOption = False,
    separator: SeparatorOption = ";",
    raw: RawOption = False,
) -> Answer:
    """Export the contacts."""
    paper = Paper(
        form=form,
        output=output,
        audience=audience,
        draft=draft,
        strict=strict,
        force=force,
        separator=separator,
        raw=raw,
    )
    return write(ctx, "contacts", paper)
