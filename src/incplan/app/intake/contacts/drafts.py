"""Somebody of an address book, before the plan is looked at: each value with its place."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from incplan.frozen import dataclass
from incplan.plan.files.contacts import ChannelKind
from incplan.plan.privacy.folding import folded
from incplan.store.intake.tables import Place

_LEGAL_FORM: Final = re.compile(
    r" (?:sa|srl|nv|bv|bvba|sprl|cv|cvba|scrl|sc|vzw|asbl|vof|snc|gmbh|ag|ug|ltd|llc|plc|inc|sas|"
    r"sarl|s a|n v|b v)(?= $)"
)
#: What is written of an extension beside a number.
_EXTENSION: Final = re.compile(r"ext\. \d{1,6}")


@dataclass(frozen=True, slots=True)
class Value:
    """A text and where it stands."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """One way to reach somebody; `shared` where it is said that others have the number too."""

    kind: ChannelKind
    value: str
    place: Place
    private: bool = False
    note: str = ""
    always: bool = False
    available: str = ""
    shared: bool = False

    @property
    def extension(self) -> str:
        """The extension that is dialled behind the number, as it is written; "" for none."""
        found = _EXTENSION.fullmatch(self.note) if self.kind.is_phone else None
        return self.note if found else ""


#: Keys of a contact that hold a list.
LISTS: Final = frozenset({"rows", "contracts", "ean", "languages", "documents"})


@dataclass(frozen=True, slots=True)
class Detail:
    """One more value of a contact: the key of its file, the value as it is written there."""

    field: str
    value: Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A person or a party. `organisation` is where a person works, `person` who it is about.

    `kind` is that of the plan where it is neither a person nor a party outside. `details` are
    other keys of its file; those that are rows of the directory say which placeholder it fills.
    """

    place: Place
    name: Value
    is_person: bool
    title: Value | None = None
    organisation: Value | None = None
    country: Value | None = None
    means: tuple[Means, ...] = ()
    kind: str = ""
    details: tuple[Detail, ...] = ()

    @property
    def rows(self) -> frozenset[str]:
        """Rows of the directory outside that it stands in."""
        return frozenset(item.value.text for item in self.details if item.field == "rows")

    @property
    def words(self) -> frozenset[str]:
        """The words of the name in any order and spelling, without a legal form."""
        return name_words(self.name.text)


@lru_cache(maxsize=65_536)
def name_words(name: str) -> frozenset[str]:
    """The words of a name without accents, capitals, order or legal form."""
    return frozenset(bare_firm(name))


def bare_firm(name: str) -> list[str]:
    """The words of a name in their order, without a legal form at the end."""
    return _LEGAL_FORM.sub("", folded(name)).split()


def tidy(text: str) -> str:
    """A text in one line, composed, without signs that show nothing or move the cursor."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    composed = unicodedata.normalize("NFC", text)
    kept = "".join(
        " " if sign.isspace() else sign
        for sign in composed
        if sign.isspace() or unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Co", "Cn")
    )
    return " ".join(kept.split())


def tidy_lines(text: str) -> str:
    """A text of several lines, each of them tidy."""
    return "\n".join(tidy(line) for line in text.splitlines()).strip()


def person_name(given: str, middle: str, family: str) -> str:
    """First name and NAME, as the plan writes people; a name in one column stays as written."""
    parts = [tidy(part) for part in (given, middle) if tidy(part)]
    last = tidy(family)
    if not parts or not last:
        return " ".join((*parts, *((last,) if last else ())))
    lowered = last == last.lower() and last != last.upper()
    return " ".join((*parts, last if lowered else last.upper()))


def turned(name: str) -> str:
    """A name whose words in capitals come first, with these last: CHARLET Benoît."""
    words = name.split()
    count = 0
    while count < len(words) and _is_loud(words[count]):
        count += 1
    if not 0 < count < len(words) or any(_is_loud(word) for word in words[count:]):
        return name
    if re.search(r"\d|[.&/]", name) or _LEGAL_FORM.search(folded(name)):
        return name
    return " ".join((*words[count:], *words[:count]))


def is_personal(name: str) -> bool:
    """Whether a name may be a person's: no legal form, no sign of a firm."""
    return not (_LEGAL_FORM.search(folded(name).rstrip() + " ") or re.search(r"[&\d]", name))


def _is_loud(word: str) -> bool:
    return word.isupper() and sum(sign.isalpha() for sign in word) > 1
