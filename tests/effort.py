"""How hard the suite tries: enough for every day, much more under `make torture`."""

import os

#: Set by `make torture`, which has an hour.
LONG = bool(os.environ.get("INCPLAN_TORTURE"))


def examples(usual: int) -> int:
    """How many examples a costly property is tried on."""
    return usual * 25 if LONG else usual
