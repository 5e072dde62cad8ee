"""What came of sheets of paper: entries, what is left to type, limits that passed meanwhile."""

from incplan.app.documents.transcription.late import LateLimit
from incplan.app.documents.transcription.typed import SheetTyped, Transcription
from incplan.cli.output.screen import Screen
from incplan.cli.session.session import Session
from incplan.i18n.catalogue import _, ngettext_
from incplan.i18n.time.dates import near_datetime
from incplan.i18n.time.durations import human


def show_transcription(screen: Screen, result: Transcription, session: Session) -> None:
    """The incident, a line for each sheet, then the limits that were missed."""
    incident = result.incident or _("no incident yet")
    screen.line(f"{result.number}  {incident}", "bold")
    for sheet in result.sheets:
        screen.line(_sheet_words(sheet), indent=2)
    stopped = next((sheet.sheet for sheet in result.sheets if not sheet.ended), None)
    if stopped is not None:
        command = f"incplan transcribe {result.number} {stopped}"
        screen.end(_("Go on with this sheet: {command}", command=command), command)
    if not result.late or stopped is not None:
        return
    screen.line()
    screen.line(_("Limits that passed while it was on paper:"), "bold")
    for limit in result.late:
        screen.line(f"!! {late_words(session, limit)}", "" if limit.because else "red", indent=2)
        if limit.because:
            screen.line(_("late because: {reason}", reason=limit.because), indent=5)


def _sheet_words(sheet: SheetTyped) -> str:
    count = ngettext_("{count} entry", "{count} entries", len(sheet.entries))
    if sheet.ended:
        return _("{sheet}: {entries}, typed to the end", sheet=sheet.sheet, entries=count)
    left = ngettext_("{count} line left", "{count} lines left", sheet.left)
    return _("{sheet}: {entries}, {left}", sheet=sheet.sheet, entries=count, left=left)


def late_words(session: Session, limit: LateLimit) -> str:
    """`Notify the breach: until 11/11 06:10, 2 h 50 late`."""
    language = session.translator.language
    until = near_datetime(
        limit.limit_at.astimezone(session.desk.zone), session.desk.local_now, language
    )
    words = {"title": limit.title, "time": until, "span": human(limit.late, language)}
    if limit.met:
        return _("{title}: until {time}, met {span} late", **words)
    if limit.assessed:
        return _("{title}: until {time}, {span} late", **words)
    return _("{title}, if it applies: until {time}, {span} late", **words)
