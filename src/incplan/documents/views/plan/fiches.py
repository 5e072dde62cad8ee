"""Chapter IV: the incident sheets, one structure for all, with what is adopted (S-096 to S-100)."""

from collections.abc import Callable
from datetime import date

from incplan.documents.content.blocks import (
    Block,
    Bullets,
    Card,
    Cards,
    Paragraph,
    Reference,
    References,
    Table,
    ToFill,
)
from incplan.documents.content.document import Section
from incplan.documents.views.common.learnt import learnt, procedures
from incplan.documents.views.common.programme import sheet_tested
from incplan.documents.wording.wording import Wording
from incplan.plan.files.fiches import Fiche, FicheGroup, Measure
from incplan.plan.maintenance.adoption import count_adopted, is_overdue
from incplan.plan.values.scalars import Text
from incplan.vocabulary import Adoption, Phase


def fiches(say: Wording, today: date) -> Section:
    """All sheets, by group."""
    known = [fiche for key in say.plan.fiche_ids() if (fiche := say.plan.fiche(key)) is not None]
    groups = tuple(
        _group(say, group, members, today)
        for group in FicheGroup
        if (members := tuple(item for item in known if item.group is group))
    )
    if not groups:
        mark = ToFill(say.t("{mark} The incident sheets.", mark=say.to_fill))
        return Section(id="fiches", number="IV", title=say.t("Incident sheets"), blocks=(mark,))
    intro = Paragraph(
        say.t(
            "The communication sheet goes with every incident, in addition to the sheet of its "
            "type."
        )
    )
    return Section(
        id="fiches",
        number="IV",
        title=say.t("Incident sheets"),
        blocks=(_pages(say, known), intro),
        sections=(*common_sections(say, "fiches", _measures), *groups),
    )


def common_sections(
    say: Wording, prefix: str, shown: Callable[[Wording, tuple[Measure, ...]], Block]
) -> tuple[Section, ...]:
    """What opens and closes every incident, whatever its sheet; `shown` lays the measures out."""
    common = say.plan.common
    if common is None:
        return ()
    parts = (
        ("opening", say.t("Every incident: opening steps"), common.opening),
        ("closing", say.t("Every incident: closing steps"), common.closing),
    )
    return tuple(
        Section(id=f"{prefix}-{key}", title=title, blocks=(shown(say, measures),))
        for key, title, measures in parts
        if measures
    )


def _pages(say: Wording, known: list[Fiche]) -> References:
    return References(tuple(Reference(f"fiche-{item.id}", say.text(item.title)) for item in known))


def _group(say: Wording, group: FicheGroup, members: tuple[Fiche, ...], today: date) -> Section:
    return Section(
        id=f"fiches-{group.value}",
        title=say.label(f"fiche.group.{group.value}"),
        sections=tuple(
            _fiche(say, item, today, new_page=place > 0) for place, item in enumerate(members)
        ),
        new_page=True,
    )


def _fiche(say: Wording, fiche: Fiche, today: date, *, new_page: bool) -> Section:
    """One sheet; the first of a group shares the page its group begins."""
    return Section(
        id=f"fiche-{fiche.id}",
        title=say.text(fiche.title),
        new_page=new_page,
        sections=(
            Section(
                id=f"fiche-{fiche.id}-step-1",
                title=say.t("Step 1: preparation"),
                sections=_before(say, fiche, today),
            ),
            Section(
                id=f"fiche-{fiche.id}-steps-2-3",
                title=say.t("Steps 2 and 3: identification, activation and handling"),
                sections=(_during(say, fiche),),
            ),
            _listed(say, fiche, "step-4", say.t("Step 4: eradication"), fiche.eradication),
            _listed(say, fiche, "step-5", say.t("Step 5: deactivation"), fiche.deactivation),
            Section(
                id=f"fiche-{fiche.id}-step-6",
                title=say.t("Step 6: lessons learned"),
                sections=(_after(say, fiche),),
            ),
            *_sources(say, fiche),
        ),
    )


def _sources(say: Wording, fiche: Fiche) -> tuple[Section, ...]:
    """Where its facts come from, with the day each was read."""
    if not fiche.sources:
        return ()
    lines = tuple(
        say.listed(filter(None, (say.text(item.name), item.url, say.day(item.seen))))
        for item in fiche.sources
    )
    title = say.label("field.sources")
    return (Section(id=f"fiche-{fiche.id}-sources", title=title, blocks=(Bullets(lines),)),)


def _before(say: Wording, fiche: Fiche, today: date) -> tuple[Section, ...]:
    return (
        Section(
            id=f"fiche-{fiche.id}-scenario",
            number="1.",
            title=say.label("fiche.scenario"),
            blocks=(Paragraph(say.text(fiche.scenario)),),
        ),
        Section(
            id=f"fiche-{fiche.id}-risks",
            number="2.",
            title=say.label("fiche.risks"),
            blocks=(Bullets(tuple(say.label(f"risk.{risk}") for risk in fiche.risks)),),
        ),
        Section(
            id=f"fiche-{fiche.id}-preventive",
            number="3.",
            title=say.label("fiche.preventive"),
            blocks=_preventive(say, fiche, today),
        ),
    )


