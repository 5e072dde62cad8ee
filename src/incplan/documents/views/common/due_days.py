"""The calendar of the plan: what is due when, and who does it."""

from datetime import date
from typing import Final

from incplan.documents.content.blocks import Paragraph, Table
from incplan.documents.content.document import Document, Section
from incplan.documents.views.common.stamp import demonstration, stamp
from incplan.documents.wording.wording import Wording
from incplan.i18n.catalogue import N_
from incplan.i18n.labels.plan.procedures import procedure_name
from incplan.plan.calendar.due_dates import DueDate, DueKind
from incplan.vocabulary import ProcedureKind

_TITLES: Final = {
    DueKind.REVIEW: N_("Review of the incident plan"),
    DueKind.EXERCISE: N_("Exercise of the incident plan"),
    DueKind.AWARENESS: N_("Awareness session on incidents"),
    DueKind.SESSION: N_("Awareness session for {subject}"),
    DueKind.NEWCOMER: N_("First awareness session of {subject}"),
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
    """What there is to know about it: the measure, the action, the contract."""
    if due.kind is DueKind.MEASURE:
        return _measure(say, due.subject)
    return due.text


def calendar_view(
    say: Wording,
    dates: tuple[DueDate, ...],
    *,
    today: date,
    commit: str | None,
    fingerprint: str = "",
) -> Document:
    """Everything with a day, past ones first."""
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
        ),
    )


def _measure(say: Wording, measure: str) -> str:
    for key in say.plan.fiche_ids():
        fiche = say.plan.fiche(key)
        for item in fiche.preventive if fiche else ():
            if item.id == measure:
                return say.text(item.text)
    return ""
