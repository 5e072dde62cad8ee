"""Templates of messages with blanks, for the day nothing but the telephone works."""

from incplan.documents.blocks import Block, Paragraph, Section
from incplan.documents.wording import Wording
from incplan.i18n.catalogue import N_, fill
from incplan.plan.messages import MessagePack, MessageTemplate, Purpose

_BLANK = "." * 20
_BLANKS = (
    *("number", "title", "level", "affected", "since", "expected", "restored"),
    *("next_update", "contact", "to_fill"),
)
_PURPOSES = {
    Purpose.FIRST: N_("First notice"),
    Purpose.UPDATE: N_("Update"),
    Purpose.END: N_("End of the incident"),
}


def messages(say: Wording, pack: MessagePack) -> Section:
    """One section an audience, with its three messages."""
    audiences = dict.fromkeys(item.audiences for item in pack.messages)
    return Section(
        id="messages",
        title=say.t("Communication templates"),
        blocks=(
            Paragraph(
                say.t(
                    "While continuity is not affected the incident manager addresses customers "
                    "and suppliers; once it is, the business continuity manager does. Say only "
                    "what is established."
                )
            ),
        ),
        sections=tuple(
            Section(
                id=f"messages-{readers[0]}",
                title=", ".join(say.label(f"audience.{item}") for item in readers),
                blocks=tuple(
                    block
                    for item in pack.messages
                    if item.audiences == readers
                    for block in _template(say, item)
                ),
            )
            for readers in audiences
        ),
        new_page=True,
    )


def _template(say: Wording, item: MessageTemplate) -> tuple[Block, ...]:
    known = {"organisation": say.plan.file.organisation.name}
    blank = fill(say.text(item.text), dict.fromkeys(_BLANKS, _BLANK) | known)
    name = say.t(_PURPOSES[item.purpose])
    return (Paragraph(say.t("{name}: {value}", name=name, value=blank.strip())),)
