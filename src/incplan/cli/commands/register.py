"""`incplan register`."""

from datetime import date
from typing import Annotated

import typer

from incplan.cli.present import Answer
from incplan.cli.screen import Screen
from incplan.cli.session import Session, open_session
from incplan.errors import UsageError
from incplan.i18n.catalogue import N_, _, ngettext_
from incplan.i18n.dates import short_date
from incplan.i18n.durations import human
from incplan.i18n.labels import label

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
        screen.columns(_rows(session, result.entries))
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


def _rows(session: Session, entries: object) -> list[tuple[str, ...]]:
    from incplan.incident.register import RegisterEntry

    translator = session.translator
    rows: list[tuple[str, ...]] = [
        (_("No."), _("Date"), _("Level"), _("Status"), _("Duration"), _("Description"))
    ]
    assert isinstance(entries, tuple)
    for entry in entries:
        assert isinstance(entry, RegisterEntry)
        day = entry.date.astimezone(session.desk.zone).date()
        span = human(entry.duration, translator.language) if entry.duration is not None else ""
        kind = f"[{entry.type}] " if entry.type else ""
        rows.append(
            (
                entry.number,
                short_date(day, translator.language),
                label(translator, f"level.{entry.highest_level}"),
                label(translator, f"status.{entry.status}"),
                span,
                f"{kind}{entry.description}",
            )
        )
    return rows


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError("not_a_date", given=text) from None
