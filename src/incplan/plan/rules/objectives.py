"""Objectives that contradict each other (S-067 to S-070, TC01, TC29)."""

from collections.abc import Iterator
from datetime import timedelta

from incplan.diagnostics import Finding, Severity
from incplan.plan.durations import format_duration
from incplan.plan.recovery_order import circles
from incplan.plan.rules.context import Context

_LONG = timedelta(days=30)


def dependency_objectives(context: Context) -> Iterator[Finding]:
    """An activity cannot be back before one it depends on."""
    plan = context.plan
    for key, activity in plan.activities.items():
        for place, other in enumerate(activity.depends_on or ()):
            needed = plan.activities.get(other)
            if needed is None or needed.rto <= activity.rto:
                continue
            yield Finding(
                code="OBJ001",
                severity=Severity.ERROR,
                subject=f"activities/{key}",
                route=("depends_on", place),
                params={
                    "activity": key,
                    "rto": format_duration(activity.rto),
                    "other": other,
                    "other_rto": format_duration(needed.rto),
                },
            )


def dependency_circles(context: Context) -> Iterator[Finding]:
    """Activities that wait for each other."""
    plan = context.plan
    for circle in circles(plan.activities):
        first = circle[0]
        yield Finding(
            code="OBJ002",
            severity=Severity.ERROR,
            subject=f"activities/{first}",
            route=("depends_on",),
            params={"circle": " > ".join((*circle, first))},
        )


def own_limits(context: Context) -> Iterator[Finding]:
    """An RTO is shorter than the tolerable disruption, and neither zero nor endless."""
    plan = context.plan
    for key, activity in plan.activities.items():
        subject = f"activities/{key}"
        rto = format_duration(activity.rto)
        if activity.mtpd is not None and activity.rto >= activity.mtpd:
            yield Finding(
                code="OBJ003",
                severity=Severity.ERROR,
                subject=subject,
                route=("rto",),
                params={"rto": rto, "mtpd": format_duration(activity.mtpd)},
            )
        if not activity.rto or activity.rto > _LONG:
            yield Finding(
                code="OBJ004",
                severity=Severity.WARNING,
                subject=subject,
                route=("rto",),
                params={"rto": rto},
            )
        backup = activity.backup_interval
        if backup is not None and activity.rpo is not None and backup > activity.rpo:
            yield Finding(
                code="OBJ005",
                severity=Severity.ERROR,
                subject=subject,
                route=("backup_interval",),
                params={"interval": format_duration(backup), "rpo": format_duration(activity.rpo)},
            )
