"""A library fiche combined with the organisation's rewordings, omissions and additions (S-098)."""

from collections.abc import Iterator
from typing import TypeVar

from incplan.frozen import replace
from incplan.plan.files.fiches import Fiche, FicheAdoption, Measure, PreventiveMeasure
from incplan.vocabulary import Phase

AnyMeasure = TypeVar("AnyMeasure", Measure, PreventiveMeasure)
_PHASES = tuple(Phase)


def overlaid(fiche: Fiche, adoption: FicheAdoption) -> Fiche:
    """The fiche as used: own wordings, and own measures at their place in time."""
    measures = (*_kept(fiche.measures, adoption), *adoption.add_measures)
    return replace(
        fiche,
        measures=tuple(sorted(measures, key=_place)),
        preventive=(*_kept(fiche.preventive, adoption), *adoption.add_preventive),
    )


def _place(measure: Measure) -> int:
    return _PHASES.index(measure.phase)


def _kept(measures: tuple[AnyMeasure, ...], adoption: FicheAdoption) -> Iterator[AnyMeasure]:
    """Measures not left out, in the organisation's wording where it has one."""
    for item in measures:
        own = adoption.replace.get(item.id)
        if item.id not in adoption.drop:
            yield replace(item, text=own) if own else item
