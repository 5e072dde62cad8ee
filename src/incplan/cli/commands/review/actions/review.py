"""`incplan actions review`."""

from typing import Annotated

import typer

from incplan.app.review.actions import target_reviewed
from incplan.cli.commands.review.actions.recording import noted
from incplan.cli.output.present import Answer
from incplan.cli.parsing.days import moment
from incplan.cli.parsing.options import AtOption, ByOption, NoteOption
from incplan.cli.parsing.values import word
from incplan.cli.session.session import open_session
from incplan.errors import UsageError
from incplan.i18n.catalogue import N_, _
from incplan.incident.review.follow_up import TARGETS
from incplan.plan.files.review import ActionTarget

WRITES = True
HELP = N_(
    """Record that the risk assessment, the risk treatment, the continuity plan or the contracts
    were read again for the incidents and projects that ask for it (links B, I and J)."""
)
EXAMPLES = ('incplan actions review contract --changed --note "second line ordered" --by wim',)


def command(
    ctx: typer.Context,
    target: Annotated[
        str | None, typer.Argument(metavar=_("TARGET"), help=_("What was read again."))
    ] = None,
    changed: Annotated[
        bool | None,
        typer.Option("--changed/--no-change", help=_("Whether reading it again changed it.")),
    ] = None,
    note: NoteOption = "",
    at: AtOption = None,
    by: ByOption = None,
) -> Answer:
    """Record a target as read again."""
    if target is None:
        raise UsageError("which_target")
    read = _target(word(ActionTarget, target, "actions review"))
    if changed is None:
        raise UsageError("target_changed_or_not", target=read.value)
    session = open_session(ctx, by=by)
    when = moment(session, at)
    fact = target_reviewed(session.desk, read, changed=changed, text=note, at=when)
    asked = ", ".join((*fact.details["incidents"], *fact.details["projects"]))
    return noted(session, fact, _("Noted: read again for {incidents}.", incidents=asked))


def _target(given: ActionTarget) -> ActionTarget:
    if given not in TARGETS:
        known = ", ".join(item.value for item in TARGETS)
        raise UsageError("not_in_list", given=given.value, option="actions review", known=known)
    return given
