"""What was written in the boxes of a line, as it is typed and as it is read."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from incplan.app.documents.transcription.sheet import OpenSheet
from incplan.app.documents.transcription.written import (
    read_choice,
    read_entry,
    read_moment,
    read_person,
)
from incplan.app.obligations.answers import duty_meant
from incplan.documents.wording.sheets import choice_words
from incplan.documents.wording.wording import Wording
from incplan.errors import RefusedError, UsageError
from incplan.frozen import dataclass
from incplan.incident.response.lifecycle import CRISIS_CONFIRMERS, entitled, may
from incplan.incident.response.sheets import Box, Line
from incplan.incident.review.sheets import choices_of
from incplan.vocabulary import Level

#: How a box that was crossed out is typed.
_CROSSED: Final = ("x", "X", "✗", "✘")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """What was written in the boxes of a line, as it is typed."""

    when: str = ""
    kind: str = ""
    means: str = ""
    text: str = ""
    who: str = ""

    @property
    def first(self) -> str:
        """What stands in the only box that is filled."""
        return next((getattr(self, box.value) for box in Box if getattr(self, box.value)), "")

    def __bool__(self) -> bool:
        return any(getattr(self, box.value) for box in Box)


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """The same, read. `name` is a person who wrote and whom the plan does not know."""

    at: datetime | None
    word: str
    means: str
    text: str
    who: str | None
    name: str
    crossed: bool

    @property
    def time(self) -> datetime:
        """When it happened. Raises UsageError where no time was written."""
        if self.at is None:
            raise UsageError("line_without_time")
        return self.at

    @property
    def told(self) -> str:
        """The words, with the name of somebody whom the plan does not know."""
        return f"{self.text} ({self.name})".strip() if self.name else self.text


def fitted(line: Line, filled: Filled) -> Filled:
    """What stands in the cells of a row, each in a box that the line has.

    Of a line with one box, what stands in another column alone is meant for that box. Raises
    UsageError for any other cell without a box: nothing that was typed is left out in silence.
    """
    stray = [box for box in Box if getattr(filled, box.value) and box not in line.boxes]
    if not stray:
        return filled
    (only, *more), value = line.boxes, getattr(filled, stray[0].value)
    if not more and len(stray) == 1 and not getattr(filled, only.value):
        return Filled(**{only.value: value})
    known = ", ".join(box.value for box in line.boxes)
    raise UsageError("cell_without_box", column=stray[0].value, given=value[:60], known=known)


def words_of(sheet: OpenSheet, line: Line) -> tuple[str, ...]:
    """The answers of a line as they are printed."""
    return choice_words(Wording(sheet.desk.plan(), sheet.translator), line)


def read_line(sheet: OpenSheet, line: Line, filled: Filled) -> Read:
    """What stands in the boxes. Raises UsageError for what cannot be read."""
    desk, language = sheet.desk, sheet.translator.language
    crossed, when = _crossing(filled.when) if line.what == "measure" else (False, filled.when)
    at = read_moment(desk, when, sheet.day, language) if when else None
    known = choices_of(desk.plan(), line)
    word = filled.kind
    if known and word:
        word = read_choice(word, known, words_of(sheet, line))
    who = read_person(desk, filled.who) if filled.who else None
    return Read(
        at=at,
        word=word,
        means=filled.means.strip(),
        text=filled.text.strip(),
        who=who,
        name="" if who else filled.who.strip(),
        crossed=crossed,
    )


def require(sheet: OpenSheet, line: Line, read: Read) -> None:
    """Refuse a line that lacks what its entry needs, or says what cannot be.

    Raises UsageError, RefusedError.
    """
    if read.crossed:
        if not read.text:
            raise RefusedError("skip_needs_reason")
    elif line.what != "duty" and read.at is None:
        raise UsageError("line_without_time")
    wordless = line.what == "called" and read.who is not None
    if line.what in ("logged", "called", "duty") and not (read.told or wordless):
        raise UsageError("line_without_words")
    if line.what == "action" and not (line.subject or read.told):
        raise UsageError("line_without_words")
    if line.what == "message" and not read.word:
        raise UsageError("line_without_number")
    if line.what.startswith("agreed_") and read.who is None:
        raise UsageError("line_without_name")
    if line.what == "logged":
        read_entry(read.word, sheet.translator.language)
    if line.what == "duty":
        duty_meant(sheet.desk, read.text)
    if line.subject == Level.CRISIS and read.who is not None:
        _require_confirmer(sheet, read.who)


def _require_confirmer(sheet: OpenSheet, person: str) -> None:
    """Refuse a crisis in the name of somebody who may not decide on one. Raises RefusedError."""
    plan = sheet.desk.plan()
    allowed = may(plan, person, CRISIS_CONFIRMERS)
    if sheet.incident is not None:
        known = sheet.desk.dossier(sheet.incident).incident
        allowed = entitled(known, plan, person, CRISIS_CONFIRMERS)
    if not allowed:
        raise RefusedError("may_not_confirm_crisis", person=person)


def _crossing(when: str) -> tuple[bool, str]:
    """Whether a box was crossed out, and the time beside the cross."""
    words = when.strip()
    crossed = words[:1] in _CROSSED
    return crossed, words[1:].strip() if crossed else words


def require_down(sheet: OpenSheet, line: Line, filled: Mapping[str, Filled]) -> None:
    """Refuse an activity that comes back without having been down. Raises UsageError."""
    first = f"{line.id[:-1]}a"
    if filled.get(first):
        return
    known = sheet.desk.dossier(sheet.incident).incident.interruptions if sheet.incident else {}
    if not known.get(line.subject):
        name = Wording(sheet.desk.plan(), sheet.translator).activity(line.subject)
        raise UsageError("restored_without_down", activity=name, line=first)
