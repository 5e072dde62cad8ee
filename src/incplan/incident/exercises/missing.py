"""What a report of an exercise still lacks before management reads it."""

from incplan.frozen import dataclass
from incplan.incident.exercises.staging import Staged
from incplan.incident.state.exercise import Exercise


@dataclass(frozen=True, slots=True)
class Missing:
    """What a report still lacks, as a code, with what it is about."""

    code: str
    of: str = ""


def missing_parts(
    found: Exercise, staged: Staged, *, corrections: int, nothing: bool
) -> tuple[Missing, ...]:
    """What has to be there before management reads it."""
    answered = {item.question for item in found.answered}
    lacking = [
        Missing("debrief_open", item.id)
        for item in staged.scenario.debrief_questions
        if item.id not in answered
    ]
    if not corrections and not nothing:
        lacking.append(Missing("corrections_open"))
    if found.ended is None:
        lacking.insert(0, Missing("not_ended"))
    return tuple(lacking)
