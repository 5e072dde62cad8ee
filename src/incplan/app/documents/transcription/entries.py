"""Make entries of what was written in a line: one function for each thing a line may be about."""

from collections.abc import Callable
from typing import Any, Final

from incplan.app.desk.naming import known_activity
from incplan.app.documents.transcription.filled import (
    Filled,
    Read,
    read_line,
    require,
    require_down,
)
from incplan.app.documents.transcription.review import write_review
from incplan.app.documents.transcription.sheet import OpenSheet
from incplan.app.documents.transcription.written import Day, read_entry
from incplan.app.obligations.answers import duty_meant
from incplan.documents.wording.sheets import action_words
from incplan.documents.wording.wording import Wording
from incplan.incident.events.course_events import Agreed, Classified, Contained, Eradicated
from incplan.incident.events.events import (
    Affected,
    BcpChanged,
    Called,
    Communicated,
    Logged,
    MeasureTaken,
    ObligationRecorded,
    Restored,
)
from incplan.incident.events.words import (
    BcpChange,
    CallOutcome,
    EntryKind,
    MeasureOutcome,
    MessageAudience,
    ObligationChange,
    RestoreScope,
)
from incplan.incident.response.sheets import Box, Line
from incplan.vocabulary import Level


def write_line(sheet: OpenSheet, line: Line, filled: Filled) -> None:
    """Make the entry of a line; nothing of an empty one. Raises UsageError, RefusedError."""
    if not filled:
        return
    if line.what.startswith("review"):
        write_review(sheet, line, {box: getattr(filled, box.value) for box in Box})
        return
    read = read_line(sheet, line, filled)
    require(sheet, line, read)
    _WRITERS[line.what](sheet, line, read)
    if read.at is not None:
        sheet.day = Day(read.at.astimezone(sheet.desk.zone).date(), read.at)


def _logged(sheet: OpenSheet, line: Line, read: Read) -> None:
    entry = read_entry(read.word, sheet.translator.language)
    sheet.write(Logged, line.id, by=read.who, occurred_at=read.time, text=read.told, entry=entry)


def _called(sheet: OpenSheet, line: Line, read: Read) -> None:
    """A call of somebody in the plan; of somebody else a note of a call, with the name."""
    outcome = CallOutcome(read.word) if read.word else CallOutcome.REACHED
    if read.who is not None:
        sheet.write(
            Called,
            line.id,
            occurred_at=read.time,
            contact=read.who,
            outcome=outcome,
            text=read.text,
        )
        return
    sheet.write(Logged, line.id, occurred_at=read.time, text=read.told, entry=EntryKind.TELEPHONE)


def _message(sheet: OpenSheet, line: Line, read: Read) -> None:
    sheet.write(
        Communicated,
        line.id,
        by=read.who,
        occurred_at=read.time,
        audience=MessageAudience(read.word),
        medium=read.means,
        text=read.told,
    )


def _duty(sheet: OpenSheet, line: Line, read: Read) -> None:
    """Whether it is to be notified, and when it was; the duty by its name."""
    duty = duty_meant(sheet.desk, read.text).id
    if read.word:
        sheet.write(
            ObligationRecorded,
            line.id,
            occurred_at=read.at or sheet.day.last,
            change=ObligationChange.ASSESSED,
            obligation=duty,
            notifiable=read.word == "yes",
        )
    if read.at is not None:
        sheet.write(
            ObligationRecorded,
            line.id,
            occurred_at=read.at,
            change=ObligationChange.SUBMITTED,
            obligation=duty,
            reference=read.means,
        )


def _measure(sheet: OpenSheet, line: Line, read: Read) -> None:
    """A box ticked with its time, or crossed out with the reason."""
    decision = _is_decision(sheet, line.subject)
    known = sheet.desk.dossier(sheet.incident).incident
    at = (read.at or sheet.day.last or known.detected_at) if read.crossed else read.time
    words: dict[str, Any] = (
        {"outcome": MeasureOutcome.SKIPPED, "reason": read.told}
        if read.crossed
        else {"decision" if decision else "text": read.told}
    )
    sheet.write(MeasureTaken, line.id, by=read.who, occurred_at=at, measure=line.subject, **words)


def _is_decision(sheet: OpenSheet, measure: str) -> bool:
    plan = sheet.desk.plan()
    fiche = plan.fiche(sheet.fiche) if sheet.fiche else None
    return any(item.id == measure and item.decision for item in (fiche.measures if fiche else ()))


def _level(sheet: OpenSheet, line: Line, read: Read) -> None:
    level = Level(line.subject)
    confirmed = read.who if level is Level.CRISIS else None
    sheet.write(
        Classified,
        line.id,
        by=read.who,
        occurred_at=read.time,
        level=level,
        confirmed_by=confirmed,
        reason=read.told,
    )


def _contained(sheet: OpenSheet, line: Line, read: Read) -> None:
    sheet.write(Contained, line.id, by=read.who, occurred_at=read.time, text=read.told)


def _cause(sheet: OpenSheet, line: Line, read: Read) -> None:
    sheet.write(
        Eradicated,
        line.id,
        by=read.who,
        occurred_at=read.time,
        cause_found=bool(read.text),
        cause=read.told,
    )


def _bcp(sheet: OpenSheet, line: Line, read: Read) -> None:
    ends = line.what == "bcp_ended"
    change = BcpChange.STOOD_DOWN if ends else BcpChange.ACTIVATED
    sheet.write(
        BcpChanged, line.id, by=read.who, occurred_at=read.time, change=change, reason=read.told
    )


def _agreed(sheet: OpenSheet, line: Line, read: Read) -> None:
    role = line.what.removeprefix("agreed_")
    sheet.write(Agreed, line.id, by=read.who, occurred_at=read.time, role=role)


def _action(sheet: OpenSheet, line: Line, read: Read) -> None:
    """A row of the template's tables was carried out, or one of one's own."""
    say = Wording(sheet.desk.plan(), sheet.translator)
    printed = action_words(say, line.subject) if line.subject else ""
    told = " ".join(part for part in (printed, read.told) if part)
    sheet.write(
        Logged, line.id, by=read.who, occurred_at=read.time, text=told, entry=EntryKind.ACTION
    )


def _activity(sheet: OpenSheet, line: Line, read: Read) -> None:
    """Down since, at its minimum, restored. Down is written first: paper fills in what is known."""
    name = known_activity(sheet.desk.plan(), line.subject)
    if line.what == "down":
        sheet.write(Affected, line.id, occurred_at=read.time, activity=name)
        return
    require_down(sheet, line, {})
    scope = RestoreScope.FULL if line.what == "full" else RestoreScope.MINIMAL
    sheet.write(Restored, line.id, occurred_at=read.time, activity=name, scope=scope)


_WRITERS: Final[dict[str, Callable[[OpenSheet, Line, Read], None]]] = {
    "logged": _logged,
    "called": _called,
    "message": _message,
    "duty": _duty,
    "measure": _measure,
    "level": _level,
    "contained": _contained,
    "cause": _cause,
    "bcp_activated": _bcp,
    "bcp_ended": _bcp,
    "agreed_incident_manager": _agreed,
    "agreed_bcp_manager": _agreed,
    "action": _action,
    "down": _activity,
    "minimal": _activity,
    "full": _activity,
}
