"""Refusals and errors about the fiches."""

from typing import Final

from incplan.i18n.catalogue import N_

FICHES: Final = {
    "unknown_measure": N_("No preventive measure `{given}`. See: incplan fiche prevention"),
    "adopted_needs_proof": N_(
        "Say what proves {measure}: --evidence TEXT (or --partial, --no, --not-applicable)."
    ),
    "not_applicable_needs_reason": N_("Say why {measure} does not apply: --reason TEXT"),
    "not_adopted_needs_due": N_("Say by when {measure} will be in place: --due 2027-03-31"),
    "due_has_passed": N_(
        "{due} has passed: say the day by which {measure} will be in place (--due), or what "
        "proves that it is (--evidence)."
    ),
    "one_of_these": N_("Give only one of {known}."),
    "fiche_name_needed": N_('Say what the fiche is about: incplan fiche new "Chemical spill"'),
    "fiche_exists": N_(
        "There is a fiche `{fiche}` already ({path}); nothing was written. Choose another name."
    ),
    "no_such_fiche_word": N_("`{given}` is not a name for a fiche: choose letters and digits."),
    "option_for": N_("{option} only goes with: {words}."),
    "no_card": N_("This fiche has no such card: add `{field}` to {path}."),
}
