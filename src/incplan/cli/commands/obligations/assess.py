"""`incplan obligations assess`."""

from typing import Annotated

import typer

from incplan.app.obligations.answers import answer
from incplan.app.obligations.questions import next_question, obligations
from incplan.cli.output.present import Answer
from incplan.cli.output.screen import Screen
from incplan.cli.parsing.options import AtOption, ByOption, IncidentArgument, ReasonOption
from incplan.cli.parsing.values import word
from incplan.cli.prompts.ask import ask, can_ask, choose
from incplan.cli.screens.obligations.duties import show_obligations
from incplan.cli.screens.response.warnings import receipt_warnings
from incplan.cli.session.session import Session, open_session
from incplan.errors import RefusedError, UsageError
from incplan.i18n.catalogue import N_, _
from incplan.plan.obligations.pack import Scope

WRITES = True
HELP = N_(
    """Answer plain questions that decide which duties apply; each answer is recorded.

    On a terminal the questions are asked one by one, unless --answer gives them."""
)
EXAMPLES = (
    "incplan obligations assess --answer personal_data=yes --answer privacy_risk=yes",
    'incplan obligations assess --answer privacy_risk=no --reason "disk encrypted, key safe"',
)


def command(
    ctx: typer.Context,
    incident: IncidentArgument = None,
    answers: Annotated[
        list[str] | None,
        typer.Option(
            "--answer",
            metavar=_("QUESTION=yes|no|unknown"),
            help=_("Answer a question, or say whether a duty applies; repeat."),
        ),
    ] = None,
    reason: ReasonOption = "",
    at: AtOption = None,
    by: ByOption = None,
) -> Answer:
    """Record answers, asked where none is given and somebody can answer."""
    session = open_session(ctx, by=by)
    when = session.time(at)
    receipt = None
    if answers:
        given = dict(_given(item) for item in answers)
        receipt = answer(session.desk, incident, given, reason=reason, at=when)
    elif reason or at:
        raise UsageError("answers_needed_for", options=_typed(reason=reason, at=at))
    elif can_ask(assume_yes=session.settings.assume_yes):
        _ask_all(session, incident)
    else:
        asked = obligations(session.desk, incident, session.translator).questions
        options = " ".join(f"--answer {item.id}=unknown" for item in asked)
        raise RefusedError("obligation_answers_needed", options=options or "--answer ...")
    found = obligations(session.desk, incident, session.translator, receipt=receipt)

    def show(screen: Screen) -> None:
        show_obligations(screen, found, session.translator, session.desk.local_now, every=False)

    return Answer(found, show, warnings=receipt_warnings(session, receipt) if receipt else ())


def _typed(**options: object) -> str:
    return ", ".join(f"--{name}" for name, value in options.items() if value)


def _given(item: str) -> tuple[str, Scope]:
    name, equals, value = item.partition("=")
    if not equals or not name:
        raise UsageError("bad_answer", given=item)
    return name.strip(), word(Scope, value, f"--answer {name}")


def _ask_all(session: Session, incident: str | None) -> None:
    """Ask the decision tree question by question; each answer is saved before the next one."""
    asked: set[str] = set()
    words = (("yes", _("yes")), ("no", _("no")), ("unknown", _("nobody knows yet")))
    while True:
        question = next_question(session.desk, incident, session.translator, frozenset(asked))
        if question is None:
            return
        asked.add(question.id)
        chosen = Scope(choose(question.text, words, "unknown"))
        why = ask(_("Why?")) if chosen is not Scope.UNKNOWN else ""
        while chosen is Scope.NO and not why:
            why = ask(_("A no needs a reason:"))
        answer(session.desk, incident, {question.id: chosen}, reason=why)
