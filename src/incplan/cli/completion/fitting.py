"""Which things begin as typed, and in what form each goes on: nothing typed is ever taken back.

A name is read as commands read it: case, accents, blanks and hyphens do not count, `ue` is read as
`ü` too. What goes on is therefore what was typed, then the rest of the name: `telecom` becomes
`telecom Sambre SA`, which every command takes, in shells that insert nothing that begins otherwise.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from incplan.app.desk.naming import LIGATURES, UMLAUTS
from incplan.cli.completion.thing import Thing

_MANY: Final = 200


def fitting(begun: str, things: Iterable[Thing], *, replaces: bool = True) -> list[Thing]:
    """The things that begin as typed, each once, under the id or name that does.

    Where an id or a name begins so, later words of names do not count. `replaces` is for shells
    that put one thing in the place of what was typed, whatever it begins with.
    """
    known = list({thing.names[0]: thing for thing in things}.values())
    for within in (False, True):
        found = [(thing, form) for thing in known if (form := _form(begun, thing, within=within))]
        if found:
            break
    else:
        return []
    if replaces and within and len(found) == 1:
        thing, form = found[0]
        return [_told(thing, _whole(begun, thing) or form)]
    if len(found) > 1 and _alike([form for _thing, form in found]) < len(begun):
        found = [(thing, begun + form[len(begun) :]) for thing, form in found]
    return [_told(thing, form) for thing, form in found[:_MANY]]


def _told(thing: Thing, form: str) -> Thing:
    """How the thing is called beside its form; its id beside a name."""
    same = _key(form, umlauts=False) == _key(thing.said, umlauts=False)
    said = thing.names[0] if same and form != thing.names[0] else thing.said
    return Thing((form,), said)


def _form(begun: str, thing: Thing, *, within: bool) -> str:
    """What is typed for a thing, beginning with what is typed already; "" where none fits."""
    if not within:
        for names in (thing.names[:1], thing.names[1:]):
            if near := [name for name in names if name.casefold().startswith(begun.casefold())]:
                return next((name for name in near if name.startswith(begun)), near[0])
    for name in thing.names:
        rest = _rest(begun, name, within=within)
        if rest is not None:
            return begun + rest
    return ""


def _whole(begun: str, thing: Thing) -> str:
    """The name in which what was typed begins a later word."""
    found = (name for name in thing.names if _rest(begun, name, within=True) is not None)
    return next(found, "")


def _rest(begun: str, name: str, *, within: bool) -> str | None:
    """What of a name follows what was typed; `within` at the beginning of a later word."""
    for umlauts in (False, True):
        wanted = _key(begun, umlauts=umlauts)
        if not wanted:
            return None
        for start in _later_words(name) if within else (0,):
            found = ""
            for place in range(start, len(name)):
                found += _key(name[place], umlauts=umlauts)
                if len(found) >= len(wanted):
                    break
            if found == wanted:
                rest = name[place + 1 :].rstrip(")]»") if within else name[place + 1 :]
                return rest if begun[-1:].isalnum() else rest.lstrip(" -_")
    return None


def _later_words(name: str) -> Iterator[int]:
    for place in range(1, len(name)):
        if name[place].isalnum() and not name[place - 1].isalnum():
            yield place


def _key(text: str, *, umlauts: bool) -> str:
    """The letters and digits that count."""
    small = unicodedata.normalize("NFC", text).casefold().translate(LIGATURES)
    apart = unicodedata.normalize("NFKD", small.translate(UMLAUTS) if umlauts else small)
    return "".join(sign for sign in apart if sign.isalnum())


def _alike(names: Sequence[str]) -> int:
    """How many signs all names begin with: those that a shell inserts at once."""
    first, last = min(names), max(names)
    return next((n for n, sign in enumerate(first) if last[n : n + 1] != sign), len(first))
