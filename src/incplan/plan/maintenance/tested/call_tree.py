"""The call tree, person by person: it is tested once everybody of it was called (S-023, S-101).

Of each function the holder and the first deputy; one call tests nobody else.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from incplan.frozen import dataclass
from incplan.plan.plan import Plan
from incplan.plan.record import ProcedureTest

#: Functions that a call round must cover, in the order in which an incident calls them.
FUNCTIONS: Final = (
    "helpdesk_manager", "incident_manager", "bcp_manager", "management", "communications_lead",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeMember:
    """Somebody of the call tree: the last test with a call to them, and whether they answered.

    `reached` is None where that test does not tell it of everybody.
    """

    contact: str
    test: ProcedureTest | None
    reached: bool | None

    @property
    def last(self) -> date | None:
        """The day of that test."""
        return self.test.on if self.test else None


def tree_people(plan: Plan, day: date) -> tuple[str, ...]:
    """Holder and first deputy of each function of the tree, as far as they can be called."""
    return tuple(dict.fromkeys(key for key in _named(plan) if _can_be_called(plan, key, day)))


def _named(plan: Plan) -> Iterator[str]:
    for function in FUNCTIONS:
        role = plan.role(function)
        yield from role.people[: 2 if role.holder else 1]


def _can_be_called(plan: Plan, key: str, day: date) -> bool:
    contact = plan.contacts.get(key)
    return (
        contact is not None
        and not contact.to_fill
        and not contact.has_left(day)
        and any(channel.value for channel in contact.channels)
    )


def tree_members(plan: Plan, tests: Iterable[ProcedureTest], day: date) -> tuple[TreeMember, ...]:
    """Everybody of the tree with the last of these tests that covers them.

    A test that names nobody covered the whole tree.
    """
    known = tuple(tests)
    return tuple(_member(key, known) for key in tree_people(plan, day))


def _member(key: str, tests: tuple[ProcedureTest, ...]) -> TreeMember:
    mine = [item for item in tests if not item.covers or key in item.covers]
    newest = reversed(mine)  # of one day, what was recorded last
    last = max(newest, key=lambda item: (item.on, not item.report_open), default=None)
    told = last is not None and bool(last.covers)
    return TreeMember(
        contact=key, test=last, reached=key in last.reached if last is not None and told else None
    )
