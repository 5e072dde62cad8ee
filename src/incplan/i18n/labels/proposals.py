"""What the rules propose, and why a level is what it is, in words."""

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


#: Rules that set a level, as sentences.
RULES: Final = {
    "organisation_and_continuity": N_("organisation and continuity are significantly affected"),
    "several_activities_over_rto": N_("several or vital activities will be back after their RTO"),
    "outside_effect_growing": N_("a significant effect outside that keeps growing"),
    "outside_effect_severe": N_("the effect outside threatens the organisation by itself"),
    "people_first": N_("people are in danger or hurt"),
    "people_unknown": N_("nobody knows yet whether people are in danger"),
    "organisation_affected": N_("the organisation is significantly affected"),
    "continuity_alone": N_("continuity is affected, the organisation is not: at least major"),
    "over_rto": N_("the expected return is beyond the RTO of an activity"),
    "near_rto": N_("the expected return is close to the RTO of an activity"),
    "return_unknown": N_("an essential activity is affected and its return is unknown"),
    "impact_growing": N_("the impact keeps growing"),
    "outside_effect": N_("a significant effect on customers, data or authorities"),
    "effect_unknown": N_("the effect is unknown: in doubt, one level up"),
    "nothing_happened_yet": N_("nothing has happened yet, but it could"),
    "no_significant_effect": N_("an incident without significant effect on continuity"),
    "limited_effect": N_("continuity is affected, but only to a limited degree"),
    "nothing_answered": N_("no question is answered yet"),
    # Proposals that an escalation followed, by their id.
    "confirm-crisis": N_("a crisis was asked for, and is confirmed"),
    "not-low": N_("an activity is down: no longer a weak signal"),
    "late-minor": N_("the agreed time has passed"),
    "late-major": N_("the planned time has passed"),
    "over-rto": N_("an activity will be back after its objective"),
    "several-over": N_("several activities will be back after their objectives"),
    "growing": N_("more is affected than when the level was set"),
}


def rule_words(translator: Translator, rule: str) -> str:
    """Why a level is proposed."""
    return translator.t(RULES[rule]) if rule in RULES else rule


def level_why(
    translator: Translator, *, rule: str, source: str, chosen: bool, name: str, reason: str
) -> str:
    """What a level comes from: the rule, or who set it and why; "" where nobody said."""
    if not chosen:
        if rule not in RULES:
            return ""
        words = rule_words(translator, rule)
        return translator.t("Why: {rule} [{source}]", rule=words, source=source)
    if not name:
        if reason:
            return translator.t("Why: chosen by a person: {reason}", reason=reason)
        return translator.t("Why: chosen by a person.")
    if reason:
        return translator.t("Why: chosen by {name}: {reason}", name=name, reason=reason)
    return translator.t("Why: chosen by {name}.", name=name)
