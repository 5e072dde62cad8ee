"""Who takes a function now: the holder, a deputy, or the next function of the command line."""

from datetime import date
from typing import Final

from incplan.frozen import dataclass
from incplan.plan.plan import Plan

#: Up the command line: helpdesk to incident manager to business continuity manager to management.
COMMAND_LINE: Final = ("incident_manager", "bcp_manager", "management")
_NEXT: Final = {
    "helpdesk_operator": "helpdesk_manager",
    "helpdesk_manager": "incident_manager",
    "incident_manager": "bcp_manager",
    "bcp_manager": "management",
}


@dataclass(frozen=True, slots=True)
class Assignment:
    """A person for a function, and whether he or she stands in for somebody.

    Whoever is on duty is in the place of the holder.
    """

    person: str
    role: str
    held_role: str
    is_holder: bool

    @property
    def by_fallback(self) -> bool:
        """Nobody of the function itself was available: the next function stepped in (TC02)."""
        return self.role != self.held_role


def assign(plan: Plan, role: str, day: date) -> Assignment | None:
    """First available person for a function, never somebody who is away that day."""
    for candidate in ladder(role):
        person = plan.available(candidate, day)
        if person is not None:
            own = (plan.role(candidate).holder, *plan.duty.get(candidate, ())[:1])
            holder = person in own
            return Assignment(person, role, candidate, holder and candidate == role)
    return None


def ladder(role: str) -> tuple[str, ...]:
    """A function and those above it, in the order they step in."""
    steps = [role]
    while steps[-1] in _NEXT:
        steps.append(_NEXT[steps[-1]])
    return tuple(steps)
