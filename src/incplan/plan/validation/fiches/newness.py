"""How long something new in a shipped fiche may wait before it counts as an error.

A new release must not make every plan invalid on its first day. Days are those of the text itself,
so the answer is the same on every machine.
"""

from datetime import date, timedelta
from typing import Final

from incplan.plan.files.fiches import PreventiveMeasure
from incplan.plan.plan import Plan
from incplan.plan.validation.context.context import Context

#: How long it may wait when plan.yaml says nothing.
USUAL_TERM: Final = timedelta(days=60)


def waiting_time(plan: Plan) -> timedelta:
    """How long a measure may wait for its answer in this plan."""
    return plan.file.review.new_measures_within or USUAL_TERM


def until_answered(context: Context, fiche: str, measure: PreventiveMeasure) -> date | None:
    """The last day a new measure may be unanswered; None when it is not new, or that day passed."""
    if measure.since is not None:
        return _running(context, measure.since)
    read = context.read_measures.get(fiche)
    if read is not None:
        return _running(context, _day(context, fiche)) if measure.id not in read else None
    return until_read(context, fiche)


def until_read(context: Context, fiche: str) -> date | None:
    """The last day to read a shipped fiche that changed since it was read; None otherwise."""
    changed = _read_another(context, fiche) or _noted_another(context, fiche) is not None
    return _running(context, _day(context, fiche)) if changed else None


def _running(context: Context, since: date) -> date | None:
    until = since + waiting_time(context.plan)
    return until if context.today <= until else None


def _day(context: Context, fiche: str) -> date:
    """The day the text counts from: its own, or the last day on which another text was noted."""
    text = context.plan.library[fiche].last_verified
    return max(text, _noted_another(context, fiche) or text)


def _read_another(context: Context, fiche: str) -> bool:
    """Whether the organisation's file says that it read another version."""
    adoption, shipped = context.plan.adoptions.get(fiche), context.plan.library.get(fiche)
    if adoption is None or shipped is None or adoption.own is not None:
        return False
    return adoption.library_version not in (None, shipped.version)


def _noted_another(context: Context, fiche: str) -> date | None:
    """The last day on which an approval or a print noted another text of this fiche."""
    subject = f"library/{fiche}"
    now = context.parts.get(subject)
    runs = [(item.on, item.parts) for item in context.record.approvals]
    runs += [(item.on, item.parts) for item in context.record.printed]
    days = (on for on, parts in runs if parts.get(subject) not in (None, now))
    return max(days, default=None) if now and fiche in context.plan.library else None
