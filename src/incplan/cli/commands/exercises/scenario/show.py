"""`incplan scenario show`."""

import typer

from incplan.app.exercises.scenarios import view_scenario
from incplan.cli.commands.exercises.scenario.named import ScenarioArgument, named
from incplan.cli.output.present import Answer
from incplan.cli.screens.exercises.scenarios import show_scenario
from incplan.cli.session.session import open_session
from incplan.i18n.catalogue import N_

FOLDS = True
HELP = N_("""All of a scenario, for whoever leads it: injects, expected reactions, questions.""")
EXAMPLES = ("incplan scenario show ransomware-friday",)


def command(ctx: typer.Context, scenario: ScenarioArgument = "") -> Answer:
    """Show it."""
    session = open_session(ctx)
    result = view_scenario(session.desk, named(scenario), session.translator)
    return Answer(result, lambda screen: show_scenario(screen, result, session))
