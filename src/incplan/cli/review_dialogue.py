"""The questions of a review on a terminal, or all at once in an editor."""

from typing import TYPE_CHECKING

from incplan.cli.ask import ask, can_ask, choose
from incplan.cli.editor import edit
from incplan.cli.session import Session
from incplan.cli.streams import say_aside
from incplan.errors import RefusedError, UsageError
from incplan.i18n.catalogue import _
from incplan.i18n.hostile import safe
from incplan.i18n.labels import label

if TYPE_CHECKING:
    from incplan.app.review_answers import OpenReview
    from incplan.incident.review_questions import Asked


def ask_open_questions(session: Session, review: "OpenReview") -> None:
    """One by one; each answer is on disk before the next is asked, so one may stop anywhere."""
    if not can_ask(assume_yes=session.settings.assume_yes):
        raise UsageError("ask_needs_terminal", path=str(review.path))
    _say(_("Enter leaves a question open; Ctrl-D stops. Answers so far are kept."))
    section = ""
    for asked in review.questions():
        if asked.computed or asked.answered:
            continue
        if asked.section != section:
            section = asked.section
            _say(f"\n{label(session.translator, section)}")
        try:
            words = _answer(session, asked)
        except (EOFError, KeyboardInterrupt):
            _say("")
            return
        if words:
            _write(session, review, asked, words)


def _write(session: Session, review: "OpenReview", asked: "Asked", words: str) -> None:
    """A wrong answer is asked again at the next start; the others are not lost for it."""
    from incplan.i18n.sentences import error_sentence

    try:
        review.answer(asked, words)
    except UsageError as problem:
        _say(error_sentence(session.translator, problem.code, problem.params))


def _answer(session: Session, asked: "Asked") -> str:
    text = question_text(session, asked)
    if asked.closed:
        choices = [
            (word, label(session.translator, _choice(asked, word))) for word in asked.choices
        ]
        return choose(text, [*choices, ("skip", _("later"))], "skip").replace("skip", "")
    hint = f" ({' / '.join(asked.choices)})" if asked.choices else ""
    return ask(f"{text}{hint}")


def _choice(asked: "Asked", word: str) -> str:
    """The label of a choice: the rows of its section, in the same order."""
    from incplan.incident.review import SECTIONS

    section = next(item for item in SECTIONS if item.key == asked.section)
    return next(row.key for row in section.rows if row.choice == word)


def question_text(session: Session, asked: "Asked") -> str:
    """A question in words."""
    if asked.section == "questions":
        plan = session.desk.plan()
        for fiche in (plan.fiche(key) for key in plan.fiche_ids()):
            for question in fiche.review_questions if fiche else ():
                if question.id == asked.key:
                    return str(plan.text(question.text, session.translator.language))
    named = {
        "cause_search.efforts": _("What was tried to find the cause?"),
        "cause_search.next_step": _("What comes next to find it?"),
        "cause_search.owner": _("Who does it? (contact)"),
    }
    return named.get(asked.key) or label(session.translator, asked.key)


def edit_whole(review: "OpenReview") -> None:
    """The file in an editor; what cannot be read afterwards leaves the file as it was."""
    from incplan.store.spool import state_directory

    before = review.path.read_bytes()
    draft = state_directory() / "drafts" / f"{review.incident.id}-review.yaml"
    text = edit(draft, before.decode("utf-8"))
    try:
        review.replace(before, text)
    except RefusedError as problem:
        kept: tuple[str, dict[str, object]] = ("draft_kept", {"path": str(draft)})
        raise RefusedError(
            problem.code, details=(*problem.details, kept), **problem.params
        ) from problem
    draft.unlink()


def _say(text: str) -> None:
    say_aside(f"{safe(text) if text.strip() else text}\n")
