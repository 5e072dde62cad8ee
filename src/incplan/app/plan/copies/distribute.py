"""Hand out numbered copies of a part of the plan (S-024)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from incplan.app.desk.desk import Desk, Receipt
from incplan.app.desk.earlier import committed_plan
from incplan.app.desk.naming import known, own_first, spoken
from incplan.app.desk.people import name_of
from incplan.app.desk.plan_facts import file_prints
from incplan.errors import RefusedError, UsageError
from incplan.i18n.labels.plan.parts import part_name
from incplan.incident.events.plan_events import GivenCopy, HandedOut
from incplan.plan.maintenance.briefing import functions_of
from incplan.plan.maintenance.coverage import (
    MADE_OF,
    PRINTED,
    Part,
    changed_between,
    made_from,
    of_parts,
)
from incplan.plan.maintenance.distribution import given_since
from incplan.plan.maintenance.fingerprint import plan_fingerprint
from incplan.plan.plan import Plan
from incplan.plan.record import PlanRecord, PrintRun


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCopy:
    """A copy by its number, who has it, and the older ones of that part they still hold."""

    number: int
    to: str
    name: str
    functions: tuple[str, ...]
    takes_back: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Distributed:
    """What was handed out. `printed_on` is the day of the print run it is of, `changed` the files

    that say something else since. `unprinted`: paper of the plan that no print run noted explains.
    `beyond` is how many copies of the run are out, where it had fewer (`printed`).
    """

    event: str
    part: str
    version: str
    digital: bool
    copies: tuple[NewCopy, ...]
    private: bool
    printed_on: str | None
    changed: tuple[str, ...]
    receipt: Receipt
    unprinted: bool = False
    printed: int | None = None
    beyond: int | None = None


@dataclass(frozen=True, slots=True)
class _State:
    """What is given: version, day of the print run, fingerprints of its files, those of now."""

    version: str
    run: PrintRun | None
    prints: Mapping[str, str]
    changed: tuple[str, ...] = ()


def distribute(
    desk: Desk,
    part: str,
    names: tuple[str, ...],
    *,
    digital: bool = False,
    place: str = "",
    off_site: bool = False,
    text: str = "",
    at: datetime | None = None,
) -> Distributed:
    """Record that people were given a copy each of a part, and number the copies.

    Raises UsageError for an unknown part or person, RefusedError for somebody who left or is still
    to be named.
    """
    plan, record = desk.plan(), desk.record()
    document = _part(plan, part)
    people = _people(plan, names, desk.local_now.date())
    state = _given(desk, record, document, digital=digital, at=at)
    first = max((item.number for item in record.handed), default=0) + 1
    given = tuple(GivenCopy(first + place_, to) for place_, to in enumerate(people))
    shipped = of_parts(state.prints, (Part.SHIPPED,))
    own = {key: value for key, value in state.prints.items() if key not in shipped}
    pen = desk.plan_pen()
    event = pen.write(
        HandedOut,
        occurred_at=at,
        text=text.strip(),
        part=document,
        copies=given,
        version=state.version,
        fingerprint=plan_fingerprint(state.prints),
        parts=file_prints(own),
        shipped=file_prints(shipped),
        digital=digital,
        place=place.strip(),
        off_site=off_site,
    )
    paper, run = document in PRINTED and not digital, state.run
    out = len(people) + len(given_since(record, run)) if run else 0
    copies = run.copies if run else None
    return Distributed(
        event=event.id,
        part=document,
        version=state.version,
        digital=digital,
        copies=tuple(_new(plan, document, item, digital=digital) for item in given),
        private=document in MADE_OF and document != "activities",
        printed_on=run.on.isoformat() if run else None,
        changed=state.changed,
        receipt=pen.finish(),
        unprinted=paper and run is None,
        printed=copies,
        beyond=out if copies is not None and out > copies else None,
    )


def _part(plan: Plan, given: str) -> str:
    """The document or fiche meant by its id, or its name in any language. Raises UsageError."""

    def called(key: str) -> tuple[str, ...]:
        if key in MADE_OF:
            return tuple(part_name(each, key) for each in own_first())
        fiche = plan.fiche(key)
        return spoken(fiche.title) if fiche else ()

    parts = (*MADE_OF, *plan.fiche_ids())
    return known("part", given.strip().removeprefix("fiche:"), parts, called)


def _people(plan: Plan, names: tuple[str, ...], today: date) -> tuple[str, ...]:
    if not names:
        raise UsageError("distribute_to_whom")
    people = tuple(dict.fromkeys(known("contact", item, plan.contact_ids) for item in names))
    gone = [key for key in people if key in plan.contacts and plan.contacts[key].has_left(today)]
    if gone:
        raise RefusedError("copy_to_who_left", names=", ".join(gone))
    nobody = [key for key in people if plan.is_placeholder(key)]
    if nobody:
        raise RefusedError("copy_to_nobody", names=", ".join(nobody))
    return people


def _given(
    desk: Desk, record: PlanRecord, document: str, *, digital: bool, at: datetime | None
) -> _State:
    """What people were given: the last print run, else what the files say, or said that day."""
    plan, loaded = desk.plan(), desk.loaded()
    if at is not None and (then := committed_plan(desk, at)):
        plan, loaded = then.plan, then.loaded
    prints = {**loaded.parts, **loaded.shipped}
    day = (at or desk.now).astimezone(desk.zone).date()
    runs = [item for item in record.printed if item.on <= day and item.parts]
    if digital or document not in PRINTED or not runs:
        return _State(plan.file.version, None, made_from(document, prints))
    run = runs[-1]
    of_run = made_from(document, run.parts)
    changed = changed_between(of_run, made_from(document, prints), Part)
    return _State(run.version, run, of_run, changed)


def _new(plan: Plan, document: str, given: GivenCopy, *, digital: bool) -> NewCopy:
    older = (
        item.copy.number
        for item in plan.facts.handed
        if item.copy.to == given.to and item.copy.part == document and item.copy.digital is digital
    )
    return NewCopy(
        number=given.number,
        to=given.to,
        name=name_of(plan, given.to),
        functions=functions_of(plan, given.to),
        takes_back=tuple(older),
    )
