"""What past incidents and exercises of a type asked for, as the fiche shows it."""

from datetime import date

from incplan.app.desk.desk import Desk
from incplan.app.desk.people import name_of
from incplan.app.register.lessons import all_improvements
from incplan.frozen import dataclass
from incplan.incident.review.improvements import Improvement


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


def improvements_by_fiche(desk: Desk) -> dict[str, tuple[Improvement, ...]]:
    """Every action that reviews asked for, by the type of its incident, the open ones first."""
    found = all_improvements(desk)
    read = {key: desk.read(key)[0] for key in dict.fromkeys(item.incident for item in found)}
    types = {key: incident.type for key, incident in read.items() if incident is not None}
    sorted_out: dict[str, tuple[Improvement, ...]] = {}
    for item in found:
        fiche = types.get(item.incident)
        if fiche is not None:
            sorted_out[fiche] = (*sorted_out.get(fiche, ()), item)
    return sorted_out
