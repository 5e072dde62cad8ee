"""`incplan eta`."""

from datetime import datetime, timedelta
from typing import Annotated

import typer

from incplan.app.desk.exercises import focus
from incplan.app.desk.naming import known_activity
from incplan.app.response.activities import eta
from incplan.cli.output import phrases
from incplan.cli.parsing.options import AtOption, ByOption, IncidentOption, NoteOption
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
    "incplan eta order-intake 14:30",
    "incplan eta order-intake --unknown",
    "incplan eta +3h",
    "incplan eta order-intake 14:30 --at -10m",
)


#: The name of an option, typed where a time was expected.
_UNKNOWN = frozenset({"unknown", "inconnu", "onbekend", "unbekannt", "?"})


def command(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=_("[ACTIVITY] TIME"),
            help=_("Which activity (default: all), then 14:30, +3h, tomorrow 08:00 or unknown."),
            show_default=False,
        ),
    ] = None,
    unknown: Annotated[bool, typer.Option("--unknown", help=_("Nobody knows."))] = False,
    activity: Annotated[
        str | None, typer.Option("--activity", "-a", metavar=_("ACTIVITY"), help=_("Only this."))
    ] = None,
    note: NoteOption = "",
    incident: IncidentOption = None,
    at: AtOption = None,
    by: ByOption = None,
) -> object:
    """Record an estimate."""

    session = open_session(ctx, by=by)
    focus(session.desk, incident)
    named, when = _parts(session, tuple(words or ()), timed=not unknown, named=activity is not None)
    said_at = session.time(at)
    back = _back(session, _time_typed(session, when, unknown=unknown), said_at)
    recorded = eta(
        session.desk, incident, back, activity=activity or named, text=note, said_at=said_at
    )
    session.desk.plan_or_none()  # an estimate is compared with the objectives
    if back is None:
        sentence = _("Return unknown: treated as beyond the RTO.")
    else:
        time = phrases.moment(session.translator, back, session.desk.local_now)
        sentence = _("Expected back {time}", time=time)
    return acknowledged(session, recorded, sentence)


def _time_typed(session: Session, when: str | None, *, unknown: bool) -> str | None:
    """The time as typed, or asked for; None where nobody knows. Raises UsageError."""
    if when is not None and unknown:
        raise UsageError("eta_or_unknown")
    if when is None and not unknown:
        when = _asked(session)
    if when is not None and when.strip().casefold() in _UNKNOWN:
        return None
    if when is not None and not when.strip():
        raise UsageError("eta_is_empty")
    return when


def _back(session: Session, when: str | None, said_at: datetime | None) -> datetime | None:
    """When it is back, seen from when that was said. Raises UsageError for a time that is past."""
    back = session.time(when, allow_future=True, said_at=said_at)
    if back is not None and back < session.seen_from(said_at) - _JUST_NOW:
        raise UsageError(
            "eta_is_past", given=(when or "").strip()[:40], read=f"{back:%d/%m} {clock_time(back)}"
        )
    return back


def _parts(
    session: Session, words: tuple[str, ...], *, timed: bool, named: bool
) -> tuple[str | None, str | None]:
    """The activity and the time among the words typed.

    The activity comes first, as in `affect` and `restore`; where only one of both is a time, that
    one may. One word is a time unless it is an activity. `timed`: a time may be given; `named`: -a
    names the activity.
    Raises UsageError for more words than two.
    """
    if len(words) > 2 - named:
        raise UsageError("too_many_words", words=" ".join(words[2 - named :])[:80])
    if len(words) == 2:
        first, second = words
        swapped = _is_time(session, first) and not _is_time(session, second)
        return (second, first) if swapped else (first, second)
    if not words or named:
        return None, next(iter(words), None)
    (word,) = words
    return (word, None) if _is_activity(session, word, alone=not timed) else (None, word)


def _is_time(session: Session, word: str) -> bool:
    if word.strip().casefold() in _UNKNOWN:
        return True
    try:
        return session.time(word, allow_future=True) is not None
    except UsageError:
        return False


def _is_activity(session: Session, word: str, *, alone: bool) -> bool:
    """Whether one word names an activity; `alone`: it can be nothing else but a time too many.

    Raises UsageError for a word that is neither an activity nor a time.
    """
    plan = session.desk.plan_or_none()
    if plan is None or word in plan.activity_ids:
        return plan is not None
    if _is_time(session, word):
        return False
    try:
        known_activity(plan, word)
    except UsageError as problem:
        if alone or problem.code == "ambiguous_name" or not word.strip():
            return bool(word.strip())
        ids = ", ".join(plan.activity_ids)
        raise UsageError("no_time_nor_activity", given=word[:60], known=ids) from None
    return True


def _asked(session: Session) -> str:
    """The time, asked at a terminal; there is no default. Raises RefusedError without one."""
    if not can_ask(assume_yes=session.settings.assume_yes):
        raise RefusedError("eta_or_unknown")
    return ask(_("When is it expected back? For instance 14:30, +3h, or: unknown"))
