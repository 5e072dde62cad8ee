"""`incplan handover`."""

from typing import Annotated

import typer

from incplan.app.desk.naming import known_function
from incplan.app.desk.people import name_of
from incplan.app.response.handover import hand_over, holders
from incplan.cli.output import phrases
from incplan.cli.output.present import Answer
from incplan.cli.parsing.combinations import refuse_typed
from incplan.cli.parsing.options import AtOption, ByOption, IncidentOption, NoteOption
from incplan.cli.prompts.ask import ask, can_ask
from incplan.cli.screens.response.coordination.holders import show_holders
from incplan.cli.screens.response.recorded import acknowledged
from incplan.cli.session.session import Session, open_session, open_to_show
from incplan.errors import RefusedError, UsageError
from incplan.i18n.catalogue import N_, _
from incplan.i18n.labels import label
from incplan.vocabulary import ROLES

WRITES = True
FOLDS = True
HELP = N_(
    """Hand a function over to somebody else for the rest of the incident, with a briefing.

    The briefing says what is recorded, in the first language of whoever takes over: level,
    activities and their limits, what is proposed, what was done, what comes next, the last
    messages. It is recorded with the note."""
)
EXAMPLES = (
    "incplan handover bcp_manager --to claire --by wim",
    'incplan handover incident_manager joris --by nadia --note "end of shift, see entry 14:05"',
)


def command(
    ctx: typer.Context,
    role: Annotated[
        str | None,
        typer.Argument(
            metavar=_("[FUNCTION]"),
            help=_("Its key or its name: dpo ... Nothing: who holds which."),
        ),
    ] = None,
    to: Annotated[
        str | None, typer.Argument(metavar=_("[CONTACT]"), help=_("Who takes over."))
    ] = None,
    successor: Annotated[
        str | None, typer.Option("--to", metavar=_("CONTACT"), help=_("Who takes over."))
    ] = None,
    note: NoteOption = "",
    incident: IncidentOption = None,
    at: AtOption = None,
    by: ByOption = None,
) -> object:
    """Hand over a function."""
    if role is None:
        refuse_typed("incplan handover FUNCTION", to=successor, note=note, at=at, by=by)
        session = open_to_show(ctx)
        found = holders(session.desk, incident)
        return Answer(found, lambda screen: show_holders(screen, found, session.translator))
    role = known_function(role, ROLES)
    if to is not None and successor is not None:
        raise UsageError("too_many_words", words=to)
    session = open_session(ctx, by=by)
    whom = to or successor or _asked(session, role)
    recorded = hand_over(session.desk, incident, role, whom, at=session.time(at), text=note)
    details = recorded.details or {}
    person = name_of(session.desk.plan(), details["to"])
    return acknowledged(
        session,
        recorded,
        phrases.named(label(session.translator, f"role.{role}"), person),
        more=details["briefing"],
    )


def _asked(session: Session, role: str) -> str:
    """Who takes over, asked at a terminal; there is no default. Raises RefusedError without one."""
    plan = session.desk.plan()
    held = plan.role(role).people
    known = ", ".join(f"{name_of(plan, key)} ({key})" for key in held)
    if not can_ask(assume_yes=session.settings.assume_yes):
        first = held[0] if held else "CONTACT"
        raise RefusedError("handover_to_whom", function=role, first=first, known=known)
    return ask(_("Who takes over? {known}", known=known))
