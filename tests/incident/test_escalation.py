"""Proposals: what brings them up, to whom they go, what answers them, when they come back."""

from typing import Any

import pytest

from incplan.incident.events.course_events import (
    Classified,
    Closed,
    Eradicated,
    Escalated,
    ProposalDeclined,
    Reopened,
)
from incplan.incident.events.events import (
    Affected,
    BcpChanged,
    Called,
    Estimated,
    HandedOver,
    Restored,
)
from incplan.incident.events.words import BcpChange, CallOutcome
from incplan.incident.response.forecast import margins, outlook
from incplan.incident.response.level.escalation import proposals
from incplan.incident.response.level.proposal import Proposal
from incplan.incident.response.reminders import nudges
from incplan.incident.state.fold import fold
from incplan.incident.state.state import Incident
from incplan.vocabulary import Level
from tests.incident.builders import Story, at, make_plan
from tests.small_plan import activity

PLAN = make_plan(
    activities={
        "orders": activity("Orders", rto="4h"),
        "ledger": activity("Ledger", rto="48h", mtpd="7d"),
        "cold": activity("Cold", rto="2h", vital="yes"),
    }
)


def incident(story: Story) -> Incident:
    found = fold(story.events)
    assert found is not None
    return found


def proposed(story: Story, minutes: float) -> dict[str, Proposal]:
    return {item.id: item for item in proposals(incident(story), PLAN, at(minutes))}


def decline(story: Story, minutes: float, proposal: Proposal) -> None:
    story.add(ProposalDeclined, minutes, proposal=proposal.id, reason="no", inputs=proposal.digest)


def test_a_minor_incident_that_stagnates() -> None:
    story = Story(level=Level.MINOR)
    assert proposed(story, 480) == {}
    late = proposed(story, 481)["late-minor"]
    assert (late.level, late.source, late.addressees) == (
        Level.MAJOR,
        "S-053",
        ("incident_manager",),
    )
    decline(story, 482, late)
    assert proposed(story, 5000) == {}


def test_a_refusal_ends_when_the_facts_change() -> None:
    story = Story(level=Level.MINOR)
    decline(story, 482, proposed(story, 481)["late-minor"])
    story.add(Closed, 500)
    assert proposed(story, 501) == {}
    story.add(Reopened, 600, reason="again")
    assert proposed(story, 601) == {}
    assert "late-minor" in proposed(story, 600 + 481)


def test_a_major_incident_that_is_late_goes_to_management_and_the_continuity_team() -> None:
    story = Story(level=Level.MAJOR)
    found = proposed(story, 241)
    assert set(found) == {"late-major", "assess-bcp"}
    assert found["late-major"].addressees == ("bcp_manager", "management")
    assert found["assess-bcp"].source == "S-061"
    story.add(BcpChanged, 242, change=BcpChange.ASSESSMENT)
    story.add(Escalated, 243, level=Level.CRISIS)
    assert set(proposed(story, 250)) == {"confirm-crisis"}
    story.add(Escalated, 251, level=Level.CRISIS, by="wim", confirmed_by="wim")
    assert proposed(story, 260) == {}


def test_growing_impact_is_what_came_after_the_level_was_set() -> None:
    story = Story(level=Level.MINOR, activities=("ledger",))
    story.add(Called, 1, contact="wim")
    story.add(Estimated, 2, eta=at(60))
    assert proposed(story, 3) == {}
    story.add(Affected, 10, activity="orders", percent=80)  # above its minimum level
    assert "growing" not in proposed(story, 11)
    story.add(Affected, 12, activity="orders", percent=20)
    assert proposed(story, 13)["growing"].activities == ("orders",)
    story.add(Classified, 14, level=Level.MINOR, reason="one hour")
    assert "growing" not in proposed(story, 15)


def test_an_estimate_beyond_one_objective_of_two_goes_up_now() -> None:
    story = Story(level=Level.MAJOR, activities=("orders", "ledger"))
    story.add(Called, 1, contact="wim", role="bcp_manager")
    assert proposed(story, 2) == {}
    story.add(Estimated, 5, eta=at(600))
    late = proposed(story, 6)["return-late"]
    assert late.activities == ("orders",)
    by_activity = {item.activity: item for item in margins(incident(story), PLAN, at(6))}
    assert by_activity["orders"].margin == at(240) - at(600)
    assert by_activity["ledger"].margin == at(48 * 60) - at(600)

    story.add(Called, 7, contact="wim", outcome=CallOutcome.NO_ANSWER)
    assert "return-late" in proposed(story, 8)
    story.add(Called, 9, contact="wim")
    assert "return-late" not in proposed(story, 10)
    story.add(Estimated, 20, eta=at(50 * 60))
    assert set(proposed(story, 21)["return-late"].activities) == {"orders", "ledger"}


def test_an_unknown_return_counts_as_too_late() -> None:
    story = Story(level=Level.MINOR, activities=("ledger",))
    story.add(Estimated, 1)
    found = proposed(story, 2)
    assert found["return-late"].inputs == {"ledger": "unknown"}
    assert found["over-rto"].level is Level.MAJOR
    story.add(Estimated, 3, eta=at(60))
    assert set(proposed(story, 4)) == {"warn-bcp-manager"}


