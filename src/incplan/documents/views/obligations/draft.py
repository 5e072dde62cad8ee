"""The text of a notification, from the journal: known facts, and marks where there are none."""

from collections.abc import Mapping
from datetime import datetime

from incplan.documents.content.blocks import Block, Facts, ToFill
from incplan.documents.content.document import Document, Section
from incplan.documents.views.common.stamp import doubt_notice, exercise_notice
from incplan.documents.views.obligations.draft_items import Known, item_blocks
from incplan.documents.wording.wording import Wording
from incplan.incident.obligations.assessment import Answered
from incplan.incident.obligations.standing import DutyState, DutyView
from incplan.incident.state.state import Incident
from incplan.plan.obligations.pack import ObligationPack


def draft_view(
    say: Wording,
    incident: Incident,
    view: DutyView,
    pack: ObligationPack,
    answers: Mapping[str, Answered],
    *,
    now: datetime,
) -> Document:
    """One notification, item by item in the order the authority asks for them."""
    limit = view.limit_at
    late = limit is not None and now > limit
    known = Known(say=say, incident=incident, view=view, pack=pack, answers=answers, late=late)
    return Document(
        id="draft",
        language=say.language,
        title=say.text(view.duty.title),
        organisation=say.plan.file.organisation.name,
        subtitle=incident.title,
        stamp=(
            (say.t("Incident"), incident.id),
            (say.t("Date"), say.moment(now)),
        ),
        notices=(
            *exercise_notice(say, incident),
            *doubt_notice(say, incident),
            *_not_due(say, view, pack),
            say.t("Draft from the journal: check every line before sending. Not legal advice."),
        ),
        chapters=(
            Section(id="to", title=say.t("To whom"), blocks=(_to(say, view, pack),)),
            Section(id="from", title=say.t("Who notifies"), blocks=(_from(say, incident),)),
            *(_item(key, known, pack) for key in view.duty.content),
        ),
    )


def _judged_not_due(view: DutyView) -> bool:
    return view.state in (DutyState.NOT_NOTIFIABLE, DutyState.WAIVED)


def _not_due(say: Wording, view: DutyView, pack: ObligationPack) -> tuple[str, ...]:
    """A draft of what was assessed as not notifiable says so: sending it is a free choice."""
    if not _judged_not_due(view):
        return ()
    question = pack.question(view.assessment.because)
    why = f"{say.text(question.text)} {say.yes_no(False)}" if question else ""
    told = say.t("Assessed as not notifiable: this would be sent of our own accord.")
    return (f"{told} {why}".strip(),)


def _item(key: str, known: Known, pack: ObligationPack) -> Section:
    say = known.say
    blocks: tuple[Block, ...] = item_blocks(key, known) or (ToFill(say.to_fill),)
    return Section(id=key, title=say.text(pack.items.get(key)) or key, blocks=blocks)


def _to(say: Wording, view: DutyView, pack: ObligationPack) -> Facts:
    duty = view.duty
    recipient = pack.reach(duty)
    rows = (
        (say.t("Recipient"), say.text(recipient.name) if recipient else ""),
        (say.t("Form"), say.plan.text(duty.form, say.language)),
        (say.t("Legal basis"), say.text(duty.source)),
        (say.t("Limit"), "" if _judged_not_due(view) else say.moment(view.limit_at)),
        (say.t("Note"), say.text(duty.note)),
    )
    return Facts(tuple((name, value) for name, value in rows if value))


def _from(say: Wording, incident: Incident) -> Facts:
    organisation = say.plan.file.organisation
    manager = incident.roles.get("incident_manager")
    rows = (
        (say.t("Organisation"), organisation.name),
        (say.t("Enterprise number"), organisation.enterprise_number or say.to_fill),
        (say.t("Sector"), say.text(organisation.sector) or say.to_fill),
        (say.t("Manager"), say.person(manager) or say.to_fill),
    )
    return Facts(rows)
