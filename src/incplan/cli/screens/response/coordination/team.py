"""The response team and the meetings of an incident on the screen."""

from incplan.app.response.coordination.lines import MeetingLine, MemberLine
from incplan.app.response.coordination.meeting import Meetings
from incplan.app.response.coordination.team import Team
from incplan.cli.output import phrases
from incplan.cli.output.screen import Screen
from incplan.cli.session.session import Session
from incplan.i18n.catalogue import _
from incplan.i18n.text.phones import readable_phone

_TEAM = "incplan team --help"
_REPORT = "incplan report"
_SILENT = ("email", "web", "group")


def show_team(screen: Screen, team: Team, session: Session) -> None:
    """Who leads, who is in the team with which task, and who left it."""
    if team.leads_name:
        screen.line(_("{name} leads.", name=team.leads_name))
    if not team.members:
        screen.line(_("Nobody is recorded in the response team."))
    for item in team.members:
        _member(screen, item, session)
    for item in team.left:
        now, translator = session.desk.local_now, session.translator
        time = phrases.moment(translator, item.left_at, now)
        screen.line(_("{name} left at {time}", name=item.name, time=time), "dim")
    screen.end(_("How to record who joins or leaves: {command}", command=_TEAM), _TEAM)


def _member(screen: Screen, item: MemberLine, session: Session) -> None:
    phone = next((n.value for n in item.numbers if n.kind not in _SILENT), "")
    since = phrases.moment(session.translator, item.since, session.desk.local_now)
    reach = f"{item.name}  {readable_phone(phone)}" if phone else item.name
    screen.line(reach, "bold")
    told = (item.task, ", ".join(item.functions), _("since {time}", time=since))
    screen.line(phrases.listed(told), indent=2)


def show_meetings(screen: Screen, found: Meetings, session: Session) -> None:
    """Every meeting held, and when the next one is."""
    if not found.held:
        screen.line(_("No meeting is recorded."))
    for item in found.held:
        _meeting(screen, item, session)
    if found.next_at is not None:
        time = phrases.moment(session.translator, found.next_at, session.desk.local_now)
        screen.line(_("Next meeting: {time}", time=time), "bold")
    screen.end(_("What to say in it: {command}", command=_REPORT), _REPORT)


def _meeting(screen: Screen, item: MeetingLine, session: Session) -> None:
    time = phrases.moment(session.translator, item.at, session.desk.local_now)
    chair = _("{name} chairs", name=item.chair_name) if item.chair else ""
    head = _("Meeting {number}, {time}", number=item.number, time=time)
    screen.line(", ".join(part for part in (head, chair) if part), "bold")
    names = ", ".join(item.present_names)
    screen.line(_("Present: {names}", names=names), indent=2)
    for line in (*item.decisions.split("\n"), *item.text.split("\n")):
        if line:
            screen.line(line, indent=2)
