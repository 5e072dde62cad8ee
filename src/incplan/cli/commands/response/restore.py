"""`incplan restore`."""

from typing import Annotated, Any

import typer

from incplan.app.response.activities import restore
from incplan.cli.output import phrases
from incplan.cli.parsing.options import (
    ActivityArgument,
    AtOption,
    ByOption,
    IncidentOption,
    NoteOption,
)
from incplan.cli.parsing.values import duration
from incplan.cli.screens.response.recorded import acknowledged
from incplan.cli.session.session import Session, open_session
from incplan.i18n.catalogue import N_, _
from incplan.i18n.text.lists import and_list
from incplan.i18n.time.durations import human
from incplan.incident.events.words import RestoreScope

WRITES = True
HELP = N_(
    """Say that an activity runs again: at its minimum level, or in full.

    The recovery time objective is met at the minimum level; full service is followed on."""
)
EXAMPLES = (
    "incplan restore order-intake --minimal --at 10:15",
    "incplan restore order-intake --data-loss 40min",
)


def command(
    ctx: typer.Context,
    activity: ActivityArgument,
    minimal: Annotated[
        bool, typer.Option("--minimal", help=_("At the minimum level only."))
    ] = False,
    data_loss: Annotated[
        str | None,
        typer.Option("--data-loss", metavar=_("DURATION"), help=_("Age of the data restored.")),
    ] = None,
    note: NoteOption = "",
    incident: IncidentOption = None,
    at: AtOption = None,
    by: ByOption = None,
) -> object:
    """Record a restoration."""
    session = open_session(ctx, by=by)
    recorded = restore(
        session.desk,
        incident,
        activity,
        scope=RestoreScope.MINIMAL if minimal else RestoreScope.FULL,
        at=session.time(at),
        data_loss=duration(data_loss),
        text=note,
    )
    name = session.desk.plan().activity_name(
        (recorded.details or {})["activity"], session.desk.language
    )
    state = _("back at its minimum level") if minimal else _("fully restored")
    others = and_list(session.translator, (recorded.details or {})["down_in"])
    notes = (
        _("Still down in {incidents}: its time counts until it is restored there too.",
          incidents=others),
    )  # fmt: skip
    measured = _measured(session, (recorded.details or {})["recovery"])
    sentence = phrases.listed((phrases.named(name, state), measured))
    return acknowledged(session, recorded, sentence, notes=notes if others else ())


def _measured(session: Session, found: dict[str, Any] | None) -> str:
    """How long it was down, beside what is planned and the RTO; nothing where it was not."""
    if found is None:
        return ""
    language = session.translator.language
    told = [_("down {span}", span=human(found["used"], language))]
    if found["planned"] is not None:
        told.append(_("planned {span}", span=human(found["planned"], language)))
    if found["rto"] is not None:
        told.append(_("RTO {span}", span=human(found["rto"], language)))
    return ", ".join(told)
