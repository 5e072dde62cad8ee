"""What is left of an order of calls when some means of communication has failed."""

from collections.abc import Callable
from typing import Final

from incplan.app.desk.people import Person
from incplan.app.response.calls.lines import CallOrder, LeftOut
from incplan.errors import UsageError
from incplan.frozen import replace
from incplan.plan.calendar.dialling import Down, may_fail
from incplan.plan.files.contacts import Channel, ChannelKind
from incplan.plan.plan import Plan

#: What may have failed, with the means of communication that fail with it. Any other word is the
#: name of an operator.
_SHARES: Final[dict[str, Callable[[Channel], bool]]] = {
    "telephony": lambda item: may_fail(item, Down(telephony=True)),
    "it": lambda item: may_fail(item, Down(own_it=True)),
    "mobile": lambda item: item.kind is ChannelKind.MOBILE,
}
#: Phones for which the organisation chooses the operator.
_CARRIED: Final = (ChannelKind.OFFICE, ChannelKind.MOBILE, ChannelKind.HOME)


def without_failed(plan: Plan, order: CallOrder, without: str) -> CallOrder:
    """The same people without the failed means; who has none left comes last, with all numbers."""
    shares = _shared(plan, without)
    first: list[Person] = []
    last: list[Person] = []
    left_out: list[LeftOut] = []
    unsure: list[str] = []
    for item in order.steps:
        contact = plan.contacts.get(item.id)
        channels = contact.channels if contact else ()
        kept = tuple(channel for channel in channels if not shares(channel))
        if not kept:
            last.append(item)
            continue
        failed = {channel.value for channel in channels if shares(channel)}
        first.append(item.with_numbers(n for n in item.numbers if n.value not in failed))
        left_out += [LeftOut(item.id, item.name, n) for n in item.numbers if n.value in failed]
        if without not in _SHARES and any(_is_unsure(channel) for channel in kept):
            unsure.append(item.name)
    return replace(
        order,
        steps=(*first, *last),
        without=without,
        left_out=tuple(left_out),
        unreachable=tuple(item.id for item in last),
        unknown_operator=tuple(unsure),
    )


def _is_unsure(channel: Channel) -> bool:
    return channel.kind in _CARRIED and not channel.operator


def _shared(plan: Plan, without: str) -> Callable[[Channel], bool]:
    """Whether a means of communication depends on what failed."""
    if without in _SHARES:
        return _SHARES[without]
    operators = {
        channel.operator.casefold(): channel.operator
        for contact in plan.contacts.values()
        for channel in contact.channels
        if channel.operator
    }
    wanted = without.casefold()
    if wanted not in operators:
        choices = ", ".join((*_SHARES, *sorted(operators.values())))
        raise UsageError("not_in_list", given=without, option="--without", known=choices)
    return lambda item: item.operator is not None and item.operator.casefold() == wanted
