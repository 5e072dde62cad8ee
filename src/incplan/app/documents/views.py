"""Which view each document has, from what a desk can read."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from incplan.app.desk.desk import Desk
from incplan.app.desk.unsaved import unsaved
from incplan.app.documents.due import all_due
from incplan.app.register.register import latest_closed, load_incidents, one_to_read
from incplan.app.register.statistics import stats
from incplan.app.review.review import due_date, facts_for
from incplan.documents.content.document import Document
from incplan.documents.views.binder.document import (
    binder_view,
    contacts_view,
    fiche_view,
    forms_view,
)
from incplan.documents.views.common.due_days import calendar_view
from incplan.documents.views.plan.activities import activities_view
from incplan.documents.views.plan.plan import plan_view
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
from incplan.store.git.history import unheld_files
from incplan.store.git.revisions import PLAN_FILES, plan_revisions
from incplan.store.journal.incidents import list_incidents
from incplan.store.review.file import load_review

#: Documents of the plan; their date and commit are those of its last change.
PLAN_DOCUMENTS: Final = ("plan", "binder", "fiche", "contacts", "forms", "activities")
#: Documents of what happened; their date is today's.
INCIDENT_DOCUMENTS: Final = ("register", "journal", "pir", "calendar")
#: So many files that are not saved are named on a page.
_NAMED: Final = 5
#: Stands for no particular day: what depends on the calendar is not in a page code.
NO_DAY: Final = date(1, 1, 1)


@dataclass(frozen=True, slots=True)
class MadeFrom:
    """The state of the plan a document is made from; `changed` when not all is committed.

    `unsaved` are the plan files that are not.
    """

    day: date
    commit: str | None
    changed: bool = False
    unsaved: tuple[str, ...] = ()

    @property
    def mark(self) -> str | None:
        """The commit as printed; `+` when files have changed since."""
        return f"{self.commit[:10]} +" if self.commit and self.changed else self.commit


def made_from(desk: Desk, document: str) -> MadeFrom:
    """Day and commit printed on a document: for the plan's own, those of its last change.

    So the same commit gives the same bytes, whatever the day it is printed on. A commit that does
    not hold every entry yet is not printed as if it did.
    """
    today = desk.local_now.date()
    if document in INCIDENT_DOCUMENTS:
        return MadeFrom(today, desk.head(), changed=bool(unheld_files(desk.root)))
    latest = plan_revisions(desk.root, 1)
    printed = tuple(name for name in unsaved(desk).paths if name.split("/")[0] in PLAN_FILES)
    if not latest or printed:
        commit = latest[0].commit if latest else None
        return MadeFrom(today, commit, changed=bool(printed), unsaved=printed)
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
) -> Document:
    """The view of a document. Raises UnreadableError, UsageError for an unknown part."""
    if document in INCIDENT_DOCUMENTS:
        found = _incident_view(desk, say, document, part, origin.mark)
    else:
        marks: dict[str, Any] = {
            "today": origin.day,
            "commit": origin.mark,
            "fingerprint": say.plan.fingerprint,
        }
        found = _plan_view(say, document, part, marks, numbers)
        if document in ("plan", "binder") and (doubt := desk.plan_doubt()):
            told = plan_doubt_sentence(say.translator, doubt)
            found = replace(found, notices=(*found.notices, told))
    if not origin.changed:
        return found
    notice = _not_saved(say, origin.unsaved)
    return replace(found, notices=(*found.notices, notice))


def _not_saved(say: Wording, files: tuple[str, ...]) -> str:
    """That the commit on the page does not hold all that is printed; which plan files, if any."""
    if not files:
        return say.t("Printed with changes that are not committed.")
    more = f" (+{len(files) - _NAMED})" if len(files) > _NAMED else ""
    named = ", ".join(files[:_NAMED]) + more
    return say.t("Printed with plan files that are not saved: {files}", files=named)


def reference_view(
    desk: Desk, say: Wording, document: str, part: str | None, *, sets: int = 0
) -> Document:
    """The same words on no particular day, without numbers: what page codes are made from.

    Days on which something was only looked at again, or printed, leave a page valid.
    """
    origin = MadeFrom(NO_DAY, None)
    bare = replace(say, plan=without_bookkeeping(say.plan))
    return view(desk, bare, document, part, origin, numbers=("",) * sets)


def _plan_view(
    say: Wording,
    document: str,
    part: str | None,
    marks: dict[str, Any],
    numbers: Sequence[str],
) -> Document:
    if document == "plan":
        return plan_view(say, **marks)
    if document == "binder":
        # A door: pydantic, for the messages that only the binder holds.
        from incplan.store.obligations.reference import load_messages

        return binder_view(say, **marks, numbers=numbers, templates=load_messages())
    if document == "forms":
        return forms_view(say, **marks, numbers=numbers)
    if document == "contacts":
        return contacts_view(say, **marks)
    if document == "activities":
        return activities_view(say, **marks)
    fiche = say.plan.fiche(_fiche_id(say, part))
    if fiche is None:
        raise UsageError("fiche_needed", known=", ".join(say.plan.fiche_ids()))
    return fiche_view(say, fiche, **marks)


def _fiche_id(say: Wording, part: str | None) -> str:
    """The id meant, whole or its beginning."""
    plain = (part or "").strip().lower().replace("-", "_")
    begun = [key for key in say.plan.fiche_ids() if plain and key.startswith(plain)]
    return begun[0] if len(begun) == 1 else plain


def _incident_view(
    desk: Desk, say: Wording, document: str, part: str | None, commit: str | None
) -> Document:
    marks: dict[str, Any] = {
        "now": desk.local_now,
        "commit": commit,
        "fingerprint": say.plan.fingerprint,
    }
    if document == "register":
        # A door: pygal, for the register alone.
        from incplan.documents.views.register.statistics_chart import chart_svg

        found, _unread = stats(desk, None, None)
        marks["numbers"] = (found, chart_svg(say, found))
        incidents, _problems = load_incidents(desk)
        read = {item.id for item in incidents}
        marks["missing"] = tuple(item for item in list_incidents(desk.root) if item not in read)
        return register_view(say, incidents, **marks)
    if document == "calendar":
        return _calendar(desk, say, commit)
    meant = one_to_read if document == "journal" else latest_closed
    dossier = desk.dossier(meant(desk) if part is None else part)
    if document == "journal":
        return replace(journal_view(say, dossier.incident, **marks), part=dossier.id)
    return replace(_review(desk, say, dossier.id, marks), part=dossier.id)


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
