"""Errors of exercises."""

from typing import Final

from incplan.i18n.catalogue import N_

EXERCISES: Final = {
    "which_scenario": N_("Which scenario? incplan scenario lists them."),
    "unknown_scenario": N_("No scenario `{given}`. Known: {known}."),
    "scenario_unreadable": N_("{path} cannot be used as written. See: incplan validate {path}"),
    "no_such_scenario_word": N_(
        "`{given}` is not a name for a scenario: choose letters, digits and hyphens."
    ),
    "scenario_exists": N_("{path} is there already: choose another name."),
}
