"""The level that a few plain answers point to (S-037 to S-041, settlement Q3, severity scale).

The answers give a proposal; a named person decides. In doubt the level is higher.
"""

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from incplan.frozen import dataclass
from incplan.incident.events.words import People
from incplan.vocabulary import Level

if TYPE_CHECKING:
    from incplan.plan.files.levels import Thresholds

#: The rule of a level proposed without any answer.
UNANSWERED: Final = "nothing_answered"


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
    """A level, the rule that gives it, and the rule's place in the template."""

    level: Level
    rule: str
    source: str


def propose_level(situation: Situation, thresholds: "Thresholds") -> ProposedLevel:
    """The level the answers point to, with the rule that decided."""
    for rule in (_crisis, _major, _low):
        found = rule(situation, thresholds)
        if found is not None:
            return found
    limited = situation.continuity is Degree.LIMITED
    effect = "limited_effect" if limited else "no_significant_effect"
    return ProposedLevel(Level.MINOR, effect, "S-039")


def _crisis(situation: Situation, thresholds: "Thresholds") -> ProposedLevel | None:
    continuity = _continuity(situation)
    over = situation.outlook is Outlook.OVER
    several = len(situation.activities) >= thresholds.crisis_from_activities or situation.vital
    if situation.organisation is Answer.YES and continuity is Degree.YES:
        return ProposedLevel(Level.CRISIS, "organisation_and_continuity", "S-041")
    if several and over:
        return ProposedLevel(Level.CRISIS, "several_activities_over_rto", "S-041")
    if situation.outside is Weight.SEVERE:
        return ProposedLevel(Level.CRISIS, "outside_effect_severe", "S-041")
    if situation.outside is Weight.SIGNIFICANT and situation.growing is Answer.YES:
        return ProposedLevel(Level.CRISIS, "outside_effect_growing", "S-041")
    return None


def _major(situation: Situation, thresholds: "Thresholds") -> ProposedLevel | None:
    doubt = thresholds.unknown_raises
    if situation.people in (People.HURT, People.DANGER):
        return ProposedLevel(Level.MAJOR, "people_first", "S-043")
    if situation.people is People.UNKNOWN and doubt:
        return ProposedLevel(Level.MAJOR, "people_unknown", "S-043")
    if situation.organisation is Answer.YES:
        return ProposedLevel(Level.MAJOR, "organisation_affected", "S-040")
    if situation.continuity is Degree.YES:
        return ProposedLevel(Level.MAJOR, "continuity_alone", "S-040")
    if situation.activities:
        if situation.outlook is Outlook.OVER:
            return ProposedLevel(Level.MAJOR, "over_rto", "S-062")
        if situation.outlook is Outlook.NEAR:
            return ProposedLevel(Level.MAJOR, "near_rto", "S-062")
        if situation.outlook in (None, Outlook.UNKNOWN) and doubt:
            return ProposedLevel(Level.MAJOR, "return_unknown", "S-062")
    if situation.growing is Answer.YES:
        return ProposedLevel(Level.MAJOR, "impact_growing", "S-053")
    if situation.outside is Weight.SIGNIFICANT:
        return ProposedLevel(Level.MAJOR, "outside_effect", "S-040")
    if doubt and "unknown" in (situation.organisation, situation.continuity):
        return ProposedLevel(Level.MAJOR, "effect_unknown", "S-040")
    return None


def _low(situation: Situation, thresholds: "Thresholds") -> ProposedLevel | None:
    del thresholds
    if situation.happened is Answer.NO:
        return ProposedLevel(Level.LOW, "nothing_happened_yet", "S-038")
    return None


def _continuity(situation: Situation) -> Degree:
    if situation.continuity is not None:
        return situation.continuity
    return Degree.YES if situation.activities else Degree.NO
