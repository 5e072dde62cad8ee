"""`incplan review survey`."""

from typing import Annotated

import typer

from incplan.app.review.survey import answer_survey
from incplan.cli.output.present import Answer
from incplan.cli.parsing.options import ByOption, IncidentArgument
from incplan.cli.prompts.ask import ask, can_ask
from incplan.cli.screens.response.recorded import acknowledged
from incplan.cli.session.session import open_session
from incplan.i18n.catalogue import N_, _

WRITES = True
REACH = "any"
HELP = N_(
    """Record what one person involved thought of it: 1 bad to 5 good, and three questions.

    On a terminal the questions are asked, unless an option answers one."""
)
EXAMPLES = (
    'incplan review survey 2 --score 4 --worked "the calls" --wish "a bigger room" --by pieter',
)


def command(
    ctx: typer.Context,
    incident: IncidentArgument = None,
    score: Annotated[
        int | None, typer.Option("--score", min=1, max=5, help=_("1 bad to 5 good."))
    ] = None,
    worked: Annotated[str, typer.Option("--worked", help=_("What worked."))] = "",
    did_not_work: Annotated[str, typer.Option("--did-not-work", help=_("What did not work."))] = "",
    wish: Annotated[str, typer.Option("--wish", help=_("What should change."))] = "",
    by: ByOption = None,
) -> Answer:
    """Record one reply to the survey."""
    session = open_session(ctx, by=by)
    session.settings.command = "review-survey"
    silent = score is None and not (worked or did_not_work or wish)
    if silent and can_ask(assume_yes=session.settings.assume_yes):
        score = _asked_score()
        worked = ask(_("What worked?"))
        did_not_work = ask(_("What did not work?"))
        wish = ask(_("What should change?"))
    recorded = answer_survey(
        session.desk, incident, score=score, worked=worked, did_not_work=did_not_work, wish=wish
    )
    return acknowledged(session, recorded, _("Noted: your reply to the survey."))


def _asked_score() -> int | None:
    """A number from 1 to 5, asked again after any other word; nothing when left open."""
    while given := ask(_("How did it go, from 1 (bad) to 5 (good)?")):
        if given in tuple("12345"):
            return int(given)
    return None
