"""Fiches as this organisation uses them: the list with adoption counts, one card in full."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from incplan.app.desk.desk import Desk
from incplan.app.desk.naming import known_fiche
from incplan.app.desk.people import Person, helpdesk, role_label, who
from incplan.app.plan.fiches.lessons import PastLesson, past_lessons
from incplan.i18n.catalogue import Translator
from incplan.i18n.labels import label
from incplan.plan.files.fiches import Fiche
from incplan.plan.maintenance.adoption import AdoptionCount, count_adopted, is_overdue
from incplan.plan.obligations.pack import ObligationPack
from incplan.plan.plan import Plan
from incplan.plan.recovery.to_follow import documents_to_follow
from incplan.plan.values.scalars import Text
from incplan.vocabulary import HELPDESK, Adoption, Phase


class Origin(StrEnum):
    """Who wrote a measure: the library or the organisation."""

    LIBRARY = "library"
    REWORDED = "reworded"
    OWN = "own"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedFiche:
    """A line of the list."""

    id: str
    title: str
    group: str
    measures: int
    adopted: int
    applicable: int
    overdue: int


@dataclass(frozen=True, slots=True)
class FicheList:
    """Every fiche that can be used."""

    fiches: tuple[ListedFiche, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PreventiveLine:
    """A preventive measure and whether it is adopted."""

    id: str
    text: str
    check: str
    adopted: str
    overdue: bool
    owner: str
    due: date | None
    origin: Origin
    legal_basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureLine:
    """A management measure with the people it needs."""

    id: str
    phase: str
    text: str
    roles: tuple[str, ...]
    contacts: tuple[Person, ...]
    evidence: str
    decision: bool
    mandatory: bool
    origin: Origin


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A measure of the shipped fiche that does not apply here, and why."""

    id: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class PossibleDuty:
    """A duty to notify, or a right with a limit, that such an incident may bring."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source of the fiche's facts, and when it was read."""

    name: str
    url: str
    seen: date


@dataclass(frozen=True, slots=True, kw_only=True)
class FicheCard:
    """A fiche in its fixed structure (S-098)."""

    id: str
    title: str
    group: str
    version: str
    last_verified: date
    scenario: str
    risks: tuple[str, ...]
    preventive: tuple[PreventiveLine, ...]
    adopted: int
    applicable: int
    measures: tuple[MeasureLine, ...]
    do: tuple[str, ...]
    dont: tuple[str, ...]
    eradication: tuple[str, ...]
    deactivation: tuple[str, ...]
    review_questions: tuple[str, ...]
    level_hints: tuple[tuple[str, str], ...]
    user_card: tuple[str, ...]
    helpdesk_card: tuple[str, ...]
    is_own: bool
    left_out: tuple[LeftOut, ...]
    for_everybody: tuple[Person, ...]
    to_call: tuple[Person, ...]
    duties: tuple[PossibleDuty, ...]
    sources: tuple[SourceLine, ...]
    procedures: tuple[str, ...]
    lessons: tuple[PastLesson, ...]


def fiche_list(desk: Desk, translator: Translator) -> FicheList:
    """All fiches, with `x of y applicable` measures adopted."""
    plan: Plan = desk.plan()
    lines = []
    for key in plan.fiche_ids():
        fiche = plan.fiche(key)
        if fiche is None:
            continue
        count = count_adopted(plan, key, desk.local_now.date())
        lines.append(
            ListedFiche(
                id=key,
                title=plan.text(fiche.title, translator.language),
                group=label(translator, f"fiche.group.{fiche.group.value}"),
                measures=len(fiche.measures),
                adopted=count.adopted,
                applicable=count.applicable,
                overdue=count.overdue,
            )
        )
    return FicheList(tuple(lines))


