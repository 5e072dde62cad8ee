"""How prevention stands: what is adopted, who owns it, what is due next (S-033)."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from incplan.app.desk.desk import Desk
from incplan.app.desk.naming import known_contact, known_fiche
from incplan.app.desk.people import name_of
from incplan.i18n.catalogue import Translator
from incplan.plan.files.fiches import AdoptionRecord, PreventiveMeasure
from incplan.plan.maintenance.adoption import count_adopted, day_to_act
from incplan.plan.plan import Plan
from incplan.vocabulary import Adoption

#: Checks due within this time are listed when no single fiche is asked for.
SOON: Final = timedelta(days=60)


@dataclass(frozen=True, slots=True, kw_only=True)
class FicheCount:
    """One fiche: `adopted` of `applicable`; late checks, late promises, unanswered measures."""

    fiche: str
    title: str
    adopted: int
    applicable: int
    overdue: int
    unanswered: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PreventionLine:
    """A preventive measure; `day` is its next check, or the day it should be in place.

    `source` is `file`, `journal` (with the day and the author), or nothing when not answered.
    """

    id: str
    fiche: str
    text: str
    check: str
    adopted: Adoption | None
    owner: str | None
    owner_name: str
    day: date | None
    overdue: bool
    soon: bool
    checked_on: date | None
    evidence: str
    reason: str
    source: str
    said_on: date | None
    said_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Prevention:
    """The fiches asked for, and their measures in the order they are due."""

    fiches: tuple[FicheCount, ...]
    measures: tuple[PreventionLine, ...]
    everything: bool


def prevention(
    desk: Desk,
    translator: Translator,
    *,
    fiche: str | None = None,
    overdue: bool = False,
    owner: str | None = None,
) -> Prevention:
    """Adoption of one fiche or of all. Raises UsageError for an unknown fiche or contact."""
    plan: Plan = desk.plan()
    today = desk.local_now.date()
    keys = (known_fiche(plan, fiche),) if fiche else plan.fiche_ids()
    person = known_contact(plan, owner) if owner else None
    found = [line for key in keys for line in _lines(plan, key, today, translator.language)]
    wanted = tuple(
        line
        for line in found
        if (line.overdue or not overdue) and (person is None or line.owner == person)
    )
    return Prevention(
        fiches=tuple(_count(plan, key, found, today, translator.language) for key in keys),
        measures=tuple(sorted(wanted, key=_urgency)),
        everything=bool(fiche or overdue or person),
    )


def _urgency(line: PreventionLine) -> tuple[date, bool, str]:
    """Sort key: by day, then measures without an answer or a day, last those that need nothing."""
    settled = line.adopted is not None and not line.adopted.is_lacking
    return line.day or date.max, settled, line.id


def _count(
    plan: Plan, key: str, lines: list[PreventionLine], today: date, language: str
) -> FicheCount:
    fiche = plan.fiche(key)
    count = count_adopted(plan, key, today)
    return FicheCount(
        fiche=key,
        title=plan.text(fiche.title, language) if fiche else key,
        adopted=count.adopted,
        applicable=count.applicable,
        overdue=sum(1 for line in lines if line.fiche == key and line.overdue),
        unanswered=count.unanswered,
    )


def _lines(plan: Plan, key: str, today: date, language: str) -> list[PreventionLine]:
    fiche = plan.fiche(key)
    answers = plan.adoptions.get(key)
    return [
        _line(plan, key, item, answers.adoption.get(item.id) if answers else None, today, language)
        for item in (fiche.preventive if fiche else ())
    ]


def _line(
    plan: Plan,
    key: str,
    measure: PreventiveMeasure,
    record: AdoptionRecord | None,
    today: date,
    language: str,
) -> PreventionLine:
    day = day_to_act(measure, record)
    said = plan.from_journal.get(measure.id)
    return PreventionLine(
        id=measure.id,
        fiche=key,
        text=plan.text(measure.text, language),
        check=plan.text(measure.check, language),
        adopted=record.adopted if record else None,
        owner=record.owner if record else None,
        owner_name=name_of(plan, record.owner) if record else "",
        day=day,
        overdue=day is not None and day < today,
        soon=day is not None and day <= today + SOON,
        checked_on=record.checked_on if record else None,
        evidence=plan.text(record.evidence, language) if record else "",
        reason=plan.text(record.reason, language) if record else "",
        source="journal" if said else ("file" if record else ""),
        said_on=said.on if said else None,
        said_by=name_of(plan, said.by) if said else "",
    )
