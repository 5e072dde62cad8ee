"""Which number of a contact to dial first: right, open now, and not depending on what is down."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Final

from incplan.frozen import dataclass
from incplan.plan.calendar.contact_hours import answers
from incplan.plan.files.contacts import Channel, ChannelKind, Contact


@dataclass(frozen=True, slots=True, kw_only=True)
class Down:
    """What does not work now: own IT, own telephony, networks of operators (small letters)."""

    own_it: bool = False
    telephony: bool = False
    operators: frozenset[str] = frozenset()


NOTHING_DOWN: Final = Down()


def may_fail(channel: Channel, down: Down) -> bool:
    """Whether a means of communication depends on what is down."""
    own = down.own_it and channel.own_it
    ours = channel.kind is ChannelKind.OFFICE or (channel.own_it and channel.kind.is_phone)
    network = channel.operator is not None and channel.operator.casefold() in down.operators
    return own or (down.telephony and ours) or network


def in_dial_order(
    contact: Contact,
    now: datetime,
    down: Down = NOTHING_DOWN,
    wrong: Collection[str] = (),
    closed: frozenset[date] = frozenset(),
) -> tuple[Channel, ...]:
    """The phones of a contact, the one to dial first leading; otherwise as the file has them.

    On the organisation's `closed` days its own hours are. Last come numbers found `wrong`, before
    them those closed at this local moment, before them those that may fail.
    """
    return tuple(
        sorted(
            contact.phones,
            key=lambda item: (
                item.value in wrong,
                answers(item.available, now, contact.country, closed) is False,
                may_fail(item, down),
            ),
        )
    )


def that_answer(
    contact: Contact,
    now: datetime,
    down: Down = NOTHING_DOWN,
    wrong: Collection[str] = (),
    closed: frozenset[date] = frozenset(),
) -> tuple[str, ...]:
    """The numbers worth dialling now, in order.

    Where all are closed, all of them; where there is none, the first other way to reach somebody.
    """
    ordered = in_dial_order(contact, now, down, wrong, closed)
    right = [item for item in ordered if item.value not in wrong]
    opened = [
        item for item in right if answers(item.available, now, contact.country, closed) is not False
    ]
    found = tuple(dict.fromkeys(item.value for item in opened or right if item.value))
    others = (item.value for item in contact.channels if not item.kind.is_phone and item.value)
    return found or tuple(others)[:1]
