"""Which view each document has, from what a desk can read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from incplan.app.desk.desk import Desk
from incplan.app.desk.naming import known_contact, known_fiche
from incplan.app.desk.unsaved import unsaved
from incplan.app.documents.due import all_due
from incplan.app.documents.role_changes import open_role_changes
from incplan.app.exercises.call_view import FORM, LAST, REPORT, round_on_paper
from incplan.app.exercises.report import read_report
from incplan.app.exercises.scenarios import staged_now, the_scenario
from incplan.app.register.lessons import all_improvements, improvements_by_fiche
from incplan.app.register.register import (
    RegisterFilter,
    latest_closed,
    one_to_read,
    register,
)
from incplan.app.register.statistics import stats
from incplan.app.review.review import due_date, facts_for
from incplan.documents.content.document import Document
from incplan.documents.content.rewriting import rewritten
from incplan.documents.views.binder.document import (
    binder_view,
    contacts_view,
    fiche_view,
    forms_view,
)
from incplan.documents.views.binder.forms import LOGS
from incplan.documents.views.binder.role import role_view
from incplan.documents.views.cards.document import cards_view
from incplan.documents.views.common.due_days import calendar_view
from incplan.documents.views.exercises.calls import call_round_view
from incplan.documents.views.exercises.papers import papers_view
from incplan.documents.views.exercises.report import exercise_report_view
from incplan.documents.views.plan.activities import activities_view
from incplan.documents.views.plan.plan import plan_view
from incplan.documents.views.register.choice import choice_notice
from incplan.documents.views.register.journal import journal_view
from incplan.documents.views.register.register import register_view
from incplan.documents.views.review.review import review_view
from incplan.documents.views.review.standing import standing
from incplan.documents.wording.wording import Wording
from incplan.errors import UnreadableError, UsageError
from incplan.i18n.labels.doubt import plan_doubt_sentence
from incplan.incident.review.timeline import timeline
from incplan.plan.files.review import ReviewFile
from incplan.plan.maintenance.effective import without_bookkeeping
from incplan.store.git.proof.history import unheld_files
from incplan.store.git.revisions import PLAN_FILES, plan_revisions
from incplan.store.review.file import load_review
from incplan.vocabulary import Audience

#: Documents of the plan; their date and commit are those of its last change.
PLAN_DOCUMENTS: Final = (
    "plan",
    "binder",
    "fiche",
    "contacts",
    "forms",
    "activities",
    "role",
    "cards",
)
#: Documents of what happened; their date is today's.
INCIDENT_DOCUMENTS: Final = ("register", "journal", "pir", "exercise", "scenario", "calendar")
#: Documents whose notices tell of doubt about entries.
_OF_ENTRIES: Final = ("register", "journal", "pir", "exercise")
#: Documents that print fiches, with what past incidents asked for: no part of a page's code.
_WITH_FICHES: Final = ("plan", "binder", "fiche")
#: Documents that say who is to be briefed on a function: no part of a page's code either.
_WITH_PEOPLE: Final = ("plan", "role")
#: How many unsaved files are named on a page.
_NAMED: Final = 5
#: A fixed day for page codes, which must not depend on the calendar.
NO_DAY: Final = date(1, 1, 1)


@dataclass(frozen=True, slots=True)
class MadeFrom:
    """The state of the plan a document is made from; `changed` when not all is committed.

    `unsaved` are the plan files that are not, `ignored` those that git keeps out.
    """

    day: date
    commit: str | None
    changed: bool = False
    unsaved: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()

    @property
    def mark(self) -> str | None:
        """The commit as printed; `+` when files have changed since."""
        return f"{self.commit[:10]} +" if self.commit and self.changed else self.commit


@dataclass(frozen=True, slots=True)
class RegisterRows:
    """Which rows of the register, and whether with a column for each value inside the seven."""

    wanted: RegisterFilter = field(default_factory=RegisterFilter)
    wide: bool = False


def made_from(desk: Desk, document: str) -> MadeFrom:
    """Day and commit printed on a document; documents of the plan bear those of its last change.

    So the same commit gives the same bytes on whatever day it is printed. A commit that lacks some
    entries is marked so.
    """
    today = desk.local_now.date()
    if document in INCIDENT_DOCUMENTS:
        return MadeFrom(today, desk.head(), changed=bool(unheld_files(desk.root)))
    latest = plan_revisions(desk.root, 1)
    kept = unsaved(desk)
    printed, ignored = _of_the_plan(kept.paths), _of_the_plan(kept.ignored)
    if not latest or printed or ignored:
        commit = latest[0].commit if latest else None
        return MadeFrom(today, commit, bool(printed or ignored), printed, ignored)
    at = latest[0].at
    return MadeFrom(at.astimezone(desk.zone).date() if at else today, latest[0].commit)


def view(
    desk: Desk,
    say: Wording,
    document: str,
    part: str | None,
    origin: MadeFrom,
    *,
    numbers: Sequence[str] = (),
    logs: int = LOGS,
    rows: RegisterRows = RegisterRows(),
) -> Document:
    """The view of a document. Raises UnreadableError, UsageError for an unknown part."""
    if document == "register":
        found = _register(desk, say, rows, origin.mark)
    elif document in INCIDENT_DOCUMENTS:
        found = _incident_view(desk, say, document, part, origin.mark)
    else:
        marks: dict[str, Any] = {
            "today": origin.day,
            "commit": origin.mark,
            "fingerprint": say.plan.fingerprint,
        }
        if document in ("binder", "fiche"):
            # A fiche says which of its measures are for duties that others have.
            say = replace(say, pack=desk.pack())
        if document in _WITH_FICHES and origin.day != NO_DAY and say.audience is Audience.TEAM:
            say = replace(say, learnt=improvements_by_fiche(desk))
        if document in _WITH_PEOPLE and origin.day != NO_DAY and say.audience is Audience.TEAM:
            say = replace(say, to_brief=open_role_changes(desk, say.plan))
        found = _plan_view(say, document, part, marks, numbers, logs)
        if document in ("plan", "binder") and (doubt := desk.plan_doubt()):
            told = plan_doubt_sentence(say.translator, doubt)
            found = replace(found, notices=(*found.notices, told))
    if document in _OF_ENTRIES and document != "register":  # which has notices of its filters too
        found = replace(found, remarks=found.notices)
    if origin.changed:
        found = replace(found, notices=(*found.notices, *_not_saved(say, origin)))
    return rewritten(found, say.masked) if say.audience is Audience.MANAGEMENT else found


def _not_saved(say: Wording, origin: MadeFrom) -> Iterator[str]:
    """The notices that the printed commit lacks part of what is printed, and for the team which."""
    named = say.audience is Audience.TEAM
    if origin.unsaved and named:
        files = _some(origin.unsaved)
        yield say.t("Printed with plan files that are not saved: {files}", files=files)
    if origin.ignored and named:
        files = _some(origin.ignored)
        yield say.t("Printed with plan files that git ignores: {files}", files=files)
    if not named or not (origin.unsaved or origin.ignored):
        yield say.t("Printed with changes that are not committed.")


def _some(files: tuple[str, ...]) -> str:
    more = f" (+{len(files) - _NAMED})" if len(files) > _NAMED else ""
    return ", ".join(files[:_NAMED]) + more


def _of_the_plan(paths: tuple[str, ...]) -> tuple[str, ...]:
    """Those that a document is made from."""
    return tuple(name for name in paths if name.split("/")[0] in PLAN_FILES)


def reference_view(
    desk: Desk,
    say: Wording,
    document: str,
    part: str | None,
    *,
    sets: int = 0,
    logs: int = LOGS,
) -> Document:
    """The same words on no particular day, without numbers: what page codes are made from.

    Days on which something was only looked at again, or printed, leave a page valid.
    """
    origin = MadeFrom(NO_DAY, None)
    bare = replace(say, plan=without_bookkeeping(say.plan))
    return view(desk, bare, document, part, origin, numbers=("",) * sets, logs=logs)


def _plan_view(
    say: Wording,
    document: str,
    part: str | None,
    marks: dict[str, Any],
    numbers: Sequence[str],
    logs: int,
) -> Document:
    if document == "plan":
        return plan_view(say, **marks)
    if document == "binder":
        # Late import: pydantic, for the messages that only the binder holds.
        from incplan.store.obligations.reference import load_messages

        return binder_view(say, **marks, numbers=numbers, logs=logs, templates=load_messages())
    if document == "forms":
        return forms_view(say, **marks, numbers=numbers, logs=logs)
    if document == "contacts":
        return contacts_view(say, **marks)
    if document == "activities":
        return activities_view(say, **marks)
    if document == "cards":
        return cards_view(say, **marks)
    if document == "role":
        return role_view(say, _person_id(say, part), **marks)
    fiche = say.plan.fiche(known_fiche(say.plan, part)) if part and part.strip() else None
    if fiche is None:
        raise UsageError("fiche_needed", known=", ".join(say.plan.fiche_ids()))
    return fiche_view(say, fiche, **marks)


def _person_id(say: Wording, part: str | None) -> str:
    """The contact whose sheet is meant. Raises UsageError."""
    if not part:
        raise UsageError("role_of_whom")
    return known_contact(say.plan, part.strip())


def _incident_view(
    desk: Desk, say: Wording, document: str, part: str | None, commit: str | None
) -> Document:
    marks: dict[str, Any] = {
        "now": desk.local_now,
        "commit": commit,
        "fingerprint": say.plan.fingerprint,
    }
    if document == "calendar":
        return _calendar(desk, say, commit)
    if document == "exercise" and part in (REPORT, LAST, FORM):
        held, found = round_on_paper(desk, part)
        marks["now"] = desk.wall_now
        return call_round_view(say, held, found, blank=part == FORM, **marks)
    if document == "exercise":
        report, _stand = read_report(desk, part)
        marks["now"] = desk.wall_now
        return replace(exercise_report_view(say, report, **marks), part=report.found.id)
    if document == "scenario":
        name, _colon, sheet = (part or "").partition(":")
        scenario, _own = the_scenario(desk, name)
        return papers_view(say, staged_now(desk, scenario), sheet, **marks)
    meant = one_to_read if document == "journal" else latest_closed
    dossier = desk.dossier(meant(desk) if part is None else part)
    if document == "journal":
        return replace(journal_view(say, dossier.incident, **marks), part=dossier.id)
    return replace(_review(desk, say, dossier.id, marks), part=dossier.id)


def _register(desk: Desk, say: Wording, rows: RegisterRows, commit: str | None) -> Document:
    """The rows wanted, and what they say together: of a period, but of no other choice."""
    # Late import: pygal, for the chart.
    from incplan.documents.views.register.statistics_chart import chart_svg

    wanted = rows.wanted
    whole = replace(wanted, first=None, last=None) == RegisterFilter()
    # The public is not told how severe incidents were, of which the figures tell much.
    whole = whole and say.audience is not Audience.PUBLIC
    found, _unread = stats(desk, wanted.first, wanted.last, say.audience)
    result = register(desk, wanted)
    listed = {entry.id for entry in result.entries}
    asked = (item for item in all_improvements(desk) if item.is_open and item.incident in listed)
    return register_view(
        say,
        result.entries,
        now=desk.local_now,
        commit=commit,
        fingerprint=say.plan.fingerprint,
        numbers=(found, chart_svg(say, found)) if whole else None,
        wide=rows.wide,
        missing=result.missing,
        asked=tuple(asked),
        notices=choice_notice(
            say,
            first=wanted.first,
            last=wanted.last,
            level=wanted.level,
            kind=wanted.type,
            activity=wanted.activity,
            status=wanted.status,
        ),
    )


def _calendar(desk: Desk, say: Wording, commit: str | None) -> Document:
    return calendar_view(
        say,
        all_due(desk, say.plan),
        today=desk.local_now.date(),
        commit=commit,
        fingerprint=say.plan.fingerprint,
    )


def _review(desk: Desk, say: Wording, incident_id: str, marks: dict[str, Any]) -> Document:
    dossier = desk.dossier(incident_id)
    stored = load_review(desk.root, incident_id)
    if stored.exists and stored.review is None:
        raise UnreadableError("review_unreadable", path=str(stored.path))
    answers = stored.review or ReviewFile()
    due = due_date(dossier.incident, say.plan)
    marks["standing"] = standing(say, dossier.incident, stored.sha256, due)
    marks["course"] = timeline(dossier.incident, say.plan, desk.local_now, desk.pack())
    return review_view(say, dossier.incident, answers, facts_for(desk, dossier), **marks)
