"""What a call gave, by the one option typed that says so."""

from typing import Final

from incplan.cli.parsing.combinations import refuse_both
from incplan.incident.events.words import CallOutcome

#: In the order of their options.
_OUTCOMES: Final = (
    CallOutcome.REACHED,
    CallOutcome.NO_ANSWER,
    CallOutcome.LEFT_MESSAGE,
    CallOutcome.WRONG_NUMBER,
)


def outcome_given(
    typed: tuple[bool, bool, bool, bool], answered_by: str | None, **instead: bool
) -> CallOutcome | None:
    """What the call gave: `typed` is reached, no answer, left message, wrong number.

    Somebody else on the phone is no answer. `instead` are options that say something else than an
    outcome; of all these only one may be typed. Raises UsageError.
    """
    given = dict(zip(_OUTCOMES, typed, strict=True))
    other = answered_by is not None
    named = {item.value: said for item, said in given.items()}
    refuse_both(**named, answered_by=other, **instead)
    if other:
        return CallOutcome.NO_ANSWER
    return next((item for item, said in given.items() if said), None)
