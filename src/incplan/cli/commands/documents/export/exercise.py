"""`incplan export exercise`."""

from typing import Annotated

import typer

from incplan.cli.commands.documents.export.writing import Paper, write
from incplan.cli.commands.exercises.exercise.parts import ExerciseArgument
from incplan.cli.output.present import Answer
from incplan.cli.parsing.paper_options import (
    DraftOption,
    ForceOption,
    InsideOption,
    OutputOption,
    StrictOption,
    formats,
)
from incplan.i18n.catalogue import N_

HELP = N_("""The report of an exercise that played a scenario; the last one if none is named.""")
EXAMPLES = ("incplan export exercise --output report.pdf",)


def command(
    ctx: typer.Context,
    exercise: ExerciseArgument = None,
    form: Annotated[str, formats("exercise")] = "md",
    output: OutputOption = None,
    audience: InsideOption = "team",
    draft: DraftOption = False,
    strict: StrictOption = False,
    force: ForceOption = False,
) -> Answer:
    """Export it."""
    paper = Paper(
        form=form,
        output=output,
        audience=audience,
        draft=draft,
        strict=strict,
        force=force,
    )
    return write(ctx, "exercise", paper, part=exercise)
