"""`incplan scenario preview`."""

import typer

from incplan.app.exercises.scenarios import view_scenario
from incplan.cli.commands.exercises.scenario.named import ScenarioArgument, named
from incplan.cli.output.present import Answer
from incplan.cli.screens.exercises.scenarios import show_preview
from incplan.cli.session.session import open_session
from incplan.i18n.catalogue import N_

FOLDS = True
HELP = N_(
    """How a scenario falls on this plan, before it is played: names, spacing, what is left out.

    What an inject expects is not shown: incplan scenario show NAME"""
)
EXAMPLES = ("incplan scenario preview flood-cellar",)


def command(ctx: typer.Context, scenario: ScenarioArgument = "") -> Answer:
    """Show names and spacing."""
    session = open_session(ctx)
    result = view_scenario(session.desk, named(scenario), session.translator)
    return Answer(result, lambda screen: show_preview(screen, result, session))
