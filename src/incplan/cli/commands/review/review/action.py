"""`incplan review action`."""

from typing import Annotated

import typer

from incplan.app.review.answers import OpenReview
from incplan.cli.commands.review.review.writing import write
from incplan.cli.output.present import Answer
from incplan.cli.parsing.days import day
from incplan.cli.parsing.options import (
    ByOption,
    DueOption,
    IncidentOption,
    OwnerOption,
    PriorityOption,
    TargetOption,
)
from incplan.cli.parsing.values import word
from incplan.cli.session.session import Session
from incplan.errors import UsageError
from incplan.i18n.catalogue import N_, _
from incplan.incident.events.blank import is_blank
from incplan.plan.files.review import ActionKind, ActionTarget, Priority

WRITES = True
REACH = "any"
HELP = N_("""Add an action to the review: what, by whom, until when (S-089).""")
EXAMPLES = (
    'incplan review action "Second line" --owner nadia --due 2027-01-31 --target contract -i 2',
)


def command(
    ctx: typer.Context,
    what: Annotated[str, typer.Argument(metavar=_("WHAT"), help=_("What will be done."))],
    owner: OwnerOption = "",
    due: DueOption = "",
    kind: Annotated[str, typer.Option("--kind", metavar="detect|prevent|correct")] = "",
    target: TargetOption = "",
    priority: PriorityOption = "",
    incident: IncidentOption = None,
    by: ByOption = None,
) -> Answer:
    """Add an action."""
    if is_blank(what):
        raise UsageError("word_missing", name=_("WHAT"))
    action = {
        "what": what.strip(),
        "owner": owner.strip(),
        "due": "",
        "kind": word(ActionKind, kind, "--kind").value if kind.strip() else "",
        "target": word(ActionTarget, target, "--target").value if target.strip() else "",
        "priority": word(Priority, priority, "--priority").value if priority.strip() else "",
    }

    def change(session: Session, opened: OpenReview) -> None:
        if due.strip():
            action["due"] = day(due, session.desk.local_now.date()).isoformat()
        opened.action(action)

    return write(ctx, incident, by, change)
