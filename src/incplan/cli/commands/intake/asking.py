"""Ask on a terminal what an import could not be certain of."""

import sys
from collections.abc import Callable, Mapping

from incplan.app.intake.answers import plain_answer
from incplan.app.intake.bring_in import Prepared
from incplan.app.intake.report import Question
from incplan.cli.commands.intake.showing import choice_shown, names_of
from incplan.cli.prompts.ask import ask
from incplan.i18n.catalogue import Translator, _
from incplan.i18n.sentences.intake.places import place_words
from incplan.i18n.sentences.intake.values import Names, choice_words
from incplan.i18n.sentences.intake.words import question_words
from incplan.plan.plan import Plan


def ask_open(
    translator: Translator,
    plan: Plan,
    prepared: Prepared,
    given: dict[str, str],
    again: Callable[[Mapping[str, str]], Prepared],
) -> Prepared:
    """Ask until each question has an answer that fits, or an empty one, which leaves it open.

    Answers may raise new questions.
    """
    passed: set[str] = set()
    while True:
        opened = [item for item in prepared.report.to_ask if item.id not in passed]
        if not opened:
            return prepared
        for question in opened:
            names = names_of(plan, prepared.report, translator.language)
            answer = _answer(translator, question, names)
            if answer:
                given[question.id] = answer
            else:
                passed.add(question.id)
        prepared = again(given)


def _answer(translator: Translator, question: Question, names: Names) -> str:
    said = question_words(translator, question.code, question.params, names)
    where = place_words(translator, question.place)
    shown = (choice_shown(translator, question.code, item, names) for item in question.choices)
    choices = ", ".join((*shown, *(("...",) if question.free else ())))
    meant = {
        choice_words(translator, question.code, item, names).casefold(): item
        for item in question.choices
    }
    while True:
        typed = plain_answer(ask(f"{where}: {said} ({choices})"))
        typed = typed if typed in question.choices else meant.get(typed.casefold(), typed)
        if not typed or question.free or typed in question.choices:
            return typed
        sys.stderr.write(_("Type one of: {choices}; Enter leaves it open.", choices=choices) + "\n")
