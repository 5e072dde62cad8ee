"""What the files of a plan and its journal say that cannot both be so, or not yet.

Looked for in the files as written, before the journal is joined to them; the reading that counts
is that of `effective.py`.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from incplan.diagnostics import Finding, Route, Severity
from incplan.frozen import dataclass
from incplan.plan.facts import PRIOR_DOCUMENTS
from incplan.plan.files.fiches import AdoptionRecord
from incplan.plan.maintenance.coverage import is_on_paper
from incplan.plan.maintenance.tested.company import exercise_days
from incplan.plan.plan import Plan
from incplan.plan.record import MeasureState, PlanRecord
from incplan.vocabulary import Adoption

#: So many of several files with other days are named.
_NAMED: Final = 3
_Noted = Iterator[tuple[str, Route, date | None]]


@dataclass(frozen=True, slots=True)
class _TwoDays:
    """Two days of one fact: what the file says, and the last that the journal has."""

    subject: str
    route: Route
    name: str
    written: date
    recorded: date

    @property
    def later(self) -> bool:
        """Whether the file has the later one, which counts; else that of the journal does."""
        return self.written > self.recorded

    @property
    def named(self) -> str:
        """What it is about: a contact, a measure, a field of the plan."""
        return self.subject if self.subject.startswith("contacts/") else self.name


def conflicts(plan: Plan, record: PlanRecord, today: date) -> Iterator[Finding]:
    """Days that have not come or differ, another signature, answers and reviews that cannot be."""
    yield from _days_to_come(plan, today)
    yield from _signature(plan, record, today)
    yield from _unfounded_review(record, today)
    yield from _other_days(_two_days(plan, record, today))
    for measure, state in record.adopted.items():
        yield from _answers(plan, measure, state, today)


def _two_days(plan: Plan, record: PlanRecord, today: date) -> Iterator[_TwoDays]:
    """Every fact of which file and journal tell different days, neither of them to come.

    Of two days the later counts, whatever the fact: see `effective.py`.
    """
    for subject, route, name, written, recorded in _told_twice(plan, record):
        told = max((day for day in recorded if day <= today), default=None)
        if written is not None and told is not None and told != written <= today:
            yield _TwoDays(subject, route, name, written, told)


def _told_twice(
    plan: Plan, record: PlanRecord
) -> Iterator[tuple[str, Route, str, date | None, Iterable[date]]]:
    """File, place, name, the day written there, and the days that the journal has of the same."""
    cycle, signed = plan.file.review, plan.file.preparation.signed_on
    approved = [item.on for item in record.approvals]
    if not approved or signed is None or signed < approved[-1]:  # else REV061
        yield "plan", ("preparation", "signed_on"), "signed_on", signed, approved
    for name, days in (
        ("last_review", record.reviews),
        ("last_exercise", exercise_days(plan, record)),
        ("last_awareness", record.awareness),
    ):
        yield "plan", ("review", name), name, getattr(cycle, name), days
    for target, name in PRIOR_DOCUMENTS.items():
        changed = [item.on for item in record.targets if item.target == target and item.changed]
        written = getattr(plan.file.prior_documents, name).updated
        if written and changed and written < max(changed):  # may change for other reasons later
            yield "plan", ("prior_documents", name, "updated"), f"{name}.updated", written, changed
    for place, copy in enumerate(plan.file.paper_copies):
        given = [item.on for item in record.handed if item.to == copy.holder and is_on_paper(item)]
        route = ("paper_copies", place, "delivered")
        yield "plan", route, f"paper_copies.{copy.holder}", copy.delivered, given
    for key, contact in plan.contacts.items():
        checked = (record.verified[key],) if key in record.verified else ()
        yield f"contacts/{key}", ("last_verified",), "last_verified", contact.last_verified, checked
    for measure, state in record.adopted.items():
        fiche, answer = _written(plan, measure)
        day = answer.last_looked_at if answer else None
        if answer and day and (day < state.on or not _differ(answer, state)):  # else REV062
            yield f"fiches/{fiche}", ("adoption", measure, "adopted"), measure, day, (state.on,)


def _other_days(found: Iterable[_TwoDays]) -> Iterator[Finding]:
    """REV063: a note on which of the two counts; contacts, and measures of a fiche, together."""
    alike: dict[tuple[str, bool], list[_TwoDays]] = {}
    for item in found:
        together = item.subject if item.subject.startswith("fiches/") else item.name
        alike.setdefault((together, item.later), []).append(item)
    for (_together, later), items in alike.items():
        first = items[0]
        named = [item.named for item in items[:_NAMED]]
        more = [f"+{len(items) - _NAMED}"] if len(items) > _NAMED else []
        case = ("later" if later else "older", *(("several",) if len(items) > 1 else ()))
        yield Finding(
            code="REV063",
            severity=Severity.INFO,
            subject=first.subject,
            route=first.route,
            params={
                "case": "_".join(case),
                "field": first.name,
                "written": first.written.isoformat(),
                "recorded": first.recorded.isoformat(),
                "count": len(items),
                "which": ", ".join((*named, *more)),
            },
        )


def _unfounded_review(record: PlanRecord, today: date) -> Iterator[Finding]:
    """REV064: the last review is said to have changed a plan that says what it said before."""
    last = max((day for day in record.reviews if day <= today), default=None)
    for review in record.unfounded:
        if review.on == last:
            yield Finding(
                code="REV064",
                severity=Severity.WARNING,
                subject="plan",
                route=("review",),
                params={
                    "on": review.on.isoformat(),
                    "by": review.by or "?",
                    "since": review.since.isoformat(),
                },
            )


def _days_to_come(plan: Plan, today: date) -> Iterator[Finding]:
    """REV060. A slip in a year (2062 for 2026) would keep a reminder silent for decades."""
    for subject, route, day in _noted(plan):
        if day is not None and day > today:
            yield Finding(
                code="REV060",
                severity=Severity.WARNING,
                subject=subject,
                route=route,
                params={"field": str(route[-1]), "day": day},
            )


def _noted(plan: Plan) -> _Noted:
    """Days on which something is said to have been done; a restore test is RCO-07."""
    file = plan.file
    yield "plan", ("preparation", "signed_on"), file.preparation.signed_on
    for name in ("last_review", "last_exercise", "last_awareness"):
        yield "plan", ("review", name), getattr(file.review, name)
    for name in ("risk_assessment", "risk_treatment", "business_continuity_plan"):
        updated = getattr(file.prior_documents, name).updated
        yield "plan", ("prior_documents", name, "updated"), updated
    for place, copy in enumerate(file.paper_copies):
        yield "plan", ("paper_copies", place, "delivered"), copy.delivered
    for key, activity in plan.activities.items():
        yield f"activities/{key}", ("reviewed",), activity.reviewed
    for key, contact in plan.contacts.items():
        yield f"contacts/{key}", ("last_verified",), contact.last_verified
    for key, supplier in plan.suppliers.items():
        if supplier.contract is not None:
            yield f"suppliers/{key}", ("contract", "reviewed"), supplier.contract.reviewed
    for key, adoption in plan.adoptions.items():
        yield f"fiches/{key}", ("reviewed",), adoption.reviewed
        for measure, record in adoption.adoption.items():
            yield f"fiches/{key}", ("adoption", measure, "on"), record.on
            yield f"fiches/{key}", ("adoption", measure, "checked_on"), record.checked_on
    for key, answer in plan.obligations.scope.items():
        yield "obligations", ("scope", key, "on"), answer.on


def _signature(plan: Plan, record: PlanRecord, today: date) -> Iterator[Finding]:
    """REV061: a signature later than the last approval, or on its day with other words."""
    signed, given = plan.file.preparation, record.approval
    if given is None or signed.signed_on is None or not given.on <= signed.signed_on <= today:
        return
    same_person = signed.approved_by in (None, given.by)
    same_version = signed.signed_version in (None, given.version)
    if signed.signed_on == given.on and same_person and same_version:
        return
    yield Finding(
        code="REV061",
        severity=Severity.WARNING,
        subject="plan",
        route=("preparation", "signed_on"),
        params={
            "on": signed.signed_on.isoformat(),
            "by": signed.approved_by or "?",
            "version": signed.signed_version or "?",
            "approved": given.on.isoformat(),
            "approver": given.by,
            "approved_version": given.version,
        },
    )


def _answers(plan: Plan, measure: str, state: MeasureState, today: date) -> Iterator[Finding]:
    """REV062: file and journal answer differently for a measure, and the file is not older.

    On one day that is a contradiction; else a note says which of the two counts. A "no" without
    a day is how files begin.
    """
    fiche, written = _written(plan, measure)
    day = written.last_looked_at if written else None
    if written is None or not _differ(written, state) or (day and not state.on <= day <= today):
        return
    if day is None and written.adopted is Adoption.NO:
        return
    yield Finding(
        code="REV062",
        severity=Severity.WARNING if day == state.on else Severity.INFO,
        subject=f"fiches/{fiche}",
        route=("adoption", measure, "adopted"),
        params={
            "case": "undated" if day is None else "" if day == state.on else "later",
            "measure": measure,
            "answer_of_file": written.adopted.value,
            "owner": written.owner or "?",
            "day": day.isoformat() if day else "",
            "answer_of_journal": state.adopted.value,
            "said_owner": state.owner or "?",
            "on": state.on.isoformat(),
            "by": state.by or "?",
        },
    )


def _written(plan: Plan, measure: str) -> tuple[str | None, AdoptionRecord | None]:
    """The fiche of a measure, and what its file answers."""
    fiche = plan.fiche_of_preventive(measure)
    answers = plan.adoptions.get(fiche) if fiche else None
    return fiche, answers.adoption.get(measure) if answers else None


def _differ(written: AdoptionRecord, state: MeasureState) -> bool:
    dated = written.last_looked_at is not None
    other_owner = dated and written.owner and state.owner and written.owner != state.owner
    return written.adopted is not state.adopted or bool(other_owner)
