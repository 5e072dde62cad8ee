"""Text of a document that no reader takes: each paragraph, box, note and margin by its place."""

from typing import Final

from incplan.app.intake.contacts.drafts import tidy
from incplan.app.intake.report import Dialogue
from incplan.app.intake.secrets import holds_secret
from incplan.store.intake.tables import Block, Paragraph

_SHOWN: Final = 200


def leave_text(blocks: tuple[Block, ...], dialogue: Dialogue) -> bool:
    """Name every paragraph but headings; whether there was one."""
    found = False
    for block in blocks:
        if not isinstance(block, Paragraph) or block.level or not tidy(block.text):
            continue
        found = True
        if holds_secret(block.text):
            dialogue.leave(block.place, "secret")
        else:
            dialogue.leave(block.place, "text_not_read", value=tidy(block.text)[:_SHOWN])
    return found
