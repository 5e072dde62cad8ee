"""Break text between words: numbers stay whole, French signs stay with their word."""

import re
import textwrap
from collections.abc import Callable
from typing import Final

from incplan.i18n.typography import typeset

_PHONE: Final = re.compile(r"\+\d[\d ]*\d")
#: A command in a sentence, as far as its words are surely not those of the sentence.
_COMMAND: Final = re.compile(
    r"incplan [a-z-]+(?: [a-z-]+(?= [^\s,;]*[\d_-]))?"
    r"(?: (?:-[^\s,;]+(?: (?![a-z]+\b[^=.:/_-])[\w.:/-]+)?|\S*[\d_-]\S*|\S+$))*"
)
#: A word for what is to be put in its place: TEXT, dots.
_PLACEHOLDER: Final = re.compile(r"(?<![\w-])[A-Z]{4,}(?![\w-])|\.\.\.")
_STYLE: Final = re.compile(r"\x1b\[[0-9;]*m")
#: A width that nothing exceeds.
_ANY: Final = 10_000
#: Stands for words that were cut off.
MORE: Final = "..."


def wrapped(text: str, width: int, first: str = "", others: str = "") -> list[str]:
    """Lines of at most `width`, broken between words only; a longer word has a line of its own."""
    if len(first) + len(text) <= width and text.split(" ") == text.split():
        return [first + text]  # most lines: nothing to wrap
    whole = text
    if "+" in whole:
        whole = _PHONE.sub(_kept_whole(width), whole)
    if "incplan " in whole:
        whole = _COMMAND.sub(_kept_whole(_ANY), whole)  # wider than the row: on a row of its own
    lines = textwrap.wrap(
        typeset(whole, "fr"),
        width,
        initial_indent=first,
        subsequent_indent=others,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.replace("\u00a0", " ") for line in lines] or [""]


def last_command(text: str) -> str:
    """The command that a text ends with and that can be typed as it stands; else nothing."""
    _before, found, after = text.rpartition("incplan ")
    command = _STYLE.sub("", found + after)
    whole = found and _COMMAND.fullmatch(command) and command[-1].isalnum()
    return command if whole and not _PLACEHOLDER.search(command) else ""


def _kept_whole(room: int) -> Callable[[re.Match[str]], str]:
    """Puts no-break spaces into what was found, where it fits a line."""

    def kept(found: re.Match[str]) -> str:
        return found[0].replace(" ", "\u00a0") if len(found[0]) <= room else found[0]

    return kept


def cut(text: str, width: int) -> str:
    """One line of at most `width`: whole words, then dots for what is left out."""
    whole = " ".join(text.split())
    if len(whole) <= width:
        return whole
    kept = whole[: max(width - len(MORE), 0) + 1]
    words = kept.rsplit(" ", 1)[0] if " " in kept else kept[:-1]
    return words.rstrip(" ,;:.") + MORE
