"""Which procedures of the test programme a person means: by key, by subject, by name."""

from incplan.app.desk.naming import meant, not_clear, own_first
from incplan.errors import UsageError
from incplan.i18n.labels.plan.procedures import procedure_name
from incplan.plan.maintenance.tested.procedures import Procedure, procedures
from incplan.plan.plan import Plan
from incplan.plan.record import TestForm


def procedures_meant(plan: Plan, given: tuple[str, ...], form: TestForm) -> tuple[Procedure, ...]:
    """The procedures of these keys; a subject alone means the one that this form tries.

    Also by their names in any language. Raises UsageError.
    """
    if not given:
        raise UsageError("test_of_what")
    known = procedures(plan)
    return tuple(dict.fromkeys(_one(plan, known, item, form) for item in given))


def procedures_named(plan: Plan, given: tuple[str, ...]) -> tuple[Procedure, ...]:
    """All procedures that these words mean, whatever tries them: a subject may have several.

    Raises UsageError.
    """
    known = procedures(plan)
    return tuple(dict.fromkeys(one for item in given for one in _all(plan, known, item)))


def _all(plan: Plan, known: tuple[Procedure, ...], given: str) -> list[Procedure]:
    names = {item.key: _names(plan, item) for item in known}
    exact = [item for item in known if given in (item.key, item.subject)]
    begun = [item for item in known if item.key.startswith(given)]
    called = [item for item in known if item.key in meant(given, names)]
    found = exact or begun or called
    if not found:
        keys = ", ".join(item.key for item in known)
        raise UsageError("unknown_procedure", given=given, known=keys)
    return found


def _one(plan: Plan, known: tuple[Procedure, ...], given: str, form: TestForm) -> Procedure:
    exact = [item for item in known if item.key == given]
    named = [item for item in known if item.subject == given]
    tried = [item for item in named if form in item.forms]
    begun = [item for item in known if item.key.startswith(given)]
    names = {item.key: _names(plan, item) for item in known}
    called = [item for item in known if item.key in meant(given, names)]
    fitting = [item for item in called if form in item.forms]
    for choice in (exact, tried, named, begun, called, fitting):
        if len(choice) == 1:
            return choice[0]
    if called:
        raise not_clear(given, {item.key: names[item.key] for item in called})
    raise UsageError("unknown_procedure", given=given, known=", ".join(item.key for item in known))


def _names(plan: Plan, item: Procedure) -> tuple[str, ...]:
    return tuple(procedure_name(each, plan, item.kind, item.subject) for each in own_first())
