"""What an import says of each cell: taken, to ask, not taken. Nothing else is ever written."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from incplan.app.intake.memory import keys_of
from incplan.app.intake.secrets import tells_secret
from incplan.store.intake.tables import Place


class How(StrEnum):
    """What became of something taken."""

    NEW = "new"
    ADDED = "added"
    KNOWN = "known"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A value that goes into the plan, or stands there already; `into` is the file.

    `note` and `private` are written beside a number.
    """

    place: Place
    subject: str
    field: str
    value: str
    into: str
    how: How
    note: str = ""
    private: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is not certain. `choices` are the words of an answer, `free` that another text may be.

    Without an `answer` the value in question is not taken, and the rest is. `earlier` says that the
    answer was given at an earlier import.
    """

    id: str
    place: Place
    code: str
    params: Mapping[str, str]
    choices: tuple[str, ...]
    free: bool = False
    answer: str | None = None
    earlier: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """What is not taken, and why."""

    place: Place
    code: str
    params: Mapping[str, str] = field(default_factory=dict)


YES_NO = ("yes", "no")


@dataclass(slots=True)
class Dialogue:
    """Collects the questions and what is left, and knows the answers given so far.

    `remembered` are those of earlier imports by their keys, `digests` the hashes of the files;
    `given` collects what is answered now with its two keys, `open` those of what is not.
    """

    answers: Mapping[str, str] = field(default_factory=dict)
    remembered: Mapping[str, str] = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)
    given: list[tuple[str, str, str]] = field(default_factory=list)
    open: set[str] = field(default_factory=set)
    questions: list[Question] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    settled: set[str] = field(default_factory=set)
    _ids: set[str] = field(default_factory=set)
    _proposed: dict[str, set[str]] = field(default_factory=dict)

    def ask(
        self,
        place: Place,
        code: str,
        choices: tuple[str, ...] = YES_NO,
        *,
        free: Callable[[str], object] | None = None,
        **params: str,
    ) -> str | None:
        """The answer to a question, None while there is none.

        Another text than one of the choices is an answer where `free` makes something of it.
        About what gives a secret away nothing is asked: that would show it.
        """
        if any(tells_secret(words) for words in params.values()):
            self.left.append(Left(place=place, code="secret"))
            return None
        base = question_id(place, code)
        name, number = base, 1
        while name in self._ids:
            number += 1
            name = f"{base}-{number}"
        self._ids.add(name)
        where = name.removeprefix(place.file)
        keys = keys_of(code, params, where, self.digests.get(place.file, ""))
        before = next((self.remembered[key] for key in keys if key in self.remembered), None)
        earlier = name not in self.answers and before is not None
        given = before if earlier else self.answers.get(name)
        fits = given is not None and (given in choices or (free is not None and bool(free(given))))
        self.questions.append(
            Question(
                id=name,
                place=place,
                code=code,
                params=params,
                choices=choices,
                free=free is not None,
                answer=given if fits else None,
                earlier=earlier and fits,
            )
        )
        if given is not None and fits:
            self.given.append((*keys, given))
            if given == "take" and "known" in params:  # and not the other way round any more
                turned = {**params, "known": params.get("text", ""), "text": params["known"]}
                self.given.append((*keys_of(code, turned, where, ""), "keep"))
        else:
            self.open.add(keys[1])
        if not fits and place.row is not None and params.get("proposal"):
            row = row_of(f"{question_id(place, '')}:")
            self._proposed.setdefault(row, set()).add(params["proposal"].casefold())
        return given if fits else None

    def proposed(self, place: Place) -> frozenset[str]:
        """What questions of a row that are open propose: it says whom the row is about."""
        row = question_id(place, "") if place.row is not None else ""
        return frozenset(self._proposed.get(row, ()))

    def settle(self, place: Place) -> None:
        """Note that a row was taken before: answers to what was asked then are no mistake."""
        self.settled.add(question_id(place, ""))

    def leave(self, place: Place, code: str, **params: str) -> None:
        """Name something that is not taken; what gives a secret away is not shown."""
        if any(tells_secret(words) for words in params.values()):
            code, params = "secret", {}
        self.left.append(Left(place=place, code=code, params=params))


def row_of(question: str) -> str:
    """The row that a question is about, in the form of its name: `contacts.xlsx:Staff!5`."""
    return re.sub(r"[A-Z]{0,3}(\d+)$", r"\1", question.rpartition(":")[0])


def question_id(place: Place, code: str) -> str:
    """The name of a question in a file of answers.

    `contacts.xlsx:Staff!C5:lost_zero`, `plan.docx:T3!B5:which_number`, `plan.docx:P40:...`.
    """
    if place.row is not None:
        where = f"{place.column}{place.row}"
    elif place.paragraph is not None:
        where = f"{place.part or 'P'}{place.paragraph}"
    else:
        where = f"L{place.line}" if place.line is not None else ""
    table = "" if place.table is None else f"T{place.table}"
    sheet = f"{place.sheet or table}!" if place.sheet or table else ""
    return ":".join(part for part in (place.file, f"{sheet}{where}", code) if part)
