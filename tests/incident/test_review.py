"""The review: its rows as the template prints them, and what the facts say of half of them."""

from datetime import timedelta
from decimal import Decimal

from incplan.incident.events.course_events import (
    Cancelled,
    Classified,
    Closed,
    Eradicated,
    Reopened,
    SameAs,
)
from incplan.incident.events.events import (
    Affected,
    BcpChanged,
    Called,
    Communicated,
    HandedOver,
    Logged,
    MeasureTaken,
    Restored,
)
from incplan.incident.events.words import (
    BcpChange,
    EntryKind,
    MessageAudience,
    RecordKind,
    Reporter,
    RestoreScope,
)
from incplan.incident.review.compute import compute
from incplan.incident.review.facts import Likeness, RecoveryOutcome, ResolvedBy
from incplan.incident.review.template import ROWS, SECTIONS, RowKind
from incplan.vocabulary import Level
from tests.small_plan import START, Story, activity, at, objectives, small_plan

NOW = at(60 * 24 * 30)


def facts(story, *, plan=None, others=(), now=NOW):
    return compute(story.incident, plan or small_plan(), others=others, now=now)


def test_twelve_sections_and_forty_three_rows():
    assert [len(section.rows) for section in SECTIONS] == [8, 4, 7, 7, 4, 2, 2, 3, 3, 1, 2, 0]
    assert len(ROWS) == 43
    assert [s.key for s in SECTIONS if not s.takes_free_rows] == ["pir.readiness"]
    assert all(row.key.startswith(f"{s.key}.") for s in SECTIONS for row in s.rows)


def test_the_computed_rows_are_exactly_those_marked_so():
    marked = {row.key for row in ROWS.values() if row.kind is RowKind.COMPUTED}

    assert set(facts(Story().declared())) == marked
    assert len(marked) == 20


def test_administration():
    story = (
        Story()
        .declared(
            level=Level.MAJOR,
            type="phishing",
            detected_at=at(-20),
            disrupted_at=at(-60),
            customers_affected=None,
        )
        .tell(Classified, 10, level=Level.CRISIS, confirmed_by="claire")
        .tell(Logged, 15, text="Customers call", customers_affected=True)
        .tell(HandedOver, 20, role="incident_manager", to="claire")
        .tell(Classified, 200, level=Level.MAJOR, type="ceo_fraud", reason="under control")
        .tell(Closed, 300, resolved_at=at(280))
    )
    found = facts(story)

    assert found["pir.admin.number"].number == "2026-014"
    assert (found["pir.admin.detected_at"].at, found["pir.admin.detected_at"].stated) == (
        at(-20),
        True,
    )
    resolved = found["pir.admin.resolved_at"]
    assert (resolved.at, resolved.by) == (at(280), ResolvedBy.STATED)
    assert resolved.after == timedelta(hours=5)
    assert found["pir.admin.type"].type == "ceo_fraud"
    assert found["pir.admin.type"].origin == ("declared-0", "classified-4")
    severity = found["pir.admin.severity"]
    assert (severity.highest, severity.final) == (Level.CRISIS, Level.MAJOR)
    assert found["pir.admin.customers_affected"].answer is True
    assert found["pir.admin.customers_affected"].origin == ("logged-2",)
    assert found["pir.admin.manager"].people == ("nadia", "claire")
    assert found["pir.admin.description"].text == "Nothing works"


def test_nobody_said_whether_customers_were_affected():
    assert facts(Story().declared())["pir.admin.customers_affected"].answer is None


def test_an_open_incident_is_not_resolved():
    assert facts(Story().declared())["pir.admin.resolved_at"].at is None


def test_resolution_is_the_last_return_to_full_service_when_nobody_says():
    story = (
        Story()
        .declared(activities=("orders", "platform"))
        .tell(Restored, 60, activity="platform")
        .tell(Restored, 90, activity="orders")
    )

    assert facts(story)["pir.admin.resolved_at"].at == at(90)
    assert facts(story)["pir.admin.resolved_at"].by is ResolvedBy.RESTORED


