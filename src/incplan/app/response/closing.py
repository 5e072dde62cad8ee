"""Agree, close, cancel, reopen: the end of an incident, and its return (S-081 to S-083, TC10)."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from incplan.app.desk.desk import Desk, Pen, Receipt
from incplan.app.desk.naming import known_contact, meant, spoken
from incplan.app.response.closing_words import worded
from incplan.app.response.refusal import refuse
from incplan.app.response.situation.duties import open_obligations
from incplan.app.response.situation.moment import ref_of
from incplan.errors import RefusedError, UsageError
from incplan.incident.clocks.clock import elapsed
from incplan.incident.events.blank import is_blank
from incplan.incident.events.course_events import Agreed, Cancelled, Closed, Reopened
from incplan.incident.events.words import AgreementFor
from incplan.incident.response.lifecycle import (
    DOUBT,
    Objection,
    cancelling_objections,
    closing_objections,
    closing_roles,
    entitled,
    reopening_objections,
    waivable_items,
)
from incplan.incident.state.state import Incident
from incplan.plan.plan import Plan

#: After this time a recurrence should be a new incident: reopening is flagged (TC10).
_SAME_INCIDENT = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """The incident's status after the command."""

    incident: str
    status: str
    agreements: tuple[tuple[str, str], ...]
    same_person: bool
    review_due: bool
    waived: tuple[str, ...]
    receipt: Receipt
    flags: tuple[str, ...] = ()


def agree(desk: Desk, part: str | None, *, at: datetime | None = None, text: str = "") -> Ended:
    """Record that the author agrees to closing, in each function held that must agree."""
    dossier = desk.dossier(part)
    plan = desk.plan()
    if desk.by is None:
        raise UsageError("author_needed")
    pen = desk.pen(dossier.id)
    if not _agreements(pen, dossier.incident, plan, desk.by, at, text):
        raise RefusedError("agreement_not_needed", by=desk.by)
    return _ended(desk, dossier.id, pen)


def close(
    desk: Desk,
    part: str | None,
    *,
    agreed_by: tuple[str, ...] = (),
    waived: tuple[str, ...] = (),
    reason: str = "",
    resolved_at: datetime | None = None,
    at: datetime | None = None,
    text: str = "",
) -> Ended:
    """Close. Raises RefusedError with the whole list of what is missing, nothing written."""
    dossier = desk.dossier(part)
    plan = desk.plan()
    people = tuple(known_contact(plan, person) for person in agreed_by)
    present = (*people, desk.by) if desk.by else people
    waived = _check_waivers(desk, dossier.incident, waived, reason)
    named = _missing(desk, dossier.incident, present, waived)
    refuse(
        _of_this(desk, dossier.id, named),
        "close_refused",
        id=dossier.id,
        follow=f"close {dossier.id} --ask",
    )
    beside = _beside(dossier.incident, plan, people)
    pen = desk.pen(dossier.id)
    for person in dict.fromkeys(present):
        _agreements(pen, dossier.incident, plan, person, at, "")
    for person, role in beside:
        pen.write(Agreed, occurred_at=at, by=person, role=role)
    pen.write(
        Closed,
        occurred_at=at,
        resolved_at=resolved_at or dossier.incident.resolved_at,
        waived=waived,
        reason=reason.strip(),
        text=text.strip(),
    )
    return _ended(desk, dossier.id, pen)


def missing(desk: Desk, part: str | None) -> tuple[Objection, ...]:
    """What still prevents closing, in words, in the order in which it is asked about.

    Nobody's agreement counts here but those on disk. Raises RefusedError for what has ended.
    """
    incident = desk.dossier(part).incident
    found = _missing(desk, incident, (), ())
    if incident.closure is not None:
        refuse(found, "close_refused", id=incident.id)
    return found


def _missing(
    desk: Desk, incident: Incident, present: tuple[str, ...], waived: tuple[str, ...]
) -> tuple[Objection, ...]:
    plan, ended = desk.plan(), incident.closure is not None
    found = (
        *closing_objections(
            incident, plan, agreed_by=present, waived=waived, away=_away(desk, plan)
        ),
        *(() if ended else open_obligations(desk, incident, waived=waived)),
    )
    return worded(_one_at_a_time(found), desk) if found else ()


def _away(desk: Desk, plan: Plan) -> frozenset[str]:
    """Who is away today, in an exercise also whom its story takes away."""
    today = desk.local_now.date()
    return frozenset(key for key, item in plan.contacts.items() if item.is_absent(today))


def _of_this(desk: Desk, incident: str, found: tuple[Objection, ...]) -> tuple[Objection, ...]:
    """With the command that closes without it; of several open incidents each names this one."""
    ref = ref_of(incident, desk.open_incidents()) if found else ""
    of = f" -i {ref}" if ref else ""
    return tuple(
        replace(
            item,
            mend=item.mend if incident in item.mend else f"{item.mend}{of}",
            params={**item.params, "waive": f"close{of} --waive {item.item}"},
        )
        for item in found
    )


