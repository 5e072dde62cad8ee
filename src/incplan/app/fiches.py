"""Fiches as this organisation uses them: the list with adoption counts, one card in full."""

from dataclasses import dataclass
from datetime import date

from incplan.app.desk import Desk
from incplan.app.naming import known
from incplan.app.people import Person, role_label, who
from incplan.i18n.catalogue import Translator
from incplan.i18n.labels import label
from incplan.plan.adoption import AdoptionCount, count_adopted, is_overdue
from incplan.plan.plan import Plan
from incplan.vocabulary import Adoption


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
    key = known("fiche", name, plan.fiche_ids())
    fiche = plan.fiche(key)
    assert fiche is not None  # `known` only gives ids that have one
    today = desk.local_now.date()
    count: AdoptionCount = count_adopted(plan, key, today)

    def text(value: object) -> str:
        return plan.text(value, translator.language)  # type: ignore[arg-type]

    return FicheCard(
        id=key,
        title=text(fiche.title),
        group=label(translator, f"fiche.group.{fiche.group.value}"),
        version=fiche.version,
        last_verified=fiche.last_verified,
        scenario=text(fiche.scenario),
        risks=tuple(label(translator, f"risk.{risk}") for risk in fiche.risks),
        preventive=_preventive(plan, key, today, translator),
        adopted=count.adopted,
        applicable=count.applicable,
        measures=tuple(
            MeasureLine(
                id=item.id,
                phase=item.phase.value,
                text=text(item.text),
                roles=tuple(role_label(role, translator) for role in item.roles),
                contacts=who(plan, item.contacts, today, translator, limit=2, fiche=key),
                evidence=text(item.evidence),
                decision=item.decision,
                mandatory=item.mandatory,
            )
            for item in fiche.measures
        ),
        do=tuple(text(item) for item in fiche.do),
        dont=tuple(text(item) for item in fiche.dont),
        eradication=tuple(text(item) for item in fiche.eradication),
        deactivation=tuple(text(item) for item in fiche.deactivation),
        review_questions=tuple(text(item.text) for item in fiche.review_questions),
        level_hints=tuple((key.value, text(hint)) for key, hint in fiche.level_hints.items()),
        user_card=tuple(text(item) for item in fiche.user_card),
        helpdesk_card=tuple(text(item) for item in fiche.helpdesk_card),
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
                overdue=state is Adoption.YES and is_overdue(item, record, today),
                owner=owner.name if owner else "",
                due=record.due if record else None,
            )
        )
    return tuple(lines)
