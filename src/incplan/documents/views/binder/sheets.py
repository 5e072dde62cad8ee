"""The incident sheets as used: each on a page of its own, boxes to tick, times to write."""

from incplan.documents.content.blocks import (
    Block,
    Bullets,
    Calls,
    Check,
    Checklist,
    Paragraph,
    ToFill,
)
from incplan.documents.content.document import Section
from incplan.documents.views.binder.grab_card import where_to_read_on
from incplan.documents.views.binder.reach import call, meant
from incplan.documents.views.common.programme import sheet_tested
from incplan.documents.views.plan.fiches import advice, common_sections
from incplan.documents.wording.wording import Wording
from incplan.plan.files.fiches import Fiche, Measure
from incplan.plan.values.scalars import Text
from incplan.vocabulary import Adoption, Phase


def sheets(say: Wording) -> Section:
    """The first minutes of every incident, then a sheet for each type."""
    known = [fiche for key in say.plan.fiche_ids() if (fiche := say.plan.fiche(key)) is not None]
    if not known:
        mark = ToFill(say.t("{mark} The incident sheets.", mark=say.to_fill))
        return Section(id="sheets", title=say.t("Incident sheets"), blocks=(mark,), new_page=True)
    intro = say.t(
        "The communication sheet goes with every incident, in addition to the sheet of its type."
    )
    return Section(
        id="sheets",
        title=say.t("Incident sheets"),
        blocks=(where_to_read_on(say), Paragraph(intro)),
        sections=(
            *common_sections(say, "sheets", measure_list),
            *(sheet(say, item) for item in known),
        ),
        new_page=True,
    )


def sheet(say: Wording, fiche: Fiche) -> Section:
    """One sheet, in the template's five headings; the page begins with it."""
    return Section(
        id=f"sheet-{fiche.id}",
        title=say.text(fiche.title),
        sections=(
            _part(say, fiche, "scenario", "1.", (Paragraph(say.text(fiche.scenario)),)),
            _part(say, fiche, "risks", "2.", (Paragraph(_risks(say, fiche)),)),
            _part(say, fiche, "preventive", "3.", _preventive(say, fiche)),
            _management(say, fiche),
            *_criteria(say, fiche),
            _part(say, fiche, "review", "5.", _review(say, fiche)),
        ),
        new_page=True,
    )


def _part(say: Wording, fiche: Fiche, key: str, number: str, blocks: tuple[Block, ...]) -> Section:
    return Section(
        id=f"sheet-{fiche.id}-{key}", number=number, title=say.label(f"fiche.{key}"), blocks=blocks
    )


def _risks(say: Wording, fiche: Fiche) -> str:
    return " · ".join(say.label(f"risk.{risk}") for risk in fiche.risks)


def _preventive(say: Wording, fiche: Fiche) -> tuple[Block, ...]:
    """How many preventive measures are in place, and the names of those that are not."""
    own = say.plan.adoptions.get(fiche.id)
    states = {
        item.id: record.adopted if (record := own.adoption.get(item.id) if own else None) else None
        for item in fiche.preventive
    }
    applicable = [item for item in fiche.preventive if states[item.id] != Adoption.NOT_APPLICABLE]
    absent = [item for item in applicable if states[item.id] != Adoption.YES]
    summary = say.t(
        "Adopted: {adopted} of {applicable} applicable.",
        adopted=len(applicable) - len(absent),
        applicable=len(applicable),
    )
    if not absent:
        return (Paragraph(summary),)
    told = say.t("{summary} Do not count on:", summary=summary)
    return (
        Paragraph(told),
        Bullets(tuple(_absent(say, item.text, states[item.id]) for item in absent)),
    )


def _absent(say: Wording, text: Text, state: Adoption | None) -> str:
    if state is None:
        return say.t("{measure} (not answered)", measure=say.text(text))
    if state is Adoption.PARTIAL:
        return say.t("{measure} (only partly in place)", measure=say.text(text))
    return say.text(text)


def _management(say: Wording, fiche: Fiche) -> Section:
    phases = tuple(
        Section(
            id=f"sheet-{fiche.id}-{phase.value.lower()}",
            title=say.label(f"phase.{phase.value}"),
            blocks=(measure_list(say, measures),),
        )
        for phase in Phase
        if (measures := tuple(item for item in fiche.measures if item.phase is phase))
    )
    return Section(
        id=f"sheet-{fiche.id}-management",
        number="4.",
        title=say.label("fiche.management"),
        blocks=advice(say, fiche),
        sections=(*phases, _contacts(say, fiche)),
    )


def measure_list(say: Wording, measures: tuple[Measure, ...]) -> Checklist:
    """Measures to tick, with the time."""
    return Checklist(
        tuple(_measure(say, item) for item in measures),
        say.t("Measure"),
        say.t("Function"),
        say.t("Time"),
    )


def _measure(say: Wording, measure: Measure) -> Check:
    notes = [
        say.t("decision: record it with its reason") if measure.decision else "",
        "" if measure.mandatory else say.t("optional"),
        say.t("to call: {functions}", functions=say.roles(measure.contacts))
        if measure.contacts
        else "",
    ]
    return Check(
        number=measure.id,
        text=say.text(measure.text),
        who=say.roles(measure.roles),
        note=say.listed(notes),
    )


def _contacts(say: Wording, fiche: Fiche) -> Section:
    keys = [key for measure in fiche.measures for key in measure.contacts]
    wanted = meant(say, fiche.id, (*fiche.required_contacts, *keys, *fiche.recommended_contacts))
    mark = ToFill(say.t("{mark} Nobody is listed here yet.", mark=say.to_fill))
    calls = tuple(call(say, key, function, count=2) for function, key in wanted)
    columns = (say.t("Function"), say.t("Name"), say.t("Numbers"))
    return Section(
        id=f"sheet-{fiche.id}-contacts",
        title=say.t("Contacts of this sheet"),
        blocks=(Calls(columns, calls) if calls else mark,),
    )


def _criteria(say: Wording, fiche: Fiche) -> tuple[Section, ...]:
    """How to tell that the cause is gone, and that the incident may be ended."""
    parts = (("eradication", fiche.eradication), ("deactivation", fiche.deactivation))
    return tuple(
        Section(
            id=f"sheet-{fiche.id}-{key}",
            title=say.label(f"fiche.{key}"),
            blocks=(
                Checklist(
                    tuple(Check(text=say.text(text)) for text in texts),
                    say.t("Criterion"),
                    "",
                    say.t("Time"),
                ),
            ),
        )
        for key, texts in parts
        if texts
    )


def _review(say: Wording, fiche: Fiche) -> tuple[Block, ...]:
    questions = tuple(f"{item.id} {say.text(item.text)}" for item in fiche.review_questions)
    general = Paragraph(
        say.t("The review of step 6: what worked, what did not, which actions follow.")
    )
    tested = sheet_tested(say, fiche.id)
    return (general, tested, Bullets(questions)) if questions else (general, tested)
