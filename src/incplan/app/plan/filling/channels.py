"""Ways to reach somebody as people type them: kind, number or address, hours, whether private.

`mobile 0470 00 00 01 private`, `tel. 056 00 00 01 toestel 12`, `a@b.example`; several at once.
"""

import re
from collections.abc import Mapping
from typing import Final

from incplan.app.plan.filling.reading import SHORT_OF_MIDNIGHT
from incplan.app.plan.filling.references import References
from incplan.errors import UsageError
from incplan.plan.files.contacts import ChannelKind
from incplan.plan.values.phones import (
    EXTENSION_WORD,
    is_short_code,
    normalise_phone,
    several_in,
    split_extension,
    why_no_phone,
)
from incplan.store.yaml.splice import Flow, Plain

Record = dict[str, Flow]
_PRIVATE: Final = frozenset({"private", "privé", "prive", "privée", "privat", "privaat"})
_KINDS: Final[Mapping[str, ChannelKind]] = {
    **{kind.value: kind for kind in ChannelKind},
    **dict.fromkeys(("gsm", "portable", "handy", "mobiel", "mobil"), ChannelKind.MOBILE),
    **dict.fromkeys(("bureau", "kantoor", "büro", "fixe", "vast", "festnetz"), ChannelKind.OFFICE),
    **dict.fromkeys(("thuis", "domicile", "maison", "zuhause"), ChannelKind.HOME),
    **dict.fromkeys(
        ("urgence", "urgences", "nood", "noodnummer", "notfall", "notruf", "garde", "wachtdienst"),
        ChannelKind.EMERGENCY,
    ),
    **dict.fromkeys(("mail", "e-mail", "courriel"), ChannelKind.EMAIL),
    **dict.fromkeys(("groupe", "groep", "gruppe"), ChannelKind.GROUP),
}  # fmt: skip
_DIGITS: Final = re.compile(r"\d.*\d.*\d.*\d")
_WORD: Final = re.compile(r"[^\W\d_]{3}")
#: Words that say that a number follows, and nothing about it.
_TELEPHONE: Final = frozenset(
    {"tel", "tél", "telephone", "téléphone", "telefoon", "telefon", "phone", "nr", "numéro",
     "numero", "nummer", "number"}
)  # fmt: skip
_NUMBER: Final = re.compile(r"\+?[0-9(][0-9 ./()\u00a0\u202f\u2010-\u2013-]*[0-9)]")


def channel(text: str, _references: References | None) -> Record:
    """A way to reach somebody: kind, number or address, hours, `private`."""
    kind, body, private = _before_the_number(text.strip())
    words = body.split()
    if words and words[-1].lower().strip(",()") in _PRIVATE:
        body, private = " ".join(words[:-1]).rstrip(" ,"), True
    made: Record = {}
    if "@" in body:
        made = {"kind": ChannelKind.EMAIL.value, "email": body}
    elif re.match(r"https?://", body):
        made = {"kind": ChannelKind.WEB.value, "url": body}
    elif kind is ChannelKind.GROUP:
        made = {"kind": kind.value, "group": body}
    else:
        number, hours = _number_and_hours(body)
        made = {"kind": (kind or _kind_of(number)).value, "phone": number}
        made |= {"available": hours} if hours else {}
    return made | ({"private": Plain("yes")} if private else {})


def _before_the_number(text: str) -> tuple[ChannelKind | None, str, bool]:
    """The kind that stands before a number, the rest, and whether it is private: `GSM privé: `."""
    kind, private = None, False
    while True:
        first, _blank, rest = text.partition(" ")
        word = first.strip(":.()").lower()
        if not rest or (word and word not in {*_KINDS, *_PRIVATE, *_TELEPHONE}):
            return kind, text, private
        kind, private = kind or _KINDS.get(word), private or word in _PRIVATE
        text = rest.strip()


def ways(text: str) -> list[str]:
    """Each way to reach somebody in an answer, where several stand in one part: `a, b`, `a ou b`.

    Raises UsageError for a number of which only the end is written again: `056 00 00 01 / 02`.
    """
    found: list[str] = []
    for part in filter(None, (piece.strip() for piece in text.split(";"))):
        pieces = several_in(part)
        whole = normalise_phone(_before_the_number(part)[1])
        if len(pieces) < 2 or whole is not None:
            found.append(part)
        elif all(_leads_somewhere(piece) for piece in pieces):
            found.extend(pieces)
        elif all(re.fullmatch(r"[\d .]{1,5}", piece) for piece in pieces[1:]):
            raise UsageError("several_numbers", given=part[:80])
        else:
            found.append(part)  # the hours of a number: mon-fri 8-12 and 13-17
    return found


def _leads_somewhere(text: str) -> bool:
    try:
        made = channel(text, None)
    except UsageError:
        return False
    return made["kind"] != ChannelKind.SHORT_CODE.value or text.strip().isdecimal()


def _number_and_hours(text: str) -> tuple[str, str]:
    """The number, and what stands behind it. Raises UsageError when there is no number."""
    always = re.search(r"\s\(?24\s*/\s*7\)?$", text)
    body, hours = (text[: always.start()], "24/7") if always else (text, "")
    found = _NUMBER.match(body.strip())
    if found is None or normalise_phone(found[0]) is None:
        odd = why_no_phone(body).get("odd", "") if _DIGITS.search(body) else ""
        code = "odd_in_number" if odd and not _WORD.search(body) else "not_a_channel"
        raise UsageError(code, given=text[:80], odd=odd)
    rest = body.strip()[found.end() :].strip(" ,()")
    if SHORT_OF_MIDNIGHT.search(rest):
        raise UsageError("until_midnight", given=text[:80])
    inner = re.match(rf"{EXTENSION_WORD}[\s.:]*(\d{{1,6}})\b[\s,)]*", rest, re.IGNORECASE)
    number = f"{found[0]} ext. {inner[1]}" if inner else found[0]
    return number, hours or (rest[inner.end() :] if inner else rest)


def _kind_of(number: str) -> ChannelKind:
    bare = normalise_phone(split_extension(number)[0]) or ""
    if is_short_code(bare):
        return ChannelKind.SHORT_CODE
    return ChannelKind.MOBILE if re.match(r"\+324[5-9]|\+32400", bare) else ChannelKind.OFFICE