def test_detection_says_how_and_by_whom():
    story = Story().declared(reporter=Reporter.CUSTOMER, reported_by="Hotel Sud", channel="phone")
    how = facts(story)["pir.detection.how"]

    assert (how.reporter, how.reported_by, how.channel) == ("customer", "Hotel Sud", "phone")
    assert how.recorded_by == "nadia"


def test_a_continuity_plan_stood_down_was_activated():
    story = (
        Story()
        .declared()
        .tell(BcpChanged, 60, change=BcpChange.ACTIVATED)
        .tell(BcpChanged, 540, change=BcpChange.STOOD_DOWN)
    )
    bcp = facts(story)["pir.evaluation.bcp"]

    assert bcp.activated is True
    assert bcp.origin == ("bcp-1", "bcp-2")


def test_a_continuity_plan_only_assessed_was_not_activated():
    story = Story().declared().tell(BcpChanged, 60, change=BcpChange.ASSESSMENT)

    assert facts(story)["pir.evaluation.bcp"].activated is False


def test_measures_and_resources_are_summed_without_what_was_replaced():
    story = (
        Story()
        .declared()
        .tell(MeasureTaken, 5, measure="PHI-A01", effort=timedelta(minutes=20))
        .tell(Logged, 9, entry=EntryKind.ACTION, text="Bought modems", cost_eur=Decimal("900.00"))
        .tell(
            Logged,
            12,
            entry=EntryKind.ACTION,
            text="Bought modems",
            cost_eur=Decimal("90.00"),
            corrects="logged-2",
        )
        .tell(Logged, 20, by="claire", effort=timedelta(minutes=40))
        .tell(Called, 25, contact="elec")
    )
    found = facts(story)

    assert [item.measure for item in found["pir.evaluation.measures"].taken] == ["PHI-A01"]
    resources = found["pir.evaluation.resources"]
    assert resources.people == ("nadia", "claire")
    assert resources.called == ("elec",)
    assert resources.effort == timedelta(hours=1)
    assert resources.cost_eur == Decimal("90.00")


def test_effort_nobody_recorded_is_unknown_not_zero():
    resources = facts(Story().declared())["pir.evaluation.resources"]

    assert (resources.effort, resources.cost_eur) == (None, None)


def test_communication_inside_and_outside():
    def told(story, minutes, audience, medium):
        return story.tell(Communicated, minutes, audience=audience, medium=medium, text="x")

    story = Story().declared()
    told(story, 30, MessageAudience.STAFF, "phone")
    told(story, 90, MessageAudience.CUSTOMERS, "e-mail")
    told(story, 210, MessageAudience.CUSTOMERS, "e-mail")
    found = facts(story)

    assert found["pir.communication.internal"].delay == timedelta(minutes=30)
    assert found["pir.communication.external"].first_at == at(90)
    assert found["pir.communication.external"].audiences == (MessageAudience.CUSTOMERS,)
    assert found["pir.communication.media"].media == (("phone", 1), ("e-mail", 2))
    first = found["pir.communication.first"]
    assert (first.first_at, first.count) == (at(30), 3)
    assert (first.every, first.longest_gap) == (timedelta(minutes=90), timedelta(minutes=120))


def test_no_message_is_said_as_such():
    found = facts(Story().declared())

    assert found["pir.communication.internal"].sent is False
    assert found["pir.communication.first"].count == 0


def test_the_cause_and_the_efforts():
    story = Story().declared().tell(Eradicated, 50, cause_found=False, efforts="Logs of 3 weeks")
    cause = facts(story)["pir.root_cause.found"]

    assert (cause.found, cause.efforts, cause.origin) == (
        False,
        "Logs of 3 weeks",
        ("eradicated-1",),
    )


def other(name, days, **words):
    return Story(name, start=START + timedelta(days=days)).declared(**words)


