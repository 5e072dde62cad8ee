"""Check scalars for control characters, and remark on invisible ones."""

import re
from collections.abc import Iterator
from typing import Final

MAX_LINE: Final = 20_000
#: Codes whose findings leave the file readable.
WARNINGS: Final = frozenset({"YML014", "YML027", "YML028", "YML030"})
# Compiled at first use, since plain text needs none of them.
_CONTROL: Final = "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f]"
_SURROGATE: Final = "[\ud800-\udfff]"
_DIRECTION: Final = "[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
_ZERO_WIDTH: Final = "[\u180e\u200b\u200c\u2060-\u2064\u206a-\u206f\ufeff]"
_BREAKS: Final = "[\x85\u2028\u2029]"
#: Any of these characters in a file's text, literal or as an escape in a quoted text.
_SUSPECT: Final = (
    "\\\\[uUxNLP_]|[\x80-\x9f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
)


class TextProblem(Exception):
    """A text that must not be loaded."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code, self.params = code, params


def check_text(value: str) -> None:
    """Raises TextProblem for a control character, a lone surrogate or an extremely long line."""
    if re.search(_SURROGATE, value):
        raise TextProblem("YML015")
    control = re.search(_CONTROL, value)
    if control is not None:
        raise TextProblem("YML006", char=shown(control[0]))
    if len(value) > MAX_LINE and any(len(line) > MAX_LINE for line in value.split("\n")):
        raise TextProblem("YML017", limit=MAX_LINE)


def suspicious(value: str) -> Iterator[tuple[str, dict[str, object]]]:
    """Characters that change or hide what people read, one finding for each family."""
    if value.isascii():
        return
    for code, pattern in (("YML027", _DIRECTION), ("YML028", _ZERO_WIDTH), ("YML030", _BREAKS)):
        found = re.search(pattern, value)
        if found is not None:
            yield code, {"char": shown(found[0])}


def may_be_suspicious(text: str) -> bool:
    """A quick test whether a file may have such characters; it misses none."""
    if text.isascii() and "\\" not in text:
        return False
    return re.search(_SUSPECT, text) is not None


def shown(char: str) -> str:
    """`U+202E`."""
    return f"U+{ord(char):04X}"
