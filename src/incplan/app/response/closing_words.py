"""What prevents closing, with names in place of ids."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from incplan.app.desk.desk import Desk
from incplan.app.desk.people import name_of
from incplan.app.response.situation.duties import stage_name
from incplan.incident.response.lifecycle import Objection


def worded(found: Iterable[Objection], desk: Desk) -> tuple[Objection, ...]:
    """The objections with names beside the ids they hold."""
    return tuple(
        replace(item, params={**item.params, **_names(item.params, desk)}) for item in found
    )


def _names(params: Mapping[str, object], desk: Desk) -> dict[str, object]:
    plan = desk.plan()
    names: dict[str, object] = {}
    if isinstance(people := params.get("people"), tuple):
        names["names"] = tuple(_named(name_of(plan, key), key) for key in people)
    key = str(params.get("activity"))
    if key in plan.activities:
        names["name"] = _named(plan.text(plan.activities[key].name, desk.language), key)
    if isinstance(duties := params.get("duties"), tuple):
        names["names"] = tuple(_named(_duty(desk, key), key) for key in duties)
    return names


def _duty(desk: Desk, key: str) -> str:
    return stage_name(key, desk.plan(), desk.pack(), desk.language)


def _named(name: str, key: str) -> str:
    return name if name == key else f"{name} ({key})"
