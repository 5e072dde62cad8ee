"""Closing days of one's own as they are typed: `24/12/2026 - 03/01/2027: yearly leave`."""

import re
from datetime import date
from typing import Final

from incplan.app.plan.filling.references import References
from incplan.errors import UsageError
from incplan.i18n.time.written_dates import written_day
from incplan.store.yaml.splice import Flow, Plain

_YEARLY: Final = re.compile(
    r"(?:every year|each year|yearly|chaque année|tous les ans|elk jaar|ieder jaar|jaarlijks"
    r"|jedes jahr|jährlich)[\s,]*",
    re.IGNORECASE,
)
_TO: Final = re.compile(r"\s+(?:-|\u2013|to|until|au|à|tot(?: en met)?|t/m|bis)\s+|\.\.|\u2013")


def closing(text: str, _references: References) -> dict[str, Flow]:
    """One day or several, every year or once, a colon and why. Raises UsageError."""
    days, _colon, reason = text.partition(":")
    yearly = _YEARLY.match(days.strip())
    said = days.strip()[yearly.end() :] if yearly else days.strip()
    first, *others = _TO.split(said)
    begins, ends = _day(first, text), _day(others[0], text) if others else None
    if len(others) > 1 or (ends is not None and ends < begins):
        raise UsageError("not_closing_days", given=text[:80])
    made: dict[str, Flow] = {"first": Plain(begins.isoformat())}
    made |= {"last": Plain(ends.isoformat())} if ends else {}
    made |= {"yearly": Plain("yes")} if yearly else {}
    return made | ({"reason": reason.strip()} if reason.strip() else {})


def _day(words: str, text: str) -> date:
    found = written_day(" ".join(words.lower().split()))
    if found is None:
        raise UsageError("not_closing_days", given=text[:80])
    return found
