"""Answers of a review written by hand go into the review itself, beside those typed at once."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from incplan.app.documents.transcription.written import read_choice, read_due
from incplan.app.review.answers import OpenReview, open_review
from incplan.documents.wording.sheets import choice_words
from incplan.documents.wording.wording import Wording
from incplan.errors import UsageError
from incplan.incident.response.sheets import Box, Line
from incplan.incident.review.sheets import choices_of

if TYPE_CHECKING:
    from incplan.app.documents.transcription.sheet import OpenSheet


def write_review(sheet: "OpenSheet", line: Line, given: Mapping[Box, str]) -> None:
    """Write what stands in a line of a sheet of the review. Raises UsageError, RefusedError."""
    opened = open_review(sheet.desk, sheet.incident, sheet.translator)
    words = given.get(Box.TEXT, "").strip()
    if line.what == "review_action":
        opened.action(_action(sheet, given, words))
    elif line.what == "review_free":
        opened.row(line.subject, given.get(Box.MEANS, "").strip() or words, words)
    elif line.what == "review_row":
        opened.answer(opened.find(line.subject), words)
    else:
        _numbered(sheet, opened, line, given.get(Box.KIND, ""))
    sheet.pen().add_file(opened.path)
    sheet.answered.append(line.id)


def _action(sheet: "OpenSheet", given: Mapping[Box, str], words: str) -> dict[str, str]:
    """What will be done, by whom, until when. Raises UsageError without words."""
    if not words:
        raise UsageError("line_without_words")
    action = {"what": words}
    if who := given.get(Box.WHO, "").strip():
        action["owner"] = who
    if when := given.get(Box.WHEN, "").strip():
        action["due"] = read_due(sheet.desk, when, sheet.translator.language).isoformat()
    return action


def _numbered(sheet: "OpenSheet", opened: OpenReview, line: Line, number: str) -> None:
    """One of several answers: the choice of a section, or how the times compare with the limits."""
    known = choices_of(sheet.desk.plan(), line)
    told = choice_words(Wording(sheet.desk.plan(), sheet.translator), line)
    word = read_choice(number, known, told)
    if line.what == "review_recovery":
        opened.comment(opened.find(line.subject), told[known.index(word)])
        return
    route = {"pir.management": "management_response", "pir.readiness": "staff_readiness"}
    asked = next(item for item in opened.questions() if item.route[0] == route[line.subject])
    opened.answer(asked, word)
