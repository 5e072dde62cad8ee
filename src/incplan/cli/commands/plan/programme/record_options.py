"""The options of `incplan tests record`: what was measured, by whom, what shows it."""

from typing import Annotated

import typer

from incplan.i18n.catalogue import _
from incplan.plan.record import TestForm

_FORMS = "|".join(item.value for item in TestForm if item is not TestForm.REAL)
ProceduresArgument = Annotated[
    list[str] | None, typer.Argument(metavar=_("PROCEDURE..."), help=_("What was tested."))
]
FormOption = Annotated[str | None, typer.Option("--form", metavar=_("FORM"), help=_FORMS)]
TookOption = Annotated[
    str | None, typer.Option("--took", metavar=_("DURATION"), help=_("Time measured: 3h10."))
]
LossOption = Annotated[
    str | None,
    typer.Option("--loss", metavar=_("DURATION"), help=_("Age of the data that came back.")),
]
CountedOption = Annotated[
    str | None,
    typer.Option(
        "--counted",
        metavar="26/27",
        help=_(
            "Of how many expected: counted at the first roll call, answered in time, steps that "
            "could be done."
        ),
    ),
]
ClosedOption = Annotated[
    str | None,
    typer.Option(
        "--closed",
        metavar=_("DURATION"),
        help=_("Of an evacuation: from the alarm until everybody was counted: 9min10s."),
    ),
]
MovedOption = Annotated[
    list[str] | None,
    typer.Option(
        "--moved",
        metavar=_("FUNCTION,..."),
        help=_("Of a standby: what worked on it. Other functions count as not tested."),
    ),
]
ShiftsOption = Annotated[
    list[str] | None,
    typer.Option(
        "--shifts",
        metavar=_("SHIFT,..."),
        help=_("Of an evacuation: the shifts that were there, as `shifts` of the site names them."),
    ),
]
NotMovedOption = Annotated[
    list[str] | None,
    typer.Option(
        "--not-moved", metavar=_("FUNCTION,..."), help=_("Of a standby: tried, and did not work.")
    ),
]
RateOption = Annotated[
    int | None,
    typer.Option("--rate", metavar="N", help=_("On paper: percent of the usual pace.")),
]
ReentryOption = Annotated[
    str | None,
    typer.Option(
        "--reentry", metavar=_("DURATION"), help=_("On paper: time to type one unit in: 3min.")
    ),
]
MistakesOption = Annotated[
    int | None, typer.Option("--mistakes", metavar="N", help=_("On paper: mistakes found in it."))
]
LedByOption = Annotated[
    str | None, typer.Option("--led-by", metavar=_("CONTACT"), help=_("Who led it."))
]
TookPartOption = Annotated[
    list[str] | None,
    typer.Option("--participants", metavar=_("CONTACT,..."), help=_("Who took part.")),
]
FailedOption = Annotated[bool, typer.Option("--failed", help=_("It did not work."))]
FromOption = Annotated[
    str | None, typer.Option("--from", metavar=_("INCIDENT"), help=_("Whose journal shows it."))
]
ProofOption = Annotated[
    str, typer.Option("--proof", metavar=_("TEXT"), help=_("What else shows it."))
]
