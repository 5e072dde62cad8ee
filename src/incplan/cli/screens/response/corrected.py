"""What `correct` and `undo` print: values before and after, and what changed as a result."""

from datetime import datetime

from incplan.app.response.corrections.consequences import Moved
from incplan.app.response.corrections.correct import Correction
from incplan.cli.output import phrases
from incplan.cli.output.present import Answer
from incplan.cli.output.screen import Screen
from incplan.cli.screens.response.kept_words import kept_warnings
from incplan.cli.screens.response.moment.chain import show_next
from incplan.cli.screens.response.recorded import FLAGS
from incplan.cli.screens.response.warnings import receipt_warnings
from incplan.cli.session.session import Session
from incplan.documents.wording.events import event_facts, field_name, field_words
from incplan.documents.wording.tasks import Tasks, task_texts
from incplan.documents.wording.wording import Wording
from incplan.i18n.catalogue import _
from incplan.i18n.labels import label
from incplan.i18n.time.dates import near_datetime
from incplan.incident.events.fact import Event
from incplan.incident.events.words import CorrectionEffect
from incplan.incident.state.corrections import words_field


def corrected_answer(session: Session, result: Correction) -> Answer:
    """One entry put right or withdrawn."""

    def show(screen: Screen) -> None:
        at = _moment(session, session.desk.now)
        named = phrases.quoted_entry(
            _moment(session, result.entry_at),
            _person(session, result.entry_by),
            result.entry_text or label(session.translator, f"kind.{result.kind}"),
        )
        withdrawn = result.effect == CorrectionEffect.WITHDRAWN
        sentence = (
            _("withdrawn: {entry} ({id})", entry=named, id=result.entry)
            if withdrawn
            else _("corrects {entry} ({id})", entry=named, id=result.entry)
        )
        screen.line(f"{result.incident}  {at}  {sentence}")
        _values(screen, session, result)
        screen.line(_("Both stay readable: incplan show {id}", id=result.incident), "dim", 2)
        screen.line(_("On disk: {event}", event=result.event), "dim", 2)
        _moved(screen, session, result.moved)
        if screen.height is None:
            _next(screen, result)
        show_next(screen, session, result.incident)

    flags = tuple(_(FLAGS[flag]) for flag in result.flags)
    kept = kept_warnings(result.kept)
    return Answer(
        result, show, warnings=(*kept, *flags, *receipt_warnings(session, result.receipt))
    )


def entry_shown(session: Session, event: Event) -> str:
    """An entry as a question names it: when, who, what."""
    say, tasks = _say(session)
    words = getattr(event, words_field(event)) or event_facts(say, tasks, event)
    return phrases.quoted_entry(
        _moment(session, event.occurred_at),
        _person(session, event.by),
        say.named(say.label(f"kind.{event.KIND.value}"), words) if words else event.id,
    )


def _values(screen: Screen, session: Session, result: Correction) -> None:
    """Before and now, field by field."""
    say, tasks = _say(session)
    for name, value in result.after.items():
        if name == "text":
            called = _("words")
        elif name == "corrected_at":
            called = _("time")
        else:
            called = field_name(say, name)
        before = field_words(say, tasks, name, result.before.get(name)) or _("nothing")
        now = field_words(say, tasks, name, value)
        if now == before:
            continue  # nothing that can be seen became another
        words = _("before {before}; now {now}", before=before, now=now)
        screen.line(phrases.named(called, words), indent=2)


def _moved(screen: Screen, session: Session, moved: Moved) -> None:
    translator, now = session.translator, session.desk.local_now
    if moved.level:
        before, after = (phrases.level(translator, name) for name in moved.level)
        screen.line(_("Level: {before}, now {now}", before=before, now=after), "yellow")
    if moved.status:
        was, status = (label(translator, f"status.{name}") for name in moved.status)
        screen.line(_("Status: {before}, now {now}", before=was, now=status))
    for task in moved.reopened:
        screen.line(_("Task {number} is open again: {text}", number=task.number, text=task.text))
    for task in moved.settled:
        screen.line(_("Task {number} is settled: {text}", number=task.number, text=task.text))
    for old, new in moved.limits:
        clock = new or old
        assert clock is not None  # one of the two is always set
        name = phrases.clock_name(translator, clock)
        before = phrases.clock_state(translator, old, now) if old else _("no limit")
        after = phrases.clock_state(translator, new, now) if new else _("no limit")
        if after != before:
            words = _("before {before}; now {now}", before=before, now=after)
            screen.line(phrases.named(name, words))


def _next(screen: Screen, result: Correction) -> None:
    """The next steps, when a task is open again."""
    if result.next is None or not result.moved.reopened:
        return
    for task in result.next.next_tasks(1):
        screen.line(_("DO FIRST {number}: {text}", number=task.number, text=task.text), "bold")


def _say(session: Session) -> tuple[Wording, Tasks]:
    plan = session.desk.plan()
    return Wording(plan, session.translator), task_texts(plan)


def _person(session: Session, by: str | None) -> str:
    plan = session.desk.plan_or_none()
    contact = plan.contacts.get(by or "") if plan else None
    return contact.name if contact else by or "?"


def _moment(session: Session, at: datetime) -> str:
    local = at.astimezone(session.desk.zone)
    return near_datetime(local, session.desk.wall_now, session.translator.language)
