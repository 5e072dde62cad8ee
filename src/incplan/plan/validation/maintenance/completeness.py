"""Every essential activity was thought through: people, the six lists, scenarios (S-045, S-104)."""

from collections.abc import Iterator
from typing import Final

from incplan.diagnostics import Finding, Severity
from incplan.plan.files.activities import Activity
from incplan.plan.files.contacts import ContactKind
from incplan.plan.validation.context.context import Context

#: The lists of the template; the sixth, interdependence, stands beside the resources.
_LISTS: Final = (
    "key_personnel",
    "key_information",
    "it_services",
    "buildings",
    "external_contacts",
)


def element_lists(context: Context) -> Iterator[Finding]:
    """Each of the six lists was considered: filled in, or empty on purpose."""
    for key, activity in context.plan.activities.items():
        missing = _not_considered(activity)
        if not missing:
            continue
        nothing = len(missing) == len(_LISTS) + 1
        yield Finding(
            code="OBJ011",
            severity=Severity.ERROR if nothing else Severity.WARNING,
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


def activity_people(context: Context) -> Iterator[Finding]:
    """The owner of an activity can be replaced by somebody else."""
    for key, activity in context.plan.activities.items():
        named = activity.deputy is not None and not context.plan.is_placeholder(activity.deputy)
        if named and activity.deputy != activity.owner:
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
