"""Signs that do not belong in a value: named, since many of them look like another or like none."""

import re
import unicodedata


def odd_sign(text: str, allowed: str) -> str:
    """The first sign of a text that is none of `allowed` (a pattern), as ``O` (U+004F, ...)``.

    The name is that of the Unicode standard; empty when there is no such sign.
    """
    for sign in text:
        if not re.match(allowed, sign):
            name = unicodedata.name(sign, "").lower()
            shown = f"`{sign}` " if sign.isprintable() and not sign.isspace() else ""
            return f"{shown}(U+{ord(sign):04X}{', ' if name else ''}{name})"
    return ""


def without_blanks(text: str) -> str:
    """A number without the blanks that people and programs group digits with."""
    return re.sub(r"[\s\u00a0\u202f\u2009']", "", text)
