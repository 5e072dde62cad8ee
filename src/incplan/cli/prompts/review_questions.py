"""Ask the questions of a review on a terminal, or open it in an editor."""

from typing import TYPE_CHECKING

from incplan.app.review.review import facts_for
from incplan.cli.output.streams import say_aside
from incplan.cli.parsing.days import day
from incplan.cli.prompts.ask import ask, can_ask, choose
from incplan.cli.prompts.editor import edit
from incplan.cli.session.session import Session
from incplan.documents.views.review.review_actions import KINDS, TARGETS
from incplan.documents.views.review.suppliers import beside_words
from incplan.documents.wording.review import fact_words
from incplan.documents.wording.tasks import task_texts
from incplan.documents.wording.wording import Wording
from incplan.errors import RefusedError, UsageError
from incplan.i18n.catalogue import _
from incplan.i18n.labels import label
from incplan.i18n.sentences import error_sentence
from incplan.i18n.text.answers import yes_no_and_more
from incplan.i18n.text.hostile import safe
from incplan.incident.review.template import MEASURES, SECTIONS, RowKind
from incplan.store.disk.state import state_directory

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from incplan.app.review.answers import OpenReview
    from incplan.incident.review.facts import Computed
    from incplan.incident.review.questions import Asked

#: Rows not shown: the person answering knows them, or they are too long for a screen.
_TOO_LONG = frozenset({"pir.admin.description", "pir.evaluation.measures"})


def ask_open_questions(session: Session, review: "OpenReview") -> None:
    """Ask one question after the other; each answer is on disk before the next is asked."""
    if not can_ask(assume_yes=session.settings.assume_yes):
        raise RefusedError("ask_needs_terminal", path=str(review.path))
    _say(_("Enter leaves a question open; Ctrl-D stops. Answers so far are kept."))
    facts = facts_for(session.desk, session.desk.dossier(review.incident.id))
    section = ""
    for asked in review.questions():
        if asked.computed or asked.answered or not asked.asked:
            continue
        if asked.section != section:
            section = asked.section
            sheets = section == "questions"
            title = _("Questions of the incident sheets") if sheets else ""
            _say(f"\n{title or label(session.translator, section)}")
            _facts(session, facts, section)
        try:
            _beside(session, facts.get(asked.key))
            if asked.key == MEASURES:
                _ask_actions(session, review, asked)
                continue
            words = _answer(session, asked)
        except (EOFError, KeyboardInterrupt):
            _say("")
            return
        if words:
            _write(session, review, asked, words)


def _facts(session: Session, facts: "Mapping[str, Computed]", section: str) -> None:
    """Show what the journal says about a section."""
    say = _wording(session)
    rows = next((item.rows for item in SECTIONS if item.key == section), ())
    for row in rows:
        if row.kind is RowKind.COMPUTED and row.key in facts and row.key not in _TOO_LONG:
            words = fact_words(say, task_texts(say.plan), facts[row.key]).replace("\n", "; ")
            name = say.label(row.key)
            asks = name.endswith("?")
            _say(
                f"  {name} {words}" if asks else f"  {_('{name}: {value}', name=name, value=words)}"
            )


def _beside(session: Session, fact: "Computed | None") -> None:
    """Facts that help with this one question."""
    words = beside_words(_wording(session), fact) if fact is not None else ""
    for line in words.split("\n") if words else ():
        _say(f"  {line}")


def _wording(session: Session) -> "Wording":
    return Wording(session.desk.plan(), session.translator)


def _ask_actions(session: Session, review: "OpenReview", asked: "Asked") -> None:
    """Ask for actions, each with an owner and a day; or "no", and why."""
    _say(question_text(session, asked))
    while what := ask(_("What will be done? (Enter: nothing more; or: no, because ...)")):
        answered = yes_no_and_more(what)
        if answered is not None and not answered[0]:
            _write(session, review, asked, what)
            return
        action = {"what": what}
        action["owner"] = _checked(session, _("Who does it? (contact)"), review.owner)
        action["due"] = _checked(
            session,
            _("By when? (2027-01-31)"),
            lambda words: day(words, session.desk.local_now.date()).isoformat(),
        )
        kinds = [(key.value, _(words)) for key, words in KINDS.items()]
        action["kind"] = choose(_("What does it change?"), kinds, "prevent")
        targets = [(key.value, _(words)) for key, words in TARGETS.items()]
        revised = choose(_("What does it revise?"), [*targets, ("none", _("none"))], "none")
        action["target"] = revised.replace("none", "")
        review.action(action)


def _checked(session: Session, question: str, check: "Callable[[str], str]") -> str:
    """Ask until the answer can be used, or is left open."""
    while words := ask(question):
        try:
            return check(words)
        except UsageError as problem:
            _say(error_sentence(session.translator, problem.code, problem.params))
    return ""


def _write(session: Session, review: "OpenReview", asked: "Asked", words: str) -> None:
    """Write one answer; a refused one is asked at the next start, the others are kept."""
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
    words = (_("yes"), _("no"), _("not known")) if asked.choices else ()
    hint = f" ({' / '.join(words)})" if words else ""
    return ask(f"{text}{hint}")


def _choice(asked: "Asked", word: str) -> str:
    """The label of a choice: the rows of its section, in the same order."""
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
    """Edit the whole file; if the result cannot be read, the file stays as it was."""
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
