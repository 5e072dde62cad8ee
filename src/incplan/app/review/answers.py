"""Write answers, comments and actions into a review, each saved at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from incplan.app.desk.desk import Desk, Receipt
from incplan.app.desk.naming import known_contact, labels_of
from incplan.app.desk.naming import meant as meant_by_name
from incplan.app.register.register import latest_closed
from incplan.app.review.review import review
from incplan.errors import UnreadableError, UsageError
from incplan.i18n.catalogue import Translator
from incplan.i18n.labels import LABELS
from incplan.i18n.text.answers import parse_yes_no
from incplan.incident.review.questions import Asked, meant, questions
from incplan.incident.review.template import SECTIONS
from incplan.incident.state.state import Incident
from incplan.plan.files.review import Answer, ReviewFile
from incplan.store.review.edit import add_action, put_text, write_answer
from incplan.store.review.file import load_review

if TYPE_CHECKING:
    from incplan.store.review.file import StoredReview


@dataclass(slots=True)
class OpenReview:
    """A review being filled in; `written` keeps the rows that changed."""

    desk: Desk
    incident: Incident
    path: Path
    written: list[str]

    def file(self) -> ReviewFile:
        """The file as written. Raises UnreadableError."""
        written = self._stored().written
        assert written is not None  # otherwise it was not readable
        return written

    def _stored(self) -> "StoredReview":
        stored = load_review(self.desk.root, self.incident.id)
        if stored.review is None:
            raise UnreadableError("review_unreadable", path=str(self.path))
        return stored

    def questions(self) -> tuple[Asked, ...]:
        """Every question with whether it is answered."""
        review = self._stored().review
        assert review is not None  # otherwise it was not readable
        return questions(review, self.incident, self.desk.plan())

    def find(self, given: str) -> Asked:
        """The question a person means. Raises UsageError."""
        every = self.questions()
        found = meant(every, given) or self._labelled(every, given)
        if len(found) != 1:
            keys = ", ".join(item.key for item in (found or every))
            raise UsageError("unknown_question", given=given[:60], known=keys)
        return found[0]

    def _labelled(self, every: tuple[Asked, ...], given: str) -> tuple[Asked, ...]:
        """The questions whose words, in any language of the product, begin so."""
        named = {item.key: labels_of(item.key) for item in every if item.key in LABELS}
        keys = meant_by_name(given, named)
        return tuple(item for item in every if item.key in keys)

    def check(self, asked: Asked, words: str) -> None:
        """Raises UsageError for an answer that could not be written."""
        _chosen(self.desk, asked, words.strip())

    def answer(self, asked: Asked, words: str) -> None:
        """Write one answer; a comment beside it stays. Raises UsageError."""
        if asked.computed:
            raise UsageError("row_is_computed", row=asked.key)
        self._write(asked, answer=_chosen(self.desk, asked, words.strip()))

    def comment(self, asked: Asked, words: str) -> None:
        """Write a comment beside facts or an answer. Raises UsageError."""
        if asked.route[0] not in ("answers", "questions"):
            raise UsageError("no_comment_here", row=asked.key)
        self._write(asked, comment=words.strip())

    def _write(self, asked: Asked, **words: str) -> None:
        value: str | Mapping[str, str | None] = words.get("answer", "")
        if asked.route[0] in ("answers", "questions"):
            file = self.file()
            rows = file.answers if asked.route[0] == "answers" else file.questions
            before = rows.get(asked.route[1], Answer())
            answer = words.get("answer", before.answer)
            comment = words.get("comment", before.comment)
            value = {"answer": answer, "comment": comment} if comment else answer
        write_answer(self.desk.root, self.path, asked.route, value)
        self.written.append(asked.key)

    def row(self, section: str, element: str, information: str) -> None:
        """Add an own row to a section (S-084). Raises UsageError when the section takes none."""
        key = section if section.startswith("pir.") else f"pir.{section}"
        takes = [item.key for item in SECTIONS if item.takes_free_rows]
        if key not in takes:
            known = ", ".join(item.removeprefix("pir.") for item in takes)
            raise UsageError("section_takes_no_rows", given=section[:60], known=known)
        before = self.file().free_rows.get(key, ())
        rows = [{"element": row.element, "information": row.information} for row in before]
        rows.append({"element": element, "information": information})
        write_answer(self.desk.root, self.path, ("free_rows", key), tuple(rows))
        self.written.append(key)

    def owner(self, words: str) -> str:
        """The contact meant by its id or name. Raises UsageError."""
        return known_contact(self.desk.plan(), words)

    def action(self, action: Mapping[str, str]) -> None:
        """Add an action (S-089). Raises UsageError for an owner the plan does not know."""
        told = {key: value for key, value in action.items() if value}
        if "owner" in told:
            told["owner"] = self.owner(told["owner"])
        add_action(self.desk.root, self.path, told)
        self.written.append("actions")

    def replace(self, before: bytes, text: str) -> None:
        """Replace the whole text by that from an editor."""
        put_text(self.desk.root, self.path, before, text)
        self.written.append("review.yaml")

    def finish(self) -> Receipt | None:
        """Hand what was written to git."""
        if not self.written:
            return None
        pen = self.desk.pen(self.incident.id)
        pen.add_file(self.path)
        return pen.finish(subject="review answers")


def open_review(desk: Desk, part: str | None, translator: Translator) -> OpenReview:
    """The review of an incident, opened for writing; created when there is none."""
    state = review(desk, latest_closed(desk) if part is None else part, translator)
    dossier = desk.dossier(state.incident)
    return OpenReview(desk, dossier.incident, desk.root / state.path, [])


def _chosen(desk: Desk, asked: Asked, words: str) -> str:
    """A word of the list by its number or beginning; an owner by the beginning of the id.

    A yes or no in the user's language is stored as `yes` or `no`, as rules expect.
    """
    if asked.route == ("cause_search", "owner"):
        return known_contact(desk.plan(), words)
    if not asked.closed:
        agreed = parse_yes_no(words, desk.language) if "yes" in asked.choices else None
        return words if agreed is None else ("no", "yes")[agreed]
    if words.isdecimal() and len(words) < 7 and 1 <= int(words) <= len(asked.choices):
        return asked.choices[int(words) - 1]
    found = [item for item in asked.choices if item.startswith(words.lower().replace("-", "_"))]
    if len(found) != 1 or not words:
        raise UsageError(
            "not_in_list", given=words, option=asked.key, known=", ".join(asked.choices)
        )
    return found[0]
