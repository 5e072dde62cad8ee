"""Text from a pipe and from the command line, decoded strictly: no letter is lost in silence."""

import codecs
import locale
import os
import re
import sys
from pathlib import PurePath
from typing import Any, Final

from incplan.errors import UsageError
from incplan.i18n.text.decoding import decoded, first_wrong_byte

LIMIT = 20_000
_UNDECODED: Final = re.compile("[\ud800-\udfff]")


def read_stdin() -> str:
    """All of standard input: UTF-8, with a byte order mark UTF-16, else the system's encoding.

    Raises UsageError for bytes that are neither, and for too long a text.
    """
    raw = sys.stdin.buffer.read(4 * LIMIT + 1)
    text = decoded(raw, system_encoding())
    if text is None:
        code = "stdin_has_zeros" if b"\0" in raw else "stdin_not_utf8"
        raise UsageError(code, offset=first_wrong_byte(raw))
    if len(text) > LIMIT:
        raise UsageError("text_too_long", limit=LIMIT)
    return text


def readable(words: dict[str, Any]) -> dict[str, Any]:
    """The words of a command with every text one that can be kept. Raises UsageError otherwise.

    Python hands on bytes that are no text in its own encoding as half of a character. Paths stay
    as they are: the system knows files by their bytes.
    """
    return {name: _readable(name, value) for name, value in words.items()}


def _readable(name: str, value: Any) -> Any:
    if isinstance(value, str):
        return value if _UNDECODED.search(value) is None else _read_again(name, value)
    if isinstance(value, list | tuple) and not isinstance(value, PurePath):
        return type(value)(_readable(name, item) for item in value)
    return value


def _read_again(name: str, word: str) -> str:
    raw = word.encode("utf-8", "surrogatepass") if os.name == "nt" else os.fsencode(word)
    text = decoded(raw, system_encoding())
    if text is None:
        place = first_wrong_byte(raw)
        shown = f"0x{raw[place]:02X}"
        raise UsageError("argument_not_text", name=name, offset=place, byte=shown)
    return text


def system_encoding() -> str:
    """What texts are written in here, when it is another encoding than UTF-8; "" otherwise.

    The locale by name counts before what the system made of it: where it is not installed, Python
    goes on in UTF-8 although the terminal does not.
    """
    named = next(
        (os.environ[key] for key in ("LC_ALL", "LC_CTYPE", "LANG") if os.environ.get(key)), ""
    )
    codeset = named.partition(".")[2].partition("@")[0] if os.name != "nt" else ""
    for candidate in (codeset, locale.getencoding()):
        try:
            known = codecs.lookup(candidate).name if candidate else ""
        except LookupError:
            continue
        if known and known not in ("utf-8", "ascii"):
            return known
    return ""
