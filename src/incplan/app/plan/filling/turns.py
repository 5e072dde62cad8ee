"""Turns of duty as they are typed: `incident manager: nadia, joris in turn from 30/11/2026`.

A function, a colon, people in calling order, then when: days of the week (`sat, sun`), one after
the other from a day (`in turn from 30/11/2026`), dates (`24/12/2026 - 26/12/2026`), or holidays.
"""

import re
from datetime import date
from typing import Final

from incplan.app.desk.naming import known_function
from incplan.app.plan.filling.references import References
from incplan.errors import UsageError
from incplan.i18n.time.written_dates import written_day
from incplan.plan.values.windows import days_of
from incplan.store.yaml.splice import Flow, Plain
from incplan.vocabulary import ROLES

_IN_TURN: Final = re.compile(
    r"\s*,?\s*\b(?:in turns?|one after the other|à tour de rôle|om beurten|beurtelings|abwechselnd"
    r"|reihum)\b\s*(?:from|since|à partir du|dès le|depuis le|du|vanaf|ab(?: dem)?|seit)?\s*",
    re.IGNORECASE,
)
_HOLIDAYS: Final = re.compile(
    r"\s*,?\s*\b(?:on |les |le |op |an )?(?:public holidays|holidays|jours fériés|fériés|feestdagen"
    r"|feiertagen?)\b\s*$",
    re.IGNORECASE,
)
_TO: Final = re.compile(r"\s+(?:-|\u2013|to|until|au|tot(?: en met)?|t/m|bis)\s+|\.\.|\u2013")
_BEFORE_A_DAY: Final = re.compile(r"\s+(?:on|le|les|du|op|van|am|vom|from)$", re.IGNORECASE)


def turn(text: str, references: References) -> dict[str, Flow]:
    """One entry of the roster. Raises UsageError for what is none."""
    role, colon, rest = text.partition(":")
    if not (colon and role.strip() and rest.strip()):
        raise UsageError("not_a_turn", given=text[:80])
    names, when = _split(rest.strip(), text)
    people = tuple(references.one("contacts", name) for name in _names(names))
    if not people:
        raise UsageError("not_a_turn", given=text[:80])
    return {"role": known_function(role.strip(), ROLES), "people": people, **when}


def _names(text: str) -> list[str]:
    parts = re.split(r"\s*,\s*|\s+(?:et|en|und|and)\s+", text)
    return [part.strip() for part in parts if part.strip()]


def _split(text: str, given: str) -> tuple[str, dict[str, Flow]]:
    """The people, and the fields that say when."""
    if found := _IN_TURN.search(text):
        start = _day(text[found.end() :])
        if start is None:
            raise UsageError("not_a_turn", given=given[:80])
        return text[: found.start()], {"in_turn_from": Plain(start.isoformat())}
    if found := _HOLIDAYS.search(text):
        return text[: found.start()], {"holidays": Plain("yes")}
    words = text.split()
    for place in range(1, len(words)):
        names, said = " ".join(words[:place]), " ".join(words[place:])
        bare = _BEFORE_A_DAY.sub("", names.rstrip(" ,"))
        first, *others = _TO.split(said)
        begins, ends = _day(first), _day(others[0]) if len(others) == 1 else None
        if begins is not None and (ends is not None or not others):
            last = ends or begins
            days: dict[str, Flow] = {"first": Plain(begins.isoformat())}
            return bare, days | {"last": Plain(last.isoformat())}
        if days_of(said) is not None:
            return bare, {"days": said}
    raise UsageError("not_a_turn", given=given[:80])


def _day(words: str) -> date | None:
    return written_day(" ".join(words.lower().split()))
