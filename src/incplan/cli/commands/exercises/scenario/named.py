"""The word that names a scenario."""

from typing import Annotated

import typer

from incplan.errors import UsageError
from incplan.i18n.catalogue import _

ScenarioArgument = Annotated[
    str, typer.Argument(metavar=_("SCENARIO"), help=_("Its name: incplan scenario lists them."))
]


def named(given: str) -> str:
    """The word as typed. Raises UsageError where none was."""
    if not given.strip():
        raise UsageError("which_scenario")
    return given.strip()
