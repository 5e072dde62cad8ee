"""Tests of procedures, as the record of the plan holds them (S-023)."""

from dataclasses import replace
from typing import Any, Final

from incplan.incident.events.plan_events import Tested
from incplan.plan.record import PlanRecord, ProcedureTest, TestForm

#: Forms in which the plan as a whole is exercised, and not one technical procedure.
_EXERCISES: Final = (
    TestForm.TABLETOP_30,
    TestForm.TABLETOP_90,
    TestForm.TABLETOP_120,
    TestForm.WALK_THROUGH,
    TestForm.FULL,
)

#: What an entry about a test says of each of its procedures, in words that both use.
_TOLD: Final = (
    "form", "by", "took", "failed", "proof", "report_open", "loss", "counted", "expected",
    "closed", "led_by", "people", "without", "covers", "reached", "partial", "outside_hours",
    "moved", "not_moved", "rate", "reentry", "mistakes", "version", "fingerprint",
    "shifts",
)  # fmt: skip


def tested(record: PlanRecord, event: Tested) -> PlanRecord:
    """Each procedure by itself; around a table or in full it also was an exercise of the plan.

    Told again once the report of its exercise was read, a test counts for good, as it was held.
    """
    on = event.occurred_at.date()
    known = tuple(
        replace(item, report_open=False) if _reported(item, event) else item
        for item in record.tests
    )
    if known != record.tests:
        return replace(record, tests=known)
    told = {name: getattr(event, name) for name in _TOLD}
    tests = tuple(
        ProcedureTest(
            on=on, procedure=key, incident=event.shown_in, **told, **_as_it_was(record, event, key)
        )
        for key in event.procedures
    )
    # Nobody exercises a plan alone; of a test that names nobody, somebody else has the list.
    alone = len({*event.people, event.led_by} - {None}) == 1
    counts = event.form in _EXERCISES and not alone
    days = (*record.exercises, on) if counts else record.exercises
    return replace(record, tests=(*record.tests, *tests), exercises=days)


def _as_it_was(record: PlanRecord, event: Tested, procedure: str) -> dict[str, Any]:
    """What the plan said of a procedure then: noted with it, else its RTO as last approved."""
    noted = [item for item in event.tested_as if item.procedure == procedure]
    if noted:
        suppliers = tuple(item.supplier for item in noted if item.supplier)
        return {"rto": noted[0].rto, "suppliers": suppliers or None}
    kind, _colon, subject = procedure.partition(":")
    approved = record.approval.objectives.get(subject) if record.approval else None
    return {"rto": approved.rto if approved and kind == "restore" else None}


def _reported(test: ProcedureTest, event: Tested) -> bool:
    return (
        test.report_open
        and not event.report_open
        and test.incident == event.shown_in
        and test.procedure in event.procedures
    )
