"""In which order to call: holder, deputies, then the function above; nobody who is away first."""

from dataclasses import dataclass
from datetime import timedelta

from incplan.app.desk import Desk
from incplan.app.naming import known
from incplan.app.people import Person, person
from incplan.i18n.catalogue import Translator
from incplan.incident.assignment import ladder
from incplan.vocabulary import CONTACT_ROWS, ROLES


@dataclass(frozen=True, slots=True)
class CallOrder:
    """People to try one after the other."""

    steps: tuple[Person, ...]
    call_again_after: timedelta | None


def call_order(desk: Desk, whom: str, translator: Translator) -> CallOrder:
    """The calling order for a function, a row of the directory or one person.

    People who are away are left out while somebody else is left; raises UsageError for a word
    that is none of these.
    """
    plan = desk.plan()
    day = desk.local_now.date()
    if whom not in ROLES and whom not in CONTACT_ROWS:
        name = known("contact_or_function", whom, (*plan.contacts, *plan.file.roles, *CONTACT_ROWS))
        if name in plan.contacts:
            back = plan.contacts[name].backup
            ids = (name, back) if back else (name,)
            people = tuple(person(plan, item, "everyone", day, translator) for item in ids)
            return CallOrder(people, plan.file.call_again_after)
        whom = name
    found: dict[str, Person] = {}
    for role in ladder(whom):
        for item in plan.called(role):
            found.setdefault(item, person(plan, item, role, day, translator))
    present = [item for item in found.values() if not item.absent]
    return CallOrder(tuple(present or found.values()), plan.file.call_again_after)
