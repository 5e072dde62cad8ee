"""Numbers inside notes: never taken without a question, and never from beside a secret unseen."""

from collections.abc import Iterator

from incplan.app.intake.contacts.drafts import Means
from incplan.app.intake.contacts.numbers import numbers_in_prose
from incplan.app.intake.contacts.reading import phones_of
from incplan.app.intake.report import Dialogue
from incplan.store.intake.tables import Place


def numbers_of_note(text: str, place: Place, dialogue: Dialogue) -> Iterator[Means]:
    """The numbers of a note that somebody says belong to the contact."""
    for number in numbers_in_prose(text):
        answer = dialogue.ask(place, "number_in_note", ("yes", "private", "no"), text=number)
        if answer in ("yes", "private"):
            yield from phones_of(number, place, dialogue, private=answer == "private")
