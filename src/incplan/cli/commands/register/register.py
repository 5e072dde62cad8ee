"""`incplan register`."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from incplan.app.desk.naming import known
from incplan.app.register.register import RegisterFilter, register
from incplan.cli.output.outlet import check_outlet, outlet
from incplan.cli.output.present import Answer
from incplan.cli.output.screen import Screen
from incplan.cli.parsing.days import period
from incplan.cli.parsing.values import word
from incplan.cli.screens.response.unread import unread_warnings
from incplan.cli.session.session import Session, open_session
from incplan.errors import UNREADABLE
from incplan.i18n.catalogue import N_, _, ngettext_
from incplan.i18n.labels import label
from incplan.i18n.labels.doubt import in_doubt_sentence, level_words
from incplan.i18n.time.dates import short_date
from incplan.i18n.time.durations import human
from incplan.vocabulary import Level, Status

if TYPE_CHECKING:
    from incplan.incident.register.register import RegisterEntry

FORMATS: Final = ("table", "md", "html", "csv", "xlsx", "json")
HELP = N_(
    """The register of incidents: the template's columns, computed from the journal.

    Near misses are counted apart; exercises never enter. --wide adds a column for each value
    inside the seven; --format makes a file for a spreadsheet or a browser."""
)
EXAMPLES = (
    "incplan register",
    "incplan register --from 2026-01-01 --level major",
    "incplan register --status open --json",
    "incplan register --wide --format xlsx --output register.xlsx",
)
#: All incidents that are not closed.
OPEN: Final = "open"


def command(
    ctx: typer.Context,
    first: Annotated[
        str | None, typer.Option("--from", metavar="YYYY-MM-DD", help=_("Detected from."))
    ] = None,
    last: Annotated[
        str | None, typer.Option("--to", metavar="YYYY-MM-DD", help=_("Detected until."))
    ] = None,
    level: Annotated[
        str | None, typer.Option("--level", metavar="low|minor|major|crisis", help=_("Level."))
    ] = None,
    kind: Annotated[str | None, typer.Option("--type", metavar=_("FICHE"), help=_("Type."))] = None,
    activity: Annotated[
        str | None, typer.Option("--activity", metavar=_("ACTIVITY"), help=_("Activity touched."))
    ] = None,
    status: Annotated[
        str | None,
        typer.Option("--status", metavar="open|closed|reviewed|cancelled", help=_("Status.")),
    ] = None,
    wide: Annotated[
        bool, typer.Option("--wide", help=_("A column for each value inside the seven."))
    ] = False,
    form: Annotated[
        str,
        typer.Option("--format", metavar="table|md|html|csv|xlsx|json", help=_("What to make.")),
    ] = "table",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar=_("FILE"), help=_("Where to."))
    ] = None,
    force: Annotated[bool, typer.Option("--force", help=_("Write over a file."))] = False,
) -> object:
    """Show the register."""
    session = open_session(ctx)
    check_outlet(session.settings, form, FORMATS, output, force=force)
    start, end = period(first, last)
    plan = session.desk.plan()
    wanted = RegisterFilter(
        first=start,
        last=end,
        level=None if level is None else word(Level, level, "--level").value,
        type=None if kind is None else known("fiche", kind, plan.fiche_ids()),
        activity=None if activity is None else known("activity", activity, plan.activity_ids),
        status=_status(status),
    )
    result = register(session.desk, wanted)
    if form not in ("table", "json"):
        # A door: views and formats, for a file only.
        from incplan.cli.screens.register.document import register_document

        content = register_document(session, result, form, wide=wide)
        return outlet("register", form, content, output, force=force)

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
    if wide:
        # A door: the columns of the paper, for --wide alone.
        from incplan.documents.views.register.register import register_table
        from incplan.documents.wording.wording import Wording

        say = Wording(session.desk.plan(), session.translator)
        table = register_table(say, (entry,), wide=True)
        screen.pairs(zip(table.columns[3:], table.rows[0][3:], strict=True), indent=10)


def _draw(screen: Screen, session: Session, named: "list[tuple[str, RegisterEntry]]") -> None:
    """The same as a table on a terminal."""
    # A door: rich, on a terminal only.
    from incplan.cli.output.tables import Cell, Column, draw

    heads = (_("Incident"), _("Detected"), _("Level"), _("Status"), _("Duration"), _("What"))
    rows = []
    for name, entry in named:
        *facts, kind = _facts(session, entry)
        what = [kind, entry.description] if kind else [entry.description, ""]
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


def _status(given: str | None) -> str | None:
    """A status by its word or its beginning; `open` stands for all those before closing."""
    if given is None or given.strip().lower() == OPEN:
        return given and OPEN
    return word(Status, given, "--status").value
