"""Forms to fill in by hand when nothing else works: incident sheet, log, duties, review.

A set belongs to one incident and carries one paper number, reserved beforehand.
"""

from collections.abc import Sequence

from incplan.documents.content.blocks import BlankTable, Block, Form, FormRow
from incplan.documents.content.document import Section
from incplan.documents.views.binder.levels import duty_list
from incplan.documents.views.binder.recovery import recovery_table
from incplan.documents.views.binder.sheets import measure_list
from incplan.documents.wording.wording import Wording
from incplan.incident.review.template import SECTIONS, YES_NO, Row, RowKind
from incplan.plan.recovery.order import recovery_order
from incplan.vocabulary import Level

#: Rows of a log sheet: what fills a page.
_LOG_ROWS = 24


def form_sets(say: Wording, numbers: Sequence[str]) -> tuple[Section, ...]:
    """A set of forms for each paper number; one without a number when none is reserved."""
    return tuple(_set(say, number, place) for place, number in enumerate(numbers or ("",), start=1))


def _set(say: Wording, number: str, place: int) -> Section:
    return Section(
        id=f"forms-{place}",
        title=say.t("Forms for one incident, set {place}", place=place),
        blocks=(_incident_sheet(say, number), *_times(say)),
        sections=(
            _log(say, number, place),
            _duties(say, number, place),
            _review(say, number, place),
        ),
        new_page=True,
        paper=number,
    )


def _incident_sheet(say: Wording, number: str) -> Form:
    """The register's seven columns, as a person fills them in (S-065)."""
    types = tuple(say.fiche(key) for key in say.plan.fiche_ids())
    levels = tuple(say.label(f"level.{level.value}") for level in Level)
    answers = (say.t("yes"), say.t("no"), say.t("not known"))
    rows = (
        FormRow(label=say.t("Paper number"), choices=(), lines=0 if number else 1),
        FormRow(label=say.t("Number in the register, given later")),
        FormRow(label=say.t("Date and time it was noticed")),
        FormRow(label=say.t("Date and time it began, if known")),
        FormRow(label=say.t("Noticed by, to be reached at")),
        FormRow(label=say.t("Type of incident"), choices=(*types, say.t("other")), lines=0),
        FormRow(label=say.t("Brief description"), lines=3),
        FormRow(label=say.t("Level"), choices=levels, lines=0),
        FormRow(label=say.t("Customers affected"), choices=answers, lines=0),
        FormRow(label=say.t("Team in charge")),
        FormRow(label=say.t("Impact, resources used"), lines=2),
        FormRow(label=say.t("Actions taken"), lines=3),
        FormRow(label=say.t("Closed: date, time, agreed by")),
    )
    return Form(tuple(row for row in rows if row.lines or row.choices))


def _times(say: Wording) -> tuple[Block, ...]:
    places = recovery_order(say.plan.activities)
    return (recovery_table(say, places),) if places else ()


def _log(say: Wording, number: str, place: int) -> Section:
    columns = (say.t("Date, time"), say.t("Who"), say.t("What happened, what was decided and why"))
    return Section(
        id=f"forms-{place}-log",
        title=say.t("Incident log"),
        blocks=(BlankTable(columns, _LOG_ROWS),),
        new_page=True,
        paper=number,
    )


def _duties(say: Wording, number: str, place: int) -> Section:
    common = say.plan.common
    parts = [("opening", say.t("Every incident: the beginning"), common and common.opening)]
    found = [
        Section(id=f"forms-{place}-{key}", title=title, blocks=(measure_list(say, measures),))
        for key, title, measures in parts
        if measures
    ]
    for level in Level:
        if duties := say.plan.duties(level):
            name = say.label(f"level.{level.value}")
            title = say.t("Level {number}: {name}", number=level.rank, name=name)
            found.append(
                Section(
                    id=f"forms-{place}-{level.value}",
                    title=title,
                    blocks=(duty_list(say, duties),),
                )
            )
    return Section(
        id=f"forms-{place}-duties",
        title=say.t("Duty list"),
        blocks=(Form((FormRow(label=say.t("Level in force, since")),)),),
        sections=tuple(found),
        new_page=True,
        paper=number,
    )


def _review(say: Wording, number: str, place: int) -> Section:
    parts = tuple(
        Section(
            id=f"forms-{place}-{part.key.replace('.', '-')}",
            number=f"{count}.",
            title=say.label(part.key),
            blocks=(Form(_review_rows(say, part.rows)),),
        )
        for count, part in enumerate(SECTIONS, start=1)
    )
    return Section(
        id=f"forms-{place}-review",
        title=say.t("Post-incident review"),
        sections=parts,
        new_page=True,
        paper=number,
    )


def _review_rows(say: Wording, rows: tuple[Row, ...]) -> tuple[FormRow, ...]:
    if not rows:
        return (FormRow(label=say.t("Anything else"), lines=3),)
    choices = tuple(say.label(row.key) for row in rows if row.kind is RowKind.ENUM)
    if choices:
        return (FormRow(label=say.t("Tick one"), choices=choices, lines=0),)
    return tuple(_review_row(say, row) for row in rows)


def _review_row(say: Wording, row: Row) -> FormRow:
    if row.choices == YES_NO:
        answers = (say.t("yes"), say.t("no"), say.t("not known"))
        return FormRow(label=say.label(row.key), choices=answers)
    lines = 2 if row.kind is RowKind.JUDGEMENT else 1
    return FormRow(label=say.label(row.key), lines=lines)