def _one_at_a_time(found: tuple[Objection, ...]) -> tuple[Objection, ...]:
    """Only the first agreement comes with a command: nobody is to record several at once."""
    asked = [item for item in found if item.code == "agreement_missing"]
    return tuple(
        replace(item, params={**item.params, "later": True}) if item in asked[1:] else item
        for item in found
    )


def _check_waivers(
    desk: Desk, incident: Incident, waived: tuple[str, ...], reason: str
) -> tuple[str, ...]:
    """The points meant, by id or name: only open objections that allow it.

    Raises UsageError, RefusedError.
    """
    if not waived:
        return ()
    duties = tuple(item.item for item in open_obligations(desk, incident) if item.can_be_waived)
    known_items = dict.fromkeys((*waivable_items(incident), "obligations", *duties))
    names = {item: _names_of(desk, item) for item in known_items}
    found = []
    for item in waived:
        fitting = meant(item, names)
        if len(fitting) != 1:
            raise UsageError("unknown_waiver", given=item, known=", ".join(known_items))
        found.append(fitting[0])
    if is_blank(reason):
        raise RefusedError("waiver_needs_reason")
    return tuple(found)


def _names_of(desk: Desk, item: str) -> tuple[str, ...]:
    """What a point that may be waived is called, where it is an activity or a duty to notify."""
    activity = desk.plan().activities.get(item)
    duty = desk.pack().duty(item)
    return spoken(activity.name) if activity else spoken(duty.title) if duty else ()


def cancel(
    desk: Desk,
    part: str | None,
    *,
    reason: str,
    waived: tuple[str, ...] = (),
    at: datetime | None = None,
) -> Ended:
    """Cancel a false alarm: no review is due, but it counts as a near miss (TC28)."""
    dossier = desk.dossier(part)
    if is_blank(reason):
        raise RefusedError("cancel_needs_reason")
    refuse_other_waivers(dossier.incident, waived)
    refuse(cancelling_objections(dossier.incident, waived), "cancel_refused", id=dossier.id)
    pen = desk.pen(dossier.id)
    pen.write(Cancelled, occurred_at=at, reason=reason.strip(), waived=waived)
    return _ended(desk, dossier.id, pen)


def refuse_other_waivers(incident: Incident, waived: tuple[str, ...]) -> None:
    """Accept only a waiver of missing entries, and only if there are any. Raises UsageError."""
    for item in waived:
        if item != DOUBT or not incident.doubt:
            raise UsageError("nothing_to_waive" if item == DOUBT else "only_doubt", given=item)


def reopen(desk: Desk, part: str | None, *, reason: str, at: datetime | None = None) -> Ended:
    """Reopen a closed incident that came back: same number, a new period for its clocks."""
    dossier = desk.dossier(part)
    if is_blank(reason):
        raise RefusedError("reopen_needs_reason")
    refuse(reopening_objections(dossier.incident), "reopen_refused", id=dossier.id)
    closure = dossier.incident.closure
    assert closure is not None  # otherwise there was an objection
    old = elapsed(closure.at, desk.in_story(at or desk.now)) > _SAME_INCIDENT
    pen = desk.pen(dossier.id)
    pen.write(Reopened, occurred_at=at, reason=reason.strip())
    return _ended(desk, dossier.id, pen, flags=("closed_long_ago",) if old else ())


def _agreements(
    pen: Pen, incident: Incident, plan: Plan, person: str, at: datetime | None, text: str
) -> bool:
    """Record the person's agreement for each of his or her functions that must agree."""
    given = set(_given(incident))
    wrote = False
    for role in closing_roles(incident, plan):
        if entitled(incident, plan, person, (role,)) and (role, person) not in given:
            pen.write(Agreed, occurred_at=at, by=person, role=role, text=text)
            wrote = True
    return wrote


def _beside(incident: Incident, plan: Plan, people: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """People named whose agreement is not needed, each with a function: recorded all the same.

    Raises RefusedError for somebody who holds none.
    """
    needed = closing_roles(incident, plan)
    known_already = {person for _role, person in _given(incident)}
    found = []
    for person in dict.fromkeys(people):
        if person in known_already or entitled(incident, plan, person, needed):
            continue
        held = (role for role in plan.file.roles if entitled(incident, plan, person, (role,)))
        role = next(held, None)
        if role is None:
            raise RefusedError("agreement_not_needed", by=person)
        found.append((person, role))
    return tuple(found)


def _given(incident: Incident) -> tuple[tuple[str, str], ...]:
    """Functions and people that agreed to closing; agreements to a lower level are left out."""
    return tuple(
        (item.role, item.by or "")
        for item in incident.agreements
        if item.about is AgreementFor.CLOSING
    )


def _ended(desk: Desk, incident_id: str, pen: Pen, flags: tuple[str, ...] = ()) -> Ended:
    incident = desk.dossier(incident_id).incident
    people = _given(incident)
    distinct = {person for _role, person in people}
    closure = incident.closure
    return Ended(
        incident=incident_id,
        status=incident.status.value,
        agreements=people,
        same_person=len(people) > 1 and len(distinct) == 1,
        review_due=closure is not None and not closure.cancelled,
        waived=closure.waived if closure else (),
        flags=flags,
        receipt=pen.finish(),
    )
