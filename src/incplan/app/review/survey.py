"""The opinion of each person involved: one event each, so that nobody waits for the others."""

from incplan.app.desk.desk import Desk
from incplan.app.desk.fact import Recorded
from incplan.app.register.register import latest_closed
from incplan.errors import RefusedError, UsageError
from incplan.incident.events.events import Surveyed
from incplan.incident.review.problems import may_be_reviewed


def answer_survey(
    desk: Desk,
    part: str | None,
    *,
    score: int | None,
    worked: str = "",
    did_not_work: str = "",
    wish: str = "",
) -> Recorded:
    """Record one reply. Raises UsageError for an empty one, RefusedError for a false alarm."""
    dossier = desk.dossier(latest_closed(desk) if part is None else part)
    if not may_be_reviewed(dossier.incident):
        raise RefusedError("review_of_false_alarm", id=dossier.id)
    if score is None and not (worked.strip() or did_not_work.strip() or wish.strip()):
        raise UsageError("survey_is_empty")
    pen = desk.pen(dossier.id)
    event = pen.write(
        Surveyed,
        score=score,
        worked=worked.strip(),
        did_not_work=did_not_work.strip(),
        wish=wish.strip(),
    )
    return Recorded(
        incident=dossier.id,
        event=event.id,
        kind=event.KIND.value,
        occurred_at=event.occurred_at,
        receipt=pen.finish(),
    )
