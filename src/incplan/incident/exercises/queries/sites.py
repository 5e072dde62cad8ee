"""Queries that a site answers."""

from collections.abc import Mapping

from incplan.incident.exercises.queries.query import (
    Answer,
    Family,
    Ground,
    Question,
    first_meant,
    thing,
)


def site_in_flood_zone(asked: Question, ground: Ground, _known: Mapping[str, Answer]) -> Answer:
    """The first site in a flood zone."""
    sites = ground.plan.file.organisation.sites
    return thing(
        asked, Family.SITE, next((site.id for site in sites if site.flood_zone), None), "flood_zone"
    )


def main_site(asked: Question, ground: Ground, _known: Mapping[str, Answer]) -> Answer:
    """The first site."""
    sites = ground.plan.file.organisation.sites
    return thing(asked, Family.SITE, sites[0].id if sites else None, "site")


def other_site(asked: Question, ground: Ground, known: Mapping[str, Answer]) -> Answer:
    """The first site but the one named."""
    first = first_meant(asked, known)
    sites = ground.plan.file.organisation.sites
    return thing(
        asked,
        Family.SITE,
        next((site.id for site in sites if site.id != first), None),
        "other_site",
    )
