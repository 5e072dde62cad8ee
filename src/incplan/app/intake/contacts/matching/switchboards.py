"""Numbers that several of our own people answer: a switchboard, once somebody says that it is."""

from dataclasses import replace
from typing import Final

from incplan.app.intake.contacts.drafts import Means, Value
from incplan.app.intake.contacts.entries import Entry, is_outside, taken_value
from incplan.app.intake.report import Dialogue, How, Taken
from incplan.plan.files.contacts import ChannelKind

#: Numbers of a place; a mobile or a number at home is somebody's own.
_OF_A_PLACE: Final = frozenset({ChannelKind.OFFICE, ChannelKind.EMERGENCY})


class Switchboards:
    """Marks a number in the file of each of us who answers it; `ours` is our company."""

    def __init__(self, ours: str) -> None:
        self.ours = ours
        self._said: dict[str, str | None] = {}

    def joined(
        self,
        entry: Entry,
        means: Means,
        others: list[Entry],
        dialogue: Dialogue,
        *,
        sure: bool = False,
    ) -> list[Taken]:
        """What is marked, now that `entry` has a number that `others` have.

        Asked once for each number, unless one is `sure` of it: somebody said so, the file says
        `idem`, or the plan has it marked already.
        """
        number = means.value
        if not means.kind.is_phone or is_outside(entry, self.ours):
            return []
        inside = (entry, *(item for item in others if not is_outside(item, self.ours)))
        marks = {item.id: _marks(item, number) for item in inside}
        holders = [item for item in inside if marks[item.id]]
        bare = [item for item in holders if False in marks[item.id]]
        if entry not in holders or len(holders) < 2 or not bare:
            return []
        sure = sure or means.shared or len(bare) < len(holders)
        if not sure and means.kind in _OF_A_PLACE:
            if number not in self._said:
                self._said[number] = dialogue.ask(
                    means.place, "shared_number", text=number, name=entry.name.text,
                    other=", ".join(item.name.text for item in holders[1:]),
                )  # fmt: skip
            sure = self._said[number] == "yes"
        return [_marked(item, means) for item in bare] if sure else []


def _marks(entry: Entry, number: str) -> list[bool]:
    """Of each place where somebody has the number itself, no extension: whether it is marked."""
    channels = entry.contact.channels if entry.contact is not None else ()
    return [
        item.shared or at in entry.shared
        for at, item in enumerate(channels)
        if item.phone == number
    ] + [item.shared for item in entry.added if item.value == number and not item.extension]


def _marked(entry: Entry, means: Means) -> Taken:
    number = means.value
    channels = entry.contact.channels if entry.contact is not None else ()
    entry.shared |= {
        at for at, item in enumerate(channels) if item.phone == number and not item.shared
    }
    entry.added = [
        replace(item, shared=True) if item.value == number else item for item in entry.added
    ]
    how = How.NEW if entry.contact is None else How.ADDED
    return taken_value(entry, Value(number, means.place), "shared", how)
