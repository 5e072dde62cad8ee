"""What was tested and when again, as printed in the plan and on its sheets (S-023)."""

from datetime import date

from incplan.documents.content.blocks import Block, Paragraph, Table
from incplan.documents.wording.wording import Wording
from incplan.i18n.labels.plan.procedures import form_name, procedure_name
from incplan.plan.maintenance.programme import ProcedureState, added, programme
from incplan.plan.record import ProcedureTest
from incplan.vocabulary import ProcedureKind


def test_table(say: Wording) -> Block:
    """Each procedure with its last test; a mark where there was none."""
    columns = (
        say.t("Procedure"),
        say.t("Last tested"),
        say.t("How"),
        say.t("Measured"),
        say.t("Next due"),
        say.t("Who sees to it"),
    )
    return Table(columns, tuple(_row(say, item) for item in programme(say.plan, date.max)))


def _row(say: Wording, item: ProcedureState) -> tuple[str, ...]:
    last, procedure = item.last, item.procedure
    name = procedure_name(say.translator, say.plan, procedure.kind, procedure.subject)
    owner = say.person(procedure.owner)
    if last is None:
        return (name, say.t("never"), "", "", "", owner)
    took = say.span(last.took) if last.took else ""
    if took and (before := added(procedure, last)):
        took = f"{took} + {say.span(before)}"
    if took and procedure.objective:
        took = say.t("{took} of {objective}", took=took, objective=say.span(procedure.objective))
    if took and procedure.planned:
        took = say.t("{took}; planned {planned}", took=took, planned=say.span(procedure.planned))
    form = _form(say, last)
    return (name, say.day(last.on), form, took, say.day(item.due), owner)


def _form(say: Wording, test: ProcedureTest) -> str:
    """How it was tested, and that the report of the exercise is still open."""
    form = form_name(say.translator, test.form.value)
    return say.t("{state}, report open", state=form) if test.report_open else form


def sheet_tested(say: Wording, fiche: str) -> Paragraph:
    """When a sheet was last tested, in which form and by whom."""
    found = [
        item
        for item in programme(say.plan, date.max)
        if item.procedure.kind is ProcedureKind.FICHE and item.procedure.subject == fiche
    ]
    last = found[0].last if found else None
    if last is None:
        return Paragraph(say.t("Last tested: never."))
    words = say.t(
        "Last tested on {day} ({form}), by {name}.",
        day=say.day(last.on),
        form=_form(say, last),
        name=say.person(last.by) or "?",
    )
    return Paragraph(words)
