"""Which task of an incident is meant by the beginning of its text, in any language."""

from incplan.app.desk.naming import meant, not_clear, spoken
from incplan.incident.response.tasks import Task, mark_of
from incplan.plan.plan import Plan

#: What may be meant as well by a word that begins so: `incplan done contained`.
_WORDS = ("contained", "cause")


def worded(plan: Plan, shown: tuple[Task, ...], word: str) -> Task | None:
    """The open task whose text, in any language, begins so; else a settled one."""
    for settled in (False, True):
        some = {str(task.number or task.id): task for task in shown if task.is_settled is settled}
        names = {
            key: (*spoken(task.text), *((mark,) if (mark := mark_of(plan, task)) else ()))
            for key, task in some.items()
        }
        found = meant(word, names, within=False)
        beside = found and any(item.startswith(word.lower()) for item in _WORDS)
        if beside and mark_of(plan, some[found[0]]) is None:
            names |= {item: () for item in _WORDS if item.startswith(word.lower())}
            found = (*found, *(item for item in names if item in _WORDS))
        if len(found) > 1:
            raise not_clear(word, {key: names[key] for key in found})
        if found:
            return some[found[0]]
    return None
