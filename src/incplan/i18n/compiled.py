"""A compiled catalogue that is searched, not read: few of its thousands of sentences are said.

`gettext` decodes all of them at the start, which takes as long as starting Python.
"""

import gettext
import struct
from collections.abc import Callable
from functools import cached_property
from typing import Final

_MAGIC: Final = 0x950412DE
_HEAD: Final = 20


class Compiled(gettext.NullTranslations):
    """The sentences of an `.mo` file, looked up in its sorted table.

    Raises ValueError for bytes that are no whole catalogue in the order of little-endian machines,
    which is how ours are written.
    """

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self._content = content
        self._known: dict[str, list[str]] = {}
        try:
            magic, _revision, count, texts, meanings = struct.unpack_from("<5I", content)
            self._texts = struct.unpack_from(f"<{2 * count}I", content, texts)
            self._meanings = struct.unpack_from(f"<{2 * count}I", content, meanings)
        except struct.error as problem:
            raise ValueError(str(problem)) from problem
        ends = map(sum, zip(self._texts[1::2], self._texts[::2], strict=True))
        others = map(sum, zip(self._meanings[1::2], self._meanings[::2], strict=True))
        if magic != _MAGIC or max((*ends, *others), default=_HEAD) > len(content):
            raise ValueError("no whole catalogue")

    def gettext(self, message: str) -> str:
        """The translation, the singular of one in two forms; the message itself without one."""
        found = self._found(message)
        return found[0] if found else message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The form for a number of things."""
        found = self._found(msgid1)
        if not found:
            return msgid1 if n == 1 else msgid2
        return found[min(self._form(n), len(found) - 1)]

    def _found(self, message: str) -> list[str]:
        """The forms of a translation, looked up once; nothing where it is missing."""
        if message not in self._known:
            self._known[message] = self._looked_up(message)
        return self._known[message]

    def _looked_up(self, message: str) -> list[str]:
        wanted, content = message.encode(), self._content
        low, high = 0, len(self._texts) // 2
        while low < high:
            middle = (low + high) // 2
            length, place = self._texts[2 * middle : 2 * middle + 2]
            text = content[place : place + length].partition(b"\0")[0]
            if text < wanted:
                low = middle + 1
            elif text > wanted:
                high = middle
            else:
                length, place = self._meanings[2 * middle : 2 * middle + 2]
                return content[place : place + length].decode().split("\0")
        return []

    @cached_property
    def _form(self) -> Callable[[int], int]:
        """Which form a number takes, as the head of the catalogue says."""
        for line in self._found("")[0].split("\n") if self._found("") else ():
            name, _colon, value = line.partition(":")
            if name.strip().lower() == "plural-forms":
                rule = value.partition("plural=")[2].rstrip("; \t")
                form: Callable[[int], int] = gettext.c2py(rule)
                return form
        return lambda number: int(number != 1)
