"""`incplan awareness questions`."""

from dataclasses import dataclass

import typer

from incplan.app.plan.practice.awareness import Question, questions
from incplan.cli.output.present import Answer
from incplan.cli.output.screen import Screen
from incplan.cli.session.session import open_session
from incplan.i18n.catalogue import N_, _

HELP = N_(
    """Three questions for the end of a session, with the answers of your plan.

    Ask for a show of cards and count: awareness record --answers takes how many knew each."""
)
EXAMPLES = ("incplan awareness questions", "incplan awareness questions --lang nl")


@dataclass(frozen=True, slots=True)
class Questions:
    """The three of them."""

    questions: tuple[Question, ...]


def command(ctx: typer.Context) -> Answer:
    """Show the questions."""
    session = open_session(ctx)
    result = Questions(questions(session.desk, session.translator))

    def show(screen: Screen) -> None:
        for number, item in enumerate(result.questions, start=1):
            screen.line(f"{number}. {item.text}", "bold")
            for letter, choice in zip("abc", item.choices, strict=False):
                screen.line(f"{letter}) {choice}", indent=3)
            screen.line(_("answer: {answer}", answer=item.answer), "dim", indent=3)

    return Answer(result, show)
