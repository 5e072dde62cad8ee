"""`incplan scenario new`."""

from typing import Annotated

import typer

from incplan.app.exercises.new_scenario import new_scenario
from incplan.cli.commands.exercises.scenario.named import ScenarioArgument, named
from incplan.cli.output.present import Answer
from incplan.cli.output.screen import Screen
from incplan.cli.session.session import open_session
from incplan.i18n.catalogue import N_, _

HELP = N_(
    """Write a scenario of your own in scenarios/: a short one, or with --from a copy to change.

    A file with the name of a shipped scenario takes its place."""
)
EXAMPLES = ("incplan scenario new our-oven --from fire-charging",)


def command(
    ctx: typer.Context,
    scenario: ScenarioArgument = "",
    source: Annotated[
        str, typer.Option("--from", metavar=_("SCENARIO"), help=_("The scenario to copy."))
    ] = "",
) -> Answer:
    """Write the file."""
    session = open_session(ctx)
    result = new_scenario(session.desk, named(scenario), source)

    def show(screen: Screen) -> None:
        screen.line(_("Written: {path}", path=result.path), "bold")
        screen.line(
            _("Change it, then: incplan scenario preview {id}", id=result.scenario), indent=2
        )

    return Answer(result, show)
