"""`incplan exercise calls`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Final

import typer

from incplan.app.exercises.call_view import FORM, LAST, REPORT, CallRoundView
from incplan.app.exercises.calls import (
    RoundCallRequest,
    check_call,
    end_round,
    in_row,
    read_list,
    record_calls,
    show_round,
    take_back,
)
from incplan.app.response.calls.record import CallWords
from incplan.cli.commands.documents.export.writing import Paper, write
from incplan.cli.commands.response.call.outcome import outcome_given
from incplan.cli.output.present import Answer
from incplan.cli.parsing.combinations import refuse_both, refuse_typed
from incplan.cli.parsing.options import (
    AtOption,
    ByOption,
    LeftMessageOption,
    NoAnswerOption,
    NoteOption,
    ReachedOption,
    WrongNumberOption,
)
from incplan.cli.prompts.ask import can_ask
from incplan.cli.prompts.call_round import ask_round
from incplan.cli.screens.exercises.calls import list_to_fill, outcome_typed, show_call_round
from incplan.cli.screens.response.warnings import receipt_warnings
from incplan.cli.session.session import Session, open_session, open_to_show
from incplan.errors import IncplanError, UsageError
from incplan.i18n.catalogue import N_, _

WRITES = True
HELP = N_(
    """Call everybody on every channel, and keep who answered where and in what time.

    Alone on a terminal it asks one after another; elsewhere it shows how the round stands. With a
    name it records one call; --csv records a list that came back, whose columns --list writes.
    --output writes the report, with --list the form to fill in by hand. It is no incident and
    sends nothing; emergency services and authorities are not on the list. A wrong number is a
    finding until it is corrected. --finish ends the round: the call tree counts as tested once
    everybody who holds a function of it was tried and each function was reached, a supplier once
    its line answered."""
)
FOLDS = True
EXAMPLES = (
    "incplan exercise calls",
    "incplan exercise calls joris --no-answer --by nadia",
    "incplan exercise calls wim --wrong-number --number 000102 --by nadia",
    "incplan exercise calls --finish --by nadia",
    "incplan exercise calls --list --output calls.pdf",
)


def command(
    ctx: typer.Context,
    name: Annotated[
        str | None, typer.Argument(metavar=_("[CONTACT]"), help=_("Who was called."))
    ] = None,
    reached: ReachedOption = False,
    no_answer: NoAnswerOption = False,
    left_message: LeftMessageOption = False,
    wrong: WrongNumberOption = False,
    answered_by: Annotated[
        str | None,
        typer.Option(
            "--answered-by",
            metavar=_("NAME"),
            help=_("Somebody else came to the phone: not reached."),
            show_default=False,
        ),
    ] = None,
    number: Annotated[
        str | None,
        typer.Option(
            "--number",
            metavar=_("NUMBER"),
            help=_("Which number or address: its last digits are enough."),
            show_default=False,
        ),
    ] = None,
    withdraw: Annotated[
        bool, typer.Option("--take-back", help=_("Take back the last call to that contact."))
    ] = False,
    returned: Annotated[
        Path | None,
        typer.Option("--csv", metavar=_("FILE"), help=_("A list that came back.")),
    ] = None,
    blank: Annotated[
        bool, typer.Option("--list", help=_("Write the list to fill in, as csv."))
    ] = False,
    last: Annotated[
        bool, typer.Option("--last", help=_("Show the round that ended last."))
    ] = False,
    finish: Annotated[bool, typer.Option("--finish", help=_("End the round."))] = False,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar=_("FILE"),
            help=_("Write the report as a document; with --list the form to fill in by hand."),
        ),
    ] = None,
    note: NoteOption = "",
    at: AtOption = None,
    by: ByOption = None,
) -> Answer:
    """Call everybody."""
    refuse_both(csv=returned is not None, list=blank, last=last, finish=finish)
    if output is not None:
        told = {"name": name, "csv": returned, "finish": finish, "number": number, "note": note}
        refuse_typed("incplan exercise calls --output FILE", **told)
        return _written(ctx, output, FORM if blank else LAST if last else REPORT)
    typed = (reached, no_answer, left_message, wrong)
    outcome = outcome_given(typed, answered_by, take_back=withdraw)
    session = open_session(ctx, by=by)
    session.settings.folds = False  # a call is never recorded a second time to see the rest
    desk, translator = session.desk, session.translator
    if name is not None or outcome is not None or withdraw:
        refuse_typed("incplan exercise calls", csv=returned, list=blank, last=last, finish=finish)
        if name is None or (outcome is None and not withdraw):
            raise UsageError("call_in_round", name=name or "NAME")
        if outcome is None:
            refuse_typed(_RECORD, number=number, note=note, at=at)
            return _answer(session, take_back(desk, name, translator))
        words = CallWords(outcome=outcome, answered_by=answered_by, number=number, text=note)
        request = RoundCallRequest(contact=name, said=words, at=session.time(at))
        return _answer(session, record_calls(desk, (request,), translator))
    refuse_typed(_RECORD, number=number)
    if finish:
        return _answer(session, end_round(desk, translator, at=session.time(at), text=note))
    refuse_typed(_RECORD, note=note, at=at)
    if returned is not None:
        return _answer(session, record_calls(desk, tuple(_rows(session, returned)), translator))
    return _shown(session, blank=blank, last=last)


_RECORD: Final = "incplan exercise calls NAME --reached"


def _written(ctx: typer.Context, output: Path, part: str) -> Answer:
    open_to_show(ctx)
    paper = Paper(form="md", output=output, audience="team", draft=False, strict=False, force=False)
    return write(ctx, "exercise", paper, part=part)


def _shown(session: Session, *, blank: bool, last: bool) -> Answer:
    """On a terminal it asks; else the round, or the list to fill in, is shown."""
    settings = session.settings
    if not (blank or last or settings.json) and can_ask(assume_yes=settings.assume_yes):
        return _answer(session, ask_round(session))
    settings.writes = False
    settings.folds = True
    result = show_round(session.desk, session.translator, last=last)
    if blank:
        return Answer(result, raw=list_to_fill(result, session.translator))
    return _answer(session, result)


def _answer(session: Session, result: CallRoundView) -> Answer:
    receipt = result.receipt
    warnings = receipt_warnings(session, receipt, proposals=False) if receipt else ()
    return Answer(
        result, lambda screen: show_call_round(screen, result, session), warnings=warnings
    )


def _rows(session: Session, path: Path) -> Iterator[RoundCallRequest]:
    """Calls of a returned list. Raises UsageError with the line of a row that is not clear."""
    for line, cells in read_list(path):
        try:
            words = CallWords(
                outcome=outcome_typed(cells["outcome"], answered=bool(cells.get("answered_by"))),
                answered_by=cells.get("answered_by") or None,
                number=cells.get("number") or None,
            )
            at = session.time(cells.get("at") or None)
            request = RoundCallRequest(contact=cells["contact"], said=words, at=at, listed=True)
            check_call(session.desk, request)
        except IncplanError as problem:
            raise in_row(path.name, line, problem) from problem
        yield request