def test_related_and_similar_incidents_of_two_years():
    story = Story().declared(type="phishing", related=("INC-2026-002-aaaa", "INC-2020-001-zzzz"))
    story.tell(SameAs, 9, other="INC-2026-015-cccc")
    others = (
        other(
            "INC-2026-002-aaaa",
            -14,
            type="phishing",
            record_kind=RecordKind.WEAKNESS,
            level=Level.LOW,
        ).incident,
        other("INC-2025-009-bbbb", -400, type="phishing").incident,
        other("INC-2024-001-dddd", -800, type="phishing").incident,
        other("INC-2026-003-eeee", -30, type="fire").incident,
        other("INC-2026-004-ffff", -9, type="phishing").tell(Cancelled, 5).incident,
        other("EXE-2026-001-gggg", -9, type="phishing").incident,
        other("INC-2026-016-hhhh", 3, related=("INC-2026-014-k7f3",)).incident,
        story.incident,
    )
    found = facts(story, others=others)

    assert [(item.id, item.likeness) for item in found["pir.root_cause.related"].relatives] == [
        ("INC-2026-016-hhhh", Likeness.RELATED),
        ("INC-2026-002-aaaa", Likeness.RELATED),
        ("INC-2025-009-bbbb", Likeness.SAME_TYPE),
        ("INC-2020-001-zzzz", Likeness.RELATED),
        ("INC-2026-015-cccc", Likeness.SAME_EVENT),
    ]
    underlying = found["pir.root_cause.underlying"]
    assert (underlying.repeats, underlying.weak_signals) == (1, ("INC-2026-002-aaaa",))
    assert underlying.is_likely


def test_an_incident_without_type_resembles_nothing():
    found = facts(Story().declared(), others=(other("INC-2026-003-eeee", -3).incident,))

    assert found["pir.root_cause.related"].relatives == ()
    assert not found["pir.root_cause.underlying"].is_likely


def test_recovery_of_no_activity_does_not_apply():
    found = facts(Story().declared(activities_known=True))["pir.adequacy.actual_time"]

    assert found.outcome is RecoveryOutcome.NOT_APPLICABLE


def test_recovery_of_some_activities_in_time():
    story = (
        Story()
        .declared(activities=("orders", "platform"), objectives=objectives(orders=4, platform=3))
        .tell(Restored, 180, activity="platform", scope=RestoreScope.MINIMAL)
        .tell(Restored, 241, activity="orders", data_loss=timedelta(hours=2))
    )
    found = facts(story)["pir.adequacy.actual_time"]
    by_name = {item.activity: item for item in found.activities}

    assert found.outcome is RecoveryOutcome.SOME
    assert by_name["platform"].kept is True
    assert by_name["orders"].kept is False
    assert by_name["orders"].rpo_kept is False
    assert by_name["platform"].rpo_kept is None


def test_two_interruptions_are_summed_and_the_longest_is_known():
    story = (
        Story()
        .declared(activities=("orders",))
        .tell(Restored, 150, activity="orders")
        .tell(Closed, 160)
        .tell(Reopened, 400)
        .tell(Affected, 400, activity="orders")
        .tell(Restored, 500, activity="orders")
    )
    (orders,) = facts(story)["pir.adequacy.actual_time"].activities

    assert (orders.used, orders.longest) == (timedelta(minutes=250), timedelta(minutes=150))
    assert (orders.periods, orders.kept) == (2, False)


def test_an_activity_still_down_in_time_leaves_the_outcome_open():
    story = Story().declared(activities=("orders",))

    assert facts(story, now=at(60))["pir.adequacy.actual_time"].outcome is None
    assert facts(story, now=at(300))["pir.adequacy.actual_time"].outcome is RecoveryOutcome.NONE


def test_the_objective_is_the_one_at_declaration_and_a_later_change_is_mentioned():
    story = (
        Story()
        .declared(activities=("orders",), objectives=objectives(orders=2))
        .tell(Restored, 180, activity="orders")
    )
    plan = small_plan(activities={"orders": activity("Orders", rto="8h")})
    (orders,) = facts(story, plan=plan)["pir.adequacy.actual_time"].activities

    assert (orders.rto, orders.rto_now) == (timedelta(hours=2), timedelta(hours=8))
    assert orders.kept is False
