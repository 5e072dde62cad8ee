"""Events survive the disk; what a file cannot mean is refused with the field's name."""

from dataclasses import fields
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incplan.incident.events.codec import EventProblem, from_fields, to_fields
from incplan.incident.events.course_events import Declared
from incplan.incident.events.events import KINDS, Logged, MeasureTaken, ObligationRecorded
from incplan.incident.events.exercise_events import BoundName, InjectHour
from incplan.incident.events.fact import Event, EvidenceRef, Objective
from incplan.incident.events.plan_events import (
    PLAN_KINDS,
    CopyRef,
    FilePrint,
    GivenCopy,
    OpenPoint,
    PartPrint,
    TestedAs,
)
from incplan.incident.events.scalars import parse_instant
from incplan.incident.events.words import ObligationChange
from incplan.plan.record import KnownRole
from incplan.vocabulary import EventKind, Level
from tests.incident.builders import INCIDENT, Story, at


def test_every_kind_has_a_class() -> None:
    assert set(KINDS) == set(EventKind)


def test_every_event_survives(  # the richest of each shape
) -> None:
    brussels = timezone(timedelta(hours=1))
    events: list[Event] = [
        Declared(
            id="a000000000",
            incident=INCIDENT,
            occurred_at=datetime(2026, 11, 23, 7, 55, tzinfo=brussels),
            recorded_at=datetime(2026, 11, 23, 6, 55, 3, 412000, tzinfo=UTC),
            by="nadia",
            level=Level.MAJOR,
            activities=("orders",),
            activities_known=True,
            customers_affected=False,
            objectives=(Objective("orders", timedelta(hours=4), None),),
            evidence=(EvidenceRef("ab" * 32, "photo.jpg"),),
            text="Été: « panne »\nligne 2",
        ),
        MeasureTaken(
            id="a000000001",
            incident=INCIDENT,
            occurred_at=at(1),
            recorded_at=at(1),
            measure="RAN-A16",
            effort=timedelta(minutes=45),
            cost_eur=Decimal("12.50"),
        ),
        ObligationRecorded(
            id="a000000002",
            incident=INCIDENT,
            occurred_at=at(2),
            recorded_at=at(2),
            obligation="gdpr_art33",
            change=ObligationChange.ASSESSED,
            notifiable=True,
            aware_at=at(0),
        ),
    ]
    for event in events:
        assert from_fields(to_fields(event)) == event


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200), st.integers(0, 10_000))
def test_any_text_survives(text: str, minutes: int) -> None:
    story = Story()
    event = story.add(Logged, minutes, text=text)
    assert from_fields(to_fields(event)) == event


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"occurred_at": "2026-11-23T10:00:00"}, "occurred_at", "no_time_zone"),
        ({"occurred_at": "2026-02-30T10:00:00Z"}, "occurred_at", "no_such_time"),
        ({"occurred_at": "2026-11-23T24:00:00Z"}, "occurred_at", "no_such_time"),
        ({"occurred_at": "0001-01-01T00:00:00Z"}, "occurred_at", "time_out_of_range"),
        ({"occurred_at": "0470123456"}, "occurred_at", "not_a_time"),
        ({"occurred_at": "٢٠٢٦-11-23T10:00:00Z"}, "occurred_at", "not_a_time"),
        ({"entry": "gossip"}, "entry", "unknown_word"),
        ({"surprise": "x"}, "surprise", "unknown_key"),
        ({"kind": "shouted"}, "kind", "unknown_kind"),
        ({"format": "2"}, "format", "newer_format"),
        ({"effort": "-PT1H"}, "effort", "not_a_duration"),
        ({"text": ["a"]}, "text", "text_expected"),
        ({"after": "a"}, "after", "list_expected"),
    ],
)
def test_what_a_file_cannot_mean_is_named(change: dict[str, Any], field: str, code: str) -> None:
    good = to_fields(Story().add(Logged, 1, text="x"))
    with pytest.raises(EventProblem) as caught:
        from_fields({**good, **change})
    assert (caught.value.field, caught.value.code) == (field, code)


@pytest.mark.parametrize("missing", ["id", "incident", "occurred_at", "recorded_at", "kind"])
def test_a_missing_field_is_named(missing: str) -> None:
    good = dict(to_fields(Story().add(Logged, 1, text="x")))
    del good[missing]
    with pytest.raises(EventProblem) as caught:
        from_fields(good)
    assert (caught.value.field, caught.value.code) == (missing, "missing_field")


def test_private_keys_are_left_alone() -> None:
    good = to_fields(Story().add(Logged, 1, text="x"))
    assert from_fields({**good, "x-ticket": "4711"}).text == "x"


def test_instants_keep_their_offset() -> None:
    value = parse_instant("2026-10-25T02:30:00+01:00")
    assert value.utcoffset() == timedelta(hours=1)


def test_every_event_field_has_a_type_the_codec_knows() -> None:
    """A new field of a new type would fail on the first file that uses it."""
    from incplan.incident.events import codec

    records = {
        EvidenceRef, Objective, FilePrint, PartPrint, OpenPoint, GivenCopy, CopyRef, InjectHour,
        BoundName, KnownRole, TestedAs,
    }  # fmt: skip
    known = {str, datetime, date, timedelta, bool, int, Decimal, *records}
    for cls in (*KINDS.values(), *PLAN_KINDS.values()):
        for item in fields(cls):
            kind: Any = item.type
            if isinstance(kind, codec.types.UnionType):
                kind = next(p for p in codec.get_args(kind) if p is not type(None))
            if codec.get_origin(kind) is tuple:
                kind = codec.get_args(kind)[0]
            assert kind in known or issubclass(kind, codec.StrEnum), (cls, item.name)
