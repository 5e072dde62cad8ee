"""From which size a cybersecurity law may apply (NIS2): limits as data, two readings (TC38)."""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from typing import Final

from incplan.frozen import dataclass
from incplan.plan.files.contacts import Url
from incplan.plan.files.organisation import Organisation
from incplan.plan.library.keywords import plain_words
from incplan.plan.values.model import Model, about
from incplan.plan.values.scalars import Day, LocalText, PlanFileModel, Whole, YesNo

_SHORT: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Sector(Model):
    """Words by which a sector of an annex is recognised; longer words may begin with them."""

    annex: str = field(metadata=about(pattern=r"^I{1,2}$"))
    whatever_size: YesNo = False
    keywords: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SizeLimits(PlanFileModel):
    """`nis2-size.yaml`."""

    source: str
    url: Url
    valid_from: Day
    last_verified: Day
    confidence: str
    staff: Whole
    turnover_eur: Whole
    balance_sheet_eur: Whole
    sectors: tuple[Sector, ...] = ()
    reasons: Mapping[str, LocalText] = field(
        default_factory=dict,
        metadata=about(description="Why a question is answered by size, region or ownership."),
    )


class Size(StrEnum):
    """How large an organisation is, by both readings of the limits."""

    SMALL = "small"
    UNCLEAR = "unclear"
    MEDIUM = "medium"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Scope:
    """The result by size and sector. `deciding` names the figure that decided."""

    size: Size
    deciding: str
    annexes: tuple[str, ...] = ()
    whatever_size: bool = False


def read_scope(organisation: Organisation, limits: SizeLimits) -> Scope:
    """Size and sector of an organisation.

    Fifty people are enough. With fewer, the recommendation requires both amounts above their
    limits, a shorter wording only one of them: when the two disagree the size is `unclear`.
    """
    found = [item for item in limits.sectors if _mentions(organisation, item)]
    annexes = tuple(sorted({item.annex for item in found}))
    size, deciding = _size(organisation, limits)
    return Scope(size, deciding, annexes, any(item.whatever_size for item in found))


def _size(organisation: Organisation, limits: SizeLimits) -> tuple[Size, str]:
    if organisation.staff is not None and organisation.staff >= limits.staff:
        return Size.MEDIUM, "staff"
    over = {
        name: given > getattr(limits, name)
        for name in ("turnover_eur", "balance_sheet_eur")
        if (given := getattr(organisation, name)) is not None
    }
    if len(over) == 2 and all(over.values()):
        return Size.MEDIUM, "turnover_eur"
    for name, exceeds in over.items():
        if exceeds:
            return Size.UNCLEAR, name
    missing = [
        name
        for name in ("staff", "turnover_eur", "balance_sheet_eur")
        if getattr(organisation, name) is None
    ]
    return (Size.UNKNOWN, missing[0]) if missing else (Size.SMALL, "staff")


def _mentions(organisation: Organisation, sector: Sector) -> bool:
    text = organisation.sector
    if text is None:
        return False
    words = f" {' '.join(plain_words(' '.join(text.wordings)))} "
    for keyword in sector.keywords:
        plain = " ".join(plain_words(keyword))
        # A short word must stand alone: `gas` is not meant by `gastronomie`.
        if f" {plain}{'' if len(plain) > _SHORT else ' '}" in words:
            return True
    return False
