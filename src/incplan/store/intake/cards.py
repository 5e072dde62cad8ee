"""vCard 2.1, 3.0 and 4.0, each line with its number: what telephones and address books write.

An own reader: `vobject` keeps no line numbers, ends at the first card that is cut off, and leaves
the types of 2.1 and the labels of groups to be put together (see docs/adr/0017).
"""

import quopri
import re
from collections.abc import Iterator
from typing import Final

from incplan.errors import UnreadableError
from incplan.store.intake.tables import Card, Field, Place, Remark

MAX_CARDS: Final = 50_000
#: Cards in one another, or without an end: more are no address book that was cut off.
MAX_OPEN: Final = 100
#: Lines of one card, and signs of one of its values, but for pictures.
MAX_FIELDS: Final = 1_000
MAX_VALUE: Final = 100_000
#: Before the colon stand a name and a few words of how it is written.
_HEAD: Final = 2_000
_LINE: Final = re.compile(
    r"(?:(?P<group>[A-Za-z0-9-]+)\.)?(?P<name>[A-Za-z0-9-]+)"
    r'(?P<params>(?:;(?:[^":;]|"[^"]*")*)*):(?P<value>.*)',
    re.DOTALL,
)
_PARAM: Final = re.compile(r';((?:[^";]|"[^"]*")*)')
_PICTURES: Final = frozenset({"PHOTO", "LOGO", "SOUND", "KEY"})
_PICTURE: Final = re.compile(r"(?:[A-Za-z0-9-]+\.)?(?:PHOTO|LOGO|SOUND|KEY)[;:]", re.IGNORECASE)
_ENDS: Final = re.compile(r"\r\n|\r|\n")
_ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)


def read_cards(text: str, name: str) -> tuple[tuple[Card, ...], tuple[Remark, ...]]:
    """The cards, and remarks for what belongs to none. Raises UnreadableError outside the limits.

    A card inside another one, as of an assistant, is a card by itself, and the outer one goes on.
    """
    reader = _Cards(name)
    for line, words in _logical(text, name):
        reader.read(line, words)
    while reader.open:
        reader.close(whole=False)
    return tuple(sorted(reader.cards, key=lambda card: card.line)), tuple(reader.remarks)


class _Cards:
    """The cards read so far; `open` are those begun and not ended, each with its lines."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.open: list[tuple[int, list[Field]]] = []
        self.cards: list[Card] = []
        self.remarks: list[Remark] = []
        self.cut = 0
        self.nested = False

    def read(self, line: int, words: str) -> None:
        """One line. Raises UnreadableError outside the limits."""
        upper = words.strip().upper() if len(words) < _HEAD else ""
        if upper == "BEGIN:VCARD":
            self._begin(line)
        elif upper == "END:VCARD":
            self.close()
        elif self.open and (found := _field(words, line)) is not None:
            self._add(found)
        elif words.strip():
            self.remarks.append(Remark("line_not_understood", Place(self.name, line=line)))

    def _begin(self, line: int) -> None:
        """A card that begins where none may: the one above was cut off."""
        if self.open and not self.nested:
            self.close(whole=False)
            self.cut += 1
        if self.cut > MAX_OPEN or len(self.open) > 1:
            raise UnreadableError("intake_card_open", file=self.name, line=line)
        self.open.append((line, []))
        self.nested = False

    def _add(self, found: Field) -> None:
        begun, fields = self.open[-1]
        self.nested = found.name == "AGENT" and not found.value.strip()
        if not self.nested:
            fields.append(found)
        if len(fields) > MAX_FIELDS:
            raise UnreadableError(
                "intake_card_long", file=self.name, line=begun, limit=MAX_FIELDS
            )  # fmt: skip

    def close(self, *, whole: bool = True) -> None:
        """The innermost card that is open is one of those read."""
        if self.open:
            begun, fields = self.open.pop()
            self.cards.append(_card(self.name, begun, fields, whole=whole))
        if len(self.cards) > MAX_CARDS:
            raise UnreadableError("intake_many_cards", file=self.name, limit=MAX_CARDS)


def _logical(text: str, name: str) -> Iterator[tuple[int, str]]:
    """Lines put together: folded ones, and those of quoted-printable that end with `=`.

    Of pictures only the first line is kept. Raises UnreadableError for a value that is too long.
    """
    start, parts, size = 0, [""], 0
    soft = quoted = False
    for number, line in _lines(text):
        folded = line[:1] in (" ", "\t")
        if start and (soft or folded):
            more = line if soft else line[1:]
            if soft:
                parts[-1] = parts[-1][:-1]
            if not _PICTURE.match(parts[0]):
                parts.append(more)
                size += len(more)
        else:
            if start and (start > 1 or parts != [""]):
                yield start, "".join(parts)
            start, parts, size = number, [line], 0
            quoted = "QUOTED-PRINTABLE" in line[:_HEAD].partition(":")[0].upper()
        if max(size, 0 if _PICTURE.match(parts[0]) else len(parts[0])) > MAX_VALUE:
            raise UnreadableError("intake_long_line", file=name, line=start, limit=MAX_VALUE)
        soft = quoted and line.endswith("=")
    if start:
        yield start, "".join(parts)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Each line with its number, one after the other."""
    begin, number = 0, 0
    for number, end in enumerate(_ENDS.finditer(text), start=1):
        yield number, text[begin : end.start()]
        begin = end.end()
    yield number + 1, text[begin:]


def _field(words: str, line: int) -> Field | None:
    found = _LINE.fullmatch(words) if ":" in words[:_HEAD] else None
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
