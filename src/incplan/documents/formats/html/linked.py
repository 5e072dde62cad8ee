"""Text for HTML: escaped, with line ends, and with links on numbers and addresses.

A link always shows its target: its words are the number or the address itself. Only `tel:`,
`mailto:`, `http:` and `https:` links are made.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final
from urllib.parse import quote

from markupsafe import Markup, escape

from incplan.i18n.text.direction import LEFTWARD
from incplan.i18n.text.hostile import safe
from incplan.i18n.text.languages import Tongues
from incplan.plan.values.phones import SHORT_CODES, normalise_phone

_ONE_LANGUAGE: Final = Tongues(())
_PHONE: Final = r"(?P<phone>(?<![\w+])\+\d[\d ./()\u00a0\u202f-]{5,22}\d)"
_MAIL: Final = (
    r"(?P<mail>(?<![\w.%+'-])[A-Za-z0-9._%+'-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}"
    r"(?:\?[A-Za-z]+=[!#-;=?-~]{0,200})?)"
)
_URL: Final = r"(?P<url>https?://[A-Za-z0-9._~:/?#@!$&*+,;=%-]{0,500}[A-Za-z0-9/_=-])"
_CODE: Final = rf"(?P<code>(?<![\w+.,-])(?:{'|'.join(sorted(SHORT_CODES))}|116\d{{3}})(?![\w-]))"
_LINK: Final = re.compile(f"{_URL}|{_MAIL}|{_PHONE}|{_CODE}", re.ASCII)


def linked(
    text: str, *, codes: bool = False, web: bool = True, known: Tongues = _ONE_LANGUAGE
) -> Markup:
    """Escaped text with links; `codes` where a bare 112 is a number to call.

    `web` is off for text written during an incident: an address in a note may be the attacker's.
    `known` are the passages in another language, which are marked with it.
    """
    off = {name for name, wanted in (("code", codes), ("url", web)) if not wanted}
    return _spoken(text, known, lambda line: Markup("").join(_pieces(line, off)))


def told(text: object, known: Tongues = _ONE_LANGUAGE) -> Markup:
    """Escaped text without links, passages in another language marked with it."""
    return text if isinstance(text, Markup) else _spoken(str(text), known, escape)


def _spoken(text: str, known: Tongues, shown: Callable[[str], Markup]) -> Markup:
    found = []
    for part in known.parts(text.replace("\r\n", "\n").strip()):
        lines = safe(part.text).split("\n")
        words = Markup("<br>").join(_isolated(shown(line)) for line in lines)
        marked = Markup('<span lang="{}">{}</span>').format(part.language, words)
        found.append(marked if part.language else words)
    return Markup("").join(found)


def _isolated(line: Markup) -> Markup:
    """Names that run from right to left apart, so that numbers beside them keep their place."""
    return Markup(LEFTWARD.sub(r"<bdi>\1</bdi>", str(line)))


def _pieces(line: str, off: set[str]) -> Iterator[Markup]:
    place = 0
    for match in _LINK.finditer(line):
        yield escape(line[place : match.start()])
        yield escape(match[0]) if match.lastgroup in off else _link(match)
        place = match.end()
    yield escape(line[place:])


def _as_recipient(address: str) -> str:
    """Percent-encoded, so that nothing in an address can become a header field (RFC 6068)."""
    name, _at, domain = address.rpartition("@")
    return f"{quote(name, safe='')}@{quote(domain, safe='')}"


def _link(match: re.Match[str]) -> Markup:
    words = match[0]
    if match["url"]:
        return Markup('<a href="{0}" rel="noreferrer noopener">{0}</a>').format(words)
    if match["mail"]:
        return Markup('<a href="mailto:{}">{}</a>').format(_as_recipient(words), words)
    number = normalise_phone(words.replace("\u202f", ""))
    if number is None:
        return escape(words)
    return Markup('<a class="call" href="tel:{}">{}</a>').format(number, words)
