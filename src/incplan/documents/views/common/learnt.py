"""What is printed with a fiche besides its measures: procedures, past lessons (S-114)."""

from typing import Final

from incplan.documents.content.blocks import Block, Bullets, Paragraph
from incplan.documents.wording.wording import Wording
from incplan.incident.review.improvements import Improvement
from incplan.plan.recovery.to_follow import documents_to_follow

#: So many stand on a leaf, where each line counts.
_ON_A_LEAF: Final = 3


def learnt(say: Wording, fiche: str) -> tuple[Block, ...]:
    """Each action with its owner and how it stands, the open ones first; nothing without any."""
    found = say.learnt.get(fiche, ())
    if not found:
        return ()
    title = say.t("Asked for after past incidents and exercises:")
    return (Paragraph(title), Bullets(tuple(_line(say, item) for item in found)))


def procedures(say: Wording, fiche: str) -> tuple[str, ...]:
    """The procedures to follow in such an incident, each with its reference."""
    return tuple(
        f"{say.text(item.name)} ({item.reference})" if item.reference else say.text(item.name)
        for item in documents_to_follow(say.plan, fiche)
    )


def learnt_and_open(say: Wording, fiche: str) -> tuple[Paragraph, ...]:
    """The first that are not done yet: in an incident nobody can count on them."""
    found = [item for item in say.learnt.get(fiche, ()) if item.is_open]
    if not found:
        return ()
    told = say.listed(item.what.rstrip(".") for item in found[:_ON_A_LEAF])
    more = f" (+{len(found) - _ON_A_LEAF})" if len(found) > _ON_A_LEAF else ""
    words = say.t("Asked for after past incidents and not done yet: {actions}", actions=told + more)
    return (Paragraph(words),)


def _line(say: Wording, item: Improvement) -> str:
    due = say.t("due {day}", day=say.day(item.due)) if item.due else ""
    done = say.t("done on {day}", day=say.day(item.done.on)) if item.done else due
    about = say.listed(tuple(filter(None, (item.key, say.person(item.owner), done))))
    return f"{item.what} ({about})"
