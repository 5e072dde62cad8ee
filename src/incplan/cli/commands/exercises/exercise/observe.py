"""`incplan exercise observe`."""

from typing import Annotated

import typer

from incplan.app.exercises.notes import observe
from incplan.cli.commands.exercises.exercise.parts import ExerciseOption
from incplan.cli.output.present import Answer
from incplan.cli.parsing.combinations import refuse_both
from incplan.cli.parsing.options import AtOption, ByOption, NoteOption
from incplan.cli.screens.response.recorded import acknowledged
from incplan.cli.session.session import open_session
from incplan.errors import UsageError
from incplan.i18n.catalogue import N_, _
from incplan.incident.events.words import ObservedOutcome

WRITES = True
HELP = N_(
    """Tick an expected reaction by its number on the sheet, when no entry shows it.

    --equivalent for what was done in another way that is as good; --happened for what should not
    have been done and was; --not-done takes a tick back."""
)
EXAMPLES = (
    "incplan exercise observe I2.1 --happened --by sofie",
    "incplan exercise observe I3.2 --equivalent --at 09:52",
)
_SAID = {
    ObservedOutcome.DONE: N_("{number}: done"),
    ObservedOutcome.EQUIVALENT: N_("{number}: done in another way that is as good"),
    ObservedOutcome.HAPPENED: N_("{number}: happened, and should not have"),
    ObservedOutcome.NOT_DONE: N_("{number}: not done"),
}


def command(
    ctx: typer.Context,
    reaction: Annotated[
        str, typer.Argument(metavar=_("NUMBER"), help=_("On the facilitator's sheet: I3.2."))
    ] = "",
    done: Annotated[bool, typer.Option("--done", help=_("It was done."))] = False,
    equivalent: Annotated[
        bool, typer.Option("--equivalent", help=_("In another way, as good."))
    ] = False,
    happened: Annotated[
        bool, typer.Option("--happened", help=_("What should not be done was done."))
    ] = False,
    not_done: Annotated[bool, typer.Option("--not-done", help=_("It was not done."))] = False,
    note: NoteOption = "",
    exercise: ExerciseOption = None,
    at: AtOption = None,
    by: ByOption = None,
) -> Answer:
    """Tick it."""
    refuse_both(done=done, equivalent=equivalent, happened=happened, not_done=not_done)
    typed = zip(ObservedOutcome, (done, equivalent, happened, not_done), strict=True)
    outcome = next((word for word, wanted in typed if wanted), None)
    if not reaction or outcome is None:
        raise UsageError("observe_what")
    session = open_session(ctx, by=by)
    recorded = observe(session.desk, exercise, reaction, outcome, at=session.time(at), text=note)
    return acknowledged(session, recorded, _(_SAID[outcome], number=reaction.strip().upper()))
