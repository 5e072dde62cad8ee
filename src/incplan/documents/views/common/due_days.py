"""The calendar of the plan: what is due when, and who does it."""

from datetime import date, timedelta
from typing import Final

from incplan.documents.content.blocks import Paragraph, Table
from incplan.documents.content.document import Document, Section
from incplan.documents.views.common.stamp import demonstration, stamp
from incplan.documents.wording.wording import Wording
from incplan.i18n.catalogue import N_
from incplan.i18n.labels.plan.procedures import procedure_name
from incplan.plan.calendar.due_dates import DueDate, DueKind
from incplan.plan.calendar.duty import DutyPeriod, duty_periods
from incplan.vocabulary import ProcedureKind

#: How far ahead a printed calendar tells who is on duty.
ON_PAPER: Final = timedelta(days=92)
_TITLES: Final = {
    DueKind.REVIEW: N_("Review of the incident plan"),
    DueKind.EXERCISE: N_("Exercise of the incident plan"),
    DueKind.AWARENESS: N_("Awareness session on incidents"),
    DueKind.SESSION: N_("Awareness session for {subject}"),
    DueKind.NEWCOMER: N_("First awareness session of {subject}"),
    DueKind.BRIEFING: N_("Briefing of {subject} on a new function"),
    DueKind.TEST: N_("Test: {subject}"),
    DueKind.CONTRACT: N_("Contract ends: {subject}"),
    DueKind.MEASURE: N_("Measure {subject} must be in place"),
    DueKind.ACTION: N_("Action of the review of {subject}"),
}


def due_title(say: Wording, due: DueDate) -> str:
    """What is due, in a few words."""
    subject = due.subject
    if due.kind is DueKind.SESSION:
        subject = say.label(f"awareness.{subject}")
    if due.kind is DueKind.TEST:
        kind, _sep, about = subject.partition(":")
        subject = procedure_name(say.translator, say.plan, ProcedureKind(kind), about)
    return say.t(_TITLES[due.kind], subject=subject)


def due_text(say: Wording, due: DueDate) -> str:
    """What there is to know about it: the measure, the action, the contract; that it never was."""
    if due.never:
        return say.t("Never done yet.")
    if due.kind is DueKind.MEASURE:
        return _measure(say, due.subject)
    if due.kind is DueKind.BRIEFING:
        return say.roles(due.text.split(", "))
    return due.text


def calendar_view(
    say: Wording,
    dates: tuple[DueDate, ...],
    *,
    today: date,
    commit: str | None,
    fingerprint: str = "",
) -> Document:
    """Everything with a day, past ones first; then who is on duty, where there is a roster."""
    rows = tuple(
        (say.day(due.day), due_title(say, due), due_text(say, due), say.person(due.owner))
        for due in dates
    )
    columns = (say.t("Date"), say.t("What"), say.t("Details"), say.t("Who"))
    return Document(
        id="calendar",
        language=say.language,
        title=say.t("Calendar of the incident plan"),
        organisation=say.plan.file.organisation.name,
        stamp=stamp(say, today=today, commit=commit, fingerprint=fingerprint),
        notices=demonstration(say),
        chapters=(
            Section(
                id="dates",
                title=say.t("What is due, and when"),
                blocks=(
                    Table(columns, rows, strong=1) if rows else Paragraph(say.t("None recorded.")),
                ),
            ),
            *_on_duty(say, today),
        ),
    )


def _on_duty(say: Wording, today: date) -> tuple[Section, ...]:
    """Who is on duty in the next three months: gaps and doubled days are said in words."""
    periods = duty_periods(say.plan, today, today + ON_PAPER)
    if not periods:
        return ()
    rows = tuple(
        (say.t("{first} to {last}", first=say.day(item.first), last=say.day(item.last))
         if item.first != item.last else say.day(item.first),
         say.role(item.role), duty_people(say, item), duty_note(say, item))
        for item in periods
    )  # fmt: skip
    columns = (say.t("Date"), say.t("Function"), say.t("On duty"), say.t("Remark"))
    changes = say.plan.roster.changes_at
    hour = f"{changes.seconds // 3600:02d}:{changes.seconds % 3600 // 60:02d}"
    return (
        Section(
            id="duty",
            title=say.t("Who is on duty"),
            blocks=(
                Paragraph(say.t("Duty passes to the next at {hour}.", hour=hour)),
                Table(columns, rows, strong=2),
            ),
        ),
    )


def duty_people(say: Wording, item: DutyPeriod) -> str:
    """Who is called, in order; in a gap whoever the function's own order has first."""
    people = item.people or say.plan.role(item.role).people
    return ", ".join(say.person(key) for key in people)


def duty_note(say: Wording, item: DutyPeriod) -> str:
    """A gap, or a second entry for the same days."""
    if item.is_gap:
        return say.t("gap: nobody in the roster, the holder and deputies are called")
    if item.instead_of:
        names = ", ".join(say.person(key) for key in item.instead_of)
        return say.t("named twice: not {names}, the later entry counts", names=names)
    return "" if item.people else say.t("as usual: nothing is said for these days")


def _measure(say: Wording, measure: str) -> str:
    for key in say.plan.fiche_ids():
        fiche = say.plan.fiche(key)
        for item in fiche.preventive if fiche else ():
            if item.id == measure:
                return say.text(item.text)
    return ""
