"""What a company does in an incident beside a fiche: when it is due, and by whom, is asked."""

from collections.abc import Mapping
from typing import Any, Final

from incplan.app.intake.contacts.drafts import Value, tidy
from incplan.app.intake.report import Dialogue, How, Taken
from incplan.frozen import dataclass
from incplan.plan.files.fiches import Fiche
from incplan.plan.privacy.folding import folded
from incplan.store.yaml.splice import Flow, Plain, quoted
from incplan.vocabulary import ROLES, Phase

_FIRST_OWN: Final = 51
_LAST_OWN: Final = 99


@dataclass(frozen=True, slots=True)
class Managed:
    """A management measure that the company adds to a fiche."""

    fiche: str
    id: str
    text: str
    phase: str
    role: str

    @property
    def path(self) -> str:
        """The file of the fiche."""
        return f"fiches/{self.fiche}.yaml"

    @property
    def item(self) -> Mapping[str, Flow]:
        """The measure as its file has it."""
        return {
            "id": self.id, "phase": Plain(self.phase), "roles": (self.role,), "text": self.text,
        }  # fmt: skip

    @property
    def data(self) -> dict[str, Any]:
        """The same as data."""
        return {"id": self.id, "phase": self.phase, "roles": [self.role], "text": self.text}

    @property
    def lines(self) -> tuple[str, ...]:
        """The same in a new file."""
        return (
            f"  - id: {self.id}",
            f"    phase: {self.phase}",
            f"    roles: [{self.role}]",
            f"    text: {quoted(self.text)}",
        )


def managed_of(
    key: str, fiche: Fiche, lines: list[Value], dialogue: Dialogue
) -> tuple[list[Managed], list[Taken]]:
    """The lines that the fiche does not have yet, once somebody says when they are due, by whom."""
    known = {folded(words) for item in fiche.measures for words in item.text.wordings}
    taken = [
        _taken(key, line, "managed", How.KNOWN) for line in lines if folded(line.text) in known
    ]
    new = [line for line in lines if folded(line.text) not in known]
    if not new:
        return [], taken
    place, text = new[0].place, "; ".join(line.text for line in new)
    title = next(iter(fiche.title.wordings), key)
    phase = dialogue.ask(
        place, "managed_due", (*(item.value for item in Phase), "no"), name=title, text=text
    )
    role = dialogue.ask(place, "managed_role", (*ROLES, "no"), name=title, text=text)
    if "no" in (phase, role):
        for line in new:
            dialogue.leave(line.place, "text_not_read", value=tidy(line.text))
    if phase is None or role is None or "no" in (phase, role):
        return [], taken
    used = {item.id for item in fiche.measures}
    names = (f"{fiche.prefix}-A{number}" for number in range(_FIRST_OWN, _LAST_OWN + 1))
    free = [name for name in names if name not in used]
    made = []
    for line, name in zip(new, free, strict=False):
        made.append(Managed(key, name, line.text, phase, role))
        taken.append(_taken(key, line, "managed", How.NEW))
        taken.append(_taken(key, Value(phase, line.place), "phase", How.NEW, line.text))
        taken.append(_taken(key, Value(role, line.place), "role", How.NEW, line.text))
    for line in new[len(free) :]:
        dialogue.leave(line.place, "too_many_measures", value=line.text)
    return made, taken


def _taken(key: str, value: Value, name: str, how: How, subject: str = "") -> Taken:
    return Taken(
        place=value.place,
        subject=subject or value.text,
        field=name,
        value=value.text,
        into=f"fiches/{key}.yaml",
        how=how,
    )
