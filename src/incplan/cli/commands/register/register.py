"""`incplan register`."""

from collections import Counter
from typing import TYPE_CHECKING

import typer

from incplan.app.documents.views import RegisterRows
from incplan.app.register.register import RegisterFilter, register
from incplan.cli.commands.register.edition import edition_answer
from incplan.cli.commands.register.filters import (
    ActivityOption,
    FromOption,
    LevelOption,
    ReadersOption,
    StatusOption,
    ToOption,
    TypeOption,
    WideOption,
    readers,
    wanted_rows,
    wide_for_readers,
)
from incplan.cli.output import phrases
from incplan.cli.output.present import Answer
from incplan.cli.output.screen import Screen
from incplan.cli.screens.register.newest import show_newest_first
from incplan.cli.screens.response.unread import unread_warnings
from incplan.cli.session.session import Session, open_session
from incplan.errors import UNREADABLE
from incplan.i18n.catalogue import N_, _, ngettext_
from incplan.i18n.labels import label
from incplan.i18n.labels.doubt import in_doubt_sentence, level_words
from incplan.i18n.labels.imported import imported_words
from incplan.i18n.time.dates import short_date
from incplan.i18n.time.durations import human
from incplan.vocabulary import Audience

if TYPE_CHECKING:
    from incplan.incident.register.register import RegisterEntry

FOLDS = True
HELP = N_(
    """The register of incidents: the template's columns, computed from the journal.

    Near misses are counted apart; exercises never enter. --wide adds a column for each value
    inside the seven. --audience shows what other readers would get. A file for a spreadsheet, a
    browser or a printer: incplan export register."""
)
EXAMPLES = (
    "incplan register",
    "incplan register --from 2026-01-01 --level major",
    "incplan register --status open --json",
    "incplan register --wide",
    "incplan register --audience customers",
)


def command(
    ctx: typer.Context,
    first: FromOption = None,
    last: ToOption = None,
    level: LevelOption = None,
    kind: TypeOption = None,
    activity: ActivityOption = None,
    status: StatusOption = None,
    wide: WideOption = False,
    audience: ReadersOption = "team",
) -> object:
    """Show the register."""
    who = readers("register", audience)
    wide_for_readers(wide=wide, audience=audience)
    session = open_session(ctx)
    wanted = wanted_rows(
        session,
        first=first,
        last=last,
        level=level,
        kind=kind,
        activity=activity,
        status=status,
    )
    if who is not Audience.TEAM:
        return edition_answer(session, "register", who, rows=RegisterRows(wanted, wide=wide))
    result = register(session.desk, wanted)

    def show(screen: Screen) -> None:
        if not result.entries:
            if not result.unreadable:
                chosen = wanted != RegisterFilter()
                screen.line(
                    _("Nothing in the register matches.") if chosen else _("The register is empty.")
                )
            return
        doubtful = (entry.id for entry in result.entries if entry.doubt)
        if told := in_doubt_sentence(session.translator, doubtful):
            screen.line(told, "red")
        given = Counter(entry.number for entry in result.entries)
        named = [
            (entry.id if given[entry.number] > 1 else entry.number, entry)
            for entry in result.entries
        ]
        if screen.height is not None and not wide:
            show_newest_first(screen, session, result, named)
            return
        if screen.tables and not wide:
            _draw(screen, session, named)
        else:
            for name, entry in named:
                _show_entry(screen, session, entry, name, wide=wide)
        screen.line()
        counted = ngettext_("{count} incident", "{count} incidents", result.incidents)
        near = ngettext_("{count} near miss", "{count} near misses", result.near_misses)
        screen.line(f"{counted}, {near}", "dim")

    warnings = unread_warnings(result.unreadable)
    return Answer(result, show, UNREADABLE if result.unreadable else 0, warnings=warnings)


def _show_entry(
    screen: Screen, session: Session, entry: "RegisterEntry", name: str, *, wide: bool = False
) -> None:
    """Two lines: number (or id), date, level, status and duration; then what it was."""
    facts = _facts(session, entry)
    screen.line(f"{name}  {'  '.join(fact for fact in facts if fact)}", "bold")
    screen.line(entry.description, indent=10)
    if entry.imported:
        screen.line(imported_words(session.translator, entry), "dim", indent=10)
    if entry.waiting:
        screen.line(_waiting(entry), "yellow", indent=10)
    if wide:
        # Late import: the columns of the paper, for --wide alone.
        from incplan.cli.screens.register.columns import paper_columns

        screen.pairs(paper_columns(session, entry), indent=10)


def _draw(screen: Screen, session: Session, named: "list[tuple[str, RegisterEntry]]") -> None:
    """The same as a table on a terminal."""
    # Late import: rich, on a terminal only.
    from incplan.cli.output.tables import Cell, Column, draw

    heads = (_("Incident"), _("Detected"), _("Level"), _("Status"), _("Duration"), _("What"))
    rows = []
    for name, entry in named:
        *facts, kind = _facts(session, entry)
        told = imported_words(session.translator, entry)
        description = phrases.listed((entry.description, told, _waiting(entry)))
        what = [kind, description] if kind else [description, ""]
        rows.append([*(Cell(text) for text in (name, *facts)), Cell(what[0], "bold", what[1])])
    draw(screen, [Column(heading=head) for head in heads], rows)


def _facts(session: Session, entry: "RegisterEntry") -> tuple[str, ...]:
    """Date, level, status, duration, type."""
    translator = session.translator
    detected = entry.date.astimezone(session.desk.zone).date()
    span = human(entry.duration, translator.language) if entry.duration is not None else ""
    fiche = session.desk.plan().fiche(entry.type) if entry.type else None
    kind = session.desk.plan().text(fiche.title, translator.language) if fiche else ""
    return (
        short_date(detected, translator.language),
        level_words(translator, entry.highest_level, entry.doubt),
        label(translator, f"status.{entry.status}"),
        span,
        kind,
    )


def _waiting(entry: "RegisterEntry") -> str:
    """That part of the row is on this computer only."""
    return _("waiting, not in the plan yet") if entry.waiting else ""
