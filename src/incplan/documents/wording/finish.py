"""Typographic finish of a document for reading: apostrophes, quotes, French blanks.

Plans are typed with what a keyboard has. Addresses and commands stay as they are typed: who copies
one from paper or a page must get what works.
"""

import re
from collections.abc import Callable
from typing import Final

#: What marks a text as something to type as it stands.
_TO_TYPE: Final = re.compile(r"incplan |\s--\w|`")
_APOSTROPHE: Final = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])(?!\S*@)(?<!@\S)")
_QUOTED: Final = re.compile(r"(?<![\w])(['\"])(?=\S)([^'\"\n]*?\S)\1(?!\w)")
_OPENING: Final = {"fr": "«\u00a0", "nl": "“", "de": "„", "en": "“"}
_CLOSING: Final = {"fr": "\u00a0»", "nl": "”", "de": "“", "en": "”"}
#: `'s nachts`, `'t`: a word that begins with one.
_SHORTENED: Final = re.compile(r"(?<!\w)'(?=[a-z]{1,2}\b)")
_COLON: Final = re.compile(r"[ \u202f](?=[:»%€](?:\s|$|[.,;)]))")
_HIGH: Final = re.compile(r"[ \u00a0](?=[;?!](?:\s|$|[»)]))")
_AFTER: Final = re.compile(r"(?<=«) ")


def finished(language: str) -> Callable[[str], str]:
    """The change of each text of a document in this language."""
    opening, closing = _OPENING.get(language, "“"), _CLOSING.get(language, "”")
    french = language == "fr"

    def finish(text: str) -> str:
        typed = _TO_TYPE.search(text)
        if text.startswith("<"):  # a drawing
            return text
        if typed is not None and typed.start() > 0:
            return finish(text[: typed.start()]) + text[typed.start() :]
        if typed is not None:
            return text
        if "'" in text or '"' in text:
            text = _QUOTED.sub(lambda found: f"{opening}{found[2]}{closing}", text)
            text = _SHORTENED.sub("\u2019", _APOSTROPHE.sub("\u2019", text))
        if french:
            text = _HIGH.sub("\u202f", _COLON.sub("\u00a0", text))
            text = _AFTER.sub("\u00a0", text)
        return text

    return finish
