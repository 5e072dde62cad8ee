"""Words for readers outside that would stop a document: what stands in them, and whose it is."""

from incplan.frozen import dataclass
from incplan.plan.plan import Plan
from incplan.plan.privacy.search import Search
from incplan.plan.privacy.secrets import names, private_facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What stands in released words and must not leave: whose it is, and its file."""

    kind: str
    whose: str
    path: str


def kept_in(plan: Plan, words: str) -> tuple[Kept, ...]:
    """Private numbers, private addresses and names of the plan that stand in the words."""
    found = Search.of((*private_facts(plan), *names(plan))).found(words)
    return tuple(Kept(kind=item.kind.value, whose=item.whose, path=item.path) for item in found)
