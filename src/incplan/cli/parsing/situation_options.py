"""The plain questions that give the level, as options (S-034)."""

from typing import Annotated

import typer

from incplan.cli.parsing.values import word
from incplan.i18n.catalogue import _
from incplan.incident.events.words import People
from incplan.incident.response.level.classification import (
    Answer,
    Degree,
    Outlook,
    Situation,
    Weight,
)

_YES_NO = "yes|no|unknown"

ActivitiesOption = Annotated[
    list[str] | None,
    typer.Option(
        "--activity",
        "-a",
        metavar=_("ACTIVITY"),
        help=_("Essential activity affected; repeat for several."),
        show_default=False,
    ),
]
HappenedOption = Annotated[
    str | None,
    typer.Option("--happened", metavar=_YES_NO, help=_("Has anything happened yet?")),
]
PeopleOption = Annotated[
    str | None,
    typer.Option("--people", metavar="none|danger|hurt|unknown", help=_("People in danger?")),
]
OrganisationOption = Annotated[
    str | None,
    typer.Option("--organisation", metavar=_YES_NO, help=_("Significant for the organisation?")),
]
ContinuityOption = Annotated[
    str | None,
    typer.Option(
        "--continuity", metavar="yes|limited|no|unknown", help=_("Significant for continuity?")
    ),
]
GrowingOption = Annotated[
    str | None, typer.Option("--growing", metavar=_YES_NO, help=_("Does the impact grow?"))
]
OutlookOption = Annotated[
    str | None,
    typer.Option(
        "--outlook",
        metavar="within|near|over|unknown",
        help=_("Expected return against the strictest RTO."),
    ),
]
OutsideOption = Annotated[
    str | None,
    typer.Option(
        "--outside",
        metavar="none|limited|significant|severe",
        help=_("Effect on customers, data, authorities."),
    ),
]


def situation_of(
    *,
    activities: tuple[str, ...] = (),
    happened: str | None = None,
    people: str | None = None,
    organisation: str | None = None,
    continuity: str | None = None,
    growing: str | None = None,
    outlook: str | None = None,
    outside: str | None = None,
) -> Situation:
    """The situation the options describe; what was not said keeps its default."""
    return Situation(
        activities=activities,
        happened=word(Answer, happened, "--happened") if happened else Answer.YES,
        people=word(People, people, "--people") if people else None,
        organisation=(word(Answer, organisation, "--organisation") if organisation else Answer.NO),
        continuity=word(Degree, continuity, "--continuity") if continuity else None,
        growing=word(Answer, growing, "--growing") if growing else Answer.NO,
        outlook=word(Outlook, outlook, "--outlook") if outlook else None,
        outside=word(Weight, outside, "--outside") if outside else Weight.NONE,
    )
