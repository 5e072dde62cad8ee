"""`incplan transcribe`."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from incplan.app.desk.pen import Receipt
from incplan.app.documents.transcription.late import explain, late_limits
from incplan.app.documents.transcription.rows import read_rows
from incplan.app.documents.transcription.scan import scanned_sheets
from incplan.app.documents.transcription.sheet import (
    OpenSheet,
    PaperTyped,
    open_sheet,
    paper_typed,
)
from incplan.app.documents.transcription.typed import (
    SheetTyped,
    Transcription,
    transcription,
    type_table,
    typed_sheet,
)
from incplan.cli.output.phrases import form_words
from incplan.cli.output.present import Answer
from incplan.cli.output.streams import say_aside
from incplan.cli.parsing.options import ByOption, IncidentOption
from incplan.cli.prompts.ask import can_ask
from incplan.cli.prompts.sheet_questions import (
    ask_reasons,
    ask_sheet,
    ask_which_incident,
    ask_which_sheet,
)
from incplan.cli.screens.documents.transcribed import show_transcription
from incplan.cli.screens.response.warnings import receipt_warnings
from incplan.cli.session.session import Session, open_session
from incplan.errors import IncplanError, RefusedError, UsageError
from incplan.i18n.catalogue import N_, _

WRITES = True
HELP = N_(
    """Type back what was written by hand on the forms, sheet by sheet, in the order of the boxes.

    All sheets of a paper number belong to one incident. Each entry keeps when it happened and when
    it was typed, who wrote it and who typed it (--by), and the hash of the scan. A sheet is typed
    once; stop with a dot and go on later. A table (--csv) has the columns sheet, box, when, kind,
    means, text, who; its boxes by, day, what, began, fiche are the head of a sheet."""
)
EXAMPLES = (
    "incplan transcribe P-2026-001-wcw J1 --by elodie",
    "incplan transcribe P-2026-001 C1 --scan c1.pdf --by elodie",
    "incplan transcribe P-2026-001 --csv flood.csv --new --by elodie",
)


def command(
    ctx: typer.Context,
    number: Annotated[str, typer.Argument(metavar=_("NUMBER"), help=_("The paper number."))],
    sheet: Annotated[
        str | None,
        typer.Argument(metavar=_("[SHEET]"), help=_("J1, C1 ... Default: it is asked.")),
    ] = None,
    scan: Annotated[
        Path | None,
        typer.Option("--scan", metavar=_("FILE"), help=_("The scanned sheet, kept as evidence.")),
    ] = None,
    table: Annotated[
        Path | None,
        typer.Option("--csv", metavar=_("FILE"), help=_("A table of the boxes, in one go.")),
    ] = None,
    new: Annotated[
        bool, typer.Option("--new", help=_("Not about an open incident: the sheet declares one."))
    ] = False,
    late: Annotated[
        str,
        typer.Option(
            "--late-reason", metavar=_("TEXT"), help=_("Why limits passed that were missed.")
        ),
    ] = "",
    incident: IncidentOption = None,
    by: ByOption = None,
) -> object:
    """Type sheets back."""
    session = open_session(ctx, by=by)
    asks = can_ask(assume_yes=session.settings.assume_yes)
    reason_alone = bool(late) and sheet is None and table is None and scan is None
    if table is None and not asks and not reason_alone:
        raise UsageError("transcribe_needs_terminal", number=number)
    paper = paper_typed(session.desk, number)
    if reason_alone and paper.incident is not None:
        return _explained(session, paper, paper.incident, late)
    names = _sheets(session, paper, sheet, scan, table)
    rows = read_rows(table, sheet) if table is not None else ()
    # A table of several sheets is taken again where one of them could not be read before.
    left = tuple(name for name in names if table is None or name.upper() not in paper.ended)
    before, names = (tuple(set(names) - set(left)), left) if left else ((), names)
    done: list[SheetTyped] = []
    receipt = None
    for name in names:
        opened = open_sheet(session.desk, session.translator, paper, name, part=incident, scan=scan)
        _which_incident(session, opened, new=new, asks=asks and table is None)
        if table is not None:
            own = [row for row in rows if row.sheet.upper() == name.upper()]
            with _told_before(done, incident):
                found = type_table(opened, own, table)
        else:
            ended = ask_sheet(session, opened)
            found = typed_sheet(opened, ended=ended)
        receipt = opened.finish() or receipt
        done.append(found)
        incident = opened.incident
        paper = paper_typed(session.desk, paper.reserved.number)
        if not found.ended:
            break
    answer = _answer(session, opened, tuple(done), receipt, late, asks=asks and table is None)
    return replace(answer, warnings=(*_passed_over(before), *answer.warnings))


@contextmanager
def _told_before(done: list[SheetTyped], incident: str | None) -> Iterator[None]:
    """Where a sheet of a table is refused, say which ones before it were taken in already."""
    try:
        yield
    except IncplanError:
        if done and incident is not None:
            sheets = ", ".join(item.sheet for item in done)
            words = _("Taken in before, in {incident}: {sheets}", incident=incident, sheets=sheets)
            say_aside(words + "\n")
        raise


def _passed_over(sheets: tuple[str, ...]) -> tuple[str, ...]:
    """Which sheets of the table were typed before, and are not typed again."""
    if not sheets:
        return ()
    return (_("Typed before and passed over: {sheets}", sheets=", ".join(sorted(sheets))),)


def _sheets(
    session: Session,
    paper: PaperTyped,
    sheet: str | None,
    scan: Path | None,
    table: Path | None,
) -> tuple[str, ...]:
    """The sheets to type: named, those of the table, those whose codes the scan shows, or asked."""
    if sheet is not None:
        return (sheet,)
    if table is not None:
        rows = read_rows(table, None)
        return tuple(dict.fromkeys(row.sheet.upper() for row in rows))
    if scan is not None and (found := scanned_sheets(scan, paper.reserved.number)):
        return found
    return (ask_which_sheet(session, paper),)


def _which_incident(session: Session, sheet: OpenSheet, *, new: bool, asks: bool) -> None:
    """The incident the paper belongs to, where neither a sheet before nor -i says it."""
    if sheet.incident is not None or new:
        return
    if asks:
        ask_which_incident(session, sheet)
    elif found := session.desk.open_incidents():
        raise RefusedError("paper_about_which", number=sheet.paper.reserved.number,
                           known=", ".join(found))  # fmt: skip


def _explained(session: Session, paper: PaperTyped, incident: str, reason: str) -> Answer:
    """Only the reason why limits were missed, of sheets typed before."""
    _explain(session, incident, reason)
    result = Transcription(
        number=paper.reserved.number,
        version=paper.reserved.version,
        incident=incident,
        sheets=(),
        late=late_limits(session.desk, incident, session.translator),
    )
    return Answer(result, lambda screen: show_transcription(screen, result, session))


def _explain(session: Session, incident: str, reason: str) -> None:
    for limit in late_limits(session.desk, incident, session.translator):
        if not limit.because:
            explain(session.desk, incident, limit, reason)


def _answer(
    session: Session,
    sheet: OpenSheet,
    done: tuple[SheetTyped, ...],
    receipt: Receipt | None,
    reason: str,
    *,
    asks: bool,
) -> Answer:
    """What came of it; the reason of limits that were missed is asked, or taken as given."""
    if sheet.incident is not None:
        if reason:
            _explain(session, sheet.incident, reason)
        elif asks and done[-1].ended:
            missed = late_limits(session.desk, sheet.incident, session.translator)
            ask_reasons(session, sheet.incident, missed)
    result = transcription(session.desk, session.translator, sheet, done, receipt)
    warnings = receipt_warnings(session, receipt) if receipt is not None else ()
    if done[-1].ended and any(not limit.because for limit in result.late):
        number = sheet.paper.reserved.number
        form = f"incplan transcribe {number} --late-reason TEXT"
        warnings += (_("Say why limits were missed: {form}", form=form_words(form)),)
    return Answer(
        result, lambda screen: show_transcription(screen, result, session), warnings=warnings
    )
