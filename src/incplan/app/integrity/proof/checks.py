"""The table of a proof: for each question, of how many files it is proven, claimed, disproved."""

from collections.abc import Iterable, Mapping, Set
from typing import Final

from incplan.app.integrity.proof.remarks import Question, Remark, State
from incplan.frozen import dataclass

_WORST_FIRST: Final = (State.DISPROVED, State.NOT_CHECKED, State.CLAIMED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One question: the worst answer in it, and how many files got each.

    `codes` are the findings that speak to it.
    """

    question: Question
    state: State
    proven: int
    claimed: int
    not_checked: int
    disproved: int
    codes: tuple[str, ...]


def checks(remarks: Iterable[Remark], asked: Mapping[Question, Set[str]]) -> tuple[Check, ...]:
    """The table. `asked` has the files of each question; what nothing speaks against is proven."""
    known = tuple(remarks)
    found = (_check(question, files, known) for question, files in asked.items())
    return tuple(item for item in found if item is not None)


def _check(question: Question, files: Set[str], remarks: tuple[Remark, ...]) -> Check | None:
    about = [item for item in remarks if question in item.questions]
    if not files and not about:
        return None
    left = {*files, *(path for item in about for path in item.files)}
    counts = dict.fromkeys(State, 0)
    for state in _WORST_FIRST:
        told = [item for item in about if item.state is state]
        everything = any(not item.files for item in told)
        hit = left if everything else left & {path for item in told for path in item.files}
        counts[state] = len(hit)
        left = left - hit
    states = {item.state for item in about}
    if question is Question.AUTHORS:
        counts[State.CLAIMED], left, states = len(left), set(), {State.CLAIMED}
    return Check(
        question=question,
        state=next((state for state in _WORST_FIRST if state in states), State.PROVEN),
        proven=len(left),
        claimed=counts[State.CLAIMED],
        not_checked=counts[State.NOT_CHECKED],
        disproved=counts[State.DISPROVED],
        codes=tuple(sorted({item.diagnostic.code for item in about})),
    )


def verdict(table: Iterable[Check]) -> State:
    """The worst answer of all. Who wrote an entry is always a claim: that is left out."""
    states = {item.state for item in table if item.question is not Question.AUTHORS}
    return next((state for state in _WORST_FIRST if state in states), State.PROVEN)
