"""Ask on a terminal what an import could not be certain of."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from incplan.app.intake.answers import keep_answers, plain_answer
from incplan.app.intake.bring_in import Prepared
from incplan.app.intake.report import Question
from incplan.cli.commands.intake.showing import choice_shown, names_of
from incplan.cli.output.screen import new_screen
from incplan.cli.output.streams import say_aside
from incplan.cli.prompts.ask import ask
from incplan.i18n.catalogue import Translator, _, ngettext_
from incplan.i18n.sentences.intake.places import place_words
from incplan.i18n.sentences.intake.values import Names, choice_words
from incplan.i18n.sentences.intake.words import question_words
from incplan.plan.plan import Plan

#: Typed in the place of an answer.
BACK: Final = "<"
STOP: Final = "."


class _Back(Exception):
    """The question before is asked again."""


class _Stopped(Exception):
    """The other questions stay open."""


@dataclass(slots=True)
class _Pass:
    """One pass: the answers so far, what was left open in it, what was asked before."""

    translator: Translator
    plan: Plan
    prepared: Prepared
    given: dict[str, str]
    again: Callable[[Mapping[str, str]], Prepared]
    passed: set[str] = field(default_factory=set)
    before: list[str] = field(default_factory=list)


def ask_open(
    translator: Translator,
    plan: Plan,
    prepared: Prepared,
    given: dict[str, str],
    again: Callable[[Mapping[str, str]], Prepared],
    beside: Path,
) -> Prepared:
    """Ask until each question has an answer that fits, or an empty one, which leaves it open.

    Answers may raise new questions. Whoever leaves in the middle finds what was answered in a file
    `beside` the source, and KeyboardInterrupt or EOFError goes on.
    """
    asking = _Pass(translator, plan, prepared, given, again)
    if prepared.report.to_ask:
        _begin(len(prepared.report.to_ask))
    try:
        while opened := _opened(asking):
            _ask_all(asking, opened)
            asking.prepared = again(given)
    except _Stopped:
        asking.prepared = again(given)
    except (EOFError, KeyboardInterrupt):
        _keep(given, beside)
        raise
    return asking.prepared


def _begin(count: int) -> None:
    said = ngettext_("{count} question to ask.", "{count} questions to ask.", count)
    _say(said)
    _say(_("Enter leaves one open, < goes back, . leaves all others open and takes in the rest."))


def _opened(asking: _Pass) -> list[Question]:
    return [item for item in asking.prepared.report.to_ask if item.id not in asking.passed]


def _ask_all(asking: _Pass, opened: list[Question]) -> None:
    """One question after the other; after a step back to an earlier round all is read again."""
    place = 0
    while place < len(opened):
        question = opened[place]
        try:
            done = len(asking.before)
            _ask_one(asking, question, f"{done + 1}/{done + len(opened) - place}")
        except _Back:
            if not asking.before:
                _say(_("This is the first question."))
                continue
            last = asking.before.pop()
            asking.given.pop(last, None)
            asking.passed.discard(last)
            if not place:
                return
            place -= 1
        else:
            asking.before.append(question.id)
            place += 1


def _ask_one(asking: _Pass, question: Question, number: str) -> None:
    translator = asking.translator
    names = names_of(asking.plan, asking.prepared.report, translator.language)
    where = place_words(translator, question.place)
    _say(f"\n{number}  {where}")
    _say(question_words(translator, question.code, question.params, names))
    while True:
        answer = _answer(translator, question, names)
        if not answer:
            asking.passed.add(question.id)
            return
        asking.given[question.id] = answer
        if answer in question.choices or _fits(asking, question):
            return
        _say(_("`{answer}` does not fit here.", answer=answer))
        del asking.given[question.id]


def _fits(asking: _Pass, question: Question) -> bool:
    """Whether the reader makes something of a text of one's own."""
    asking.prepared = asking.again(asking.given)
    return all(item.id != question.id for item in asking.prepared.report.to_ask)


def _answer(translator: Translator, question: Question, names: Names) -> str:
    """What is typed; a word of the choices in the form of the plan. Raises _Back, _Stopped."""
    shown = (choice_shown(translator, question.code, item, names) for item in question.choices)
    choices = ", ".join((*shown, *((_("another text"),) if question.free else ())))
    meant = {
        choice_words(translator, question.code, item, names).casefold(): item
        for item in question.choices
    }
    _say(choices, indent=2)
    while True:
        typed = plain_answer(ask(">"))
        if typed == BACK:
            raise _Back
        if typed == STOP:
            raise _Stopped
        typed = typed if typed in question.choices else meant.get(typed.casefold(), typed)
        if not typed or question.free or typed in question.choices:
            return typed
        _say(_("Type one of: {choices}; Enter leaves it open.", choices=choices))


def _keep(given: Mapping[str, str], beside: Path) -> None:
    """Put the answers in a file, or on the screen where no file can be written."""
    if not given:
        return
    path, text = keep_answers(given, beside)
    _say("")
    if path is None:
        _say(_("Your answers, for --answers FILE:"))
        say_aside(text)
        return
    _say(
        ngettext_(
            "Your answer is kept in {file}. Go on with: --answers {file}",
            "Your {count} answers are kept in {file}. Go on with: --answers {file}",
            len(given),
            file=str(path),
        )
    )


def _say(text: str, indent: int = 0) -> None:
    """One paragraph, broken between words at the width of the window."""
    screen = new_screen(None, sys.stderr)
    screen.line(text, indent=indent)
    say_aside(screen.text())
