"""The crisis screen in a window: what fits, then in counts what does not."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from incplan.app.response.situation.advice import ProposalLine
from incplan.app.response.situation.briefing import ActivityLine, Briefing
from incplan.app.response.situation.moment import (
    Counts,
    Moment,
    Now,
    command_of,
    decisions_of,
    limits_of,
)
from incplan.cli.output import phrases
from incplan.cli.output.screen import Screen
from incplan.cli.output.window.layout import Block, Item, Page, fit
from incplan.cli.screens.response.moment.activities import activity_words
from incplan.cli.screens.response.moment.head import (
    asks,
    command_block,
    doer,
    headline,
    labelled,
    last_line,
    limit_item,
    page_of,
    standing,
    warnings,
)
from incplan.cli.screens.response.moment.whom import dialled, who
from incplan.cli.screens.response.proposals import nudge_sentence, proposal_sentence
from incplan.frozen import replace
from incplan.i18n.catalogue import Translator, _, ngettext_
from incplan.i18n.text.hostile import safe

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
        warnings(item, translator, doubt=not under, waiting=page.height is None),
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


def few(page: Page) -> int:
    """How many items of one kind a window shows."""
    return _MORE if is_tall(page) else _FEW


def is_tall(page: Page) -> bool:
    """Whether texts are told in full, and more of each kind."""
    return page.height is not None and page.height >= _TALL


def _more(
    page: Page, item: Briefing, moment: Moment, translator: Translator, now: datetime
) -> tuple[Block, ...]:
    """Tasks after the one, limits after the one, what is to be decided, activities, people."""
    tall = is_tall(page)
    most, rows = few(page), 3 if tall else 1
    tasks = (
        Item(head=str(task.number), text=safe(task.text), tail=doer(task), most=rows)
        for task in item.next_tasks(most + 1)
        if moment.task is None or task.id != moment.task.id
    )
    limits = (limit_item(clock, translator, now) for clock in limits_of(item)[1:])
    people = [
        Item(text=who(person, translator), right=dialled(person))
        for person in item.calls
        if person not in (moment.call, moment.call_next) and person.id not in item.knows
    ]
    return (
        Block(key="tasks", label=labelled(page, "Then"), items=tuple(tasks),
              most=most, rank=1, gap=True),
        Block(key="limits", label=labelled(page, "Deadlines"), items=tuple(limits),
              most=most, rank=2),
        Block(key="decisions", label=labelled(page, "To decide"),
              items=tuple(_decisions(item, moment)), most=most, rank=0),
        Block(key="activities", label=labelled(page, "Activities"),
              items=tuple(_activity(line, item, translator, now) for line in item.activities),
              most=99 if tall else most, rank=2),
        Block(key="people", label=labelled(page, "Also call"), items=tuple(people),
              most=most if tall else 0, rank=4),
    )  # fmt: skip


def _decisions(item: Briefing, moment: Moment) -> list[Item]:
    """Each thing to decide, with the command that shows or answers it."""
    found = []
    for line in decisions_of(item):
        if line is moment.proposal or line is moment.report:
            continue
        if isinstance(line, ProposalLine):
            text, command = proposal_sentence(line), line.commands[0]
        else:
            text, command = nudge_sentence(line), line.command
        found.append(Item(text=safe(text), tail=command_of(command, moment.ref), most=2))
    return found


def _activity(line: ActivityLine, item: Briefing, translator: Translator, now: datetime) -> Item:
    return Item(text=safe(activity_words(line, item, translator, now)), most=2)


def _left(moment: Moment, shown: Mapping[str, int]) -> Counts:
    """What the screen leaves out."""
    counts = moment.counts
    task, limit = int(moment.task is not None), int(moment.limit is not None)
    called = sum(1 for person in (moment.call, moment.call_next) if person is not None)
    proposal = int(moment.proposal is not None or moment.what is Now.REPORT)
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
