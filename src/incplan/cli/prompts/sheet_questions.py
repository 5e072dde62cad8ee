"""Ask what stands in the boxes of a sheet, in their order; each line is on disk before the next."""

import shutil
from collections.abc import Callable
from typing import Final

from incplan.app.desk.naming import known_fiche
from incplan.app.documents.transcription.declaring import read_head, write_head
from incplan.app.documents.transcription.entries import write_line
from incplan.app.documents.transcription.filled import Filled, read_line
from incplan.app.documents.transcription.late import LateLimit, explain
from incplan.app.documents.transcription.sheet import OpenSheet, PaperTyped
from incplan.app.documents.transcription.typed import name_writer, read_beginning
from incplan.app.documents.transcription.written import read_entry
from incplan.cli.output.streams import say_aside
from incplan.cli.output.window.wrapping import wrapped
from incplan.cli.prompts.ask import ask
from incplan.cli.screens.documents.transcribed import late_words
from incplan.cli.session.session import Session
from incplan.documents.wording.punctuation import colon
from incplan.documents.wording.sheets import (
    LETTERS,
    box_words,
    choice_words,
    line_words,
    sheet_title,
)
from incplan.documents.wording.wording import Wording
from incplan.errors import RefusedError, UsageError
from incplan.i18n.catalogue import _
from incplan.i18n.sentences import error_sentence
from incplan.i18n.text.answers import parse_yes_no
from incplan.i18n.text.hostile import safe
from incplan.i18n.time.dates import plain_date
from incplan.incident.response.sheets import Box, Line, SheetKind, read_sheet

#: Typed in the place of an answer: stop and go on later; nothing more stands on this sheet.
STOP: Final = "."
REST: Final = "-"
#: The sheets of a set in the order in which they are best typed: what declares comes first.
_ORDER: Final = ("I1", "J1", "J2", "C1", "A1", "M1", "D1", "N1", "P1", "P2")


class _Stopped(Exception):
    """The person stopped; what was typed is on disk."""


class _NothingMore(Exception):
    """The rest of the sheet is empty."""


def ask_which_sheet(session: Session, paper: PaperTyped) -> str:
    """Which sheet is typed next. Ctrl-D leaves."""
    say = Wording(session.desk.plan(), session.translator)
    for name in _ORDER:
        sheet = read_sheet(name)
        assert sheet is not None  # the list above holds sheets only
        state = _("typed") if name in paper.ended else ""
        if name in paper.entries and not state:
            state = _("begun")
        _say(f"  {name}  {sheet_title(say, sheet)}" + (f"  ({state})" if state else ""))
    default = next((name for name in _ORDER if name not in paper.ended), "")
    return ask(_("Which sheet?"), default)


def ask_sheet(session: Session, sheet: OpenSheet) -> bool:
    """Ask for every box that is left. Whether the sheet was typed to its end."""
    say = Wording(session.desk.plan(), session.translator)
    _say(f"\n{sheet.place}  {sheet_title(say, sheet.name)}")
    _say(_("Enter: nothing stands there. - the rest of the sheet is empty. . stops, go on later."))
    try:
        _begin(session, sheet)
        try:
            _head(session, say, sheet)
            for line in sheet.left():
                if not line.head:
                    _line(session, say, sheet, line)
        except _NothingMore:
            pass
    except (EOFError, KeyboardInterrupt, _Stopped):
        _say("")
        return False
    if sheet.incident is None:
        return False
    sheet.end()
    return True


def ask_which_incident(session: Session, sheet: OpenSheet) -> None:
    """Whether the paper is about an incident that is open: asked, never taken for granted."""
    for incident in session.desk.open_incidents():
        known = session.desk.dossier(incident).incident
        question = _(
            "{id} “{title}” is open. Is this paper about it? yes/no",
            id=known.number,
            title=known.title,
        )
        while (said := parse_yes_no(ask(question), session.translator.language)) is None:
            continue
        if said:
            sheet.incident = incident
            sheet.fiche = known.type
            return


def ask_reasons(session: Session, incident: str, late: tuple[LateLimit, ...]) -> None:
    """Why limits were missed; Enter leaves it open."""
    try:
        for limit in late:
            if not limit.because:
                _say(f"\n!! {late_words(session, limit)}")
                if words := ask(_("Why is it late? (Enter: say it later)")):
                    explain(session.desk, incident, limit, words)
    except (EOFError, KeyboardInterrupt):
        _say("")


def _begin(session: Session, sheet: OpenSheet) -> None:
    """The head of the sheet in the order of its boxes: what and when it began, the day, who."""
    if sheet.done:
        return
    review = sheet.name.kind is SheetKind.REVIEW
    declares = sheet.incident is None and sheet.name.kind is not SheetKind.INCIDENT and not review
    words = {"what": _typed(_("What is happening, in a few words"))} if declares else {}
    while True:
        if declares:
            words["began"] = _typed(_("Start (T0), day and time"))
        if not review:
            words["day"] = _typed(_day_question(session, sheet, words))
        try:
            head = read_beginning(sheet, words)
            break
        except UsageError as problem:
            if problem.code in ("paper_without_incident", "head_needed"):
                raise
            _refused(session, problem)
    if not review:
        _until(session, lambda: _writer(sheet))
    if sheet.name.kind is SheetKind.TICKS:
        _until(session, lambda: _fiche(sheet))
    if head is not None:
        write_head(sheet, head, line="0")


