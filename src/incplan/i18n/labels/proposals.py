"""What the rules propose, in words."""

from collections.abc import Iterable
from typing import Final

from incplan.i18n.catalogue import N_, Translator

PROPOSALS: Final = {
    "confirm_crisis": N_("A crisis was asked for: confirm it, or say no."),
    "not_low": N_("{activities}: down, so no longer a weak signal. Raise to minor?"),
    "return_late": N_(
        "{activities}: back after the objective, or nobody knows when. Tell the business "
        "continuity manager now."
    ),
    "warn_bcp_manager": N_("{activities}: affected. Warn the business continuity manager."),
    "late_minor": N_("The agreed time has passed. Raise to major?"),
    "late_major": N_("The planned time has passed. Tell management: is this a crisis?"),
    "over_rto": N_("{activities}: back after the objective. Raise to major?"),
    "several_over": N_("{activities}: back after their objectives. Is this a crisis?"),
    "growing": N_("More is affected than when the level was set ({activities}). Raise to major?"),
    "assess_bcp": N_(
        "Not solved in the planned time. The continuity team looks at activating the continuity "
        "plan."
    ),
}


def proposal_words(translator: Translator, rule: str, activities: Iterable[str]) -> str:
    """The sentence of a proposal by its rule, with the names of the activities it is about."""
    return translator.t(PROPOSALS.get(rule, rule), activities=", ".join(activities))
