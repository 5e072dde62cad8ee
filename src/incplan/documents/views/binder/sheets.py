"""The incident sheets as used: each on a page of its own, boxes to tick, times to write."""

from incplan.documents.content.blocks import (
    Block,
    Bullets,
    Check,
    Checklist,
    Paragraph,
)
from incplan.documents.content.document import Section
from incplan.documents.views.common.learnt import learnt
from incplan.documents.views.common.programme import sheet_tested
from incplan.documents.wording.wording import Wording
from incplan.plan.files.fiches import Fiche, Measure
from incplan.plan.values.scalars import Text
from incplan.vocabulary import Adoption


def background(say: Wording) -> Section | None:
    """What is read before and after: scenario, risks, prevention, review of each fiche."""
    known = [fiche for key in say.plan.fiche_ids() if (fiche := say.plan.fiche(key)) is not None]
    if not known:
        return None
    return Section(
        id="background",
        title=say.t("Incident sheets: before and after"),
        sections=tuple(_background(say, item) for item in known),
        new_page=True,
    )


def _background(say: Wording, fiche: Fiche) -> Section:
    return Section(
        id=f"background-{fiche.id}",
        title=say.text(fiche.title),
        sections=(
            _part(say, fiche, "scenario", "1.", (Paragraph(say.text(fiche.scenario)),)),
            _part(say, fiche, "risks", "2.", (Paragraph(_risks(say, fiche)),)),
            _part(say, fiche, "preventive", "3.", _preventive(say, fiche)),
            _part(say, fiche, "review", "5.", _review(say, fiche)),
        ),
    )


def _part(say: Wording, fiche: Fiche, key: str, number: str, blocks: tuple[Block, ...]) -> Section:
    return Section(
        id=f"background-{fiche.id}-{key}",
        number=number,
        title=say.label(f"fiche.{key}"),
        blocks=blocks,
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
    if state in (Adoption.IN_PROGRESS, Adoption.PLANNED):
        named = say.label(f"adoption.{state.value}")
        return say.t("{measure} ({state})", measure=say.text(text), state=named)
    return say.text(text)


def measure_list(say: Wording, measures: tuple[Measure, ...]) -> Checklist:
    """Measures to tick, with the time."""
    return Checklist(
        tuple(_measure(say, item) for item in measures),
        say.t("Measure"),
        say.t("Role"),
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


def _review(say: Wording, fiche: Fiche) -> tuple[Block, ...]:
    questions = tuple(f"{item.id} {say.text(item.text)}" for item in fiche.review_questions)
    general = Paragraph(
        say.t("The review of step 6: what worked, what did not, which actions follow.")
    )
    tested = sheet_tested(say, fiche.id)
    asked: tuple[Block, ...] = (Bullets(questions),) if questions else ()
    return (general, tested, *asked, *learnt(say, fiche.id))
