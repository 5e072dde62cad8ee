"""The whole plan in the order of the template's chapters (S-001 to S-003)."""

from datetime import date

from incplan.documents.content.blocks import Quote
from incplan.documents.content.document import Document, Section
from incplan.documents.views.common.stamp import demonstration, stamp
from incplan.documents.views.plan.contacts import annexes
from incplan.documents.views.plan.fiches import fiches
from incplan.documents.views.plan.handling import deactivation, eradication, handling
from incplan.documents.views.plan.identification import identification
from incplan.documents.views.plan.preparation import preparation
from incplan.documents.views.plan.purpose import links, purpose
from incplan.documents.views.review.lessons import lessons
from incplan.documents.wording.wording import Wording


def plan_view(
    say: Wording,
    *,
    today: date,
    commit: str | None,
    fingerprint: str = "",
) -> Document:
    """Cover and five chapters."""
    plan = say.plan.file
    quote = say.text(plan.epigraphs.cover)
    return Document(
        id="plan",
        language=say.language,
        title=say.t("Incident management plan"),
        organisation=plan.organisation.name,
        subtitle=_partners(say),
        stamp=stamp(say, today=today, commit=commit, fingerprint=fingerprint),
        notices=demonstration(say),
        cover=(Quote(quote),) if quote else (),
        places=_logos(say),
        contents=say.t("Contents"),
        chapters=(
            purpose(say),
            links(say),
            _steps(say, today),
            fiches(say, today),
            annexes(say),
        ),
    )


def _logos(say: Wording) -> tuple[str, ...]:
    """Whose logo has a place on the cover: the organisation's while it has none (S-001, S-119)."""
    known = say.plan.file.organisation
    own = () if known.logo else (known.short_name or known.name,)
    return (*own, *known.partners)


def _partners(say: Wording) -> str:
    partners = say.plan.file.organisation.partners
    series = say.t("Digital continuity plan")
    if not partners:
        return series
    return say.t("{series}; with {partners}", series=series, partners=", ".join(partners))


def _steps(say: Wording, today: date) -> Section:
    return Section(
        id="steps",
        number="III",
        title=say.t("Incident management: the six steps"),
        sections=(
            preparation(say, today),
            identification(say),
            handling(say),
            eradication(say),
            deactivation(say),
            lessons(say),
        ),
    )
