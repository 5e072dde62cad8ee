"""The severity table, every row and every answer: what is suggested, and that doubt raises."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incplan.incident.response.level.classification import (
    Answer,
    Degree,
    Outlook,
    People,
    Situation,
    Weight,
    propose_level,
)
from incplan.plan.files.levels import Thresholds
from incplan.vocabulary import Level

NO, YES, UNKNOWN = Answer.NO, Answer.YES, Answer.UNKNOWN
ONE, TWO = ("orders",), ("orders", "cold")

TABLE = [
    # Nobody in danger, nothing touched, nothing outside, and nothing happened yet.
    (Situation(happened=NO), Level.LOW),
    # It happened, but nothing essential is touched.
    (Situation(), Level.MINOR),
    (Situation(happened=UNKNOWN), Level.MINOR),
    (Situation(outside=Weight.LIMITED), Level.MINOR),
    # An activity is touched, back well within its objective.
    (Situation(activities=ONE, outlook=Outlook.WITHIN, outside=Weight.LIMITED), Level.MINOR),
    (Situation(activities=ONE, outlook=Outlook.WITHIN, growing=YES), Level.MAJOR),
    # Back close to the objective, or nobody knows when.
    (Situation(activities=ONE, outlook=Outlook.NEAR), Level.MAJOR),
    (Situation(activities=ONE, outlook=Outlook.UNKNOWN), Level.MAJOR),
    (Situation(activities=ONE), Level.MAJOR),
    # Somebody is hurt, whatever else (TC07).
    *(
        (Situation(people=people, happened=happened, activities=activities,
                   outlook=Outlook.WITHIN), Level.MAJOR)
        for people, happened, activities in product(
            (People.HURT, People.DANGER), (YES, NO), ((), ONE)
        )
    ),
    # One activity back too late; several, or a vital one.
    *(
        (Situation(activities=ONE, outlook=Outlook.OVER, outside=outside), Level.MAJOR)
        for outside in (Weight.NONE, Weight.LIMITED, Weight.SIGNIFICANT)
    ),
    (Situation(activities=TWO, outlook=Outlook.OVER, outside=Weight.SIGNIFICANT), Level.CRISIS),
    (Situation(activities=ONE, vital=True, outlook=Outlook.OVER,
               outside=Weight.SIGNIFICANT), Level.CRISIS),
    (Situation(activities=TWO, outlook=Outlook.NEAR), Level.MAJOR),
    # No activity, but what happens outside can bring the organisation down (TC09).
    (Situation(outside=Weight.SEVERE), Level.CRISIS),
    (Situation(outside=Weight.SIGNIFICANT), Level.MAJOR),
    (Situation(outside=Weight.SIGNIFICANT, growing=YES), Level.CRISIS),
    # The definitions: organisation alone, continuity alone, both.
    (Situation(organisation=YES), Level.MAJOR),
    (Situation(continuity=Degree.YES), Level.MAJOR),
    # To a limited degree: not significant, so the organisation and the outlook decide (S-039).
    (Situation(continuity=Degree.LIMITED), Level.MINOR),
    (Situation(continuity=Degree.LIMITED, growing=YES), Level.MAJOR),
    (Situation(continuity=Degree.LIMITED, organisation=YES), Level.MAJOR),
    (Situation(continuity=Degree.LIMITED, activities=ONE, outlook=Outlook.WITHIN), Level.MINOR),
    (Situation(continuity=Degree.LIMITED, activities=ONE), Level.MAJOR),
    (Situation(organisation=YES, continuity=Degree.YES), Level.CRISIS),
    (Situation(organisation=UNKNOWN), Level.MAJOR),
    (Situation(continuity=Degree.UNKNOWN), Level.MAJOR),
    (Situation(people=People.UNKNOWN), Level.MAJOR),
]  # fmt: skip


@pytest.mark.parametrize(("situation", "level"), TABLE)
def test_a_row_of_the_table(situation: Situation, level: Level) -> None:
    assert propose_level(situation, Thresholds()).level is level


def test_every_proposal_names_its_rule_and_source() -> None:
    from incplan.i18n.labels.proposals import RULES

    for situation, _level in TABLE:
        proposed = propose_level(situation, Thresholds())
        assert proposed.rule in RULES
        assert proposed.source.startswith("S-0")


def test_the_company_sets_its_own_limits() -> None:
    both = Situation(activities=TWO, outlook=Outlook.OVER)
    assert propose_level(both, Thresholds(crisis_from_activities=3)).level is Level.MAJOR
    unknown = Situation(activities=ONE, outlook=Outlook.UNKNOWN)
    assert propose_level(unknown, Thresholds(unknown_raises=False)).level is Level.MINOR


situations = st.builds(
    Situation,
    happened=st.sampled_from(Answer),
    people=st.sampled_from(People),
    activities=st.sampled_from(((), ONE, TWO)),
    vital=st.booleans(),
    organisation=st.sampled_from(Answer),
    continuity=st.sampled_from((None, *Degree)),
    growing=st.sampled_from(Answer),
    outlook=st.sampled_from((None, *Outlook)),
    outside=st.sampled_from(Weight),
)


@given(situations)
def test_doubt_never_gives_a_lower_level_than_a_calm_answer(situation: Situation) -> None:
    from dataclasses import replace

    level = propose_level(situation, Thresholds()).level
    for name, calm in (
        ("people", People.NONE),
        ("organisation", NO),
        ("growing", NO),
        ("happened", NO),
    ):
        quieter = replace(situation, **{name: calm})
        assert propose_level(quieter, Thresholds()).level.rank <= level.rank
