"""How hard the suite tries: a sample for every day, all in what CI runs, more in an hour.

Tests marked `paper` are the documents in every format and language; those marked `torture` are
the kills, faults and attacks, in programs of their own. `make test` leaves both out,
`make test-paper` and `make test-torture` run them, `.ci/run` runs everything.
"""

import os
from collections.abc import Iterable
from typing import Any

import pytest

#: Set by `make torture`, which has an hour.
LONG = bool(os.environ.get("INCPLAN_TORTURE"))


def sampled(values: Iterable[Any], mark: pytest.MarkDecorator, *usual: int) -> list[Any]:
    """Parameters: those in the usual places are tried by `make test`, all others under a mark."""
    return [
        value if place in usual else pytest.param(*_parts(value), marks=mark)
        for place, value in enumerate(values)
    ]


def _parts(value: Any) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else (value,)


def examples(usual: int) -> int:
    """How many examples a costly property is tried on."""
    return usual * 25 if LONG else usual
