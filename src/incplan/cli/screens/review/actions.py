"""The list of actions on a screen, and what is to be read again."""

from collections.abc import Iterator

from incplan.app.review.actions import ActionList
from incplan.cli.output import phrases
from incplan.cli.output.screen import Screen
from incplan.cli.session.session import Session
from incplan.documents.views.review.actions import action_status
from incplan.documents.views.review.review_actions import TARGETS
from incplan.documents.wording.wording import Wording
from incplan.i18n.catalogue import _, ngettext_
from incplan.i18n.labels.doubt import in_doubt_sentence
from incplan.i18n.time.dates import short_date
from incplan.incident.review.follow_up import FollowUp


def show_actions(screen: Screen, session: Session, result: ActionList) -> None:
    """How many are open, then one after the other, then what waits to be read again."""
    say = Wording(session.desk.plan(), session.translator)
    if told := in_doubt_sentence(session.translator, result.in_doubt):
        screen.line(told, "red")
    counted = ngettext_("{count} open action", "{count} open actions", result.open)
    screen.line(_("{open}, {late} overdue", open=counted, late=result.overdue), "bold")
    if not result.actions:
        screen.line(_("No action."))
    for item in result.actions:
        style = "red" if item.overdue else "" if item.is_open else "dim"
        facts = (
            short_date(item.due, session.translator.language) if item.due else _("no date"),
            action_status(say, item),
            say.person(item.owner) or _("no owner"),
            say.t(TARGETS[item.target]) if item.target else "",
        )
        screen.line(f"{item.key}  {'  '.join(fact for fact in facts if fact)}", style)
        screen.line(item.what, indent=4)
    waiting = [item for item in result.to_review if item.waits]
    if waiting:
        screen.heading(_("To be read again (links B, I and J)"))
    for target in waiting:
        name = say.t(TARGETS[target.target])
        screen.line(phrases.named(name, "; ".join(_asked_by(target))), indent=2)
    first = next((item for item in result.actions if item.is_open), None)
    if first is not None:
        command = f"incplan actions done {first.key}"
        screen.end(_("Once done: {command}", command=command), command)


def _asked_by(target: FollowUp) -> Iterator[str]:
    """The incidents and the projects that a document waits to be read for."""
    if target.incidents:
        named = _("asked for by a review") if target.asked else _("after each incident")
        yield f"{', '.join(target.incidents)} ({named})"
    if target.projects:
        names = ", ".join(item.what for item in target.projects)
        yield f"{names} ({_('for each project')})"
