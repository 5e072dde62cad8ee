"""The crisis screen in a window: what fits, then in counts what does not."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

from incplan.app.response.situation.advice import ProposalLine
from incplan.app.response.situation.briefing import ActivityLine, Briefing
from incplan.app.response.situation.moment import (
    Counts,
    Moment,
    command_of,
    decisions_of,
    limits_of,
)
from incplan.cli.output import phrases
from incplan.cli.output.screen import Screen
from incplan.cli.output.window.layout import Block, Form, Item, Page, fit
from incplan.cli.screens.response.head import (
    asks,
    command_block,
    dialled,
    doer,
    headline,
    labelled,
    last_line,
    limit_item,
    page_of,
    standing,
    warnings,
    who,
)
from incplan.cli.screens.response.proposals import nudge_sentence, proposal_sentence
from incplan.frozen import replace
from incplan.i18n.catalogue import Translator, _, ngettext_
from incplan.i18n.text.hostile import safe
from incplan.i18n.time.durations import human

#: From this height on texts are told in full, and more of each kind.
_TALL: Final = 33
_FEW, _MORE = 3, 6


def show_briefly(
    screen: Screen,
    item: Briefing,
    moment: Moment,
    translator: Translator,
    now: datetime,
    *,
    under: Sequence[Block] = (),
    below: Sequence[Block] = (),
) -> None:
    """One incident within the window.

    `under` stands under the headline in place of who leads, `below` before the counts.
    """
    page = page_of(screen)
    blocks = (
        warnings(item, translator, doubt=not under),
        headline(page, item, translator, now),
        *(under or (standing(item, translator),)),
        *asks(page, item, moment, translator, now),
        *_more(page, item, moment, translator, now),
        *below,
    )

    def rest(shown: Mapping[str, int]) -> tuple[Block, ...]:
        left = _left(moment, shown)
        return (*_counted(page, moment, left), last_line(page, moment))

    screen.rows(fit(page, blocks, rest))


def show_chain(
    screen: Screen, item: Briefing, moment: Moment, translator: Translator, now: datetime
) -> None:
    """After a recorded fact: the new task, call and limit, and the command that comes next."""
    page = page_of(screen)
    blocks = asks(page, item, moment, translator, now)
    if screen.lines:
        screen.line()
    height = None if page.height is None else max(page.height - len(screen.lines), 6)
    screen.rows(
        fit(replace(page, height=height), blocks, lambda _shown: (last_line(page, moment),))
    )


def show_several(
    screen: Screen,
    items: Sequence[tuple[Briefing, Moment]],
    translator: Translator,
    now: datetime,
) -> None:
    """Several incidents, the most serious first: each with its task and its limit."""
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
    called = next(((i, m) for i, m in items if m.call is not None), items[0])
    blocks += [block for block in asks(page, *called, translator, now) if block.key == "call"]
    blocks.append(_limits_of_all(page, items, translator, now))
    first = items[0][1]

    def rest(_shown: Mapping[str, int]) -> tuple[Block, ...]:
        tasks = sum(moment.counts.tasks for _item, moment in items)
        told = ngettext_("More: {count} task", "More: {count} tasks", tasks)
        command = f"incplan status {items[0][0].id if not first.ref else first.ref}"
        return (
            command_block(page, f"{told}: {command}", command),
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
        replace(warnings(item, translator), key=f"warnings{place}"),
        replace(head, key=f"headline{place}", least=least, rank=place),
    ]
    for key in ("now", "limit"):
        if key in known:
            short = tuple(replace(entry, most=1) for entry in known[key].items)
            if place and page.form is Form.NARROW:
                least = 0
            found.append(
                replace(
                    known[key], key=f"{key}{place}", items=short, least=least, rank=place, gap=False
                )
            )
    return found


def _limits_of_all(
    page: Page,
    items: Sequence[tuple[Briefing, Moment]],
    translator: Translator,
    now: datetime,
) -> Block:
    """The limits of all incidents together, those at the head of each left out."""
    found = [
        (clock.limit_at, clock)
        for item, _moment in items
        for clock in limits_of(item)[1:]
        if clock.limit_at is not None
    ]
    found.sort(key=lambda pair: pair[0])
    return Block(
        key="limits",
        label=labelled(page, "Deadlines"),
        items=tuple(limit_item(clock, translator, now) for _at, clock in found),
        most=_few(page),
        rank=8,
        gap=True,
    )


def _few(page: Page) -> int:
    return _MORE if page.height is not None and page.height >= _TALL else _FEW


def _more(
    page: Page, item: Briefing, moment: Moment, translator: Translator, now: datetime
) -> tuple[Block, ...]:
    """Tasks after the one, limits after the one, what is to be decided, activities, people."""
    tall = page.height is not None and page.height >= _TALL
    few, rows = _few(page), 3 if tall else 1
    tasks = (
        Item(head=str(task.number), text=safe(task.text), tail=doer(task), most=rows)
        for task in item.next_tasks(few + 1)
        if moment.task is None or task.id != moment.task.id
    )
    limits = (limit_item(clock, translator, now) for clock in limits_of(item)[1:])
    people = [
        Item(text=who(person, translator), right=dialled(person))
        for person in item.calls
        if person not in (moment.call, moment.call_next)
    ]
    return (
        Block(key="tasks", label=labelled(page, "Then"), items=tuple(tasks),
              most=few, rank=1, gap=True),
        Block(key="limits", label=labelled(page, "Deadlines"), items=tuple(limits),
              most=few, rank=2),
        Block(key="decisions", label=labelled(page, "To decide"),
              items=tuple(_decisions(item, moment)), most=few, rank=0),
        Block(key="activities", label=labelled(page, "Activities"),
              items=tuple(_activity(line, item, translator, now) for line in item.activities),
              most=99 if tall else few, rank=2),
        Block(key="people", label=labelled(page, "Also call"), items=tuple(people),
              most=few if tall else 0, rank=4),
    )  # fmt: skip


def _decisions(item: Briefing, moment: Moment) -> list[Item]:
    """Each thing to decide, with the command that shows or answers it."""
    found = []
    for line in decisions_of(item):
        if line is moment.proposal:
            continue
        if isinstance(line, ProposalLine):
            text, command = proposal_sentence(line), line.commands[0]
        else:
            text, command = nudge_sentence(line), line.command
        found.append(Item(text=safe(text), tail=command_of(command, moment.ref), most=2))
    return found


def _activity(line: ActivityLine, item: Briefing, translator: Translator, now: datetime) -> Item:
    return Item(text=safe(activity_words(line, item, translator, now)), most=2)


def activity_words(
    line: ActivityLine, item: Briefing, translator: Translator, now: datetime
) -> str:
    """The state of an activity, since when, and when it is expected back."""
    states = {
        "down": _("down"),
        "degraded": _("degraded"),
        "minimal": _("minimum level"),
        "restored": _("restored"),
    }
    since = phrases.moment(translator, line.back or line.since, now)
    parts = [states[line.state], _("since {time}", time=since)]
    if line.percent is not None:
        parts.append(f"{line.percent} %")
    if line.state in ("down", "degraded"):
        parts.append(_expected(translator, line.eta, known=line.eta_known, now=now))
        margin = next((m.margin for m in item.margins if m.activity == line.id), None)
        if margin is not None and margin < timedelta(0):
            span = human(-margin, translator.language)
            parts.append(_("{span} after its objective", span=span))
    return phrases.named(line.name, ", ".join(parts))


def _expected(translator: Translator, eta: datetime | None, *, known: bool, now: datetime) -> str:
    if eta is not None:
        return _("expected back {time}", time=phrases.moment(translator, eta, now))
    return _("return unknown") if known else _("no estimate yet")


def _left(moment: Moment, shown: Mapping[str, int]) -> Counts:
    """What the screen leaves out."""
    counts = moment.counts
    task, limit = int(moment.task is not None), int(moment.limit is not None)
    called = sum(1 for person in (moment.call, moment.call_next) if person is not None)
    proposal = int(moment.proposal is not None)
    return Counts(
        tasks=max(counts.tasks - shown.get("tasks", 0) - task, 0),
        limits=max(counts.limits - shown.get("limits", 0) - limit, 0),
        people=max(counts.people - shown.get("people", 0) - called, 0),
        obligations=counts.obligations,
        decisions=max(counts.decisions - shown.get("decisions", 0) - proposal, 0),
    )


def _counted(page: Page, moment: Moment, left: Counts) -> tuple[Block, ...]:
    """One row: how much more there is, and the command that shows it."""
    told = [
        sentence
        for count, sentence in (
            (left.tasks, ngettext_("{count} task", "{count} tasks", left.tasks)),
            (left.decisions,
             ngettext_("{count} thing to decide", "{count} things to decide", left.decisions)),
            (left.limits, ngettext_("{count} deadline", "{count} deadlines", left.limits)),
            (left.people, ngettext_("{count} person", "{count} people", left.people)),
            (left.obligations,
             ngettext_("{count} duty to assess", "{count} duties to assess", left.obligations)),
        )
        if count
    ]  # fmt: skip
    if not told:
        return ()
    command = f"incplan status {moment.ref} --all" if moment.ref else "incplan status --all"
    block = command_block(
        page, phrases.named(_("More: {list}", list=", ".join(told)), command), command
    )
    return (Block(key="rest", items=block.items, least=len(block.items), flush=True, gap=True),)
