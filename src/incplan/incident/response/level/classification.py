"""The level that a few plain answers point to (S-037 to S-041, settlement Q3, severity scale).

The answers give a proposal; a named person decides. In doubt the level is higher.
"""

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from incplan.frozen import dataclass, replace
from incplan.incident.events.words import People
from incplan.vocabulary import Level

if TYPE_CHECKING:
    from incplan.incident.state.history import LevelChange
    from incplan.incident.state.state import Incident
    from incplan.plan.files.levels import Thresholds

#: The rule of a level proposed without any answer.
UNANSWERED: Final = "nothing_answered"
#: The place in the template of each rule that sets a level: of answers, and of proposals followed.
RULE_SOURCES: Final = {
    "organisation_and_continuity": "S-041",
    "several_activities_over_rto": "S-041",
    "outside_effect_severe": "S-041",
    "outside_effect_growing": "S-041",
    "people_first": "S-043",
    "people_unknown": "S-043",
    "organisation_affected": "S-040",
    "continuity_alone": "S-040",
    "over_rto": "S-062",
    "near_rto": "S-062",
    "return_unknown": "S-062",
    "impact_growing": "S-053",
    "outside_effect": "S-040",
    "effect_unknown": "S-040",
    "nothing_happened_yet": "S-038",
    "limited_effect": "S-039",
    "no_significant_effect": "S-039",
    UNANSWERED: "S-039",
    "confirm-crisis": "S-063",
    "not-low": "S-039",
    "late-minor": "S-053",
    "late-major": "S-060",
    "over-rto": "S-062",
    "several-over": "S-041",
    "growing": "S-053",
}


class Answer(StrEnum):
    """A plain answer; `unknown` is one of them."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Degree(StrEnum):
    """How far the continuity of activities is affected (S-039, S-041).

    `limited` is an effect that is there and is not significant.
    """

    YES = "yes"
    LIMITED = "limited"
    NO = "no"
    UNKNOWN = "unknown"


class Outlook(StrEnum):
    """How the expected return compares with the strictest RTO of the activities touched."""

    WITHIN = "within"
    NEAR = "near"
    OVER = "over"
    UNKNOWN = "unknown"


class Weight(StrEnum):
    """Effect outside the organisation: customers, data, authorities.

    Severe is an effect that alone can ruin the organisation: a large data breach, funds that
    threaten the payroll, public pressure (TC09).
    """

    NONE = "none"
    LIMITED = "limited"
    SIGNIFICANT = "significant"
    SEVERE = "severe"


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What is known when the level is chosen. `people` is None until somebody answers."""

    happened: Answer = Answer.YES
    people: People | None = None
    activities: tuple[str, ...] = ()
    vital: bool = False
    organisation: Answer = Answer.NO
    continuity: Degree | None = None
    growing: Answer = Answer.NO
    outlook: Outlook | None = None
    outside: Weight = Weight.NONE


@dataclass(frozen=True, slots=True)
class ProposedLevel:
    """A level, and the rule that gives it."""

    level: Level
    rule: str

    @property
    def source(self) -> str:
        """The place of the rule in the template."""
        return RULE_SOURCES[self.rule]


def propose_level(situation: Situation, thresholds: "Thresholds") -> ProposedLevel:
    """The level the answers point to, with the rule that decided."""
    for rule in (_crisis, _major, _low):
        found = rule(situation, thresholds)
        if found is not None:
            return found
    limited = situation.continuity is Degree.LIMITED
    effect = "limited_effect" if limited else "no_significant_effect"
    return ProposedLevel(Level.MINOR, effect)


def _crisis(situation: Situation, thresholds: "Thresholds") -> ProposedLevel | None:
    continuity = _continuity(situation)
    over = situation.outlook is Outlook.OVER
    several = len(situation.activities) >= thresholds.crisis_from_activities or situation.vital
    if situation.organisation is Answer.YES and continuity is Degree.YES:
        return ProposedLevel(Level.CRISIS, "organisation_and_continuity")
    if several and over:
        return ProposedLevel(Level.CRISIS, "several_activities_over_rto")
    if situation.outside is Weight.SEVERE:
        return ProposedLevel(Level.CRISIS, "outside_effect_severe")
    if situation.outside is Weight.SIGNIFICANT and situation.growing is Answer.YES:
        return ProposedLevel(Level.CRISIS, "outside_effect_growing")
    return None


def _major(situation: Situation, thresholds: "Thresholds") -> ProposedLevel | None:
    doubt = thresholds.unknown_raises
    if situation.people in (People.HURT, People.DANGER):
        return ProposedLevel(Level.MAJOR, "people_first")
    if situation.people is People.UNKNOWN and doubt:
        return ProposedLevel(Level.MAJOR, "people_unknown")
    if situation.organisation is Answer.YES:
        return ProposedLevel(Level.MAJOR, "organisation_affected")
    if situation.continuity is Degree.YES:
        return ProposedLevel(Level.MAJOR, "continuity_alone")
    if situation.activities:
        if situation.outlook is Outlook.OVER:
            return ProposedLevel(Level.MAJOR, "over_rto")
        if situation.outlook is Outlook.NEAR:
            return ProposedLevel(Level.MAJOR, "near_rto")
        if situation.outlook in (None, Outlook.UNKNOWN) and doubt:
            return ProposedLevel(Level.MAJOR, "return_unknown")
    if situation.growing is Answer.YES:
        return ProposedLevel(Level.MAJOR, "impact_growing")
    if situation.outside is Weight.SIGNIFICANT:
        return ProposedLevel(Level.MAJOR, "outside_effect")
    if doubt and "unknown" in (situation.organisation, situation.continuity):
        return ProposedLevel(Level.MAJOR, "effect_unknown")
    return None


def _low(situation: Situation, thresholds: "Thresholds") -> ProposedLevel | None:
    del thresholds
    if situation.happened is Answer.NO:
        return ProposedLevel(Level.LOW, "nothing_happened_yet")
    return None


def _continuity(situation: Situation) -> Degree:
    if situation.continuity is not None:
        return situation.continuity
    return Degree.YES if situation.activities else Degree.NO


def level_source(incident: "Incident") -> "LevelChange":
    """The entry that the level in force comes from, whatever was recorded since.

    Of levels set apart it is one with the more severe level. A crisis that is not confirmed leaves
    the level to the entry before it, where that gave the same. Where the level of the entry was
    corrected, it is that of whoever did so.
    """
    change = _setting(incident)
    ruling = incident.corrections.get(change.event_id)
    right = [item for item in ruling.corrections if item.level is not None] if ruling else []
    if not right:
        return change
    return replace(change, by=right[-1].by, reason=right[-1].reason, chosen=True)


def _setting(incident: "Incident") -> "LevelChange":
    found: LevelChange | None = None
    for change in reversed(incident.levels):
        if change.effective is not incident.level:
            if found is None:
                continue
            break
        if not change.sets:
            continue
        found = found or change
        if change.level is incident.level:
            return change
    return found or incident.levels[-1]
