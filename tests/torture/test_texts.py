"""What is typed is what is stored, whatever was typed; damage to a file never passes unnoticed."""

import random
from dataclasses import MISSING, fields
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incplan.incident.events.codec import read_fields, to_fields
from incplan.incident.events.events import KINDS
from incplan.incident.events.fact import EvidenceRef, Objective
from incplan.incident.events.plan_events import PLAN_KINDS, CopyRef, GivenCopy
from incplan.store.journal.event_text import clean_text, read_event_text
from incplan.store.journal.event_writing import emit
from tests.torture.evidence import LONG

TEXTS = 30_000 if LONG else 1_500
_PIECES = (
    "no", "yes", "12:30", "0470 12 34 56", "---", "=======", "- a", "# b", " #c", ": ", "{", "[",
    "&x", "*x", "!tag", "|", ">", "%", "@", "`", "'", '"', "\\", "\t", "\n", "\n\n", "  ", "é",
    "ß", "ő", "🔥", "👩‍🚒", "مرحبا", "שלום", "\u202e", "\u200b", "\u00a0", "\u2028", "\u0085",
    "\x1b[31m", "\x07", "null", "~", "1e5", "2026-02-30", "sum: sha256-0000000000000000", "...",
)  # fmt: skip


def test_random_texts_come_back_as_typed():
    chance = random.Random(30_000)
    for _turn in range(TEXTS):
        typed = "".join(chance.choices(_PIECES + tuple("abc XYZ 019 ,.;"), k=chance.randint(1, 14)))
        text = clean_text(typed)[0].strip()
        if not text:
            continue
        raw = emit({"format": "1", "text": text, "reason": text.replace("\n", " ")})
        read = read_event_text(raw, "x.yaml").value
        assert read is not None, repr(text)
        assert read.fields["text"] == text, repr(text)
        assert read.sealed is True


_EXAMPLE = emit({"format": "1", "kind": "logged", "id": "k7m2q9x4wv", "text": "Line 1\nÉté: #2"})


def _unnoticed(raw: bytes) -> bool:
    """Whether a damaged file passes for a sealed one."""
    read = read_event_text(raw, "x.yaml").value
    return read is not None and read.sealed is True


def test_no_truncation_passes_for_a_whole_entry():
    for length in range(len(_EXAMPLE) - 1):
        assert not _unnoticed(_EXAMPLE[:length]), length


def test_no_changed_byte_passes_unnoticed():
    chance = random.Random(20_000)
    for _turn in range(20_000 if LONG else 1_500):
        place = chance.randrange(len(_EXAMPLE) - 1)
        other = chance.choice([n for n in range(256) if n != _EXAMPLE[place]])
        assert not _unnoticed(_EXAMPLE[:place] + bytes([other]) + _EXAMPLE[place + 1 :])


_WORD = st.from_regex(r"[a-z][a-z0-9]{2,12}", fullmatch=True)
_TIMES = st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)).map(  # noqa: DTZ001
    lambda at: at.replace(microsecond=0, tzinfo=timezone(timedelta(hours=1)))
)
_TEXT = st.text(max_size=60).map(lambda text: clean_text(text)[0].strip())
_PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: _TEXT,
    bool: st.booleans(),
    int: st.integers(0, 100),
    datetime: _TIMES,
    timedelta: st.integers(0, 10_000).map(lambda minutes: timedelta(minutes=minutes)),
    Decimal: st.decimals(0, 10**6, places=2),
    EvidenceRef: st.builds(EvidenceRef, sha256=st.just("ab" * 32), name=_WORD),
    Objective: st.builds(Objective, activity=_WORD, rto=st.just(timedelta(hours=4)), rpo=st.none()),
    GivenCopy: st.builds(GivenCopy, number=st.integers(1, 999), to=_WORD),
    CopyRef: st.builds(CopyRef, entry=_WORD, number=st.integers(1, 999)),
}


def _values(hint: Any) -> st.SearchStrategy[Any] | None:
    """Values of a field's type; None for a shape that only the default can fill here."""
    if get_origin(hint) is UnionType or NoneType in get_args(hint):
        parts = [_values(part) for part in get_args(hint) if part is not NoneType]
        known = [part for part in parts if part is not None]
        return st.one_of(st.none(), *known) if len(known) == len(parts) else None
    if get_origin(hint) is tuple:
        inner = _values(get_args(hint)[0])
        return None if inner is None else st.lists(inner, max_size=3).map(tuple)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return st.sampled_from(list(hint))
    return _PLAIN.get(hint)


def _events(kind: Any) -> st.SearchStrategy[Any]:
    chosen: dict[str, st.SearchStrategy[Any]] = {}
    hints = get_type_hints(kind)
    for item in fields(kind):
        needed = item.default is MISSING and item.default_factory is MISSING
        # Ids have shapes of their own; what may be left out is, so that any failure is of a text.
        if item.name in ("text", "reason", "cause", "efforts", "clock", "effort", "cost_eur"):
            strategy = _values(hints[item.name])
        else:
            strategy = _values(hints[item.name]) if needed else None
            if needed and hints[item.name] is str:
                strategy = _WORD
        if strategy is not None:
            chosen[item.name] = strategy
    chosen["id"] = st.just("k7m2q9x4wv")
    if "incident" in hints:
        chosen["incident"] = st.just("INC-2026-001-k7f3")
    chosen["recorded_at"] = st.just(datetime(2026, 11, 23, 10, 0, 0, 412000, tzinfo=UTC))
    return st.builds(kind, **chosen)


@pytest.mark.parametrize("kind", [*KINDS.values(), *PLAN_KINDS.values()], ids=lambda k: k.__name__)
def test_every_kind_of_event_survives_the_disk(kind: Any):
    @settings(
        max_examples=200 if LONG else 8,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    @given(_events(kind))
    def survives(event: Any) -> None:
        read = read_event_text(emit(to_fields(event)), "x.yaml").value
        assert read is not None
        known: Any = KINDS if "incident" in read.fields else PLAN_KINDS
        back, problems = read_fields(read.fields, known)
        assert not problems
        assert back == event

    survives()
