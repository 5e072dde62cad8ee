"""Words of a closed list as the product calls them in any language: `personnel` for `staff`."""

from collections.abc import Iterable

from incplan.app.desk.naming import known_word
from incplan.documents.wording.events import CLOSED_WORDS


def called(given: str, words: Iterable[str]) -> str:
    """The one word of a list that is called so; "" where none is, or several are."""
    found = known_word(given, words, CLOSED_WORDS)
    return found[0] if len(found) == 1 else ""
