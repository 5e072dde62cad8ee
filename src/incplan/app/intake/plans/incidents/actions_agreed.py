"""What was agreed after an incident: `Onduleur du NAS – Kévin – fin juin 2026`, a line each."""

import re
from datetime import date
from typing import Final

from incplan.app.intake.contacts.drafts import Value, tidy
from incplan.app.intake.plans.readings import Reading
from incplan.app.intake.plans.vocabulary.dates import end_of_month, end_of_quarter, when
from incplan.app.intake.plans.vocabulary.names import people_meant
from incplan.app.intake.plans.vocabulary.wording import composed, is_blank, plain
from incplan.frozen import dataclass

_DONE: Final = re.compile(r"\b(?:fait|gedaan|done|realise|uitgevoerd|erledigt)\b")
_BETWEEN: Final = re.compile(r"\s+[-–—]\s+|\s*\|\s*|\t")


@dataclass(frozen=True, slots=True)
class Agreed:
    """Something to do: what, who, until when."""

    what: Value
    owner: Value | None = None
    due: Value | None = None


def actions_of(value: Value, reading: Reading) -> list[Agreed]:
    """The actions of a cell; a day that is not said, or not certain, is asked for."""
    found = []
    for line in composed(value.text).split("\n"):
        text = line.strip().lstrip("-–•* ").strip()
        if not is_blank(text):
            found.append(_one(text, value, reading))
    return found


def _one(text: str, value: Value, reading: Reading) -> Agreed:
    what, *rest = [tidy(part) for part in _BETWEEN.split(text)]
    owner: Value | None = None
    due: date | None = None
    for part in rest:
        meant = people_meant(part, reading.directory)
        said = when(part).day or end_of_month(part)
        if len(meant) == 1 and owner is None:
            owner = Value(meant[0].id, value.place)
        elif said is not None:
            due = said
        elif end_of_quarter(part) is not None:
            due = _asked(part, what, end_of_quarter(part), value, reading)
            continue
        else:
            what = f"{what} – {part}"
    asked = any(end_of_quarter(part) for part in rest)
    if due is None and not asked and not _DONE.search(plain(what)):
        due = _asked("", what, None, value, reading)
    day = Value(due.isoformat(), value.place) if due is not None else None
    return Agreed(Value(what, value.place), owner, day)


def _asked(
    text: str, what: str, proposal: date | None, value: Value, reading: Reading
) -> date | None:
    choices = ("yes", "no") if proposal else ("no",)
    said = reading.dialogue.ask(
        value.place, "action_due", choices, name=what, text=text,
        proposal=proposal.isoformat() if proposal else "", free=lambda given: when(given).day,
    )  # fmt: skip
    if said is None or said == "no":
        return None
    return proposal if said == "yes" else when(said).day
