"""The text of a notification, written from the journal for somebody to check and send."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from incplan.app.desk.desk import Desk
from incplan.documents.audiences.passages import passages
from incplan.documents.audiences.refusing import guard_words, wording_for
from incplan.documents.content.rewriting import rewritten
from incplan.documents.formats.markdown.page import render_markdown
from incplan.documents.views.common.furniture import with_gaps
from incplan.documents.views.obligations.draft import draft_view
from incplan.i18n.catalogue import Translator
from incplan.i18n.findings.gaps import gaps_told
from incplan.incident.obligations.assessment import answers, assess
from incplan.incident.obligations.awareness import AwareBasis, Awareness
from incplan.incident.obligations.candidates import Candidate, Hint
from incplan.incident.obligations.stages import stage_views
from incplan.incident.obligations.standing import DutyState, DutyView, duty_views
from incplan.incident.state.state import Incident
from incplan.store.disk.resources import templates_dir
from incplan.vocabulary import Audience

#: Each kind of draft with the duties it serves; the first one not yet submitted is meant.
DRAFTS: Final = {
    "gdpr": ("gdpr_art33",),
    "nis2": ("nis2_early_warning", "nis2_notification", "nis2_final"),
    "insurer": ("insurer_claim",),
    "police": ("police_complaint",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A draft; `limit_at` is the nearest limit of the duty, when one runs."""

    draft: str
    obligation: str
    incident: str
    language: str
    limit_at: datetime | None
    text: str


def draft(desk: Desk, part: str | None, name: str, translator: Translator) -> Draft:
    """A draft of known facts, with a mark for each that is missing; nothing is invented or sent.

    It is meant for outsiders, so private numbers and addresses are left out.
    """
    dossier = desk.dossier(part)
    plan, pack = desk.plan(), desk.pack()
    view = _chosen(desk, dossier.incident, DRAFTS[name])
    given = answers(dossier.incident.obligations, plan.scope, plan.file.language)
    # The authority must be told names; private numbers and addresses it need not have.
    say = wording_for(plan, translator, Audience.MANAGEMENT)
    printed = draft_view(
        say,
        dossier.incident,
        view,
        pack,
        given,
        now=desk.local_now,
    )
    printed = with_gaps(printed, gaps_told(translator, plan.gaps, named=False))
    printed = rewritten(printed, say.masked)
    guard_words(say, printed.id, passages(printed))
    text = render_markdown(printed, templates_dir() / "md")
    return Draft(
        draft=name,
        obligation=view.duty.id,
        incident=dossier.id,
        language=translator.language,
        limit_at=view.limit_at,
        text=text,
    )


def _chosen(desk: Desk, incident: Incident, ids: tuple[str, ...]) -> DutyView:
    views = {
        view.duty.id: view
        for view in duty_views(incident, desk.plan(), desk.pack(), desk.local_now)
    }
    for duty_id in ids:
        view = views.get(duty_id)
        if view is not None and view.state is not DutyState.SUBMITTED:
            return view
    last = ids[-1] if ids[-1] in views else ids[0]
    return views.get(last) or _unasked(desk, incident, last)


def _unasked(desk: Desk, incident: Incident, duty_id: str) -> DutyView:
    """A duty that nothing in the incident points to, for somebody who wants a draft anyway."""
    plan, pack = desk.plan(), desk.pack()
    (duty,) = [item for item in pack.duties if item.id == duty_id]
    known = Awareness(at=incident.detected_at, basis=AwareBasis.PROPOSED)
    given = answers(incident.obligations, plan.scope, plan.file.language)
    judged = assess(duty, incident.obligations, given)
    return DutyView(
        duty=duty,
        state=DutyState.NOT_ASSESSED,
        why=Candidate(duty, Hint.RECORDED, duty.id),
        assessment=judged,
        known=(known,),
        stages=stage_views(incident, plan, pack, duty, known, given, judged, desk.local_now),
    )
