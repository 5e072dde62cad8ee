"""Every text of a library file, and what makes a text look like another language."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any, Final

from incplan.plan.values.model import Model
from incplan.plan.values.scalars import Text


def _split(line: str) -> frozenset[str]:
    return frozenset(line.split())


#: Short function words that belong to one language only: none of them is a word of the others.
ONLY_IN: Final[Mapping[str, frozenset[str]]] = {
    "fr": _split("le la une dans avec pour sont est et ou aux au qui que ne"),
    "nl": _split("het een niet voor wordt naar bij geen ook uit zijn aan dat deze"),
    "de": _split("und nicht für mit ist auf von ein eine einen keine oder wird zum"),
    "en": _split("the and with not from are which who what to for if when"),
}
_PHONE: Final = re.compile(r"\+\d{2,3}[ ./\d]{6,}|\b0\d{1,3}(?:[ ./]\d{2,4}){2,}")


def texts(value: Any, route: str = "") -> Iterator[tuple[str, Text]]:
    """Route and text of all that a reader of this model will see."""
    if isinstance(value, Text):
        yield route, value
    elif isinstance(value, Model):
        for name in (item.name for item in fields(value)):
            yield from texts(getattr(value, name), f"{route}.{name}".lstrip("."))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from texts(item, f"{route}.{key}")
    elif isinstance(value, tuple):
        for place, item in enumerate(value):
            yield from texts(item, f"{route}.{getattr(item, 'id', place)}")


def words(text: str) -> list[str]:
    """Its words in lower case, accents kept."""
    return re.findall(r"[^\W\d_]+", text.casefold())


def foreign_words(text: str, language: str) -> set[str]:
    """Words of this text that exist in one of the other languages only."""
    others = frozenset[str]().union(*(ONLY_IN[key] for key in ONLY_IN if key != language))
    return set(words(text)) & others


def phone_numbers(text: str) -> list[str]:
    """What looks like a telephone number longer than a short code such as 112."""
    return _PHONE.findall(text)


def copies(versions: Mapping[str, str]) -> list[str]:
    """Languages whose text of four words or more is the very text of another language."""
    seen: dict[str, str] = {}
    found = []
    for language, text in versions.items():
        if len(words(text)) >= 4 and text.casefold() in seen:
            found.append(f"{language} = {seen[text.casefold()]}")
        seen.setdefault(text.casefold(), language)
    return found
