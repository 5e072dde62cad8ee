"""What prevents closing, with names in place of ids."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from incplan.app.desk.desk import Desk
from incplan.app.desk.people import name_of
from incplan.app.response.situation.duties import stage_name
from incplan.i18n.text.phones import readable_phone
from incplan.incident.response.lifecycle import Objection
from incplan.plan.plan import Plan

#: How many duties a refusal names; `incplan obligations` lists them all.
_NAMED: Final = 3


def worded(found: Iterable[Objection], desk: Desk) -> tuple[Objection, ...]:
    """The objections with names beside the ids they hold."""
    return tuple(
        replace(item, params={**item.params, **_names(item.params, desk)}) for item in found
    )


def _names(params: Mapping[str, object], desk: Desk) -> dict[str, object]:
    plan = desk.plan()
    names: dict[str, object] = {}
    if isinstance(people := params.get("people"), tuple):
        names["names"] = tuple(_reached(plan, key) for key in people)
        names["person"] = name_of(plan, people[0]) if people else ""
    key = str(params.get("activity"))
    if key in plan.activities:
        names["name"] = _named(plan.text(plan.activities[key].name, desk.language), key)
    if isinstance(duties := params.get("duties"), tuple):
        first = tuple(_named(_duty(desk, key), key) for key in duties[:_NAMED])
        names["names"] = (*first, "...") if len(duties) > _NAMED else first
    return names


def _reached(plan: Plan, key: str) -> str:
    """A person with the first number to dial."""
    contact = plan.contacts.get(key)
    phones = (item.value for item in contact.channels if item.kind.is_phone) if contact else ()
    return f"{name_of(plan, key)} {readable_phone(next(iter(phones), ''))}".strip()


def _duty(desk: Desk, key: str) -> str:
    return stage_name(key, desk.plan(), desk.pack(), desk.language)


def _named(name: str, key: str) -> str:
    return name if name == key else f"{name} ({key})"
