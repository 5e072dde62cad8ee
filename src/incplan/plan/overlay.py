"""A library fiche with what the organisation made of it: reworded, left out, added (S-098)."""

from incplan.plan.base import Text
from incplan.plan.fiches import Fiche, FicheAdoption, Measure, PreventiveMeasure
from incplan.vocabulary import Phase

_PHASES = tuple(Phase)


def overlaid(fiche: Fiche, adoption: FicheAdoption) -> Fiche:
    """The fiche as it is followed: own wordings, own measures at their place in time."""
    measures = (*_kept(fiche.measures, adoption), *adoption.add_measures)
    return fiche.model_copy(
        update={
            "measures": tuple(sorted(measures, key=_place)),
            "preventive": (*_answered(fiche.preventive, adoption), *adoption.add_preventive),
        }
    )


def _place(measure: Measure) -> int:
    return _PHASES.index(measure.phase)


def _kept(measures: tuple[Measure, ...], adoption: FicheAdoption) -> tuple[Measure, ...]:
    return tuple(
        item.model_copy(update=_own_words(item.id, adoption))
        for item in measures
        if item.id not in adoption.drop
    )


def _answered(
    measures: tuple[PreventiveMeasure, ...], adoption: FicheAdoption
) -> tuple[PreventiveMeasure, ...]:
    return tuple(
        item.model_copy(update=_own_words(item.id, adoption))
        for item in measures
        if item.id not in adoption.drop
    )


def _own_words(measure: str, adoption: FicheAdoption) -> dict[str, Text]:
    own = adoption.replace.get(measure)
    return {"text": own} if own else {}
