"""vCard 2.1, 3.0 and 4.0, each line with its number: what telephones and address books write.

An own reader: `vobject` keeps no line numbers, ends at the first card that is cut off, and leaves
the types of 2.1 and the labels of groups to be put together (see docs/adr/0017).
"""

import quopri
import re
from typing import Final

from incplan.errors import UnreadableError
from incplan.store.intake.tables import Card, Field, Place, Remark

MAX_CARDS: Final = 50_000
_LINE: Final = re.compile(
    r"(?:(?P<group>[A-Za-z0-9-]+)\.)?(?P<name>[A-Za-z0-9-]+)"
    r'(?P<params>(?:;(?:[^":;]|"[^"]*")*)*):(?P<value>.*)',
    re.DOTALL,
)
_PARAM: Final = re.compile(r';((?:[^";]|"[^"]*")*)')
_PICTURES: Final = frozenset({"PHOTO", "LOGO", "SOUND", "KEY"})
_ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)


def read_cards(text: str, name: str) -> tuple[tuple[Card, ...], tuple[Remark, ...]]:
    """The cards, and remarks for what belongs to none. Raises UnreadableError for too many."""
    cards: list[Card] = []
    fields: list[Field] = []
    begun = 0
    remarks: list[Remark] = []
    for line, words in _logical(text):
        upper = words.strip().upper()
        if upper == "BEGIN:VCARD":
            if begun:
                cards.append(_card(name, begun, fields, whole=False))
            begun, fields = line, []
        elif upper == "END:VCARD":
            if begun:
                cards.append(_card(name, begun, fields))
            begun, fields = 0, []
        elif begun and (found := _field(words, line)) is not None:
            fields.append(found)
        elif words.strip():
            remarks.append(Remark("line_not_understood", Place(name, line=line)))
        if len(cards) > MAX_CARDS:
            raise UnreadableError("intake_too_many", file=name, rows=MAX_CARDS, columns=1)
    if begun:
        cards.append(_card(name, begun, fields, whole=False))
    return tuple(cards), tuple(remarks)


def _logical(text: str) -> list[tuple[int, str]]:
    """Lines put together: folded ones, and those of quoted-printable that end with `=`."""
    found: list[tuple[int, str]] = []
    soft = False
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), start=1):
        if found and soft:
            found[-1] = (found[-1][0], found[-1][1][:-1] + line)
        elif found and line[:1] in (" ", "\t"):
            found[-1] = (found[-1][0], found[-1][1] + line[1:])
        else:
            found.append((number, line))
        last = found[-1][1]
        quoted = "QUOTED-PRINTABLE" in last.partition(":")[0].upper()
        soft = quoted and last.endswith("=")
    return found


def _field(words: str, line: int) -> Field | None:
    found = _LINE.fullmatch(words)
    if found is None:
        return None
    name = found["name"].upper()
    types: set[str] = set()
    label, charset, quoted = found["group"] or "", "utf-8", False
    for item in _PARAM.findall(found["params"]):
        key, equals, value = item.partition("=")
        value = value.strip('"')
        if not equals:
            key, value = ("ENCODING", key) if key.upper() == "QUOTED-PRINTABLE" else ("TYPE", key)
        if key.upper() == "CHARSET":
            charset = value
        elif key.upper() == "ENCODING":
            quoted = value.upper() == "QUOTED-PRINTABLE"
        elif key.upper() == "TYPE":
            types.update(part.strip().lower() for part in value.split(","))
    value = "" if name in _PICTURES else found["value"]
    if quoted:
        value = _plain(value, charset)
    return Field(name, frozenset(types), label, value, line)


def _plain(value: str, charset: str) -> str:
    raw = quopri.decodestring(value.encode("utf-8"))
    try:
        return raw.decode(charset)
    except (UnicodeDecodeError, LookupError):
        return raw.decode("cp1252", "replace")


def _card(file: str, line: int, fields: list[Field], *, whole: bool = True) -> Card:
    """The card, the label of a group (`item1.X-ABLabel`) given to the line it belongs to."""
    labels = {item.label: item.value for item in fields if item.name == "X-ABLABEL" and item.label}
    named = tuple(
        Field(item.name, item.types, labels.get(item.label, ""), item.value, item.line)
        for item in fields
        if item.name != "X-ABLABEL"
    )
    return Card(file, line, named, whole)


def parts(value: str, sign: str = ";") -> tuple[str, ...]:
    """The parts of a value with several, their escapes taken out."""
    pieces = re.split(rf"(?<!\\){re.escape(sign)}", value)
    return tuple(plain(piece) for piece in pieces)


def plain(value: str) -> str:
    """A text without escapes: `\\,` is a comma, `\\n` a new line."""
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value).strip()
