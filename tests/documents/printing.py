"""Documents from a plan value straight to Markdown, as the tests read them."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from incplan.documents.formats.markdown.page import render_markdown
from incplan.documents.views.plan.plan import plan_view
from incplan.documents.views.register.journal import journal_view
from incplan.documents.views.register.register import register_view
from incplan.documents.views.review.review import review_view
from incplan.documents.wording.wording import Wording
from incplan.i18n.catalogue import Translator
from incplan.incident.register.register import register_entries
from incplan.incident.review.facts import Computed
from incplan.incident.review.improvements import Improvement
from incplan.incident.state.state import Incident
from incplan.plan.files.review import ReviewFile
from incplan.plan.maintenance.effective import with_record
from incplan.plan.plan import Plan
from incplan.plan.record import PlanRecord
from incplan.vocabulary import Audience


def plan_document(
    plan: Plan,
    translator: Translator,
    *,
    templates: Path,
    today: date,
    commit: str | None = None,
    fingerprint: str = "",
    audience: Audience = Audience.TEAM,
    record: PlanRecord | None = None,
) -> str:
    """The whole plan. Other readers than the team do not see private numbers."""
    joined = with_record(plan, record or PlanRecord(), today)
    say = Wording(joined, translator, audience)
    view = plan_view(say, today=today, commit=commit, fingerprint=fingerprint)
    return render_markdown(view, templates)


def register_document(
    plan: Plan,
    incidents: tuple[Incident, ...],
    translator: Translator,
    *,
    templates: Path,
    now: datetime,
    commit: str | None = None,
    fingerprint: str = "",
    audience: Audience = Audience.TEAM,
    asked: tuple[Improvement, ...] = (),
) -> str:
    """The register: incidents, then near misses; exercises never enter."""
    say = Wording(plan, translator, audience)
    entries = register_entries(incidents, plan, now)
    view = register_view(say, entries, now=now, commit=commit, fingerprint=fingerprint, asked=asked)
    return render_markdown(view, templates)


def journal_document(
    plan: Plan,
    incident: Incident,
    translator: Translator,
    *,
    templates: Path,
    now: datetime,
    commit: str | None = None,
    fingerprint: str = "",
    audience: Audience = Audience.TEAM,
) -> str:
    """The timeline of one incident."""
    say = Wording(plan, translator, audience)
    view = journal_view(say, incident, now=now, commit=commit, fingerprint=fingerprint)
    return render_markdown(view, templates)


def review_document(
    plan: Plan,
    incident: Incident,
    review: ReviewFile,
    facts: Mapping[str, Computed],
    translator: Translator,
    *,
    templates: Path,
    now: datetime,
    commit: str | None = None,
    fingerprint: str = "",
    audience: Audience = Audience.TEAM,
) -> str:
    """The post-incident review; `facts` come from `incplan.incident.review.compute.compute`."""
    say = Wording(plan, translator, audience)
    view = review_view(
        say, incident, review, facts, now=now, commit=commit, fingerprint=fingerprint
    )
    return render_markdown(view, templates)