def _preventive(say: Wording, fiche: Fiche, today: date) -> tuple[Block, ...]:
    """The template's yes or no; partly adopted counts as no and says so."""
    if not fiche.preventive:
        return (ToFill(say.t("{mark} Preventive measures.", mark=say.to_fill)),)
    count = count_adopted(say.plan, fiche.id, today)
    summary = say.t(
        "Adopted: {adopted} of {applicable} applicable.",
        adopted=count.adopted,
        applicable=count.applicable,
    )
    own = say.plan.adoptions.get(fiche.id)
    rows = []
    for measure in fiche.preventive:
        record = own.adoption.get(measure.id) if own else None
        state = record.adopted if record else None
        notes = [say.text(measure.legal_basis)] if measure.legal_basis else []
        if state not in (None, Adoption.YES, Adoption.NO):
            notes.append(say.label(f"adoption.{state.value}"))
        if record and record.reason:
            notes.append(say.text(record.reason))
        if record and record.due and state is not Adoption.YES:
            notes.append(say.t("due {day}", day=say.day(record.due)))
        if state is Adoption.YES and is_overdue(say.plan, fiche.id, measure, today):
            notes.append(say.t("check overdue"))
        rows.append(
            (
                measure.id,
                say.text(measure.text),
                say.to_fill if state is None else _adopted(say, state),
                say.listed(notes),
                say.person(record.owner) if record else "",
            )
        )
    columns = (say.t("No."), say.t("Measure"), say.t("Adopted"), say.t("Note"), say.t("Owner"))
    return (Paragraph(summary), Table(columns, tuple(rows)))


def _adopted(say: Wording, state: Adoption) -> str:
    return "-" if state is Adoption.NOT_APPLICABLE else say.yes_no(state is Adoption.YES)


def _during(say: Wording, fiche: Fiche) -> Section:
    phases = tuple(
        _phase(say, fiche, phase, measures)
        for phase in Phase
        if (measures := tuple(item for item in fiche.measures if item.phase is phase))
    )
    return Section(
        id=f"fiche-{fiche.id}-management",
        number="4.",
        title=say.label("fiche.management"),
        blocks=(*advice(say, fiche), *_procedures(say, fiche)),
        sections=phases,
    )


def _procedures(say: Wording, fiche: Fiche) -> tuple[Block, ...]:
    """Which procedures must be followed."""
    found = procedures(say, fiche.id)
    if not found:
        return (ToFill(say.t("{mark} Procedures to follow.", mark=say.to_fill)),)
    return (Paragraph(say.t("Procedures to follow:")), Bullets(found))


def _phase(say: Wording, fiche: Fiche, phase: Phase, measures: tuple[Measure, ...]) -> Section:
    return Section(
        id=f"fiche-{fiche.id}-{phase.value.lower()}",
        title=say.label(f"phase.{phase.value}"),
        blocks=(_measures(say, measures),),
    )


def _measures(say: Wording, measures: tuple[Measure, ...]) -> Table:
    columns = (say.t("No."), say.t("Measure"), say.t("Role"), say.t("Contacts"))
    return Table(columns, tuple(_measure(say, item) for item in measures))


def _measure(say: Wording, measure: Measure) -> tuple[str, ...]:
    text = say.text(measure.text)
    if measure.decision:
        text = f"{text} ({say.t('decision: record it with its reason')})"
    if not measure.mandatory:
        text = f"{text} ({say.t('optional')})"
    return measure.id, text, say.roles(measure.roles), say.roles(measure.contacts)


def advice(say: Wording, fiche: Fiche) -> tuple[Block, ...]:
    """What to do and what not to do, side by side; nothing when the sheet says neither."""
    cards = tuple(
        Card(say.label(f"fiche.{key}"), tuple(map(say.text, texts)))
        for key, texts in (("do", fiche.do), ("dont", fiche.dont))
        if texts
    )
    return (Cards(cards),) if cards else ()


def _listed(say: Wording, fiche: Fiche, key: str, title: str, texts: tuple[Text, ...]) -> Section:
    block: Block = (
        Bullets(tuple(say.text(item) for item in texts))
        if texts
        else Paragraph(say.t("As in the general steps of chapter III."))
    )
    return Section(id=f"fiche-{fiche.id}-{key}", title=title, blocks=(block,))


def _after(say: Wording, fiche: Fiche) -> Section:
    general = say.t("The review of step 6: what worked, what did not, which actions follow.")
    questions = tuple(f"{item.id} {say.text(item.text)}" for item in fiche.review_questions)
    blocks: tuple[Block, ...] = (Paragraph(general), sheet_tested(say, fiche.id))
    if questions:
        blocks = (*blocks, Bullets(questions))
    blocks = (*blocks, *learnt(say, fiche.id))
    return Section(
        id=f"fiche-{fiche.id}-review", number="5.", title=say.label("fiche.review"), blocks=blocks
    )
