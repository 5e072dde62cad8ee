"""What a release of the program brought: it may wait for a term before it counts as an error.

A shipped fiche that says more than the organisation has read must not fail every plan on the day
of the release. Days are those of the text itself, so the answer is the same on every machine.
"""

from datetime import date, timedelta
from typing import Final

from incplan.plan.files.fiches import PreventiveMeasure
from incplan.plan.validation.context.context import Context

#: How long what is new in a shipped fiche may wait, where plan.yaml says nothing.
USUAL_TERM: Final = timedelta(days=60)


def until_answered(context: Context, fiche: str, measure: PreventiveMeasure) -> date | None:
    """The last day a new measure may wait for an answer; None when it is not new, or waited."""
    if measure.since is not None:
        return _running(context, measure.since)
    read = context.read_measures.get(fiche)
    if read is not None:
        return _running(context, _day(context, fiche)) if measure.id not in read else None
    return until_read(context, fiche)


def until_read(context: Context, fiche: str) -> date | None:
    """The last day to look at a shipped fiche that changed since it was read; None otherwise."""
    changed = _read_another(context, fiche) or _noted_another(context, fiche) is not None
    return _running(context, _day(context, fiche)) if changed else None


def _running(context: Context, since: date) -> date | None:
    term = context.plan.file.review.new_measures_within or USUAL_TERM
    until = since + term
    return until if context.today <= until else None


def _day(context: Context, fiche: str) -> date:
    """From when the text counts: the day it is of, or the last day another one was still there."""
    text = context.plan.library[fiche].last_verified
    return max(text, _noted_another(context, fiche) or text)


def _read_another(context: Context, fiche: str) -> bool:
    """Whether the organisation says that it read another version."""
    adoption, shipped = context.plan.adoptions.get(fiche), context.plan.library.get(fiche)
    if adoption is None or shipped is None or adoption.own is not None:
        return False
    return adoption.library_version not in (None, shipped.version)


def _noted_another(context: Context, fiche: str) -> date | None:
    """The last day an approval or a print noted another text of this fiche."""
    subject = f"library/{fiche}"
    now = context.parts.get(subject)
    runs = [(item.on, item.parts) for item in context.record.approvals]
    runs += [(item.on, item.parts) for item in context.record.printed]
    days = (on for on, parts in runs if parts.get(subject) not in (None, now))
    return max(days, default=None) if now and fiche in context.plan.library else None
