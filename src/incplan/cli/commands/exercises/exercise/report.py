"""`incplan exercise report`."""

from pathlib import Path
from typing import Annotated

import typer

from incplan.app.exercises.report import complete_report, read_report
from incplan.cli.commands.documents.export.writing import Paper, write
from incplan.cli.commands.exercises.exercise.parts import ExerciseArgument
from incplan.cli.output.present import Answer
from incplan.cli.parsing.combinations import refuse_typed
from incplan.cli.parsing.days import moment
from incplan.cli.parsing.options import AtOption, ByOption
from incplan.cli.parsing.paper_options import (
    DraftOption,
    ForceOption,
    InsideOption,
    StrictOption,
    formats,
)
from incplan.cli.screens.exercises.report import show_report
from incplan.cli.screens.response.warnings import receipt_warnings
from incplan.cli.session.session import open_session, open_to_show
from incplan.i18n.catalogue import N_, _

WRITES = True
REACH = "any"
HELP = N_(
    """What the exercise gave: computed rows, answers, corrections; as a document with --output.

    It is complete once the questions are answered, a correction is noted or there is nothing to
    correct, and management has read it: --complete --by NAME. Corrections stand in the list of all
    actions: incplan actions"""
)
EXAMPLES = (
    "incplan exercise report",
    "incplan exercise report --output report.pdf",
    "incplan exercise report --complete --by claire",
)


def command(
    ctx: typer.Context,
    exercise: ExerciseArgument = None,
    complete: Annotated[
        bool, typer.Option("--complete", help=_("Management has read it."))
    ] = False,
    nothing: Annotated[
        bool, typer.Option("--nothing-to-correct", help=_("The plan needs no correction."))
    ] = False,
    form: Annotated[str, formats("exercise")] = "",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar=_("FILE"), help=_("Where to."))
    ] = None,
    audience: InsideOption = "team",
    draft: DraftOption = False,
    strict: StrictOption = False,
    force: ForceOption = False,
    at: AtOption = None,
    by: ByOption = None,
) -> Answer:
    """Show it, write it, or record that it was read."""
    written = bool(form) or output is not None
    if not complete:
        refuse_typed("incplan exercise report --complete", nothing_to_correct=nothing, at=at, by=by)
    if written:
        refuse_typed("incplan exercise report", complete=complete)
        open_to_show(ctx)
        paper = Paper(
            form=form or "md",
            output=output,
            audience=audience,
            draft=draft,
            strict=strict,
            force=force,
        )
        return write(ctx, "exercise", paper, part=exercise)
    refuse_typed("incplan exercise report --output FILE", draft=draft, strict=strict, force=force)
    if complete:
        session = open_session(ctx, by=by)
        stand = complete_report(session.desk, exercise, nothing=nothing, at=moment(session, at))
    else:
        session = open_to_show(ctx)
        _report, stand = read_report(session.desk, exercise)
    warnings = receipt_warnings(session, stand.receipt, proposals=False) if stand.receipt else ()
    return Answer(stand, lambda screen: show_report(screen, stand, session), warnings=warnings)
