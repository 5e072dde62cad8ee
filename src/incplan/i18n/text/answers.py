"""Yes and no as people type them."""

import re
from typing import Final

_WORDS: Final = {
    "fr": {"o": True, "oui": True, "n": False, "non": False},
    "nl": {"j": True, "ja": True, "n": False, "nee": False, "neen": False},
    "de": {"j": True, "ja": True, "n": False, "nein": False},
    "en": {"y": True, "yes": True, "n": False, "no": False},
}


def parse_yes_no(text: str, language: str) -> bool | None:
    """The answer meant, or None: a word of this language, else of any if all agree on it."""
    word = text.strip().rstrip(".!").lower()
    own = _WORDS.get(language, {})
    if word in own:
        return own[word]
    readings = {words[word] for words in _WORDS.values() if word in words}
    return readings.pop() if len(readings) == 1 else None


_FIRST_WORD: Final = r"(?s)\s*(\w+)\s*(?:[,;:.]\s*(.*))?\s*"


def yes_no_and_more(text: str) -> tuple[bool, str] | None:
    """Split `non, le journal manquait` into no and the rest, in any of the languages; else None."""
    found = re.fullmatch(_FIRST_WORD, text)
    said = parse_yes_no(found[1], "") if found else None
    if found is None or said is None:
        return None
    return said, (found[2] or "").strip()
