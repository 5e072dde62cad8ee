"""Objectives that contradict each other (S-067 to S-070, TC01, TC29)."""

from collections.abc import Iterator
from datetime import timedelta

from incplan.diagnostics import Finding, Severity
from incplan.plan.dependencies import in_one_circle, latest_dependency, waits_for
from incplan.plan.durations import format_duration
from incplan.plan.recovery_order import circles
from incplan.plan.rules.context import Context

_LONG = timedelta(days=30)


def dependency_objectives(context: Context) -> Iterator[Finding]:
    """An activity cannot be back before one it depends on, through any number of steps.

    One finding an activity, about the slowest of all it waits for, with the way there.
    """
    activities = context.plan.activities
    for key, path in latest_dependency(activities).items():
        activity, slowest = activities[key], path[-1]
        yield Finding(
            code="OBJ001",
            severity=Severity.ERROR,
            subject=f"activities/{key}",
            route=("depends_on", (activity.depends_on or ()).index(path[1])),
            params={
                "case": "" if len(path) == 2 else "path",
                "activity": key,
                "rto": format_duration(activity.rto),
                "other": slowest,
                "other_rto": format_duration(activities[slowest].rto),
                "path": " > ".join(path),
            },
        )


def dependency_margins(context: Context) -> Iterator[Finding]:
    """An activity that must be back as soon as one it depends on has no time of its own."""
    activities = context.plan.activities
    edges = waits_for(activities)
    circle = in_one_circle(edges)
    for key, activity in activities.items():
        for other in edges[key]:
            if circle[other] != circle[key] and activities[other].rto == activity.rto:
                yield Finding(
                    code="OBJ006",
                    severity=Severity.INFO,
                    subject=f"activities/{key}",
                    route=("depends_on", (activity.depends_on or ()).index(other)),
                    params={
                        "activity": key,
                        "rto": format_duration(activity.rto),
                        "other": other,
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
        if activity.mtpd is None:
            yield Finding(
                code="OBJ010",
                severity=Severity.INFO,
                subject=subject,
                route=("rto",),
                params={"rto": rto},
            )


def own_backups(context: Context) -> Iterator[Finding]:
    """The organisation's own backup is at most as old as the RPO (TC14)."""
    for key, activity in context.plan.activities.items():
        backup, rpo = activity.backup_interval, activity.rpo
        if backup is None or rpo is None or backup < rpo or backup == rpo == timedelta(0):
            continue
        yield Finding(
            code="OBJ005",
            severity=Severity.ERROR if backup > rpo else Severity.INFO,
            subject=f"activities/{key}",
            route=("backup_interval",),
            params={
                "case": "" if backup > rpo else "no_margin",
                "interval": format_duration(backup),
                "rpo": format_duration(rpo),
            },
        )
