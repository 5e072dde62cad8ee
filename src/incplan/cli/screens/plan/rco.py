"""What suppliers promise, activity by activity, in 80 columns."""

from itertools import groupby
from typing import Final

from incplan.app.plan.rco import RcoRow, RcoTable
from incplan.cli.output import phrases
from incplan.cli.output.screen import Screen
from incplan.i18n.catalogue import Translator, _, ngettext_
from incplan.i18n.labels import label
from incplan.i18n.text.hostile import safe
from incplan.i18n.time.durations import human, objective_words
from incplan.i18n.time.windows import windows_as_written
from incplan.plan.values.durations import parse_duration

_STYLES: Final = {
    "fails": "red",
    "unknown": "red",
    "mitigated": "yellow",
    "at_risk": "yellow",
    "holds": "green",
    "not_compared": "dim",
}
_WIDTH: Final = 80
#: Longer promises are cut: companies may write any text there.
_LONGEST_PROMISE: Final = 15
_GAPS: Final = len("    ") + len("  ") * 2


def show_rco(screen: Screen, table: RcoTable, translator: Translator) -> None:
    """One table by activity: promise, worst case, margin, verdict; below each row, why."""
    if not table.rows:
        screen.line(_("No activity uses a supplier."))
        _enquiries(screen, table, translator)
        return
    screen.line(
        _(
            "Worst: the longest of all outages of the coming year. Margin: what the objective "
            "leaves. A row is at risk if it needs more than the {time} allowed to notice and call.",
            time=human(table.detection_allowance, translator.language),
        ),
        "dim",
    )
    heads = (_("Supplier, function"), _("Promised"), _("Worst"), _("Margin"), _("Verdict"))
    widths = _widths([heads, *(("", *_told(row, translator)) for row in table.rows)])
    for _activity, rows in groupby(table.rows, key=lambda row: row.activity):
        _activity_table(screen, tuple(rows), translator, heads, widths)
    _enquiries(screen, table, translator)


def _enquiries(screen: Screen, table: RcoTable, translator: Translator) -> None:
    """Which of the three enquiries of the template nobody has answered yet (S-113)."""
    waiting = [line for line in table.enquiries if line.open]
    if not waiting:
        return
    screen.heading(_("Enquiries with suppliers that are still open"))
    for key, lines in groupby(waiting, key=lambda line: line.activity):
        found = tuple(lines)
        names = phrases.listed(label(translator, f"field.{line.enquiry}") for line in found)
        screen.line(phrases.named(found[0].activity_name, names), indent=2)
        screen.line(f"incplan fill activities/{key}", "dim", indent=4)


def _widths(rows: list[tuple[str, ...]]) -> tuple[int, ...]:
    """Widths of all columns but the last: times are whole, names share the rest."""
    longest = [max(map(len, column)) for column in zip(*rows, strict=True)]
    promised = min(longest[1], _LONGEST_PROMISE)
    name = _WIDTH - _GAPS - promised - sum(longest[2:])
    return name, promised, *longest[2:4]


def _told(row: RcoRow, translator: Translator) -> tuple[str, str, str, str]:
    """Promise, worst case, margin and verdict in words."""
    return (
        _promised(row, translator),
        human(row.worst, translator.language) if row.worst is not None else "?",
        _margin(row, translator.language),
        label(translator, f"verdict.{row.verdict}"),
    )


def _activity_table(
    screen: Screen,
    rows: tuple[RcoRow, ...],
    translator: Translator,
    heads: tuple[str, ...],
    widths: tuple[int, ...],
) -> None:
    first, language = rows[0], translator.language
    screen.heading(f"{first.activity_name} ({first.activity})")
    rpo = "-"
    if first.rpo is not None or "rpo" in first.unanswered:
        rpo = objective_words(first.rpo, "rpo" in first.unanswered, translator)
    open_at = windows_as_written(translator, ", ".join(first.windows))
    rto = objective_words(first.rto, "rto" in first.unanswered, translator)
    objective = ", ".join(part for part in (f"RTO {rto}", f"RPO {rpo}", open_at) if part)
    screen.line(objective, indent=2)
    if first.needed_by:
        within = human(first.objective, language)
        path = " > ".join(first.needed_by)
        screen.line(_("needed within {time} by {path}", time=within, path=path), indent=2)
    if screen.tables:
        _drawn(screen, rows, translator, heads, widths)
        return
    _cells(screen, heads, widths, "bold")
    for row in rows:
        cells = (_who(row, widths[0], translator), *_told(row, translator))
        _cells(screen, cells, widths, _STYLES.get(row.verdict, ""))
        _why(screen, row)


def _drawn(
    screen: Screen,
    rows: tuple[RcoRow, ...],
    translator: Translator,
    heads: tuple[str, ...],
    widths: tuple[int, ...],
) -> None:
    """The same on a terminal: rich measures wide letters."""
    # Late import: rich, on a terminal only.
    from incplan.cli.output.tables import Cell, Column, drawn

    told = []
    for row in rows:
        *facts, verdict = _told(row, translator)
        cells = [Cell(text) for text in (_who(row, widths[0], translator), *facts)]
        told.append((*cells, Cell(verdict, _STYLES.get(row.verdict, ""))))
    columns = [
        Column(heading=name, right=place in (2, 3), width=width)
        for place, (name, width) in enumerate(zip(heads, (*widths, None), strict=True))
    ]
    heading, *lines = drawn(screen, columns, told, indent=2)
    screen.lines.append(heading)
    for row, line in zip(rows, lines, strict=True):
        screen.lines.append(line)
        _why(screen, row)


def _why(screen: Screen, row: RcoRow) -> None:
    if row.standby_for:
        screen.line(_("standby for {supplier}", supplier=row.standby_for), "dim", indent=4)
    if row.penalty:
        screen.line(_("penalty: {penalty}", penalty=row.penalty), "dim", indent=4)
    elif row.recovery_critical:
        screen.line(_("penalty: none"), "dim", indent=4)
    serious = [note for note in row.notes if note.severity != "info"]
    for note in serious or row.notes[:1]:
        screen.line(phrases.named(note.code, note.message), indent=4)


def _who(row: RcoRow, width: int, translator: Translator) -> str:
    """Supplier and function; a long name is cut, the function never."""
    tail = f", {label(translator, f'use.{safe(row.function)}')}"
    return _cut(safe(row.supplier_name), max(width - len(tail), 6)) + tail


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"


def _promised(row: RcoRow, translator: Translator) -> str:
    if row.promised is None:
        return "?"
    if row.business_days:
        return ngettext_("{count} working day", "{count} working days", row.business_days)
    time = parse_duration(row.promised)
    return human(time, translator.language) if time is not None else row.promised


def _margin(row: RcoRow, language: str) -> str:
    if row.margin is None:
        return "?"
    sign = "-" if row.margin.total_seconds() < 0 else ""
    return sign + human(row.margin, language)


def _cells(screen: Screen, cells: tuple[str, ...], w: tuple[int, ...], style: str) -> None:
    """Aligned cells; one too long for its column is cut with an ellipsis."""
    name, promised, worst, margin = (
        _cut(safe(cell), width) for cell, width in zip(cells[:-1], w, strict=True)
    )
    fixed = f"{name:<{w[0]}}  {promised:<{w[1]}} {worst:>{w[2]}} {margin:>{w[3]}}  "
    screen.lines.append(f"  {fixed}{screen.styled(cells[-1], style)}")
