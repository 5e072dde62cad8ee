"""The calling order on the screen: people, every number, and what was left out."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from incplan.app.desk.people import Number, Person
from incplan.app.response.calls.lines import CallOrder
from incplan.cli.output import phrases
from incplan.cli.output.screen import Screen
from incplan.cli.output.window.layout import Block, Item, Page, fit
from incplan.cli.screens.response.call.tried import quoted, tried_words
from incplan.cli.screens.response.moment.head import (
    command_block,
    labelled,
    page_of,
)
from incplan.cli.screens.response.moment.whom import dialled, silent_words, who
from incplan.frozen import replace
from incplan.i18n.catalogue import N_, Translator, _
from incplan.i18n.labels import label
from incplan.i18n.text.hostile import safe
from incplan.i18n.text.phones import readable_phone
from incplan.i18n.time.durations import human

#: Ways that are no number to dial.
_WRITTEN: Final = ("email", "web", "group")
_FAILED = {
    "telephony": N_("the organisation's own telephony"),
    "it": N_("the organisation's own IT"),
    "mobile": N_("the mobile network"),
}


def show_call_order(
    screen: Screen, result: CallOrder, whom: str | None, translator: Translator
) -> None:
    """One person after the other, then what to do when nobody answers."""
    if screen.height is not None and result.steps:
        _in_window(screen, result, translator)
        return
    if result.without is not None:
        failed = _(_FAILED[result.without]) if result.without in _FAILED else result.without
        screen.line(_("Without: {failed}", failed=failed), "yellow")
    for line in silence(result, translator):
        screen.line(line, "red")
    for place, step in enumerate(result.steps, start=1):
        _person(screen, place, step, result, translator)
    if not result.steps:
        screen.line(_("Nobody is named for {word}.", word=whom or ""), "red")
    elif len(result.unreachable) == len(result.steps):
        screen.line(
            _("No other way is left: try these all the same, or send somebody there."), "red"
        )
    _left_out(screen, result)
    span = human(result.call_again_after, translator.language)
    screen.line(_("No answer within {span}: call the next one.", span=span), "dim")
    if result.call is not None and result.incident is not None:
        reached, silent = commands_of(result, result.call)
        screen.line(_("Once reached: {command}", command=reached))
        screen.line(_("No answer: {command}", command=silent))


def _person(
    screen: Screen, place: int, step: Person, result: CallOrder, translator: Translator
) -> None:
    away = f" ({_('away')})" if step.absent else ""
    named = ", ".join(part for part in (step.name + away, step.role_label, step.sites) if part)
    screen.line(f"{place}. {named}", "bold")
    if step.id in result.unreachable:
        screen.line(_("! every number below may fail too"), "yellow", indent=4)
    for number in step.numbers:
        screen.line(_number(number, result.at, translator), indent=4)
    for details in result.details:
        if details.id == step.id and (said := quoted(details)):
            screen.line(said, indent=4)
    for line in result.calls:
        if line.contact == step.id:
            screen.line(tried_words(line, translator, result.at), "dim", indent=4)


def _left_out(screen: Screen, result: CallOrder) -> None:
    if result.left_out:
        shown = phrases.listed(
            f"{item.name} {readable_phone(item.number.value)}" for item in result.left_out
        )
        screen.line(_("Left out, as they fail with it: {list}", list=shown), "dim")
    if result.unknown_operator:
        names = ", ".join(result.unknown_operator)
        screen.line(_("Operator not written down for every number of: {names}", names=names), "dim")


def _number(number: Number, now: datetime, translator: Translator) -> str:
    """The number, and its hours: when it opens, where it is closed now; what is wrong with it."""
    shown = readable_phone(number.value)
    when = phrases.listed((number.available, _opens(number.opens_at, now, translator)))
    said = ", ".join(part for part in (when, *_doubts(number), number.note) if part)
    return f"{shown} ({said})" if said else shown


def _doubts(number: Number) -> Iterator[str]:
    """What speaks against dialling a number."""
    if number.wrong:
        yield _("wrong number")
    elif number.may_fail and number.open is not False:
        yield _("may be down too")


def _opens(at: datetime | None, now: datetime, translator: Translator) -> str:
    """When a number that is closed answers again."""
    if at is None:
        return ""
    time = phrases.moment(translator, at, now)
    if at.date() == now.date():
        return _("opens at {time}", time=time)
    return _("opens on {time}", time=time)


def _in_window(screen: Screen, result: CallOrder, translator: Translator) -> None:
    """One person with every number, then the next ones with one number each; never a scroll."""
    page = page_of(screen)
    first = result.call or result.steps[0]
    numbers = [item for item in first.numbers if item.kind not in _WRITTEN]
    head = Item(text=_whom(first, translator), right=dialled(first), most=2, dial=True)
    beside = tuple(
        Item(text=_kind(item, result.at, translator), right=readable_phone(item.value), dial=True)
        for item in numbers[1:]
    )
    about = (
        *(quoted(details) for details in result.details if details.id == first.id),
        ", ".join(_about(numbers[0], result.at, translator)) if numbers else "",
    )
    told = tuple(Item(text=safe(said), most=3) for said in about if said)
    warned = tuple(
        Item(text=safe(line), style="red", most=2) for line in silence(result, translator)
    )
    later = _later(result, first, translator)
    made = tuple(
        Item(text=tried_words(line, translator, result.at), most=2) for line in result.calls
    )
    reached, silent = commands_of(result, first)
    blocks = (
        Block(key="silent", items=warned, least=len(warned), flush=True),
        Block(key="first", label=labelled(page, "CALL"), items=(head, *beside), least=2, most=5),
        Block(key="told", items=told, least=len(told)),
        Block(key="later", label=labelled(page, "Then"), items=later, least=1, rank=1, gap=True),
        Block(key="made", label=labelled(page, "Tried"), items=made, rank=1),
        Block(key="left", items=tuple(_told_aside(result, translator)), flush=True, rank=2),
        *(
            answer_blocks(page, reached, silent)
            if result.incident is not None
            else _more(page, first)
        ),
    )
    screen.rows(fit(page, blocks, lambda _shown: ()))


def _more(page: Page, first: Person) -> tuple[Block, ...]:
    """Where nothing runs no call is recorded: what else is known of the person."""
    command = f"incplan contacts {first.id}"
    return (_answer(page, _("Next: {command}", command=command), command, "reached"),)


def _later(result: CallOrder, first: Person, translator: Translator) -> tuple[Item, ...]:
    """Who comes after, the next one leading."""
    following = result.call_next
    others = [step for step in result.steps if step.id != first.id]
    if following is not None:
        others = [following, *(step for step in others if step.id != following.id)]
    return tuple(
        Item(text=_whom(step, translator), right=dialled(step), dial=True) for step in others
    )


def commands_of(result: CallOrder, first: Person) -> tuple[str, str]:
    """What is typed once somebody was reached, and when nobody answered."""
    where = f" -i {result.ref}" if result.ref else ""
    return (
        f"incplan call {first.id} --reached{where}",
        f"incplan call {first.id} --no-answer{where}",
    )


def silence(result: CallOrder, translator: Translator) -> Iterator[str]:
    """What is left to do when everybody was tried and nobody answered."""
    tried = result.tried
    if tried is None or not tried.silent:
        return
    yield silent_words(tried, translator, result.at)
    if tried.again_at is not None:
        yield _(
            "Second round at {time}.", time=phrases.moment(translator, tried.again_at, result.at)
        )
    yield from other_ways(result)


def other_ways(result: CallOrder) -> Iterator[str]:
    """How to reach people of whom nobody answers the telephone."""
    groups = {n.value for step in result.steps for n in step.numbers if n.kind == "group"}
    for group in sorted(groups)[:1]:
        yield _("Write to the group {name}, and send somebody to one of them.", name=group)


def answer_blocks(page: Page, reached: str, silent: str) -> tuple[Block, Block]:
    """The command after each of the two facts: somebody answered, or nobody."""
    return (
        _answer(page, _("Once reached: {command}", command=reached), reached, "reached"),
        _answer(page, _("No answer: {command}", command=silent), silent, "silent"),
    )


def _answer(page: Page, sentence: str, command: str, key: str) -> Block:
    return replace(command_block(page, sentence, command), key=key)


def _whom(step: Person, translator: Translator) -> str:
    """Who it is, and which sites a party serves."""
    return ", ".join(part for part in (who(step, translator), step.sites) if part)


def _kind(number: Number, now: datetime, translator: Translator) -> str:
    """What sort of number it is, when it answers, and when it opens where it is closed now."""
    kind = label(translator, f"channel.{number.kind}")
    opens = _opens(number.opens_at, now, translator)
    private = _("private") if number.private else ""
    said = (kind, private, number.available, opens, *_doubts(number), number.note)
    return ", ".join(part for part in said if part)


def _about(number: Number, now: datetime, translator: Translator) -> Iterator[str]:
    """What to know of the number that is dialled: its hours, what speaks against it, its note."""
    yield from (
        part for part in (number.available, _opens(number.opens_at, now, translator)) if part
    )
    yield from _doubts(number)
    if number.note:
        yield number.note


def _told_aside(result: CallOrder, translator: Translator) -> Iterator[Item]:
    """What was left out, and when to go on to the next one."""
    if result.without is not None:
        failed = _(_FAILED[result.without]) if result.without in _FAILED else result.without
        yield Item(text=safe(_("Without: {failed}", failed=failed)), style="yellow", most=2)
    if result.unreachable:
        yield Item(text=_("! every number below may fail too"), style="yellow", most=2)
    if result.left_out:
        shown = phrases.listed(
            f"{item.name} {readable_phone(item.number.value)}" for item in result.left_out
        )
        said = _("Left out, as they fail with it: {list}", list=shown)
        yield Item(text=safe(said), style="dim", most=3)
    span = human(result.call_again_after, translator.language)
    yield Item(text=_("No answer within {span}: call the next one.", span=span), style="dim")
