"""Where copies are, and who may have one: a binder off site, private numbers in few hands."""

from collections.abc import Iterator, Mapping

from incplan.diagnostics import Finding, Severity
from incplan.plan.maintenance.briefing import functions_of
from incplan.plan.maintenance.coverage import is_on_paper
from incplan.plan.privacy.secrets import private_values
from incplan.plan.validation.context.context import Context

#: What prints private numbers; a card or the sheet of a role is for who holds that.
_WITH_PRIVATE_NUMBERS = ("binder", "plan", "contacts")


def copy_off_site(context: Context) -> Iterator[Finding]:
    """Of the binders that are out, one is kept where a fire in our buildings does not reach it.

    Until a first copy has a number other findings speak.
    """
    binders = [item.copy for item in context.plan.facts.handed if is_on_paper(item.copy)]
    if binders and not any(item.off_site for item in binders):
        params = {"copies": ", ".join(str(item.number) for item in binders)}
        yield _error("REV047", params)


def private_numbers_outside(context: Context) -> Iterator[Finding]:
    """Private numbers are held by people with a function only; of who left REV038 speaks."""
    plan = context.plan
    if context.contacts_missing or not private_values(plan):
        return
    for item in plan.facts.handed:
        copy, contact = item.copy, plan.contacts.get(item.copy.to)
        if copy.part not in _WITH_PRIVATE_NUMBERS or contact is None:
            continue
        if not contact.has_left(context.today) and not functions_of(plan, copy.to):
            yield _error("REV048", {"number": copy.number, "part": copy.part, "holder": copy.to})


def _error(code: str, params: Mapping[str, object]) -> Finding:
    return Finding(
        code=code,
        severity=Severity.ERROR,
        subject="plan",
        route=("paper_copies",),
        params=params,
    )
