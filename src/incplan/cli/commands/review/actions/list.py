"""`incplan actions list`."""

from pathlib import Path
from typing import Annotated, Final

import typer

from incplan.app.desk.naming import known_contact
from incplan.app.register.lessons import read_reviews
from incplan.app.review.actions import ActionFilter, ActionList, action_list
from incplan.cli.output.outlet import check_outlet, outlet
from incplan.cli.output.present import Answer
from incplan.cli.output.screen import Screen
from incplan.cli.parsing.days import day
from incplan.cli.parsing.options import IncidentOption, TeamOption
from incplan.cli.parsing.values import word
from incplan.cli.screens.response.unread import hidden_incidents, unread_warnings
from incplan.cli.screens.review.actions import show_actions
from incplan.cli.session.session import Session, open_session
from incplan.documents.audiences.editions import edition_for
from incplan.documents.content.sheets import Sheet
from incplan.documents.formats.data.csv import render_csv
from incplan.documents.views.review.actions import action_days, actions_table
from incplan.documents.wording.wording import Wording
from incplan.errors import UNREADABLE
from incplan.frozen import replace
from incplan.i18n.catalogue import N_, _
from incplan.i18n.findings.gaps import gaps_told
from incplan.plan.files.review import ActionKind, ActionTarget, Priority
from incplan.vocabulary import Audience

FOLDS = True
HELP = N_(
    """Every action that reviews asked for, the overdue first; what incidents put in question."""
)
EXAMPLES = (
    "incplan actions",
    "incplan actions --open --owner nadia",
    "incplan actions --format ics --output actions.ics",
)
FORMATS: Final = ("table", "json", "csv", "ics")


def command(
    ctx: typer.Context,
    only_open: Annotated[bool, typer.Option("--open", help=_("Only what is not done."))] = False,
    overdue: Annotated[bool, typer.Option("--overdue", help=_("Only what is late."))] = False,
    owner: Annotated[str | None, typer.Option("--owner", metavar=_("CONTACT"))] = None,
    target: Annotated[str | None, typer.Option("--target", help=_("What it revises."))] = None,
    kind: Annotated[str | None, typer.Option("--kind", metavar="detect|prevent|correct")] = None,
    priority: Annotated[str | None, typer.Option("--priority", metavar="high|normal|low")] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="YYYY-MM-DD", help=_("Due until."))
    ] = None,
    form: Annotated[str, typer.Option("--format", metavar="table|json|csv|ics")] = "table",
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar=_("FILE"))] = None,
    force: Annotated[bool, typer.Option("--force", help=_("Write over a file."))] = False,
    incident: IncidentOption = None,
    audience: TeamOption = "team",
) -> Answer:
    """List actions."""
    edition_for("actions", word(Audience, audience, "--audience"))
    session = open_session(ctx)
    check_outlet(session.settings, form, FORMATS, output, force=force)
    plan = session.desk.plan()
    wanted = ActionFilter(
        owner=known_contact(plan, owner) if owner else None,
        target=word(ActionTarget, target, "--target") if target else None,
        kind=word(ActionKind, kind, "--kind") if kind else None,
        priority=word(Priority, priority, "--priority") if priority else None,
        incident=session.desk.resolve(incident) if incident else None,
        only_open=only_open,
        overdue=overdue,
        until=day(until, session.desk.local_now.date()) if until else None,
    )
    result = action_list(session.desk, wanted)
    hidden = (*hidden_incidents(session), *unread_warnings(read_reviews(session.desk)[1]))
    if form in ("csv", "ics"):
        content = _content(session, result, form, hidden)
        made = outlet("actions", form, content, output, force=force)
        return replace(made, exit_code=UNREADABLE if hidden else 0, warnings=hidden)

    def show(screen: Screen) -> None:
        if result.actions or not hidden:
            show_actions(screen, session, result)

    return Answer(result, show, UNREADABLE if hidden else 0, warnings=hidden)


def _content(session: Session, result: ActionList, form: str, hidden: tuple[str, ...]) -> bytes:
    """The file; `hidden` tells what could not be read for it."""
    say = Wording(session.desk.plan(), session.translator)
    gaps = gaps_told(session.translator, session.desk.gaps(), named=True)
    remarks = (*(gaps.split("\n") if gaps else ()), *hidden)
    if form == "csv":
        table = actions_table(say, result.actions)
        return render_csv(Sheet("actions", table.columns, table.rows), ",", remarks=remarks)
    # Late import: icalendar, for a calendar alone.
    from incplan.documents.formats.data.action_calendar import calendar_bytes

    told = "\n".join(remarks)
    return calendar_bytes(action_days(say, result.actions), session.desk.now, told)
