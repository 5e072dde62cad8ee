"""A fiche of one's own, for measures against a risk that no fiche is about: always asked."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from incplan.app.intake.contacts.drafts import Value, tidy
from incplan.app.intake.report import Dialogue, How, Taken
from incplan.frozen import dataclass
from incplan.plan.files.fiches import Fiche, FicheGroup, Measure
from incplan.plan.privacy.folding import folded
from incplan.plan.values.scalars import Text
from incplan.store.yaml.splice import quoted
from incplan.vocabulary import RISKS, ROLES, Phase

_LONGEST: Final = 40
_OWN: Final = re.compile(r"\s*\((?:eigene?|propre|own)\)\s*$", re.IGNORECASE)
_LETTERS: Final = 3


@dataclass(frozen=True, slots=True)
class OwnFiche:
    """A new fiche and where the answers to it were asked; it stands in a file of its own."""

    fiche: Fiche
    title: Value

    @property
    def lines(self) -> tuple[str, ...]:
        """The fiche as its file has it, up to its preventive measures."""
        fiche, (measure,) = self.fiche, self.fiche.measures
        title = quoted(self.title.text)
        return (
            "own:",
            f"  id: {fiche.id}",
            f"  prefix: {fiche.prefix}",
            f"  group: {fiche.group.value}",
            f"  version: {quoted(fiche.version)}",
            f"  last_verified: {fiche.last_verified.isoformat()}",
            f"  title: {title}",
            f"  scenario: {title}",
            f"  risks: [{', '.join(fiche.risks)}]",
            "  measures:",
            f"    - id: {measure.id}",
            f"      phase: {measure.phase.value}",
            f"      roles: [{', '.join(measure.roles)}]",
            f"      text: {quoted(measure.text.plain)}",
        )

    def taken(self) -> Iterator[Taken]:
        """Everything that is written of it, each where it stands or was asked."""
        (measure,) = self.fiche.measures
        for name, text in (
            ("own_fiche", self.title.text),
            ("own_risk", self.fiche.risks[0]),
            ("own_first", measure.text.plain),
            ("role", measure.roles[0]),
        ):
            yield Taken(
                place=self.title.place,
                subject=self.title.text,
                field=name,
                value=text,
                into=f"fiches/{self.fiche.id}.yaml",
                how=How.NEW,
            )


def own_fiche(
    value: Value, known: dict[str, str], today: date, dialogue: Dialogue
) -> OwnFiche | None:
    """The fiche that a risk becomes; None until its danger, and what is done first, are answered.

    `known` are ids of fiches with their prefix.
    """
    title = Value(tidy(_OWN.sub("", value.text)), value.place)
    risk = dialogue.ask(value.place, "own_risk", (*RISKS, "no"), text=title.text)
    first = dialogue.ask(value.place, "own_first", ("no",), free=tidy, text=title.text)
    role = dialogue.ask(value.place, "own_role", (*ROLES, "no"), text=title.text)
    if risk is None or first is None or role is None or "no" in (risk, first, role):
        return None
    prefix = _prefix(title.text, frozenset(known.values()))
    measure = Measure(
        id=f"{prefix}-A01",
        phase=Phase.T15,
        roles=(role,),
        text=Text(first),
    )
    fiche = Fiche(
        id=_free(title.text, known),
        prefix=prefix,
        group=FicheGroup.OTHER,
        version="1",
        last_verified=today,
        title=Text(title.text),
        scenario=Text(title.text),
        risks=(risk,),
        measures=(measure,),
    )
    return OwnFiche(fiche, title)


def _free(title: str, known: dict[str, str]) -> str:
    base = "_".join(folded(title).split())[:_LONGEST].strip("_")
    base = base if base[:1].isalpha() else f"own_{base}".strip("_")
    found, number = base, 1
    while found in known:
        number += 1
        found = f"{base}_{number}"
    return found


def _prefix(title: str, used: frozenset[str]) -> str:
    """Three letters of the title that no other fiche has."""
    letters = [sign for sign in folded(title).upper() if "A" <= sign <= "Z"]
    letters += ["X"] * (_LETTERS - len(letters))
    first = "".join(letters[:2])
    for last in (*letters[2:], *map(chr, range(ord("A"), ord("Z") + 1))):
        if first + last not in used:
            return first + last
    raise ValueError(title)
