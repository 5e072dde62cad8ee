"""The rules of the engine, as sentences."""

from typing import Final

from incplan.i18n.catalogue import N_, _

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


def rule_sentence(rule: str) -> str:
    """Why a level is proposed."""
    return _(RULES[rule]) if rule in RULES else rule
