"""What follows from the size and the sites of an organisation for the duties to notify.

Nobody is asked twice: what staff, turnover and balance sheet say about NIS2, and what the regions
of the sites say about compensation for power cuts, is not asked in an incident. Only a certain no
follows; whatever is not certain stays open.
"""

import re
from collections.abc import Iterator
from typing import Final

from incplan.plan.files.organisation import Organisation, Region, Site
from incplan.plan.obligations.company_size import Size, SizeLimits, read_scope
from incplan.plan.obligations.pack import Scope, ScopeAnswer

#: Questions about power cuts, by region.
_OUTAGES: Final = {
    "outage_flanders": Region.FLANDERS,
    "outage_brussels": Region.BRUSSELS,
    "outage_wallonia": Region.WALLONIA,
}
#: First and last postcodes of the regions (bpost).
_POSTCODES: Final = (
    (1000, 1299, Region.BRUSSELS),
    (1300, 1499, Region.WALLONIA),
    (1500, 3999, Region.FLANDERS),
    (4000, 7999, Region.WALLONIA),
    (8000, 9999, Region.FLANDERS),
)
_POSTCODE: Final = re.compile(r"(?<![\d.+/-])(?:B-)?([1-9]\d{3})\s+[^\W\d_]", re.ASCII)


def region_of(site: Site) -> Region | None:
    """The region of a site: as written, else by the postcode of its address."""
    if site.region is not None:
        return site.region
    return region_in(site.address or "")


def region_in(address: str) -> Region | None:
    """The region of an address, by its postcode."""
    codes = {int(code) for code in _POSTCODE.findall(address)}
    if len(codes) != 1:
        return None
    code = codes.pop()
    return next((region for low, high, region in _POSTCODES if low <= code <= high), None)


def implied(organisation: Organisation, limits: SizeLimits) -> dict[str, ScopeAnswer]:
    """The answers that follow, each with its reason; empty where figures or sites are unknown."""
    return dict(_implied(organisation, limits))


def _implied(organisation: Organisation, limits: SizeLimits) -> Iterator[tuple[str, ScopeAnswer]]:
    reasons = limits.reasons
    found = read_scope(organisation, limits)
    # Some sectors count whatever their size: without the sector nothing follows.
    if found.size is Size.SMALL and organisation.sector and not found.whatever_size:
        yield "nis2", ScopeAnswer(answer=Scope.NO, reason=reasons.get("small"))
    sites = organisation.sites
    regions = {region_of(site) for site in sites}
    if sites and None not in regions:
        for question, region in _OUTAGES.items():
            if region not in regions:
                yield question, ScopeAnswer(answer=Scope.NO, reason=reasons.get(region.value))
    if sites and all(site.owned for site in sites):
        yield "rented_damage", ScopeAnswer(answer=Scope.NO, reason=reasons.get("owned"))
