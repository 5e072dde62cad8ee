"""Break text between words: numbers stay whole, French signs stay with their word."""

import re
import textwrap
from typing import Final

from incplan.i18n.text.typography import typeset

_PHONE: Final = re.compile(r"\+\d[\d ]*\d")
#: Stands for words that were cut off.
MORE: Final = "..."


def wrapped(text: str, width: int, first: str = "", others: str = "") -> list[str]:
    """Lines of at most `width`, broken between words only; a longer word has a line of its own."""
    if text.isascii() and len(first) + len(text) <= width and text.split(" ") == text.split():
        return [first + text]  # most lines: nothing to wrap
    whole = _PHONE.sub(lambda number: number[0].replace(" ", "\u00a0"), text)
    lines = textwrap.wrap(
        typeset(whole, "fr"),
        width,
        initial_indent=first,
        subsequent_indent=others,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.replace("\u00a0", " ") for line in lines] or [""]


def cut(text: str, width: int) -> str:
    """One line of at most `width`: whole words, then dots for what is left out."""
    whole = " ".join(text.split())
    if len(whole) <= width:
        return whole
    kept = whole[: max(width - len(MORE), 0) + 1]
    words = kept.rsplit(" ", 1)[0] if " " in kept else kept[:-1]
    return words.rstrip(" ,;:.") + MORE
