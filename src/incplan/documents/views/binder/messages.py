"""Message templates with blanks, for a day on which only the telephone works."""

from incplan.documents.content.blocks import TO_WRITE, Block, Letter, Paragraph
from incplan.documents.content.document import Section
from incplan.documents.wording.wording import Wording
from incplan.i18n.catalogue import N_, fill
from incplan.plan.files.messages import MessagePack, MessageTemplate, Purpose

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
                title=_readers(say, readers),
                blocks=tuple(
                    _template(say, item) for item in pack.messages if item.audiences == readers
                ),
            )
            for readers in audiences
        ),
        new_page=True,
    )


def _readers(say: Wording, readers: tuple[str, ...]) -> str:
    names = ", ".join(say.label(f"audience.{item}") for item in readers)
    return names[:1].upper() + names[1:]


def _template(say: Wording, item: MessageTemplate) -> Block:
    known = {"organisation": say.plan.file.organisation.name}
    text = fill(say.text(item.text), dict.fromkeys(_BLANKS, TO_WRITE) | known)
    sent = say.t("Agreed by: {blank} Sent at: __:__ Through: {blank}", blank=TO_WRITE)
    return Letter(say.t(_PURPOSES[item.purpose]), f"{text.strip()}\n{sent}")
