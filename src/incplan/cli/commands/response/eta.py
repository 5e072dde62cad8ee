"""`incplan eta`."""

from datetime import timedelta
from typing import Annotated

import typer

from incplan.app.response.activities import eta
from incplan.cli.output import phrases
from incplan.cli.parsing.options import ByOption, IncidentOption, NoteOption
from incplan.cli.prompts.ask import ask, can_ask
from incplan.cli.screens.response.recorded import acknowledged
from incplan.cli.session.session import Session, open_session
from incplan.errors import RefusedError, UsageError
from incplan.i18n.catalogue import N_, _
from incplan.i18n.time.dates import clock_time

_JUST_NOW = timedelta(minutes=5)

WRITES = True
HELP = N_(
    """Say when an activity, or everything, is expected back; or that nobody knows.

    An estimate beyond a recovery time objective goes to the business continuity manager now,
    before the limit."""
)
EXAMPLES = (
    "incplan eta 14:30 --activity order-intake",
    "incplan eta +3h",
    "incplan eta --unknown",
)


#: The name of an option, typed where a time was expected.
_UNKNOWN = frozenset({"unknown", "inconnu", "onbekend", "unbekannt", "?"})


def command(
    ctx: typer.Context,
    when: Annotated[
        str | None, typer.Argument(metavar=_("TIME"), help=_("14:30, +3h, tomorrow 08:00."))
    ] = None,
    unknown: Annotated[bool, typer.Option("--unknown", help=_("Nobody knows."))] = False,
    activity: Annotated[
        str | None, typer.Option("--activity", "-a", metavar=_("ACTIVITY"), help=_("Only this."))
    ] = None,
    note: NoteOption = "",
    incident: IncidentOption = None,
    by: ByOption = None,
) -> object:
    """Record an estimate."""

    if when is not None and unknown:
        raise UsageError("eta_or_unknown")
    session = open_session(ctx, by=by)
    if when is None and not unknown:
        when = _asked(session)
    if when is not None and when.strip().casefold() in _UNKNOWN:
        when = None
    if when is not None and not when.strip():
        raise UsageError("eta_is_empty")
    at = session.time(when, allow_future=True)
    if at is not None and at < session.desk.local_now - _JUST_NOW:
        raise UsageError(
            "eta_is_past", given=(when or "").strip()[:40], read=f"{at:%d/%m} {clock_time(at)}"
        )
    recorded = eta(session.desk, incident, at, activity=activity, text=note)
    session.desk.plan_or_none()  # an estimate is compared with the objectives
    if at is None:
        sentence = _("Return unknown: treated as beyond the RTO.")
    else:
        time = phrases.moment(session.translator, at, session.desk.local_now)
        sentence = _("Expected back {time}", time=time)
    return acknowledged(session, recorded, sentence)


def _asked(session: Session) -> str:
    """The time, asked at a terminal; there is no default. Raises RefusedError without one."""
    if not can_ask(assume_yes=session.settings.assume_yes):
        raise RefusedError("eta_or_unknown")
    return ask(_("When is it expected back? For instance 14:30, +3h, or: unknown"))
