"""Statistics on a screen."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from incplan.cli.output.screen import Screen
from incplan.cli.screens.register.bars import bar, can_draw
from incplan.cli.session.session import Session
from incplan.documents.views.register.statistics import TIMES
from incplan.i18n.catalogue import Translator, _, ngettext_
from incplan.i18n.labels import label
from incplan.i18n.labels.availability import available_words
from incplan.i18n.labels.doubt import in_doubt_sentence
from incplan.i18n.time.dates import short_date
from incplan.i18n.time.durations import human

if TYPE_CHECKING:
    from incplan.incident.register.statistics import Statistics

_BAR: Final = 30


def show_statistics(screen: Screen, session: Session, result: "Statistics") -> None:
    """Counts, trend, times, activities, suppliers, actions, anniversaries."""
    counted = ngettext_("{count} incident", "{count} incidents", result.incidents)
    near = ngettext_("{count} near miss", "{count} near misses", result.near_misses)
    if told := in_doubt_sentence(session.translator, result.in_doubt):
        screen.line(told, "red")
    screen.line(f"{counted}, {near}", "bold")
    if result.first is not None:
        period = _(
            "{first} to {last}",
            first=short_date(result.first, session.translator.language),
            last=short_date(result.last, session.translator.language),
        )
        screen.line(period, "dim")
    if result.imported:
        screen.line(
            ngettext_(
                "{count} of them comes from a register kept before: its times are not known.",
                "{count} of them come from a register kept before: their times are not known.",
                result.imported,
            ),
            "dim",
        )
    _counts(screen, session, result)
    _times(screen, session, result)
    _activities(screen, session, result)
    _suppliers(screen, session, result)
    done = result.actions
    if done.total:
        screen.heading(_("Actions of reviews"))
        screen.line(
            _(
                "{done} of {total} done, {in_time} of them in time; {late} overdue",
                done=done.done,
                total=done.total,
                in_time=done.done_in_time,
                late=done.overdue,
            ),
            indent=2,
        )
    if result.on_this_day:
        screen.heading(_("On this day"))
    for item in result.on_this_day:
        screen.line(
            f"{short_date(item.on, session.translator.language)}  {item.incident}  {item.title}",
            indent=2,
        )


def _counts(screen: Screen, session: Session, result: "Statistics") -> None:
    translator, blocks = session.translator, can_draw()
    most = max((*result.levels.values(), *result.types.values(), 1))
    screen.heading(_("By level"))
    _bars(
        screen,
        [(label(translator, f"level.{key}"), count) for key, count in result.levels.items()],
        most,
        blocks=blocks,
    )
    if not result.months:
        return
    screen.heading(_("By type"))
    _bars(
        screen,
        [(_fiche(session, key), count) for key, count in result.types.items()],
        most,
        blocks=blocks,
    )
    screen.heading(_("By month (near misses in brackets)"))
    highest = max((month.incidents + month.near_misses for month in result.months), default=1)
    for month in result.months:
        near = f" ({month.near_misses})" if month.near_misses else ""
        drawn = bar(month.incidents, highest, _BAR, blocks=blocks)
        screen.lines.append(
            f"  {_month(month.month, translator)}  {month.incidents:>3}{near:<5} {drawn}".rstrip()
        )


def _month(written: str, translator: Translator) -> str:
    """`2026-03` as people write it: the day of a date left out."""
    return short_date(date.fromisoformat(f"{written}-01"), translator.language)[3:]


def _bars(screen: Screen, rows: list[tuple[str, int]], most: int, *, blocks: bool) -> None:
    wide = max((len(name) for name, _count in rows), default=0)
    for name, count in rows:
        drawn = bar(count, most, min(_BAR, max(screen.width - wide - 10, 5)), blocks=blocks)
        screen.line(f"{name.ljust(wide)}  {count:>3}  {drawn}".rstrip(), indent=2)


def _fiche(session: Session, key: str) -> str:
    plan = session.desk.plan()
    fiche = plan.fiche(key) if key else None
    return str(plan.text(fiche.title, session.translator.language)) if fiche else key or _("none")


def _times(screen: Screen, session: Session, result: "Statistics") -> None:
    screen.heading(_("Times: median (shortest to longest), number of incidents"))
    rows = []
    for name, item in result.times.items():
        if item.count:
            spans = [_span(session, span) for span in (item.median, item.shortest, item.longest)]
            rows.append((_(TIMES[name]), f"{spans[0]} ({spans[1]} - {spans[2]}), {item.count}"))
        else:
            rows.append((_(TIMES[name]), _("not recorded")))
    screen.pairs(rows, indent=2)


def _activities(screen: Screen, session: Session, result: "Statistics") -> None:
    if not result.activities:
        return
    screen.heading(_("Activities"))
    plan = session.desk.plan()
    rows: list[tuple[str, ...]] = [(_("Down in all"), _("Longest"), _("RTO kept"), _("Activity"))]
    for item in result.activities:
        known = plan.activities.get(item.activity)
        name = plan.text(known.name, session.translator.language) if known else item.activity
        kept = f"{item.kept}/{item.kept + item.missed}"
        rows.append((_span(session, item.downtime), _span(session, item.longest), kept, name))
    _table(screen, rows)


def _suppliers(screen: Screen, session: Session, result: "Statistics") -> None:
    if not result.suppliers:
        return
    screen.heading(_("Suppliers"))
    rows: list[tuple[str, ...]] = [
        (_("Calls answered"), _("Promise kept"), _("Service available"), _("Supplier"))
    ]
    for item in result.suppliers:
        known = session.desk.plan().suppliers.get(item.supplier)
        kept = f"{item.kept}/{item.kept + item.missed}"
        name = known.name if known else item.supplier
        there = available_words(session.translator, item)
        rows.append((f"{item.answered}/{item.calls}", kept, there, name))
    _table(screen, rows)


def _table(screen: Screen, rows: list[tuple[str, ...]]) -> None:
    """The first row holds the headings; rich draws it on a terminal only."""
    if not screen.tables:
        screen.columns(rows)
        return
    # Late import: rich, on a terminal only.
    from incplan.cli.output.tables import Cell, Column, draw

    columns = [Column(heading=name) for name in rows[0]]
    draw(screen, columns, [[Cell(text) for text in row] for row in rows[1:]])


def _span(session: Session, span: timedelta | None) -> str:
    return "" if span is None else human(span, session.translator.language)
