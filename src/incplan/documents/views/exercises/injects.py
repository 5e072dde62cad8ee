"""An inject on paper, with the reactions to tick that are expected after it."""

from incplan.documents.content.blocks import Block, Bullets, Check, Checklist, Paragraph, ToFill
from incplan.documents.content.document import Section
from incplan.documents.views.exercises.said import said
from incplan.documents.wording.wording import Wording
from incplan.i18n.labels.plan.scenarios import bound_words, expected_words
from incplan.incident.exercises.staging import Staged
from incplan.plan.files.scenarios import Inject


def inject_section(say: Wording, staged: Staged, item: Inject, *, whole: bool) -> Section:
    """An inject with its expected reactions to tick; `whole` with what the facilitator says."""
    blocks: list[Block] = []
    if whole:
        blocks.append(Paragraph(said(say, staged, staged.said(item))))
        told = [said(say, staged, item.ask), said(say, staged, item.note)]
        if item.answer:
            told.append(f"= {bound_words(say.translator, say.plan, staged.answers[item.id])}")
        if any(told):
            blocks.append(Bullets(tuple(text for text in told if text)))
    checks = tuple(
        Check(
            number=f"{item.id}.{number}",
            text=expected_words(say.translator, staged, one),
            who=say.role(one.by) if one.by else "",
            note=_allowed(say, one.within, critical=one.critical),
        )
        for number, one in staged.expected(item)
    )
    if checks:
        blocks.append(Checklist(checks, say.t("Expected"), say.t("Who"), say.t("Time")))
    title = say.t(
        "{id}: minute {minute}, {whom}", id=item.id, minute=item.at, whom=say.roles(item.to)
    )
    return Section(
        id=item.id.lower(), title=title, blocks=tuple(blocks) or (ToFill(say.t("Nothing.")),)
    )


def _allowed(say: Wording, within: int | None, *, critical: bool) -> str:
    told = say.t("within {count} min", count=within) if within is not None else ""
    return say.listed((told, say.t("critical") if critical else ""))