def test_nobody_was_asked_and_the_limit_comes_close() -> None:
    story = Story(level=Level.MAJOR, activities=("orders",))
    story.add(Called, 1, contact="wim")
    assert proposed(story, 179) == {}
    assert "return-late" in proposed(story, 181)
    story.add(Called, 182, contact="wim")
    assert "return-late" not in proposed(story, 183)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Called, {"contact": "wim"}),
        (BcpChanged, {"change": BcpChange.ASSESSMENT}),
        (Affected, {"activity": "orders", "by": "wim"}),
        (HandedOver, {"role": "bcp_manager", "to": "joris"}),
    ],
)
def test_any_effect_on_activities_warns_the_continuity_manager(kind: Any, words: Any) -> None:
    story = Story(level=Level.MINOR, activities=("orders",))
    story.add(Estimated, 0, eta=at(30))
    assert proposed(story, 1)["warn-bcp-manager"].source == "S-017"
    story.add(kind, 2, **words)
    assert "warn-bcp-manager" not in proposed(story, 3)


def test_one_more_activity_is_news_for_the_continuity_manager() -> None:
    story = Story(level=Level.MAJOR, activities=("orders",))
    story.add(Estimated, 0, eta=at(30))
    decline(story, 2, proposed(story, 1)["warn-bcp-manager"])
    assert "warn-bcp-manager" not in proposed(story, 3)
    story.add(Affected, 4, activity="ledger")
    assert proposed(story, 5)["warn-bcp-manager"].activities == ("orders", "ledger")


def test_several_or_vital_activities_too_late_may_be_a_crisis() -> None:
    one = Story(level=Level.MAJOR, activities=("orders",))
    one.add(Estimated, 1)
    assert "several-over" not in proposed(one, 2)
    vital = Story(level=Level.MAJOR, activities=("cold",))
    vital.add(Estimated, 1)
    assert proposed(vital, 2)["several-over"].level is Level.CRISIS
    two = Story(level=Level.MAJOR, activities=("orders", "ledger"))
    two.add(Estimated, 1)
    assert "several-over" in proposed(two, 2)


def test_a_weak_signal_with_an_activity_down_is_no_longer_one() -> None:
    story = Story(level=Level.LOW)
    story.add(Affected, 1, activity="orders")
    assert proposed(story, 2)["not-low"].level is Level.MINOR


def test_nothing_is_proposed_once_it_is_over() -> None:
    story = Story(level=Level.MAJOR, activities=("orders",))
    story.add(Restored, 30, activity="orders")
    assert proposed(story, 5000) == {}
    story.add(Closed, 31)
    assert proposed(story, 5000) == {}


def test_proposals_name_no_activity_that_is_not_theirs_and_never_decide() -> None:
    story = Story(level=Level.MAJOR, activities=("orders", "cold"))
    found = proposed(story, 300)
    assert found
    for item in found.values():
        assert set(item.activities) <= {"orders", "cold"}
        assert item.commands
        assert item.addressees
    assert incident(story).level is Level.MAJOR


@pytest.mark.parametrize(
    ("eta", "expected"),
    [
        (60, "within"),
        (179, "within"),
        (180, "near"),
        (240, "near"),
        (241, "over"),
        (None, "unknown"),
    ],
)
def test_the_outlook_follows_from_estimate_and_objective(eta: int | None, expected: str) -> None:
    story = Story(level=Level.MINOR, activities=("orders",))
    story.add(Estimated, 1, eta=None if eta is None else at(eta))
    found = outlook(incident(story), PLAN, at(2))
    assert found is not None
    assert found.value == expected


def nudged(story: Story, minutes: float) -> list[str]:
    from incplan.incident.clocks.running import clocks

    known = incident(story)
    found = clocks(known, PLAN, at(minutes))
    return [item.code for item in nudges(known, PLAN, at(minutes), found)]


def test_reminders() -> None:
    story = Story(level=Level.MAJOR, activities=("orders",))
    assert nudged(story, 1) == ["no_manager", "estimate_missing"]
    story.add(HandedOver, 2, role="incident_manager", to="nadia")
    story.add(Estimated, 3, eta=at(60))
    assert nudged(story, 4) == []
    assert nudged(story, 61) == ["estimate_overdue"]
    assert nudged(story, 130) == ["estimate_overdue", "report_overdue"]


def test_a_crisis_for_reputation_is_questioned_not_refused() -> None:
    story = Story(level=Level.CRISIS, confirmed_by="wim", manager="nadia")
    assert nudged(story, 1) == ["crisis_without_continuity"]


def test_when_only_agreements_are_missing_it_could_be_closed() -> None:
    story = Story(level=Level.LOW, manager="nadia")
    assert nudged(story, 1) == []
    story.add(Eradicated, 2, cause_found=True, cause="patched")
    assert nudged(story, 3) == ["could_be_closed"]
