"""The table of a sealed journal. There is no history in it: what only that proves is a claim."""

from collections.abc import Iterable, Mapping, Set
from typing import Final

from incplan.app.integrity.proof.checks import Check
from incplan.app.integrity.proof.remarks import Question, State
from incplan.app.integrity.sealed_events import SealedProblem

_SAYS: Final[Mapping[str, Question]] = {
    "event_broken": Question.WHOLE,
    "event_name": Question.WHOLE,
    "incident": Question.PLACE,
    "evidence_missing": Question.EVIDENCE,
    "evidence_changed": Question.EVIDENCE,
}
#: Anybody could build another such file: these are known by a SHA-256 noted elsewhere alone.
_CLAIMS: Final = (Question.UNCHANGED, Question.COMPLETE, Question.TIMES, Question.AUTHORS)


def sealed_checks(
    events: Set[str],
    evidence: Set[str],
    problems: Iterable[SealedProblem],
    *,
    unsealed: Iterable[str],
    unnamed: Iterable[str],
) -> tuple[Check, ...]:
    """What is proven, claimed and disproved; `unnamed` is evidence no entry names."""
    bad: dict[Question, set[str]] = {}
    codes: dict[Question, set[str]] = {}
    for problem in problems:
        question = _SAYS.get(problem.code, Question.COMPLETE)
        bad.setdefault(question, set()).add(problem.path)
        codes.setdefault(question, set()).add(problem.code)
    asked = {
        Question.WHOLE: (events, frozenset(unsealed)),
        Question.PLACE: (events, frozenset[str]()),
        Question.UNCHANGED: (events | evidence, events | evidence),
        Question.COMPLETE: (events | evidence, events | evidence),
        Question.TIMES: (events, events),
        Question.EVIDENCE: (evidence, frozenset(unnamed)),
        Question.AUTHORS: (events, events),
    }
    return tuple(
        _check(question, files, claimed, bad.get(question, set()), codes.get(question, set()))
        for question, (files, claimed) in asked.items()
        if files or question in bad
    )


def _check(
    question: Question, files: Set[str], claimed: Set[str], bad: set[str], codes: set[str]
) -> Check:
    claims = claimed - bad
    state = State.DISPROVED if bad else State.CLAIMED if claims else State.PROVEN
    return Check(
        question=question,
        state=state,
        proven=len(files - claims - bad),
        claimed=len(claims),
        not_checked=0,
        disproved=len(bad),
        codes=tuple(sorted(codes)),
    )
