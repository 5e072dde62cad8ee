"""`incplan export scenario`."""

from typing import Annotated

import typer

from incplan.cli.commands.documents.export.writing import Paper, write
from incplan.cli.commands.exercises.scenario.named import ScenarioArgument, named
from incplan.cli.output.present import Answer
from incplan.cli.parsing.paper_options import (
    DraftOption,
    ForceOption,
    InsideOption,
    OutputOption,
    StrictOption,
    formats,
)
from incplan.documents.views.exercises.papers import SHEETS
from incplan.errors import UsageError
from incplan.i18n.catalogue import N_, _

HELP = N_(
    """The papers of an exercise, to play it without any computer: each sheet is a file of its own.

    players: what they know, rules, log. leader: the facilitator's book, with everything. cards: the
    injects, to cut. evaluation: for observers. attendance: to sign. answers: for who plays alone.
    Typed back afterwards, it gives the same report: exercise start --paper --at TIME"""
)
EXAMPLES = ("incplan export scenario flood-cellar --sheet players --output players.pdf",)


def command(
    ctx: typer.Context,
    scenario: ScenarioArgument = "",
    sheet: Annotated[
        str, typer.Option("--sheet", metavar="|".join(SHEETS), help=_("Which sheet."))
    ] = "",
    form: Annotated[str, formats("scenario")] = "md",
    output: OutputOption = None,
    audience: InsideOption = "team",
    draft: DraftOption = False,
    strict: StrictOption = False,
    force: ForceOption = False,
) -> Answer:
    """Export one sheet."""
    name = named(scenario)
    if sheet not in SHEETS:
        raise UsageError("not_in_list", given=sheet[:40], option="--sheet", known=" ".join(SHEETS))
    paper = Paper(
        form=form,
        output=output,
        audience=audience,
        draft=draft,
        strict=strict,
        force=force,
    )
    return write(ctx, "scenario", paper, part=f"{name}:{sheet}")
