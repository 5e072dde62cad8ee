"""Several incidents in one window: a choice, each with its task and its limit."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from incplan.app.response.situation.briefing import Briefing
from incplan.app.response.situation.moment import Moment, limits_of
from incplan.cli.output import phrases
from incplan.cli.output.screen import Screen
from incplan.cli.output.window.layout import Block, Form, Item, Page, fit
from incplan.cli.screens.response.moment.briefly import few
from incplan.cli.screens.response.moment.head import (
    asks,
    command_block,
    headline,
    labelled,
    last_line,
    limit_item,
    number_of,
    page_of,
    warnings,
)
from incplan.frozen import replace
from incplan.i18n.catalogue import Translator, ngettext_
from incplan.vocabulary import EMERGENCY

#: So many incidents are always in the window.
_FEW: Final = 3


def show_several(
    screen: Screen,
    items: Sequence[tuple[Briefing, Moment]],
    translator: Translator,
    now: datetime,
) -> None:
    """Several incidents, the most serious first: each with its task and its limit.

    Exercises come last; while something is real, calls and later limits are of what is real.
    """
    page = page_of(screen)
    count = ngettext_(
        "{count} open incident, the most serious first",
        "{count} open incidents, the most serious first",
        len(items),
    )
    top = Item(text=count, right=phrases.moment(translator, now, now), style="bold")
    blocks = [Block(key="top", items=(top,), least=1, flush=True)]
    for place, (item, moment) in enumerate(items):
        blocks += _one_of_several(page, place, item, moment, translator, now)
    real = [pair for pair in items if not pair[0].exercise] or items
    blocks += _call_of_all(page, real, translator, now)
    blocks.append(_limits_of_all(page, real, translator, now))
    first = items[0][1]

    def rest(_shown: Mapping[str, int]) -> tuple[Block, ...]:
        tasks = sum(moment.counts.tasks for _item, moment in items)
        told = ngettext_("More: {count} task", "More: {count} tasks", tasks)
        command = "incplan status --all"  # the count is of all of them
        return (
            command_block(page, phrases.named(told, command), command),
            last_line(page, first),
        )

    screen.rows(fit(page, blocks, rest))


def _one_of_several(
    page: Page,
    place: int,
    item: Briefing,
    moment: Moment,
    translator: Translator,
    now: datetime,
) -> list[Block]:
    """Headline, task and limit of one incident, one row each; the first three are always there."""
    known = {block.key: block for block in asks(page, item, moment, translator, now)}
    least = int(place < _FEW)
    head = headline(page, item, translator, now, clock=False)
    found = [
        replace(warnings(item, translator, waiting=page.height is None), key=f"warnings{place}"),
        replace(head, key=f"headline{place}", least=least, rank=place),
    ]
    for key in ("now", "limit"):
        if key in known:
            short = tuple(replace(entry, most=1) for entry in known[key].items)
            rank = place
            if place and page.form is Form.NARROW:
                # In a narrow window how long is left of each goes before what is done in each.
                least, rank = 0, place + (_FEW if key == "now" else 0)
            found.append(
                replace(
                    known[key], key=f"{key}{place}", items=short, least=least, rank=rank, gap=False
                )
            )
    return found


def _call_of_all(
    page: Page, items: Sequence[tuple[Briefing, Moment]], translator: Translator, now: datetime
) -> list[Block]:
    """Whom to call, and about which incident: 112 first, else about the most serious that asks."""
    asking = [(item, moment) for item, moment in items if moment.call is not None] or [items[0]]
    danger = (pair for pair in asking if _is_urgent(pair[1]))
    item, moment = next(danger, asking[0])
    return [
        replace(
            block,
            items=(replace(block.items[0], tail=f"({number_of(item)})"), *block.items[1:]),
        )
        for block in asks(page, item, moment, translator, now)
        if block.key == "call"
    ]


def _is_urgent(moment: Moment) -> bool:
    return moment.call is not None and moment.call.role == EMERGENCY


def _limits_of_all(
    page: Page,
    items: Sequence[tuple[Briefing, Moment]],
    translator: Translator,
    now: datetime,
) -> Block:
    """The limits of all incidents together, those at the head of each left out."""
    found = [
        (clock.limit_at, clock, number_of(item))
        for item, _moment in items
        for clock in limits_of(item)[1:]
        if clock.limit_at is not None
    ]
    found.sort(key=lambda entry: entry[0])
    return Block(
        key="limits",
        label=labelled(page, "Deadlines"),
        items=tuple(
            replace(limit_item(clock, translator, now), tail=f"({number})")
            for _at, clock, number in found
        ),
        most=few(page),
        rank=8,
        gap=True,
    )
