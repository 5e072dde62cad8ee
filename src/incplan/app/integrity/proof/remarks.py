"""Findings of a proof: which question each answers, and how."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

from incplan.diagnostics import Diagnostic, Severity
from incplan.frozen import dataclass


class State(StrEnum):
    """How certain an answer is, the best first."""

    PROVEN = "proven"
    CLAIMED = "claimed"
    NOT_CHECKED = "not_checked"
    DISPROVED = "disproved"


class Question(StrEnum):
    """The questions about the record."""

    WHOLE = "whole"
    PLACE = "place"
    UNCHANGED = "unchanged"
    COMPLETE = "complete"
    TIMES = "times"
    EVIDENCE = "evidence"
    REMOVALS = "removals"
    REVIEWS = "reviews"
    AUTHORS = "authors"


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding with the files it is about; without files it is about all."""

    diagnostic: Diagnostic
    files: tuple[str, ...] = ()

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions it answers; none for a mere observation."""
        return _verdict(self.diagnostic)[0]

    @property
    def state(self) -> State | None:
        """Its answer to them."""
        return _verdict(self.diagnostic)[1]


#: All questions that only history can answer.
_HISTORY: Final = (Question.UNCHANGED, Question.COMPLETE, Question.TIMES)
_Verdict = tuple[tuple[Question, ...], State | None]
_NOTHING: Final[_Verdict] = ((), None)
#: The answer that each code gives; `CODE.case` where its cases differ.
_SAYS: Final[Mapping[str, _Verdict]] = {
    "JRN001": ((Question.WHOLE,), State.NOT_CHECKED),
    "JRN002.evidence": ((Question.EVIDENCE,), State.DISPROVED),
    "JRN004": ((Question.WHOLE,), State.CLAIMED),
    "JRN011": ((Question.COMPLETE,), State.NOT_CHECKED),
    "JRN015": ((Question.PLACE,), State.DISPROVED),
    "JRN020": ((Question.PLACE,), State.DISPROVED),
    "JRN041": ((Question.UNCHANGED,), State.DISPROVED),
    "JRN042": ((Question.COMPLETE,), State.DISPROVED),
    "JRN043": ((Question.COMPLETE,), State.DISPROVED),
    "JRN044": ((Question.UNCHANGED,), State.DISPROVED),
    "JRN044.unread": ((Question.UNCHANGED,), State.NOT_CHECKED),
    "JRN045": ((Question.COMPLETE,), State.DISPROVED),
    "JRN046": (_HISTORY, State.NOT_CHECKED),
    "JRN047": ((Question.TIMES,), State.CLAIMED),
    "JRN049": ((Question.TIMES,), State.CLAIMED),
    "JRN050": ((Question.EVIDENCE,), State.DISPROVED),
    "JRN051": ((Question.EVIDENCE,), State.DISPROVED),
    "JRN051.unread": ((Question.EVIDENCE,), State.NOT_CHECKED),
    "JRN052": ((Question.EVIDENCE,), State.CLAIMED),
    "JRN054": ((Question.UNCHANGED,), State.DISPROVED),
    "JRN055": (_HISTORY, State.NOT_CHECKED),
    "JRN056": ((Question.REMOVALS,), State.DISPROVED),
    "JRN057": ((Question.UNCHANGED, Question.TIMES), State.CLAIMED),
    "JRN070": ((Question.WHOLE,), State.DISPROVED),
    "JRN071": ((Question.PLACE,), State.DISPROVED),
    "JRN072": ((Question.TIMES,), State.DISPROVED),
    "JRN073": ((Question.UNCHANGED, Question.TIMES), State.CLAIMED),
    "JRN074": ((Question.COMPLETE,), State.DISPROVED),
    "JRN075": ((Question.COMPLETE,), State.NOT_CHECKED),
    "JRN076": ((Question.UNCHANGED,), State.DISPROVED),
    "JRN078": ((Question.UNCHANGED, Question.TIMES), State.NOT_CHECKED),
    "JRN079": (_HISTORY, State.NOT_CHECKED),
    "JRN079.part": ((Question.COMPLETE,), State.NOT_CHECKED),
    "JRN080": (_HISTORY, State.NOT_CHECKED),
    "JRN081": ((Question.TIMES,), State.CLAIMED),
    "JRN082": ((Question.REVIEWS,), State.DISPROVED),
    "JRN083": (_HISTORY, State.NOT_CHECKED),
    "JRN084.evidence": ((Question.EVIDENCE,), State.NOT_CHECKED),
    "JRN085.unread": ((Question.REMOVALS,), State.NOT_CHECKED),
    "JRN085": ((Question.REMOVALS,), State.DISPROVED),
    "JRN084": ((Question.WHOLE, Question.COMPLETE), State.NOT_CHECKED),
}


def _verdict(diagnostic: Diagnostic) -> _Verdict:
    case = diagnostic.params.get("case")
    for code in (f"{diagnostic.code}.{case}", diagnostic.code):
        if code in _SAYS:
            return _SAYS[code]
    if diagnostic.severity is Severity.ERROR:
        return (Question.WHOLE,), State.DISPROVED
    return _NOTHING


def remark(
    code: str,
    path: str,
    severity: Severity,
    *,
    files: Iterable[str] | None = None,
    **params: object,
) -> Remark:
    """A finding about one file, or about several together."""
    found = Diagnostic(code=code, severity=severity, path=path, params=params)
    return Remark(found, (path,) if files is None else tuple(files))


def read(diagnostic: Diagnostic) -> Remark:
    """A finding from reading a file, as a remark."""
    return Remark(diagnostic, (diagnostic.path,))
