"""Each essential activity is fully described: people, six lists, scenarios (S-045, S-104)."""

from collections.abc import Iterator
from typing import Final

from incplan.diagnostics import Finding, Route, Severity
from incplan.plan.files.activities import Activity
from incplan.plan.files.contacts import ContactKind
from incplan.plan.plan import Plan
from incplan.plan.recovery.enquiries import enquiries
from incplan.plan.validation.context.context import Context
from incplan.plan.values.answers import considered
from incplan.plan.values.durations import format_duration, half_days
from incplan.plan.values.windows import Window

#: The lists of the template; the sixth, interdependence, is not among the resources.
_LISTS: Final = (
    "key_personnel",
    "key_information",
    "it_services",
    "buildings",
    "external_contacts",
)


def element_lists(context: Context) -> Iterator[Finding]:
    """Each of the six lists is filled in, or left empty on purpose."""
    for key, activity in context.plan.activities.items():
        missing = _not_considered(activity)
        if not missing:
            continue
        nothing = len(missing) == len(_LISTS) + 1
        yield Finding(
            code="OBJ011",
            severity=Severity.WARNING,
            subject=f"activities/{key}",
            route=("resources",),
            at_key=True,
            params={"case": "none" if nothing else "", "lists": ", ".join(missing)},
        )


def _not_considered(activity: Activity) -> tuple[str, ...]:
    missing = [name for name in _LISTS if getattr(activity.resources, name) is None]
    if activity.depends_on is None:
        missing.append("depends_on")
    return tuple(missing)


#: What each activity is asked for beside its lists, by its key.
_ASKED: Final = (
    "name",
    "owner",
    "rto",
    "rpo",
    "windows",
    "impact.danger_to_persons",
    "impact.serious_economic_impact_after",
    "minimum_level.description",
)


def not_answered_yet(context: Context) -> Iterator[Finding]:
    """Objectives, impact and minimum level are answered; what is left open is no answer."""
    for key, activity in context.plan.activities.items():
        open_keys = _open_keys(activity)
        if open_keys:
            yield Finding(
                code="OBJ015",
                severity=Severity.WARNING,
                subject=f"activities/{key}",
                route=(open_keys[0].partition(".")[0],),
                at_key=True,
                params={"keys": ", ".join(open_keys), "count": len(open_keys)},
            )


def working_hours(context: Context) -> Iterator[Finding]:
    """An objective in working days needs the organisation's working hours (S-069)."""
    if context.plan.file.working_time.hours:
        return
    for key, activity in context.plan.activities.items():
        for name in ("rto", "rpo", "mtpd"):
            length = getattr(activity, name)
            if half_days(length) is not None:
                yield Finding(
                    code="OBJ016",
                    severity=Severity.WARNING,
                    subject=f"activities/{key}",
                    route=(name,),
                    params={"length": format_duration(length)},
                )
                break


def minute_before_midnight(context: Context) -> Iterator[Finding]:
    """Hours until 23:59 leave a minute open every night; day and night is written 24/7."""
    for subject, route, windows in _windows(context.plan):
        short = next((item for item in windows if item.stops_short), None)
        if short is not None:
            meant = "24/7" if len(short.days) == 7 and not short.start else "24:00"
            yield Finding(
                code="OBJ019",
                severity=Severity.WARNING,
                subject=subject,
                route=route,
                params={"given": str(short), "meant": meant},
            )


def _windows(plan: Plan) -> Iterator[tuple[str, Route, tuple[Window, ...]]]:
    """All hours that a plan holds, with their place."""
    yield "plan", ("working_time", "hours"), plan.file.working_time.hours
    for place, way in enumerate(plan.file.reporting_channels):
        yield "plan", ("reporting_channels", place, "available"), way.available
    for key, activity in plan.activities.items():
        yield f"activities/{key}", ("windows",), activity.windows
    for key, supplier in plan.suppliers.items():
        if supplier.sla is not None:
            yield f"suppliers/{key}", ("sla", "service_window"), supplier.sla.service_window
    for key, contact in plan.contacts.items():
        for place, channel in enumerate(contact.channels):
            yield f"contacts/{key}", ("channels", place, "available"), channel.available
    for level, rules in plan.levels.levels.items():
        yield (
            "levels",
            ("levels", level.value, "service_level", "window"),
            (rules.service_level.window),
        )


def no_supplier_named(context: Context) -> Iterator[Finding]:
    """An activity without suppliers says so: silence is no answer (S-072, S-113)."""
    for key, activity in context.plan.activities.items():
        said = any(item.answer is not None for item in enquiries(context.plan, activity))
        if "suppliers" in activity.unanswered and not said:
            yield Finding(
                code="OBJ018",
                severity=Severity.WARNING,
                subject=f"activities/{key}",
                route=(),
                params={"activity": key, "subject": f"activities/{key}"},
            )


def _open_keys(activity: Activity) -> tuple[str, ...]:
    said = {
        "name": considered(activity.name),
        "owner": activity.owner,
        "impact.danger_to_persons": activity.impact.danger_to_persons,
        "impact.serious_economic_impact_after": activity.impact.serious_economic_impact_after,
        "minimum_level.description": activity.minimum_level.description,
    }
    return tuple(
        key for key in _ASKED if key in activity.unanswered or (key in said and not said[key])
    )


def activity_people(context: Context) -> Iterator[Finding]:
    """The owner of an activity can be replaced by somebody else."""
    for key, activity in context.plan.activities.items():
        named = activity.deputy is not None and not context.plan.is_placeholder(activity.deputy)
        if activity.owner is None or (named and activity.deputy != activity.owner):
            continue
        same = activity.deputy is not None and activity.deputy == activity.owner
        yield Finding(
            code="OBJ012",
            severity=Severity.WARNING,
            subject=f"activities/{key}",
            route=("deputy",) if same else ("owner",),
            params={"case": "same" if same else "", "owner": activity.owner},
        )


def outsiders(context: Context) -> Iterator[Finding]:
    """Owner and deputy of an activity belong to the organisation (S-045)."""
    for key, activity in context.plan.activities.items():
        for field, person in (("owner", activity.owner), ("deputy", activity.deputy)):
            contact = context.plan.contacts.get(person or "")
            if contact is not None and contact.kind is ContactKind.EXTERNAL:
                yield Finding(
                    code="OBJ014",
                    severity=Severity.WARNING,
                    subject=f"activities/{key}",
                    route=(field,),
                    params={"case": "" if field == "owner" else field, "name": contact.name},
                )


def activity_fiches(context: Context) -> Iterator[Finding]:
    """At least one response card has a scenario that can stop the activity."""
    for key, activity in context.plan.activities.items():
        if not activity.fiches:
            yield Finding(
                code="OBJ013",
                severity=Severity.WARNING,
                subject=f"activities/{key}",
                route=("fiches",),
            )
