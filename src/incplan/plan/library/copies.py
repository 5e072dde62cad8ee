"""The library fiche as the organisation last read it, and what a newer version changes (S-023)."""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from incplan.frozen import dataclass
from incplan.plan.files.fiches import Fiche, FicheAdoption
from incplan.plan.values.model import Model
from incplan.plan.values.scalars import LocalText, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryCopy(Model):
    """The measures of a shipped fiche as worded in one version; written by incplan alone."""

    fiche: str
    version: str
    preventive: Mapping[str, LocalText] = field(default_factory=dict)
    measures: Mapping[str, LocalText] = field(default_factory=dict)

    @property
    def texts(self) -> dict[str, Text]:
        """Every measure by its id."""
        return {**self.preventive, **self.measures}


class ChangeKind(StrEnum):
    """What happened to a measure between two versions."""

    NEW = "new"
    REWORDED = "reworded"
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A measure that differs; `uses` are the keys of the adoption file that name it."""

    kind: ChangeKind
    id: str
    preventive: bool
    before: Text | None = None
    now: Text | None = None
    uses: tuple[str, ...] = ()


def copy_of(fiche: Fiche) -> LibraryCopy:
    """The part of a fiche that is kept to compare the next version with."""
    return LibraryCopy(
        fiche=fiche.id,
        version=fiche.version,
        preventive={item.id: item.text for item in fiche.preventive},
        measures={item.id: item.text for item in fiche.measures},
    )


def changes(fiche: Fiche, read: LibraryCopy | None, adoption: FicheAdoption) -> tuple[Change, ...]:
    """What the shipped fiche changes for the organisation: new, then reworded, then gone.

    Without a copy of what was read only the ids named in the adoption file can be compared.
    """
    now = copy_of(fiche)
    before = read.texts if read else {}
    named = {*adoption.adoption, *adoption.replace, *adoption.drop}

    def change(kind: ChangeKind, measure: str) -> Change:
        return Change(
            kind=kind,
            id=measure,
            preventive=measure[4] == "P",
            before=before.get(measure),
            now=now.texts.get(measure),
            uses=tuple(
                key for key in ("adoption", "replace", "drop") if measure in getattr(adoption, key)
            ),
        )

    known = set(before) if read else {*named, *now.measures}
    new = [item for item in now.texts if item not in known]
    reworded = [item for item in now.texts if item in before and before[item] != now.texts[item]]
    gone = [
        item
        for item in (before or sorted(named))
        if item not in now.texts and item not in adoption.added
    ]
    return (
        *(change(ChangeKind.NEW, item) for item in new),
        *(change(ChangeKind.REWORDED, item) for item in reworded),
        *(change(ChangeKind.GONE, item) for item in gone),
    )


def lines_to_change(
    fiche: Fiche, found: tuple[Change, ...], adoption: FicheAdoption, today: str
) -> tuple[str, ...]:
    """Lines of the adoption file that a person should write or remove."""
    lines = []
    if adoption.library_version != fiche.version or found:
        lines += [f'library_version: "{fiche.version}"', f"reviewed: {today}"]
    answers = [
        item.id
        for item in found
        if item.kind is ChangeKind.NEW and item.preventive and not item.uses
    ]
    if answers:
        lines.append("adoption:")
        lines += [f"  {measure}: {{adopted: no}}" for measure in answers]
    out = [(key, item.id) for item in found if item.kind is ChangeKind.GONE for key in item.uses]
    lines += [f"# - {key}: {measure}" for key, measure in out]
    return tuple(lines)
