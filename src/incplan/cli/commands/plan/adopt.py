"""`incplan adopt`."""

from typing import Annotated

import typer

from incplan.app.plan.adopt import Answer as Said
from incplan.app.plan.adopt import adopt
from incplan.cli.output.present import Answer
from incplan.cli.output.receipts import on_disk
from incplan.cli.output.screen import Screen
from incplan.cli.parsing.days import day, moment
from incplan.cli.parsing.options import ByOption, ReasonOption
from incplan.cli.screens.response.warnings import receipt_warnings
from incplan.cli.session.session import open_session
from incplan.errors import UsageError
from incplan.i18n.catalogue import N_, _
from incplan.i18n.labels import label
from incplan.i18n.time.dates import short_date
from incplan.vocabulary import Adoption

WRITES = True
HELP = N_(
    """Note that a preventive measure is in place, and what proves it.

    Without an option it is: say it again after each check. --partial, --in-progress, --planned,
    --no and --not-applicable say otherwise. The answer goes into the journal; of the file and the
    journal the later day counts. How all measures stand: incplan fiche prevention"""
)
EXAMPLES = (
    'incplan adopt RAN-P05 --evidence "server restored in 3 h 10" --owner nadia --by nadia',
    "incplan adopt RAN-P08 --planned --due 2027-03-31 --owner marc",
    'incplan adopt FLD-P10 --not-applicable --reason "no fuel tank on the sites"',
)


def command(
    ctx: typer.Context,
    measure: Annotated[
        str, typer.Argument(metavar=_("MEASURE"), help=_("Id of a preventive measure: RAN-P05."))
    ],
    evidence: Annotated[
        str,
        typer.Option("--evidence", "-e", metavar=_("TEXT"), help=_("The fact that proves it.")),
    ] = "",
    owner: Annotated[
        str | None, typer.Option("--owner", metavar=_("CONTACT"), help=_("Who answers for it."))
    ] = None,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar=_("DATE"), help=_("The day it was seen. Default: today.")),
    ] = None,
    partial: Annotated[bool, typer.Option("--partial", help=_("Only partly in place."))] = False,
    in_progress: Annotated[
        bool, typer.Option("--in-progress", help=_("Work on it has begun."))
    ] = False,
    planned: Annotated[
        bool, typer.Option("--planned", help=_("Decided, and not begun yet."))
    ] = False,
    no: Annotated[bool, typer.Option("--no", help=_("Not in place."))] = False,
    not_applicable: Annotated[
        bool, typer.Option("--not-applicable", help=_("It does not apply here; say why."))
    ] = False,
    due: Annotated[
        str | None,
        typer.Option("--due", metavar=_("DATE"), help=_("The day it will be in place.")),
    ] = None,
    reason: ReasonOption = "",
    by: ByOption = None,
) -> object:
    """Record the adoption of a preventive measure."""
    session = open_session(ctx, by=by)
    said = Said(
        adopted=_state(
            partial=partial,
            in_progress=in_progress,
            planned=planned,
            no=no,
            not_applicable=not_applicable,
        ),
        proof=evidence,
        owner=owner,
        due=None if due is None else day(due, session.desk.local_now.date()),
        reason=reason,
        at=moment(session, on),
    )
    result = adopt(session.desk, measure, said)

    def show(screen: Screen) -> None:
        state = label(session.translator, f"adoption.{result.adopted.value}")
        screen.line(_("{name}: {value}", name=result.measure, value=state), "bold")
        screen.line(result.text, indent=2)
        if result.due:
            day = short_date(result.due, session.translator.language)
            screen.line(_("due {day}", day=day), indent=2)
        screen.line(on_disk(result.event, result.receipt.waiting), "dim", indent=2)

    warnings = receipt_warnings(session, result.receipt)
    if not result.counts:
        later = _(
            "fiches/{fiche}.yaml was brought up to date later: it counts.", fiche=result.fiche
        )
        warnings = (later, *warnings)
    if result.owner is None and result.adopted is not Adoption.NOT_APPLICABLE:
        warnings = (_("Nobody answers for this measure yet: add --owner NAME."), *warnings)
    return Answer(result, show, warnings=warnings)


def _state(
    *, partial: bool, in_progress: bool, planned: bool, no: bool, not_applicable: bool
) -> Adoption:
    chosen = [
        state
        for state, given in (
            (Adoption.PARTIAL, partial),
            (Adoption.IN_PROGRESS, in_progress),
            (Adoption.PLANNED, planned),
            (Adoption.NO, no),
            (Adoption.NOT_APPLICABLE, not_applicable),
        )
        if given
    ]
    if len(chosen) > 1:
        raise UsageError(
            "one_of_these", known="--partial, --in-progress, --planned, --no, --not-applicable"
        )
    return chosen[0] if chosen else Adoption.YES
