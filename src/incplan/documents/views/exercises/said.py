"""What papers and report of an exercise say alike: texts with names of this plan, minutes."""

from datetime import timedelta

from incplan.documents.wording.wording import Wording
from incplan.i18n.labels.plan.scenarios import filled
from incplan.incident.exercises.staging import Staged
from incplan.plan.values.scalars import Text


def said(say: Wording, staged: Staged, text: Text | None) -> str:
    """A text of a scenario with the names of this plan in it; nothing of none."""
    return filled(say.translator, say.plan, text, staged.answers)


def minutes_of(span: timedelta) -> int:
    """Whole minutes."""
    return int(span.total_seconds() // 60)