def _day_question(session: Session, sheet: OpenSheet, words: dict[str, str]) -> str:
    """The day from which hours count; where nothing is said, that of the beginning, or today."""
    if words.get("began"):
        return _("Day of the first line (Enter: that of T0)")
    day = plain_date(sheet.day.on, session.translator.language)
    return _("Day of the first line (Enter: {day})", day=day)


def _fiche(sheet: OpenSheet) -> None:
    if words := _typed(_("Fiche ringed (Enter: {fiche})", fiche=sheet.fiche or "-")):
        sheet.fiche = known_fiche(sheet.desk.plan(), words)


def _writer(sheet: OpenSheet) -> None:
    if words := _typed(_("Filled in by")):
        name_writer(sheet, words)


def _head(session: Session, say: Wording, sheet: OpenSheet) -> None:
    """The lines that make one entry together; asked again from the one that cannot be read."""
    lines = tuple(line for line in sheet.left() if line.head)
    if not lines:
        return
    given: dict[str, str] = {}
    for line in lines:
        _ask_head(session, say, sheet, line, given)
    while True:
        try:
            write_head(sheet, read_head(sheet, lines, given))
            return
        except (UsageError, RefusedError) as problem:
            _refused(session, problem)
        for line in lines:
            if line.what in ("what", "noticed", "began"):
                _ask_head(session, say, sheet, line, given)


def _ask_head(
    session: Session, say: Wording, sheet: OpenSheet, line: Line, given: dict[str, str]
) -> None:
    choices = choice_words(say, line)
    _numbered(choices)
    while True:
        given[line.what] = _typed(f"{line.id}  {line_words(say, line)}{colon(say.language)}")
        try:
            read_head(sheet, (line,), {line.what: given[line.what]})
            return
        except UsageError as problem:
            _refused(session, problem)


def _line(session: Session, say: Wording, sheet: OpenSheet, line: Line) -> None:
    """The boxes of one line; empty where the first box is. Asked again when it cannot be read."""
    while True:
        filled = _filled(session, say, sheet, line)
        try:
            write_line(sheet, line, filled)
            return
        except (UsageError, RefusedError) as problem:
            _refused(session, problem)


def _filled(session: Session, say: Wording, sheet: OpenSheet, line: Line) -> Filled:
    words: dict[str, str] = {}
    title = line_words(say, line)
    for place, box in enumerate(line.boxes):
        if box is Box.KIND:
            _numbered(choice_words(say, line) if choice_words(say, line) else ())
        asked = box_words(say, line, box)
        if box is Box.KIND and line.what == "logged":
            asked = f"{asked} ({session.translator.t(LETTERS)})"
        named = f"{title}, " if title and place == 0 else ""
        question = f"{line.id}  {named}{asked}{colon(session.translator.language)}"
        typed = _one_box(session, sheet, line, box, question)
        if place == 0 and not typed:
            return Filled()
        words[box.value] = typed
    return Filled(**words)


def _one_box(session: Session, sheet: OpenSheet, line: Line, box: Box, question: str) -> str:
    """One box, asked until it can be read."""
    while True:
        typed = _typed(question)
        if not typed or line.what.startswith("review"):
            return typed
        try:
            read_line(sheet, line, Filled(**{box.value: typed}))
            if line.what == "logged" and box is Box.KIND:
                read_entry(typed, session.translator.language)
            return typed
        except UsageError as problem:
            _refused(session, problem)


def _typed(question: str) -> str:
    words = ask(question)
    if words == STOP:
        raise _Stopped
    if words == REST:
        raise _NothingMore
    return words


def _numbered(choices: tuple[str, ...]) -> None:
    if choices:
        told = "   ".join(f"{place}\u00a0{words}" for place, words in enumerate(choices, start=1))
        _say(f"    {told}")


def _until(session: Session, act: Callable[[], None]) -> None:
    """Do it again until it can be done."""
    while True:
        try:
            act()
            return
        except UsageError as problem:
            _refused(session, problem)


def _refused(session: Session, problem: UsageError | RefusedError) -> None:
    _say(f"  {error_sentence(session.translator, problem.code, problem.params)}")


def _say(text: str) -> None:
    """Lines as wide as the window, what goes on set in under their beginning."""
    width = shutil.get_terminal_size((80, 24)).columns
    for line in text.split("\n"):
        inset = line[: len(line) - len(line.lstrip())]
        shown = safe(line.lstrip())
        rows = wrapped(shown, width, inset, inset) if shown else [""]
        say_aside("".join(f"{row}\n" for row in rows))
