"""One incident in full: level history, and the timeline with each correction beside its entry."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from incplan.app.desk.desk import Desk
from incplan.app.desk.people import LevelSourceLine, name_of, source_line
from incplan.app.register.register import one_to_read
from incplan.diagnostics import Diagnostic, Severity
from incplan.documents.wording.events import correction_marks, event_line, paper_mark
from incplan.documents.wording.tasks import task_texts
from incplan.documents.wording.timeline import Line
from incplan.documents.wording.wording import Wording
from incplan.i18n.catalogue import Translator
from incplan.i18n.labels import label
from incplan.incident.events.fact import Event
from incplan.incident.events.fields import LATE, facts_of
from incplan.incident.events.words import LEVEL_NOT_SAID
from incplan.incident.review.timeline import Timeline, timeline
from incplan.incident.state.doubt import Doubt
from incplan.incident.state.state import Incident
from incplan.vocabulary import Audience


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelLine:
    """A line of the classification history."""

    at: datetime
    level: str
    asked: str
    by: str
    reason: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineLine:
    """An event as a line: when, who, what kind, in words; `facts` are its raw values.

    `paper` is the line of a sheet it was typed from. `waiting` marks one that is kept outside the
    plan until its disk can be written.
    """

    id: str
    at: datetime
    late: datetime | None
    who: str
    kind: str
    text: str
    facts: dict[str, object]
    corrects: str | None
    waiting: bool = False
    marks: tuple[str, ...] = ()
    withdrawn: bool = False
    paper: str = ""
    typed_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowResult:
    """All of an incident."""

    incident: str
    title: str
    status: str
    level: str
    highest_level: str
    level_source: LevelSourceLine
    levels: tuple[LevelLine, ...]
    timeline: tuple[TimelineLine, ...]
    unreadable: tuple[Diagnostic, ...] = ()
    doubt: Doubt | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldLine:
    """A moment in words."""

    at: datetime
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseTold:
    """The course of an incident as other readers than the team are told."""

    number: str
    audience: str
    lines: tuple[ToldLine, ...]
    #: The id of an exercise, which is marked so; None of an incident.
    incident: str | None = None


def show_incident(desk: Desk, part: str | None, translator: Translator) -> ShowResult:
    """The incident with its timeline by the time things happened."""
    dossier = desk.dossier(one_to_read(desk) if part is None else part)
    incident = dossier.incident
    plan = desk.plan()
    say = Wording(plan, translator, pack=desk.pack() if incident.obligations else None)
    texts = task_texts(plan)
    ordered = sorted(incident.written, key=lambda item: (item.occurred_at, item.recorded_at))
    return ShowResult(
        incident=incident.id,
        title=incident.title,
        status=incident.status.value,
        level=incident.told_level(incident.level),
        highest_level=incident.told_level(incident.highest_level),
        level_source=source_line(incident, plan, translator),
        levels=tuple(
            LevelLine(
                at=change.at,
                level=change.told,
                asked=change.told if change.told == LEVEL_NOT_SAID else change.level.value,
                by=name_of(plan, change.by),
                reason=change.reason,
                rule=change.rule,
            )
            for change in incident.levels
        ),
        timeline=tuple(
            TimelineLine(
                id=event.id,
                at=event.occurred_at,
                late=_late(event),
                who=name_of(plan, event.by),
                kind=label(translator, f"kind.{event.KIND.value}"),
                text=event_line(say, texts, event),
                facts=facts_of(event),
                corrects=event.corrects,
                waiting=event.id in incident.waiting,
                marks=(*paper_mark(say, event), *correction_marks(say, incident, event)),
                withdrawn=_is_withdrawn(incident, event),
                paper=event.paper,
                typed_by=name_of(plan, event.typed_by),
            )
            for event in ordered
        ),
        unreadable=_first_of_each_file(dossier.diagnostics),
        doubt=incident.doubt or None,
    )


def course_of(desk: Desk, part: str | None) -> Timeline:
    """The course of an incident: levels, activities against RTO, what went out."""
    dossier = desk.dossier(one_to_read(desk) if part is None else part)
    return timeline(dossier.incident, desk.plan(), desk.local_now, desk.pack())


def told_to(audience: Audience, course: Timeline, lines: Iterable[Line]) -> CourseTold:
    """The course in the words these readers get, without the events behind them."""
    told = tuple(ToldLine(at=line.at, words=line.words) for line in lines)
    exercise = course.incident if course.incident.startswith("EXE-") else None
    return CourseTold(number=course.number, audience=audience.value, lines=told, incident=exercise)


def _is_withdrawn(incident: Incident, event: Event) -> bool:
    ruling = incident.corrections.get(event.id)
    return ruling is not None and ruling.withdrawn


def _late(event: Event) -> datetime | None:
    return event.recorded_at if event.recorded_at - event.occurred_at > LATE else None


def _first_of_each_file(found: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """The first error of each file; `validate` lists them all."""
    errors = (item for item in reversed(found) if item.severity is Severity.ERROR)
    return tuple(reversed({item.path: item for item in errors}.values()))
