"""The head of every screen of an incident: how bad, what now, whom to call, how long left."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from incplan.app.response.situation.briefing import Briefing, ClockLine, TaskLine
from incplan.app.response.situation.moment import OVER, After, Moment, command_of
from incplan.cli.output import phrases
from incplan.cli.output.screen import Screen
from incplan.cli.output.window.layout import Block, Form, Item, Page
from incplan.cli.screens.response.moment.whom import call_items
from incplan.cli.screens.response.proposals import nudge_sentence, proposal_sentence
from incplan.i18n.catalogue import N_, Translator, _
from incplan.i18n.labels import label
from incplan.i18n.labels.doubt import doubt_sentence, unsure_sentence
from incplan.i18n.text.hostile import safe
from incplan.incident.events.words import LEVEL_NOT_SAID
from incplan.vocabulary import ROLES

#: What stands in the label column, in the order of the screen.
LABELS: Final = (
    N_("NOW"),
    N_("CALL"),
    N_("DEADLINE"),
    N_("Then"),
    N_("Deadlines"),
    N_("To decide"),
    N_("Activities"),
    N_("Also call"),
    N_("Tried"),
)
_MARKS: Final = {"passed": "!!", "due_soon": "!"}
_AFTER: Final = {
    After.DONE: N_("Once done: {command}"),
    After.DECIDED: N_("Once decided: {command}"),
    After.REACHED: N_("Once reached: {command}"),
    After.NEXT: N_("Next: {command}"),
}
#: The most rows that the one task takes.
_TASK_ROWS: Final = 3


def page_of(screen: Screen, *, every: bool = False) -> Page:
    """Where blocks are laid out, with one label column for every screen of a language."""
    widest = max(len(_(word)) for word in LABELS)
    marked = max(len(_("DEADLINE")), len(_("Deadlines"))) + len(" !!")
    return screen.page(column=max(widest + 2, marked + 1), every=every)


def labelled(page: Page, word: str) -> str:
    """A label as it stands on a page: with its colon where it is read out before the text."""
    shown = _(word)
    return phrases.named(shown, "").rstrip() if page.form is Form.PLAIN else shown


def headline(
    page: Page, item: Briefing, translator: Translator, now: datetime, *, clock: bool = True
) -> Block:
    """Number, level and since when; the title on one row; the hour it is."""
    said = item.level != LEVEL_NOT_SAID
    level = label(translator, f"level.{item.level}") if said else _("level not said")
    if item.doubt is not None and item.doubt.level_may_be_higher:
        level = _("{level}, may be higher", level=level)
    head = _(
        "{number} {level} since {time}",
        number=number_of(item),
        level=level.upper(),
        time=phrases.moment(translator, item.level_since, now),
    )
    time = phrases.moment(translator, now, now) if clock else ""
    title = Item(
        text=safe(item.title.replace("\n", " ")),
        head=head,
        right=_("it is {time}", time=time) if time and page.form is Form.PLAIN else time,
        style=phrases.LEVEL_STYLES[item.level],
    )
    return Block(key="headline", items=(title,), least=1, flush=True)


def number_of(item: Briefing) -> str:
    """How an incident is spoken of: `006`."""
    return item.number.rpartition("-")[2]


def standing(item: Briefing, translator: Translator) -> Block:
    """Who leads, of what kind it is, how far the tasks are: one row under the headline."""
    parts = []
    if item.status not in ("reported", "classified", "active"):
        parts.append(label(translator, f"status.{item.status}"))
    over = item.status in OVER
    if over:
        led = _("Led by {name}.", name=item.manager.name) if item.manager else ""
        parts += [led.removesuffix(".")] if led else []
    elif item.manager is None:
        parts.append(_("nobody leads"))
    else:
        silent = item.manager_is_silent
        told = _("{name} should lead, not reached yet") if silent else _("{name} leads")
        parts.append(told.format(name=item.manager.name))
    if item.bcp != "not_activated":
        bcp = label(translator, f"bcp.{item.bcp}")
        parts.append(phrases.named(_("Continuity plan"), bcp))
    if not over:
        parts.append(_("Done: {done} of {total}", done=item.done_count, total=item.task_count))
    if item.type_label:
        parts.append(item.type_label)
    return Block(
        key="standing", items=(Item(text=safe(". ".join(parts) + ".")),), flush=True, rank=3
    )


def warnings(
    item: Briefing, translator: Translator, *, doubt: bool = True, waiting: bool = True
) -> Block:
    """What stands above everything: entries that are missing, or only on this computer; danger.

    Without `doubt` where every answer about the incident is marked with it anyway, without
    `waiting` in a window, above which it is said.
    """
    told: list[Item] = []
    if item.exercise:
        told.append(Item(text=f"*** {_('EXERCISE')} ***", style="yellow"))
    if item.doubt and doubt:
        doubtful = doubt_sentence(translator, item.doubt)
        told.append(Item(text=doubtful, tail="incplan validate", style="red", most=2))
    if item.unsure:
        told.append(Item(text=unsure_sentence(translator, item.unsure), style="yellow", most=2))
    if item.waiting and waiting:
        told.append(Item(text=waiting_sentence(translator, item), style="yellow", most=2))
    if item.emergency and not item.exercise:
        danger = _("PEOPLE FIRST: anybody in danger, get away, call 112.")
        told.append(Item(text=danger, style="red", most=2))
    if item.crisis_awaits_confirmation:
        told.append(Item(text=_("Crisis asked for, not confirmed yet."), style="yellow"))
    return Block(key="warnings", items=tuple(told), least=len(told), flush=True)


def waiting_sentence(translator: Translator, item: Briefing) -> str:
    """That part of what follows is known on this computer only."""
    return translator.n(
        "WAITING, NOT YET IN THE PLAN: {count} entry of this incident, on this computer only",
        "WAITING, NOT YET IN THE PLAN: {count} entries of this incident, on this computer only",
        len(item.waiting),
    )


def asks(
    page: Page, item: Briefing, moment: Moment, translator: Translator, now: datetime
) -> tuple[Block, ...]:
    """The one task, the one call, the one limit; nothing of an incident that is over."""
    if item.status in OVER:
        return ()
    return (
        Block(
            key="now",
            label=labelled(page, "NOW"),
            items=(_now(moment),),
            least=1,
            gap=page.height is not None,
        ),
        Block(
            key="call",
            label=labelled(page, "CALL"),
            items=_call(moment, translator, now),
            least=2,
        ),
        Block(
            key="limit",
            label=labelled(page, "DEADLINE"),
            items=(_limit(moment.limit, translator, now),),
            least=1,
        ),
    )


def _now(moment: Moment) -> Item:
    if moment.report is not None:
        command = command_of(moment.report.command, moment.ref)
        return Item(text=safe(nudge_sentence(moment.report)), tail=command, most=2)
    if moment.proposal is not None:
        return Item(text=proposal_sentence(moment.proposal), most=_TASK_ROWS)
    if moment.task is None:
        return Item(text=_("every task is settled"))
    return Item(
        head=str(moment.task.number),
        text=safe(moment.task.text),
        tail=doer(moment.task),
        most=_TASK_ROWS,
    )


def doer(task: TaskLine) -> str:
    """Who does a task, in brackets: first names of people, whole names of firms."""
    names = [
        item.name.split()[0] if item.role in ROLES else item.name for item in task.who[:2]
    ] or list(task.roles[:1])
    return f"({safe(', '.join(dict.fromkeys(names)))})" if names else ""


def _call(moment: Moment, translator: Translator, now: datetime) -> tuple[Item, ...]:
    if moment.call is None:
        return (Item(text=_("nobody has to be told now; who does a task stands beside it")),)
    return call_items(
        moment.call, moment.call_next, moment.call_next_at, moment.tried, translator, now
    )


def limit_item(clock: ClockLine, translator: Translator, now: datetime) -> Item:
    """Time left and until when, then what the limit is about."""
    until = phrases.limit_time(translator, clock.limit_at, now, wall=clock.wall_at, left=clock.left)
    told = _("{left} ({time})", left=phrases.left(translator, clock.left), time=until)
    return Item(
        head=told,
        text=safe(phrases.clock_name(translator, clock)),
        mark=_MARKS.get(clock.state, ""),
        style=phrases.STATE_STYLES.get(clock.state, ""),
    )


def _limit(clock: ClockLine | None, translator: Translator, now: datetime) -> Item:
    return limit_item(clock, translator, now) if clock else Item(text=_("no clock runs"))


def last_line(page: Page, moment: Moment) -> Block:
    """The command that comes next, under the fact after which it is typed."""
    return command_block(page, _(_AFTER[moment.after], command=moment.next), moment.next)


def command_block(page: Page, sentence: str, command: str) -> Block:
    """A sentence that ends in a command; on a row of its own where they do not fit together."""
    intro = sentence.removesuffix(command).rstrip()
    both = page.form is not Form.NARROW and len(sentence) <= page.width
    texts: Iterable[str] = (sentence,) if both else (intro, command)
    items = tuple(Item(text=text, whole=text.endswith(command), most=2) for text in texts)
    return Block(key="next", items=items, least=len(items), flush=True)
