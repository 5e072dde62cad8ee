"""The register in a window: how many, then the newest, a row each."""

from collections.abc import Sequence

from incplan.app.register.register import RegisterResult
from incplan.cli.output.screen import Screen
from incplan.cli.output.window.wrapping import cut
from incplan.cli.session.session import Session
from incplan.i18n.catalogue import _, ngettext_
from incplan.i18n.labels import label
from incplan.i18n.labels.doubt import level_words
from incplan.i18n.text.hostile import safe
from incplan.i18n.time.dates import short_date
from incplan.incident.register.register import RegisterEntry


def show_newest_first(
    screen: Screen,
    session: Session,
    result: RegisterResult,
    named: Sequence[tuple[str, RegisterEntry]],
) -> None:
    """How many there are, then number, date, level, status and title, the newest first."""
    counted = ngettext_("{count} incident", "{count} incidents", result.incidents)
    near = ngettext_("{count} near miss", "{count} near misses", result.near_misses)
    screen.line(f"{counted}, {near}", "bold")
    rows = [_facts(session, name, entry) for name, entry in reversed(named)]
    sizes = [max(len(row[place]) for row in rows) for place in range(len(rows[0]) - 1)]
    for row in rows:
        cells = [cell.ljust(size) for cell, size in zip(row[:-1], sizes, strict=True)]
        screen.lines.append(safe(cut_row(cells, row[-1], screen.width)))
    newest = named[-1][1].id
    command = f"incplan show {newest}"
    screen.end(_("Next: {command}", command=command), command)


def cut_row(cells: Sequence[str], title: str, width: int) -> str:
    """Cells beside each other, then as much of the title as the row takes."""
    head = "  ".join(cells)
    room = width - len(head) - 2
    return f"{head}  {cut(title, room)}" if room > 0 else cut(f"{head}  {title}", width)


def _facts(session: Session, name: str, entry: RegisterEntry) -> tuple[str, ...]:
    language = session.translator.language
    return (
        name,
        short_date(entry.date.astimezone(session.desk.zone).date(), language),
        level_words(session.translator, entry.highest_level, entry.doubt),
        label(session.translator, f"status.{entry.status}"),
        entry.description.replace("\n", " "),
    )
