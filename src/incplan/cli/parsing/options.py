"""Arguments and options that several commands share."""

from typing import Annotated

import typer

from incplan.i18n.catalogue import _

IncidentOption = Annotated[
    str | None,
    typer.Option(
        "--incident",
        "-i",
        metavar=_("INCIDENT"),
        help=_("Any unambiguous part of the number: 14, k7f3. Default: the only open one."),
        show_default=False,
    ),
]
IncidentArgument = Annotated[
    str | None,
    typer.Argument(
        metavar=_("[INCIDENT]"),
        help=_("Any unambiguous part of the number: 14, k7f3. Default: the only open one."),
        show_default=False,
    ),
]
AtOption = Annotated[
    str | None,
    typer.Option(
        "--at",
        metavar=_("TIME"),
        help=_("When it happened: 07:42, -20m, yesterday 09:00, ISO. Default: now."),
        show_default=False,
    ),
]
ByOption = Annotated[
    str | None,
    typer.Option(
        "--by",
        metavar=_("CONTACT"),
        help=_("Who says so: id or name of a contact, or its beginning (else INCPLAN_BY)."),
        show_default=False,
    ),
]
ReasonOption = Annotated[
    str, typer.Option("--reason", metavar=_("TEXT"), help=_("Why."), show_default=False)
]
WaiveDoubtOption = Annotated[
    list[str] | None,
    typer.Option(
        "--waive",
        metavar="doubt",
        help=_("Go on although entries cannot be read or are gone; with --reason."),
    ),
]
NoteOption = Annotated[
    str, typer.Option("--note", "-m", metavar=_("TEXT"), help=_("A note."), show_default=False)
]
EffortOption = Annotated[
    str | None,
    typer.Option(
        "--effort", metavar=_("DURATION"), help=_("Time spent: 45min, 2h."), show_default=False
    ),
]
CostOption = Annotated[
    str | None,
    typer.Option("--cost", metavar="EUR", help=_("Cost in euro: 250."), show_default=False),
]
ActivityArgument = Annotated[
    str, typer.Argument(metavar=_("ACTIVITY"), help=_("Id or name, or the beginning of it."))
]
SiteOption = Annotated[
    str | None,
    typer.Option(
        "--site",
        metavar=_("SITE"),
        help=_("At which site: its id or name, or the beginning of it."),
        show_default=False,
    ),
]
#: Screens that the team works with: others get something else, and are told what.
TeamOption = Annotated[
    str,
    typer.Option("--audience", metavar="team|management|customers|public", hidden=True),
]
#: What a call gave.
ReachedOption = Annotated[bool, typer.Option("--reached", help=_("Was reached."))]
NoAnswerOption = Annotated[bool, typer.Option("--no-answer", help=_("Did not answer."))]
LeftMessageOption = Annotated[bool, typer.Option("--left-message", help=_("A message was left."))]
WrongNumberOption = Annotated[bool, typer.Option("--wrong-number", help=_("The number is wrong."))]
#: An action of a review, a correction after an exercise.
OwnerOption = Annotated[str, typer.Option("--owner", metavar=_("CONTACT"), help=_("Who does it."))]
DueOption = Annotated[str, typer.Option("--due", metavar=_("DATE"), help=_("By when."))]
TargetOption = Annotated[
    str,
    typer.Option(
        "--target",
        metavar="risk_assessment|risk_treatment|bcp|contract|plan|fiche|training",
        help=_("What it revises."),
    ),
]
PriorityOption = Annotated[str, typer.Option("--priority", metavar="high|normal|low")]
