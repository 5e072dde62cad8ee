"""What past incidents and exercises of a type asked for, as the fiche shows it."""

from datetime import date

from incplan.app.desk.desk import Desk
from incplan.app.desk.people import name_of
from incplan.app.register.lessons import improvements_by_fiche
from incplan.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PastLesson:
    """An action that a review asked for; `done` is the day it was carried out."""

    key: str
    incident: str
    what: str
    owner: str
    due: date | None
    done: date | None


def past_lessons(desk: Desk, fiche: str) -> tuple[PastLesson, ...]:
    """Lessons of all incidents and exercises of that type, the open ones first."""
    return tuple(
        PastLesson(
            key=item.key,
            incident=item.incident,
            what=item.what,
            owner=name_of(desk.plan(), item.owner),
            due=item.due,
            done=item.done.on if item.done else None,
        )
        for item in improvements_by_fiche(desk).get(fiche, ())
    )
