"""Recovery objectives that contradict each other (S-067 to S-070, TC01, TC29)."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Final

from incplan.diagnostics import Finding, Severity
from incplan.plan.files.activities import Activity
from incplan.plan.recovery.circles import circles
from incplan.plan.recovery.clashes import Clash, Way, clashes, longer_than_bearable
from incplan.plan.recovery.dependencies import in_one_circle, waits_for
from incplan.plan.recovery.order import out_of_turn, recovery_order
from incplan.plan.validation.context.context import Context
from incplan.plan.values.durations import format_duration

_LONG: Final = timedelta(days=30)
#: How many activities a finding names.
_NAMED: Final = 6


def dependency_objectives(context: Context) -> Iterator[Finding]:
    """An activity cannot be back before one it depends on, through any number of steps."""
    activities = context.plan.activities
    for clash in clashes(activities):
        doubted = longer_than_bearable(activities[clash.blamed])
        if clash.slow and (doubted or len(clash.ways) > 1):
            yield _too_slow(activities, clash)
        elif len(clash.ways) > 1:
            yield _too_soon(activities, clash)
        else:
            yield _does_not_fit(activities, clash.ways[0])


def _does_not_fit(activities: Mapping[str, Activity], way: Way) -> Finding:
    """One activity waits for a slower one: reported at the dependency, with the way there."""
    activity, slowest = activities[way[0]], way[-1]
    return Finding(
        code="OBJ001",
        severity=Severity.ERROR,
        subject=f"activities/{way[0]}",
        route=("depends_on", (activity.depends_on or ()).index(way[1])),
        params={
            "case": "" if len(way) == 2 else "path",
            "activity": way[0],
            "rto": format_duration(activity.rto_to_order_by),
            "other": slowest,
            "other_rto": format_duration(activities[slowest].rto_to_order_by),
            "path": " > ".join(way),
        },
        related=((f"activities/{slowest}", ("rto",)),),
    )


def _too_slow(activities: Mapping[str, Activity], clash: Clash) -> Finding:
    """Several wait for one slow activity: reported at its RTO; the most urgent is named first."""
    ways = sorted(clash.ways, key=lambda way: (activities[way[0]].rto_to_order_by, len(way)))
    rto = activities[clash.blamed].rto_to_order_by
    return Finding(
        code="OBJ001",
        severity=Severity.ERROR,
        subject=f"activities/{clash.blamed}",
        route=("rto",),
        params={
            "case": "slow",
            "activity": clash.blamed,
            "rto": format_duration(rto),
            "within": format_duration(activities[ways[0][0]].rto_to_order_by),
            "waiting": _with_times(activities, [(way[0], way[:-1]) for way in ways]),
        },
        related=tuple((f"activities/{way[0]}", ("rto",)) for way in ways[:_NAMED]),
    )


def _too_soon(activities: Mapping[str, Activity], clash: Clash) -> Finding:
    """One waits for several slower ones: reported at its RTO; the slowest is named first."""
    ways = sorted(clash.ways, key=lambda way: (-activities[way[-1]].rto_to_order_by, len(way)))
    rto = activities[clash.blamed].rto_to_order_by
    return Finding(
        code="OBJ001",
        severity=Severity.ERROR,
        subject=f"activities/{clash.blamed}",
        route=("rto",),
        params={
            "case": "soon",
            "activity": clash.blamed,
            "rto": format_duration(rto),
            "least": format_duration(activities[ways[0][-1]].rto_to_order_by),
            "waiting": _with_times(activities, [(way[-1], way[1:]) for way in ways]),
        },
        related=tuple((f"activities/{way[-1]}", ("rto",)) for way in ways[:_NAMED]),
    )


def _with_times(activities: Mapping[str, Activity], named: list[tuple[str, Way]]) -> str:
    """The first few activities with the way to them and their RTO; the others as a number."""
    shown = [
        f"{' > '.join(way)} ({format_duration(activities[key].rto_to_order_by)})"
        for key, way in named[:_NAMED]
    ]
    rest = len(named) - len(shown)
    return ", ".join([*shown, *([f"+{rest}"] if rest else [])])


def dependency_margins(context: Context) -> Iterator[Finding]:
    """An activity whose RTO equals that of one it depends on has no time for its own start."""
    activities = context.plan.activities
    edges = waits_for(activities)
    circle = in_one_circle(edges)
    for key, activity in activities.items():
        for other in edges[key]:
            if circle[other] != circle[key] and _same_rto(activities[other], activity):
                yield Finding(
                    code="OBJ006",
                    severity=Severity.INFO,
                    subject=f"activities/{key}",
                    route=("depends_on", (activity.depends_on or ()).index(other)),
                    params={
                        "activity": key,
                        "rto": format_duration(activity.rto_to_order_by),
                        "other": other,
                    },
                )


def dependency_circles(context: Context) -> Iterator[Finding]:
    """Circles of dependencies; reported at the dependency that is most likely wrong."""
    activities = context.plan.activities
    for circle in circles(activities):
        first, last = circle[0], circle[-1]
        shown = circle if len(circle) <= 2 * _NAMED else (*circle[:_NAMED], "...", *circle[-2:])
        others = circle[:-1][:_NAMED]
        yield Finding(
            code="OBJ002",
            severity=Severity.ERROR,
            subject=f"activities/{last}",
            route=("depends_on", (activities[last].depends_on or ()).index(first)),
            params={
                "case": "itself" if len(circle) == 1 else "",
                "activity": last,
                "other": first,
                "circle": " > ".join((*shown, first)),
                "count": len(circle),
            },
            related=tuple((f"activities/{key}", ("depends_on",)) for key in others),
        )


def priorities_by_hand(context: Context) -> Iterator[Finding]:
    """What management ranks first is not recovered after what it ranks later (S-067)."""
    for place, other in out_of_turn(recovery_order(context.plan.activities)):
        yield Finding(
            code="OBJ017",
            severity=Severity.INFO,
            subject=f"activities/{place.activity}",
            route=("priority",),
            params={
                "activity": place.activity,
                "priority": place.priority or 0,
                "other": other.activity,
                "other_priority": other.priority or 0,
            },
        )


def own_limits(context: Context) -> Iterator[Finding]:
    """An RTO is shorter than the tolerable disruption, and neither zero nor endless."""
    plan = context.plan
    shorter = _asked_for_anyway(plan.activities)
    for key, activity in plan.activities.items():
        if activity.rto is None:
            continue
        subject = f"activities/{key}"
        rto = format_duration(activity.rto_to_order_by)
        if activity.mtpd is not None and longer_than_bearable(activity) and key not in shorter:
            yield Finding(
                code="OBJ003",
                severity=Severity.ERROR,
                subject=subject,
                route=("rto",),
                params={"rto": rto, "mtpd": format_duration(activity.mtpd)},
            )
        if not activity.rto_to_order_by or activity.rto_to_order_by > _LONG:
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


def _same_rto(one: Activity, other: Activity) -> bool:
    return one.rto is not None and one.rto == other.rto


def _asked_for_anyway(activities: Mapping[str, Activity]) -> frozenset[str]:
    """Activities whose RTO OBJ001 wants changed to a bearable one; a second finding is left out."""
    return frozenset(
        clash.blamed
        for clash in clashes(activities)
        if clash.slow
        and (bearable := activities[clash.blamed].mtpd) is not None
        and min(activities[way[0]].rto_to_order_by for way in clash.ways) <= bearable
    )


def planned_recoveries(context: Context) -> Iterator[Finding]:
    """What is planned to bring an activity back takes no longer than its RTO (S-068)."""
    for key, activity in context.plan.activities.items():
        planned, rto = activity.planned_recovery, activity.rto
        if planned is not None and rto is not None and planned > activity.rto_to_order_by:
            yield Finding(
                code="OBJ021",
                severity=Severity.WARNING,
                subject=f"activities/{key}",
                route=("planned_recovery",),
                params={
                    "activity": key,
                    "planned": format_duration(planned),
                    "rto": format_duration(activity.rto_to_order_by),
                },
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
