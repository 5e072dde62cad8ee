"""The table of a proof: for each question, how many files are proven, claimed, disproved."""

from collections.abc import Iterable
from typing import Final

from incplan.app.integrity.proof.checks import Check
from incplan.app.integrity.proof.remarks import Question, State
from incplan.cli.output import phrases
from incplan.cli.output.screen import Screen
from incplan.i18n.catalogue import N_, Translator

_QUESTIONS: Final = {
    Question.WHOLE: N_("Whole, as sealed"),
    Question.PLACE: N_("In one incident only"),
    Question.UNCHANGED: N_("Unchanged since written"),
    Question.COMPLETE: N_("None missing"),
    Question.TIMES: N_("Times agree with git"),
    Question.REMOVALS: N_("Removed words gone"),
    Question.EVIDENCE: N_("Evidence fits its hash"),
    Question.REVIEWS: N_("Reviews as completed"),
    Question.AUTHORS: N_("Written by whom it says"),
}
#: The columns of the table, the worst state last; below it the worst is explained first.
_COLUMNS: Final = (
    (State.PROVEN, N_("proven")),
    (State.CLAIMED, N_("claimed")),
    (State.NOT_CHECKED, N_("not checked")),
    (State.DISPROVED, N_("disproved")),
)
_NARROW: Final = 72


def show_table(screen: Screen, translator: Translator, table: Iterable[Check]) -> None:
    """Five columns; a line for each question where the screen is too narrow for them."""
    names = [translator.t(name) for _state, name in _COLUMNS]
    rows = [(translator.t(_QUESTIONS[check.question]), _numbers(check)) for check in table]
    if screen.width < _NARROW:
        for label, numbers in rows:
            told = (f"{name} {count}" for name, count in zip(names, numbers, strict=True) if count)
            screen.line(phrases.named(label, ", ".join(told)))
        return
    sizes = [len(name) for name in names]
    cells = [
        [label, *((count or "-").rjust(size) for count, size in zip(numbers, sizes, strict=True))]
        for label, numbers in rows
    ]
    screen.columns([["", *names], *cells])


def _numbers(check: Check) -> tuple[str, ...]:
    """The number of files per column; empty for none, a mark for a state without files."""
    counts = {
        State.PROVEN: check.proven,
        State.CLAIMED: check.claimed,
        State.NOT_CHECKED: check.not_checked,
        State.DISPROVED: check.disproved,
    }
    return tuple(
        str(counts[state]) if counts[state] else "0" if state is check.state else ""
        for state, _name in _COLUMNS
    )


def show_sum(screen: Screen, label: str, value: str) -> None:
    """A checksum below its label: beside it, the line would exceed 80 columns."""
    screen.line(label, "dim")
    screen.line(value, indent=2)
