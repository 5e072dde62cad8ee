"""Numbers that another has, or other ones than those that are known: asked about."""

from typing import Final

from incplan.app.intake.contacts.drafts import Draft, Means
from incplan.app.intake.contacts.entries import Entry
from incplan.app.intake.report import Dialogue
from incplan.plan.files.contacts import ChannelKind
from incplan.plan.values.phones import bare_number

#: Of one person only, who usually has one that counts; an office number may be that of many.
OWN: Final = frozenset({ChannelKind.MOBILE, ChannelKind.HOME, ChannelKind.EMAIL})


def is_anothers(entry: Entry, means: Means, others: list[Entry], dialogue: Dialogue) -> bool:
    """Whether the mobile or address of `others` is not (yet) this one's too."""
    if not others or means.kind not in OWN:
        return False
    said = dialogue.ask(
        means.place, "number_of_another", text=means.value, name=entry.name.text,
        other=others[0].name.text,
    )  # fmt: skip
    return said != "yes"


def is_left_out(entry: Entry, means: Means, draft: Draft, dialogue: Dialogue) -> bool:
    """Whether a number stays out, since the contact has another one and nobody says it is one more.

    Nothing is asked of a private number, one with its own note, or where the file has those that
    are known too: a number that was left out once does not come in with the next.
    """
    if means.kind not in OWN or means.private or means.note:
        return False
    known = _known(entry, means)
    here = {item.value.casefold() for item in draft.means}
    if {value.casefold() for value in known} <= here:
        return False
    said = dialogue.ask(
        means.place, "number_differs", ("add", "keep"), name=entry.name.text,
        field=means.kind.value, known=", ".join(known), text=means.value,
    )  # fmt: skip
    return said != "add"


def _known(entry: Entry, means: Means) -> list[str]:
    """The numbers of this kind that the plan or another file has."""
    channels = entry.contact.channels if entry.contact is not None else ()
    found = [
        bare_number(item.value)
        for item in channels
        if item.kind is means.kind and item.value and not item.private and item.note is None
    ]
    found += [
        item.value
        for item in entry.added
        if item.kind is means.kind
        and item.place.file != means.place.file
        and not item.private
        and not item.note
    ]
    return found
