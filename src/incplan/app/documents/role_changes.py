"""Who got a function since when, as the history of `plan.yaml` tells it (S-024, S-079)."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from incplan.app.desk.desk import Desk
from incplan.plan.maintenance.briefing import (
    RoleChange,
    Taken,
    people_to_brief,
    place_of,
    role_changes,
    untold,
)
from incplan.plan.plan import Plan
from incplan.store.git.revisions import file_versions
from incplan.store.yaml.document import parse_document

#: So many commits of plan.yaml are looked at, newest first.
_HISTORY: Final = 100
#: The functions in plan.yaml, up to the next key; a remark may stand at the margin.
_ROLES: Final = re.compile(rb"^roles:.*?(?=^[^\s#])", re.DOTALL | re.MULTILINE)


def open_role_changes(desk: Desk, plan: Plan) -> tuple[RoleChange, ...]:
    """Who holds a function they were not briefed on, and until when they are to be."""
    today, record = desk.local_now.date(), desk.record()
    new = {
        person: keys
        for person in people_to_brief(plan, today)
        if (keys := untold(plan, record, person, today))
    }
    return role_changes(plan, record, _taken(desk, plan, new), today) if new else ()


def _taken(desk: Desk, plan: Plan, new: Mapping[str, tuple[str, ...]]) -> Taken:
    """Since when each of these is held as now; what was so from the beginning is left out."""
    today = desk.local_now.date()
    waiting = {(person, key): today for person, keys in new.items() for key in keys}
    found: dict[tuple[str, str], date] = {}
    for on, roles in _versions(desk):
        for held in [key for key in waiting if not _held(roles, plan, *key)]:
            found[held] = waiting.pop(held)
        waiting = dict.fromkeys(waiting, min(on, today))
        if not waiting:
            break
    return found


def _versions(desk: Desk) -> Iterator[tuple[date, Mapping[str, Any]]]:
    """The functions as each commit left them, newest first; most commits change none."""
    before: bytes | None = None
    roles: Any = None
    for at, content in file_versions(desk.root, "plan.yaml", _HISTORY):
        block = _ROLES.search(content + b"\n.")
        if block is None:
            return
        if block[0] != before:
            before, roles = block[0], _roles(block[0])
        if not isinstance(roles, Mapping):
            return
        yield at.astimezone(desk.zone).date(), roles


def _roles(block: bytes) -> Any:
    document = parse_document(block, "plan.yaml").value
    data = document.data if document is not None else None
    return data.get("roles") if isinstance(data, Mapping) else None


def _held(roles: Mapping[str, Any], plan: Plan, person: str, function: str) -> bool:
    """Whether somebody had a function then, in the place they have it now or a higher one."""
    role = roles.get(function)
    if not isinstance(role, Mapping):
        return False
    if role.get("holder") == person:
        return True
    place = place_of(plan, person, function)
    deputies, members = (
        known if isinstance(known := role.get(name), list) else ()
        for name in ("deputies", "members")
    )
    return (place != "holder" and person in deputies) or (place == "member" and person in members)
