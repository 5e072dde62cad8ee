"""What was tested and when again, as printed in the plan and on its sheets (S-023)."""

from datetime import date

from incplan.documents.content.blocks import Block, Paragraph, Table
from incplan.documents.wording.wording import Wording
from incplan.i18n.labels.plan.lacking import lacking_words
from incplan.i18n.labels.plan.procedures import form_name, procedure_name
from incplan.i18n.labels.plan.tested import result_words, with_change
from incplan.i18n.time.dates import long_date
from incplan.plan.maintenance.programme import ProcedureState, programme
from incplan.plan.maintenance.tested.result import result_of
from incplan.vocabulary import ProcedureKind


def test_table(say: Wording) -> Block:
    """Each procedure with its last test; a mark where there was none."""
    columns = (
        say.t("Procedure"),
        say.t("Last tested"),
        say.t("How"),
        say.t("By whom"),
        say.t("Measured"),
        say.t("Next due"),
        say.t("Who sees to it"),
    )
    return Table(columns, tuple(_row(say, item) for item in programme(say.plan, date.max)))


def _row(say: Wording, item: ProcedureState) -> tuple[str, ...]:
    last, procedure = item.last, item.procedure
    name = procedure_name(say.translator, say.plan, procedure.kind, procedure.subject)
    owner = say.person(procedure.owner)
    told = result_words(say.translator, say.plan, result_of(item))
    if last is None:
        return (name, say.t("never"), "", "", told, "", owner)
    form, due = _form(say, item, of_version=True), long_date(item.due, say.language)
    return (name, say.day(last.on), form, say.people(last.whom), told, due, owner)


def _form(say: Wording, item: ProcedureState, *, of_version: bool = False) -> str:
    """How it was tested, of which version of the plan; that the report of it is still open."""
    if item.last is None:
        return ""
    form = form_name(say.translator, item.last.form.value)
    if item.last.version and of_version:
        form = say.t("{form}, version {version}", form=form, version=item.last.version)
    form = with_change(say.translator, form, item.before)
    return say.t("{state}, report open", state=form) if item.last.report_open else form


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
        form=_form(say, found[0]),
        name=say.person(last.led_by or last.by) or "?",
    )
    if last.version:
        words = f"{words} {say.t('Plan version: {version}.', version=last.version)}"
    if last.people:
        words = f"{words} {say.t('Took part: {names}.', names=say.people(last.people))}"
    if found[0].lacking:
        what = lacking_words(say.translator, found[0].lacking)
        words = f"{words} {say.t('Incomplete; missing: {what}.', what=what)}"
    return Paragraph(words)
