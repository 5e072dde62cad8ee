"""The head of a sheet declares the incident: what was written first, typed days later."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from incplan.app.desk.pen import Pen
from incplan.app.documents.transcription.sheet import OpenSheet
from incplan.app.documents.transcription.written import (
    Day,
    read_choice,
    read_moment,
    read_person,
)
from incplan.app.response.declare import plan_marks
from incplan.documents.wording.sheets import choice_words
from incplan.documents.wording.wording import Wording
from incplan.errors import UsageError
from incplan.incident.events.course_events import Classified, Declared
from incplan.incident.events.events import Logged
from incplan.incident.events.words import EntryKind, People, RecordKind
from incplan.incident.response.assignment import assign
from incplan.incident.response.level.classification import UNANSWERED
from incplan.incident.response.sheets import Box, Line
from incplan.incident.review.sheets import choices_of
from incplan.plan.library.keywords import suggest_fiches
from incplan.store.disk.turn import own_turn
from incplan.store.journal.incidents import new_incident_id
from incplan.vocabulary import Level

#: What an incident of which no level was written begins with, as on the screen.
_LOWEST = Level.MINOR
_CUSTOMERS = {"yes": True, "no": False, "unknown": None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the head of a sheet says of the incident."""

    what: str = ""
    noticed: datetime | None = None
    began: datetime | None = None
    reported_by: str = ""
    type: str | None = None
    site: str | None = None
    level: Level | None = None
    people: People | None = None
    customers: bool | None = None
    manager: str | None = None

    def day(self, zone: ZoneInfo) -> Day | None:
        """The day from which clock times of the sheet count."""
        at = self.noticed or self.began
        return Day(at.astimezone(zone).date()) if at is not None else None


def read_head(sheet: OpenSheet, lines: tuple[Line, ...], given: Mapping[str, str]) -> Head:
    """The head, from what stands in its lines by what they ask. Raises UsageError."""
    by_what = {line.what: line for line in lines if line.head}
    plan, desk = sheet.desk.plan(), sheet.desk
    say = Wording(plan, sheet.translator)
    chosen = {
        what: read_choice(
            given[what],
            choices_of(plan, by_what[what]),
            choice_words(say, by_what[what]),
        )
        for what, line in by_what.items()
        if Box.KIND in line.boxes and given.get(what)
    }
    times = {
        what: read_moment(desk, given[what], Day(sheet.day.on), sheet.translator.language)
        for what in ("noticed", "began")
        if given.get(what)
    }
    leads = given.get("manager", "")
    manager = read_person(desk, leads) if leads else None
    if leads and manager is None:
        raise UsageError("unknown_contact", given=leads, suggestion="", known="")
    return Head(
        what=given.get("what", "").strip(),
        noticed=times.get("noticed"),
        began=times.get("began"),
        reported_by=given.get("reported_by", "").strip(),
        type=chosen.get("type"),
        site=chosen.get("site"),
        level=Level(chosen["level"]) if "level" in chosen else None,
        people=People(chosen["people"]) if "people" in chosen else None,
        customers=_CUSTOMERS[chosen["customers"]] if "customers" in chosen else None,
        manager=manager,
    )


def write_head(sheet: OpenSheet, head: Head, line: str = "1") -> None:
    """Declare the incident, or add to one that another sheet, or somebody, declared.

    `line` is `0` where another sheet declares: its head told already from which day hours count.
    """
    if sheet.incident is None:
        _declare(sheet, head, line)
    else:
        _add(sheet, head, line)
    if line != "0":
        sheet.day = head.day(sheet.desk.zone) or sheet.day
    sheet.fiche = head.type or sheet.fiche


def _declare(sheet: OpenSheet, head: Head, line: str) -> None:
    """Raises UsageError where the sheet does not say what happened, or when."""
    desk, plan = sheet.desk, sheet.desk.plan()
    noticed = head.noticed or head.began
    if not head.what:
        raise UsageError("line_without_words")
    if noticed is None:
        raise UsageError("line_without_time")
    fiches = [f for key in plan.fiche_ids() if (f := plan.fiche(key)) is not None]
    suggested = suggest_fiches(head.what, fiches)
    leads = assign(plan, "incident_manager", noticed.astimezone(desk.zone).date())
    with own_turn(desk.root):
        number = new_incident_id(desk.root, noticed.year, "INC", desk.waits())
        pen = Pen(desk, number)
        sheet.take(number, pen)
        level = head.level or _LOWEST
        sheet.write(
            Declared,
            line,
            occurred_at=noticed,
            text=head.what,
            level=level,
            rule="" if head.level else UNANSWERED,
            record_kind=RecordKind.EVENT if level is Level.LOW else RecordKind.INCIDENT,
            type=head.type or (suggested[0] if suggested else None),
            detected_at=head.noticed,
            disrupted_at=head.began,
            reported_by=head.reported_by,
            customers_affected=head.customers,
            people=head.people,
            manager=head.manager or (leads.person if leads else None),
            manager_role="incident_manager" if head.manager else (leads and leads.held_role),
            site=head.site,
            **plan_marks(plan, desk),
        )


def _add(sheet: OpenSheet, head: Head, line: str) -> None:
    """What was written beside what is known: level, fiche, site, people; the words as a note."""
    known = sheet.desk.dossier(sheet.incident).incident
    at = head.noticed or head.began or known.detected_at
    if head.level or head.type or head.site or head.people:
        sheet.write(
            Classified,
            line,
            occurred_at=at,
            level=head.level or known.level,
            type=head.type,
            site=head.site,
            people=head.people,
        )
    told = "; ".join(part for part in (head.what, head.reported_by) if part)
    if told or head.customers is not None:
        sheet.write(
            Logged,
            line,
            occurred_at=at,
            text=told or "-",
            entry=EntryKind.INFORMATION,
            customers_affected=head.customers,
        )