def fiche_card(desk: Desk, name: str, translator: Translator) -> FicheCard:
    """One fiche. Raises UsageError for an unknown name."""
    plan: Plan = desk.plan()
    key = known_fiche(plan, name)
    fiche = plan.fiche(key)
    assert fiche is not None  # `known_fiche` returns only ids that exist
    now = desk.local_now
    today = now.date()
    count: AdoptionCount = count_adopted(plan, key, today)
    first = tuple(
        row for item in fiche.measures if item.phase is Phase.T15 for row in item.contacts
    )

    def texts(values: Iterable[Text | None]) -> tuple[str, ...]:
        return tuple(plan.text(value, translator.language) for value in values)

    return FicheCard(
        id=key,
        title=plan.text(fiche.title, translator.language),
        group=label(translator, f"fiche.group.{fiche.group.value}"),
        version=fiche.version,
        last_verified=fiche.last_verified,
        scenario=plan.text(fiche.scenario, translator.language),
        risks=tuple(label(translator, f"risk.{risk}") for risk in fiche.risks),
        preventive=_preventive(plan, key, today, translator),
        adopted=count.adopted,
        applicable=count.applicable,
        measures=_measures(plan, fiche, now, translator),
        do=texts(fiche.do),
        dont=texts(fiche.dont),
        eradication=texts(fiche.eradication),
        deactivation=texts(fiche.deactivation),
        review_questions=texts(item.text for item in fiche.review_questions),
        level_hints=tuple(
            (level.value, plan.text(hint, translator.language))
            for level, hint in fiche.level_hints.items()
        ),
        user_card=texts(fiche.user_card),
        helpdesk_card=texts(fiche.helpdesk_card),
        is_own=key not in plan.library,
        left_out=_left_out(plan, key, translator.language),
        for_everybody=_for_everybody(plan, fiche, now, translator),
        procedures=tuple(
            plan.text(item.name, translator.language)
            + (f" ({item.reference})" if item.reference else "")
            for item in documents_to_follow(plan, key)
        ),
        lessons=past_lessons(desk, key),
        to_call=who(plan, (*first, *fiche.required_contacts), now, translator, limit=1, fiche=key),
        duties=_duties(desk, fiche, translator.language),
        sources=tuple(
            SourceLine(plan.text(item.name, translator.language), item.url or "", item.seen)
            for item in fiche.sources
        ),
    )


def _for_everybody(
    plan: Plan, fiche: Fiche, now: datetime, translator: Translator
) -> tuple[Person, ...]:
    """Whom anybody on the spot calls: of the helpdesk, the numbers to report at."""
    people: list[Person] = []
    for key in fiche.calls_of_everybody:
        desk = helpdesk(plan, key, now, translator) if key == HELPDESK else None
        named = who(plan, (key,), now, translator, limit=1, fiche=fiche.id)
        people += (desk,) if desk else named
    return tuple({item.id: item for item in reversed(people)}.values())[::-1]


def _duties(desk: Desk, fiche: Fiche, language: str) -> tuple[PossibleDuty, ...]:
    """The duties the fiche names, then those the pack links to it."""
    pack: ObligationPack = desk.pack()
    named = {duty.id: duty for duty in pack.duties}
    tied = (duty.id for duty in pack.duties if fiche.id in duty.fiches)
    wanted = dict.fromkeys((*fiche.obligations, *tied))
    return tuple(
        PossibleDuty(key, desk.plan().text(named[key].title, language))
        for key in wanted
        if key in named
    )


def _measures(
    plan: Plan, fiche: Fiche, now: datetime, translator: Translator
) -> tuple[MeasureLine, ...]:
    return tuple(
        MeasureLine(
            id=item.id,
            phase=item.phase.value,
            text=plan.text(item.text, translator.language),
            roles=tuple(role_label(role, translator) for role in item.roles),
            contacts=who(plan, item.contacts, now, translator, limit=2, fiche=fiche.id),
            evidence=plan.text(item.evidence, translator.language),
            decision=item.decision,
            mandatory=item.mandatory,
            origin=_origin(plan, fiche.id, item.id),
        )
        for item in fiche.measures
    )


def _origin(plan: Plan, key: str, measure: str) -> Origin:
    adoption = plan.adoptions.get(key)
    if adoption is None:
        return Origin.LIBRARY
    if adoption.own is not None or measure in adoption.added:
        return Origin.OWN
    return Origin.REWORDED if measure in adoption.replace else Origin.LIBRARY


def _left_out(plan: Plan, key: str, language: str) -> tuple[LeftOut, ...]:
    adoption = plan.adoptions.get(key)
    library = plan.library.get(key)
    if adoption is None or library is None or adoption.own is not None:
        return ()
    texts = library.measure_texts
    return tuple(
        LeftOut(measure, plan.text(texts[measure], language), plan.text(reason, language))
        for measure, reason in adoption.drop.items()
        if measure in texts
    )


def _preventive(
    plan: Plan, key: str, today: date, translator: Translator
) -> tuple[PreventiveLine, ...]:
    fiche = plan.fiche(key)
    adoption = plan.adoptions.get(key)
    lines = []
    for item in fiche.preventive if fiche else ():
        record = adoption.adoption.get(item.id) if adoption else None
        owner = plan.contacts.get(record.owner) if record and record.owner else None
        state = record.adopted if record else None
        lines.append(
            PreventiveLine(
                id=item.id,
                text=plan.text(item.text, translator.language),
                check=plan.text(item.check, translator.language),
                adopted=label(translator, f"adoption.{state.value}") if state else "?",
                overdue=state is Adoption.YES and is_overdue(plan, key, item, today),
                owner=owner.name if owner else "",
                due=record.due if record else None,
                origin=_origin(plan, key, item.id),
                legal_basis=plan.text(item.legal_basis, translator.language),
            )
        )
    return tuple(lines)
