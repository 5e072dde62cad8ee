"""An inject on paper, with the reactions to tick that are expected after it."""

from typing import Final

from incplan.documents.content.blocks import (
    Block,
    Bullets,
    Check,
    Checklist,
    Paragraph,
    ToFill,
)
from incplan.documents.content.document import Section
from incplan.documents.views.exercises.said import said
from incplan.documents.wording.wording import Wording
from incplan.i18n.catalogue import N_
from incplan.i18n.labels.plan.scenarios import bound_words, expected_words
from incplan.i18n.time.dates import near_datetime
from incplan.incident.exercises.staging import Staged
from incplan.plan.files.scenarios import Expectation, ExpectKind, Inject, InjectKind

#: What the facilitator must know of an inject that is no plain event.
_KINDS: Final = {
    InjectKind.HERRING: N_("A false trail: it leads nowhere. Good is who checks it first."),
    InjectKind.PRESSURE: N_("Pressure: play it with some force. Good is who says no."),
}


def inject_section(say: Wording, staged: Staged, item: Inject, *, whole: bool) -> Section:
    """An inject with its expected reactions to tick; `whole` with what the facilitator says."""
    blocks: list[Block] = []
    if whole:
        blocks.append(Paragraph(said(say, staged, staged.said(item))))
        told = [said(say, staged, item.ask), said(say, staged, item.note)]
        if item.kind in _KINDS:
            told.append(say.t(_KINDS[item.kind]))
        if item.answer:
            told.append(f"= {bound_words(say.translator, say.plan, staged.answers[item.id])}")
        if any(told):
            blocks.append(Bullets(tuple(text for text in told if text)))
    checks = tuple(
        Check(
            number=f"{item.id}.{number}",
            text=_expected(say, staged, one),
            who=say.role(one.by) if one.by else "",
            note=_allowed(say, one.within, critical=one.critical),
        )
        for number, one in staged.expected(item)
    )
    if checks:
        blocks.append(Checklist(checks, say.t("Expected"), say.t("Who"), say.t("Time")))
    title = say.t(
        "{id}: minute {minute} ({hour} in the story), {whom}",
        id=item.id,
        minute=item.at,
        hour=story_hour(say, staged, item.id),
        whom=say.roles(item.to),
    )
    return Section(
        id=item.id.lower(), title=title, blocks=tuple(blocks) or (ToFill(say.t("Nothing.")),)
    )


def story_hour(say: Wording, staged: Staged, inject: str) -> str:
    """The hour of an inject in the story, with its day where it is not the first."""
    hours = {item.inject: item.story.astimezone(say.zone) for item in staged.hours}
    return near_datetime(hours[inject], staged.hours[0].story, say.language)


def _expected(say: Wording, staged: Staged, item: Expectation) -> str:
    """An expected reaction, and for a call who that is in this plan."""
    told = expected_words(say.translator, staged, item)
    if item.kind is not ExpectKind.CALL or item.value.startswith("supplier:"):
        return told
    people = [key for key in staged.to_call(item.value) if not say.plan.is_placeholder(key)]
    return f"{told} ({say.person(people[0])})" if people else told


def _allowed(say: Wording, within: int | None, *, critical: bool) -> str:
    told = say.t("within {count} min", count=within) if within is not None else ""
    return say.listed((told, say.t("critical") if critical else ""))
