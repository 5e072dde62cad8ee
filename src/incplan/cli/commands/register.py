"""`incplan register`."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from incplan.cli.present import Answer
from incplan.cli.screen import Screen
from incplan.cli.session import Session, open_session
from incplan.errors import UsageError
from incplan.i18n.catalogue import N_, _, ngettext_
from incplan.i18n.dates import short_date
from incplan.i18n.durations import human
from incplan.i18n.labels import label

if TYPE_CHECKING:
    from incplan.incident.register import RegisterEntry

HELP = N_(
    """The register of incidents: the template's columns, computed from the journal.

    Near misses are counted apart; exercises never enter. `export register` prints it."""
)
EXAMPLES = (
    "incplan register",
    "incplan register --from 2026-01-01 --level major",
    "incplan register --status open --json",
)


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
        str | None, typer.Option("--status", metavar=_("open|closed|..."), help=_("Status."))
    ] = None,
) -> object:
    """Show the register."""
    from incplan.app.register import RegisterFilter, register

    session = open_session(ctx)
    wanted = RegisterFilter(
        first=_day(first),
        last=_day(last),
        level=level,
        type=kind,
        activity=activity,
        status=status,
    )
    result = register(session.desk, wanted)

    def show(screen: Screen) -> None:
        if not result.entries:
            screen.line(_("The register is empty."))
            return
        numbers = [entry.number for entry in result.entries]
        for entry in result.entries:
            twice = numbers.count(entry.number) > 1
            _show_entry(screen, session, entry, entry.id if twice else entry.number)
        screen.line()
        counted = ngettext_("{count} incident", "{count} incidents", result.incidents)
        near = ngettext_("{count} near miss", "{count} near misses", result.near_misses)
        screen.line(f"{counted}, {near}", "dim")

    warnings = tuple(
        _("{path}: could not be read ({code}); see: incplan validate",
          path=item.path, code=item.code)
        for item in result.unreadable
    )  # fmt: skip
    return Answer(result, show, warnings=warnings)


def _show_entry(screen: Screen, session: Session, entry: "RegisterEntry", name: str) -> None:
    """Two lines: number (or id), date, level, status and duration; then what it was."""
    translator = session.translator
    day = entry.date.astimezone(session.desk.zone).date()
    span = human(entry.duration, translator.language) if entry.duration is not None else ""
    fiche = session.desk.plan().fiche(entry.type) if entry.type else None
    kind = session.desk.plan().text(fiche.title, translator.language) if fiche else ""
    facts = (
        short_date(day, translator.language),
        label(translator, f"level.{entry.highest_level}"),
        label(translator, f"status.{entry.status}"),
        span,
        kind,
    )
    screen.line(f"{name}  {'  '.join(fact for fact in facts if fact)}", "bold")
    screen.line(entry.description, indent=10)


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError("not_a_date", given=text) from None
