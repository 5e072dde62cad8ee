"""Who got a function and is to be told: named where the plan is saved, and where it stands."""

from dataclasses import dataclass
from datetime import date

from incplan.app.desk.desk import Desk
from incplan.app.desk.people import name_of
from incplan.app.documents.role_changes import open_role_changes


@dataclass(frozen=True, slots=True, kw_only=True)
class ToBrief:
    """Somebody with functions they were not briefed on, since when, and until when to do it."""

    person: str
    name: str
    functions: tuple[str, ...]
    since: date | None
    due: date


def to_brief(desk: Desk) -> tuple[ToBrief, ...]:
    """Everybody who is to be briefed; nobody while the plan cannot be read."""
    plan = desk.plan_or_none()
    if plan is None:
        return ()
    return tuple(
        ToBrief(
            person=item.person,
            name=name_of(plan, item.person),
            functions=item.functions,
            since=item.since,
            due=item.due,
        )
        for item in open_role_changes(desk, plan)
    )
