"""The report of where an incident stands, with who is to hear it and until when."""

from incplan.app.response.situation.report_due import ReportDue
from incplan.app.response.situation.situation_report import SituationReport
from incplan.cli.output import phrases
from incplan.cli.output.screen import Screen
from incplan.cli.session.session import Session
from incplan.i18n.catalogue import _
from incplan.i18n.labels import label
from incplan.i18n.time.durations import human


def show_report(screen: Screen, result: SituationReport, session: Session) -> None:
    """The text; for a function, first whom to tell, and last how to record that it was told."""
    due = result.due
    if due is not None:
        _to_whom(screen, due, session)
    for line in result.text.split("\n"):
        screen.line(line)
    if due is not None and due.limit_at is not None:
        screen.line()
        command = f"incplan report --for {due.recipient} --said"
        screen.line(_("Once said: {command}", command=command))


def _to_whom(screen: Screen, due: ReportDue, session: Session) -> None:
    translator, now = session.translator, session.desk.local_now
    who = phrases.reach(due.person, count=1) if due.person else _("nobody named")
    screen.line(_("For {person}, {function}", person=who, function=due.recipient_label), "bold")
    if due.limit_at is not None and due.every is not None:
        left = phrases.left(translator, due.left)
        words = _(
            "Due at {time} ({left}): {level}, every {span}.",
            time=phrases.moment(translator, due.limit_at, now),
            left=left,
            level=label(translator, f"level.{due.level}"),
            span=human(due.every, translator.language),
        )
        last = phrases.moment(translator, due.last_at, now)
        told = _("Last report: {time}.", time=last) if last else _("First report.")
        screen.line(f"{words} {told}")
    screen.line()
