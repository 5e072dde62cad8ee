"""Who stands behind somebody to call: deputies, then the next function, or a firm's back-up."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from incplan.incident.response.assignment import ladder
from incplan.incident.response.call_tree import Rung
from incplan.incident.response.failing import down_in
from incplan.incident.state.coordination import members
from incplan.incident.state.state import Incident
from incplan.plan.calendar.contact_hours import own_closing_days
from incplan.plan.calendar.dialling import that_answer
from incplan.plan.library.sites import serving_first
from incplan.plan.plan import Plan
from incplan.vocabulary import EMERGENCY, ROLES

#: The number for danger to life, where the plan names nobody for it.
_NUMBER: Final = "112"


def chain_of(
    incident: Incident | None, plan: Plan, contact: str, role: str, now: datetime
) -> tuple[Rung, ...]:
    """The person first, then everybody who is called in turn when nobody answers."""
    levels: dict[str, int] = {contact: 0}
    if role in ROLES:
        for level, function in enumerate(ladder(role)):
            for key in acting_in(incident, plan, function):
                levels.setdefault(key, level)
            if level == 0:
                _add(levels, _stand_in(plan, contact))
    else:
        _add(levels, _stand_in(plan, contact))
    present = [key for key in levels if not _is_away(plan, key, now)]
    return tuple(
        Rung(key, _numbers(incident, plan, key, now), levels[key]) for key in present or levels
    )


def acting_in(incident: Incident | None, plan: Plan, function: str) -> tuple[str, ...]:
    """Who has a function in the incident, in calling order: who took it over, the holders.

    A contact still marked to be filled in holds nothing; outside parties that serve the sites of
    the incident come first.
    """
    kind, sites = (incident.type, incident.sites) if incident else (None, ())
    called = plan.on_duty_first(function, plan.called(function, kind))
    named = tuple(key for key in called if not plan.is_placeholder(key))
    ordered = serving_first(plan.contacts, named, sites)
    return tuple(dict.fromkeys((*taken_over(incident, function), *ordered)))


def taken_over(incident: Incident | None, function: str) -> tuple[str, ...]:
    """Who took a function over in the incident, or joined its response team."""
    if incident is None:
        return ()
    taken = incident.roles.get(function)
    team = members(incident) if function == "response_team" else ()
    return (*((taken,) if taken else ()), *(item.contact for item in team))


def _add(levels: dict[str, int], keys: Iterable[str]) -> None:
    for key in keys:
        levels.setdefault(key, 0)


def _stand_in(plan: Plan, contact: str) -> tuple[str, ...]:
    known = plan.contacts.get(contact)
    back = known.backup if known else None
    return (back,) if back and not plan.is_placeholder(back) else ()


def _is_away(plan: Plan, contact: str, now: datetime) -> bool:
    known = plan.contacts.get(contact)
    return known is not None and known.is_absent(now.date())


def _numbers(incident: Incident | None, plan: Plan, contact: str, now: datetime) -> tuple[str, ...]:
    known = plan.contacts.get(contact)
    if known is None:
        return (_NUMBER,) if contact == EMERGENCY else ()
    closed = own_closing_days(plan, known, now)
    return that_answer(known, now, down_in(incident, plan), plan.wrong_numbers(contact), closed)
