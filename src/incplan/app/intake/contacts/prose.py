"""Words in cells: numbers inside notes, which are asked about, and words that nothing takes."""

from collections.abc import Iterator
from typing import Final

from incplan.app.intake.contacts.countries import country_code
from incplan.app.intake.contacts.drafts import Draft, Means, tidy
from incplan.app.intake.contacts.headers import Column, Role
from incplan.app.intake.contacts.numbers import numbers_in_prose
from incplan.app.intake.contacts.reading import is_default, phones_of
from incplan.app.intake.report import Dialogue
from incplan.plan.privacy.folding import folded
from incplan.plan.values.scalars import NO_WORDS, YES_WORDS
from incplan.store.intake.tables import Place, Row, column_letter

#: What says yes in a column of yes and no, in the words of exports.
TRUE: Final = YES_WORDS | {"vrai", "waar", "wahr", "o", "j", "x"}


def numbers_of_note(text: str, place: Place, dialogue: Dialogue) -> Iterator[Means]:
    """The numbers of a note that somebody says belong to the contact."""
    for number in numbers_in_prose(text):
        answer = dialogue.ask(place, "number_in_note", ("yes", "private", "no"), text=number)
        if answer in ("yes", "private"):
            yield from phones_of(number, place, dialogue, private=answer == "private")


def unheard(columns: tuple[Column, ...], row: Row, draft: Draft) -> Iterator[Column]:
    """Columns whose cell says something that the draft does not.

    A second name, a second function, words where yes or no is expected, a label of no number.
    """
    values = (draft.name, draft.title, draft.organisation)
    said = [folded(value.text) for value in values if value]
    sorted_words = [sorted(words.split()) for words in said]  # `Un, Ann` is `Ann Un`
    whole = (draft.title, draft.organisation, draft.country)
    taken = {value.place.column for value in whole if value is not None}
    for column in columns:
        text = tidy(row.cell(column.place))
        words = folded(text)
        if is_default(text) or sorted(words.split()) in sorted_words:
            continue
        if any(words in one for one in said):
            continue
        plain = words.strip() in TRUE | NO_WORDS
        belgian = column.role is Role.COUNTRY and country_code(text) is not None
        marked = column.role in (Role.ALWAYS, Role.PRIVATE) and plain
        beside = [item.place for item in columns if item.label_at == column.place]
        labels = any(not is_default(row.cell(at)) for at in beside)
        if not (belgian or marked or labels or column_letter(column.place) in taken):
            yield column
