"""`incplan meeting`."""

from typing import Annotated

import typer

from incplan.app.desk.exercises import focus
from incplan.app.desk.fact import Recorded
from incplan.app.desk.people import name_of
from incplan.app.response.coordination.meeting import meet, meetings_of
from incplan.cli.output import phrases
from incplan.cli.output.present import Answer
from incplan.cli.parsing.combinations import refuse_typed
from incplan.cli.parsing.options import AtOption, ByOption, IncidentOption, NoteOption
from incplan.cli.parsing.values import names_in
from incplan.cli.screens.response.coordination.team import show_meetings
from incplan.cli.screens.response.recorded import acknowledged
from incplan.cli.session.session import Session, open_session, open_to_show
from incplan.i18n.catalogue import N_, _, ngettext_

WRITES = True
FOLDS = True
HELP = N_(
    """Who met about an incident, what was decided, and when the next meeting is.

    Without words: the meetings. TEXT and --decided say what was decided; --present names who was
    there, --next when the next meeting is: a limit like others until it is held. --next alone
    calls a meeting. In a crisis the business continuity manager chairs, unless --chair says who."""
)
EXAMPLES = (
    "incplan meeting",
    'incplan meeting "Schools first; Pieter calls them" --present wim,claire,nadia --next 09:52',
    "incplan meeting --next 08:30",
)


def command(
    ctx: typer.Context,
    text: Annotated[
        str | None, typer.Argument(metavar=_("[TEXT]"), help=_("What was decided."))
    ] = None,
    present: Annotated[
        list[str] | None,
        typer.Option("--present", metavar=_("CONTACT,..."), help=_("Who was there.")),
    ] = None,
    decided: Annotated[
        list[str] | None,
        typer.Option("--decided", metavar=_("TEXT"), help=_("What was decided; several times.")),
    ] = None,
    chair: Annotated[
        str | None, typer.Option("--chair", metavar=_("CONTACT"), help=_("Who chaired it."))
    ] = None,
    following: Annotated[
        str | None,
        typer.Option("--next", metavar=_("TIME"), help=_("When the next one is: 09:52, +1h.")),
    ] = None,
    note: NoteOption = "",
    incident: IncidentOption = None,
    at: AtOption = None,
    by: ByOption = None,
) -> Answer:
    """Show the meetings, or record one."""
    decisions = (*((text,) if text else ()), *(decided or ()))
    people = names_in(present or ())
    if not (decisions or people or following):
        refuse_typed("incplan meeting --present CONTACT", chair=chair, note=note, at=at, by=by)
        session = open_to_show(ctx)
        found = meetings_of(session.desk, incident)
        return Answer(found, lambda screen: show_meetings(screen, found, session))
    session = open_session(ctx, by=by)
    focus(session.desk, incident)
    recorded = meet(
        session.desk,
        incident,
        present=people,
        decisions=decisions,
        chair=chair,
        next_at=session.time(following, allow_future=True),
        at=session.time(at),
        text=note,
    )
    return acknowledged(session, recorded, _said(session, recorded))


def _said(session: Session, recorded: Recorded) -> str:
    """`meeting 3, Wim chairs, 3 present. Next: 09:52`."""
    details = recorded.details or {}
    parts = [_("a meeting is called")]
    if details["number"]:
        count = len(details["present"])
        parts = [_("meeting {number}", number=details["number"])]
        if details["chair"]:
            name = name_of(session.desk.plan(), details["chair"])
            parts.append(_("{name} chairs", name=name))
        parts.append(ngettext_("{count} present", "{count} present", count))
    time = phrases.moment(session.translator, details["next_at"], session.desk.local_now)
    coming = _("Next meeting: {time}", time=time) if time else ""
    return ". ".join(part for part in (", ".join(parts), coming) if part)
