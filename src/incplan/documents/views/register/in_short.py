"""The first page of the register, for management: the year in a sentence, figures, one row each."""

from datetime import timedelta
from decimal import Decimal
from typing import Final

from incplan.documents.content.blocks import TO_WRITE, Facts, Form, FormRow, Paragraph, Table
from incplan.documents.content.document import Section
from incplan.documents.views.common.brief import without_ids
from incplan.documents.wording.review import cause_words
from incplan.documents.wording.wording import Wording
from incplan.incident.register.register import RegisterEntry
from incplan.incident.review.improvements import Improvement
from incplan.vocabulary import Level

#: So many actions at the most stand on the page for management, the late and urgent ones.
MOST_ASKED: Final = 6
#: A box to tick.
TICK: Final = "☐"


def in_short(
    say: Wording, entries: tuple[RegisterEntry, ...], asked: tuple[Improvement, ...] = ()
) -> Section:
    """What happened, how it ended and what is asked of who reads it, without ids.

    `asked` are actions of the reviews that are still open. The template's columns follow.
    """
    columns = (
        say.t("Date"),
        say.t("Level"),
        say.t("What"),
        say.t("Duration"),
        say.t("Outcome"),
    )
    page = Section(
        id="register-short",
        title=say.t("In short"),
        blocks=(
            Paragraph(_sentence(say, entries)),
            Facts(_figures(say, entries)),
            Table(columns, tuple(_row(say, entry) for entry in entries), strong=2),
        ),
        sections=_asked(say, asked),
        new_page=True,
        style="short",
    )
    return without_ids(page)


def _asked(say: Wording, asked: tuple[Improvement, ...]) -> tuple[Section, ...]:
    """Open actions, the late ones first: who does what by when, a box each; who has read it."""
    if not asked:
        return ()
    columns = (TICK, say.t("What"), say.t("Owner"), say.t("Due"))
    rows = tuple(
        (TICK, item.what, say.person(item.owner) or TO_WRITE, _when(say, item))
        for item in asked[:MOST_ASKED]
    )
    more = len(asked) - len(rows)
    told = say.n("{count} more action is open.", "{count} more actions are open.", more)
    read = FormRow(label=say.t("Read on, by"))
    return (
        Section(
            id="register-asked",
            title=say.t("What is asked of you"),
            style="short",
            blocks=(
                Table(columns, rows, strong=1),
                *((Paragraph(told),) if more else ()),
                Form((read,)),
            ),
        ),
    )


def _when(say: Wording, item: Improvement) -> str:
    if item.due is None:
        return say.t("no day yet")
    day = say.day(item.due)
    return say.t("{day}, overdue", day=day) if item.overdue else day


def _sentence(say: Wording, entries: tuple[RegisterEntry, ...]) -> str:
    real = [entry for entry in entries if not entry.near_miss]
    crises = sum(entry.highest_level == Level.CRISIS for entry in real)
    open_ones = sum(entry.duration is None for entry in real)
    parts = [
        say.n("{count} incident", "{count} incidents", len(real)),
        say.n(
            "{count} near miss, weak signal or false alarm",
            "{count} near misses, weak signals or false alarms",
            len(entries) - len(real),
        ),
    ]
    if crises:
        parts.append(say.n("{count} crisis", "{count} crises", crises))
    if open_ones:
        parts.append(say.n("{count} still open", "{count} still open", open_ones))
    return f"{', '.join(parts)}."


def _figures(say: Wording, entries: tuple[RegisterEntry, ...]) -> tuple[tuple[str, str], ...]:
    """Four figures: the longest, the time activities were down, the effort, the cost."""
    ended = [entry for entry in entries if entry.duration is not None]
    longest = max(ended, key=lambda entry: entry.duration or timedelta(0), default=None)
    down = sum((used for entry in entries for _key, used in entry.activities), timedelta(0))
    effort = sum((entry.effort for entry in entries), timedelta(0))
    cost = sum((Decimal(entry.cost_eur) for entry in entries if entry.cost_eur), Decimal(0))
    none = say.t("not recorded")
    return (
        (say.t("Longest incident"), say.span(longest.duration) if longest else none),
        (
            say.t("Activities below their minimum, in all"),
            say.span(down) if down else say.t("none"),
        ),
        (say.t("Hours spent"), say.span(effort) if effort else none),
        (say.t("Cost noted"), say.euros(cost) if cost else none),
    )


def _row(say: Wording, entry: RegisterEntry) -> tuple[str, ...]:
    return (
        say.day(entry.date.astimezone(say.zone).date()),
        say.label(f"level.{entry.highest_level}"),
        entry.description,
        say.span(entry.duration) if entry.duration is not None else say.t("open"),
        _outcome(say, entry),
    )


def _outcome(say: Wording, entry: RegisterEntry) -> str:
    status = say.label(f"status.{entry.status}")
    cause = entry.cause
    if entry.efforts:
        cause = say.named(say.t("cause"), cause_words(say, "", entry.efforts))
    return say.listed((status, cause))
