"""`incplan save`."""

import sys
from typing import Annotated

import typer

from incplan.app.plan.save import Saved, ToSave, save, what_to_save
from incplan.cli.output.present import Answer
from incplan.cli.output.screen import Screen, new_screen
from incplan.cli.output.streams import say_aside
from incplan.cli.prompts.ask import can_ask, choose
from incplan.cli.screens.plan.changes import show_changes, show_files
from incplan.cli.session.session import Session, open_session
from incplan.errors import REFUSED, RefusedError, UsageError
from incplan.i18n.catalogue import N_, _, ngettext_

WRITES = True
HELP = N_(
    """Save the plan: commit every plan file that changed, after a summary in words.

    Plan files are all but journal/, incidents/ and exercises/, whose entries are committed as they
    are written. Asks on a terminal; elsewhere --yes is needed. Nothing is sent: incplan sync does
    that. Leaves with 4 where git cannot commit, with 5 where nobody can be asked."""
)
EXAMPLES = ('incplan save "New numbers of the electricians"', "incplan save --yes")


def command(
    ctx: typer.Context,
    message: Annotated[
        list[str] | None,
        typer.Argument(metavar=_("[MESSAGE]"), help=_("What changed, for those who read later.")),
    ] = None,
) -> Answer:
    """Save the plan."""
    session = open_session(ctx)
    if not session.settings.commit:
        raise UsageError("save_commits")
    wanted = what_to_save(session.desk, session.translator)
    if not wanted.files:
        nothing = save(session.desk, wanted)
        return Answer(nothing, lambda screen: screen.line(_("Every plan file is saved."), "green"))
    if not session.settings.assume_yes:
        if not can_ask():
            return _not_asked(session, wanted)
        _ask(session, wanted)
    done = save(session.desk, wanted, " ".join(message or ()))
    asked = not session.settings.assume_yes
    return Answer(done, lambda screen: _show(screen, session, done, asked=asked))


def _not_asked(session: Session, wanted: ToSave) -> Answer:
    """What would be saved, and how to say yes; nothing was committed."""
    session.settings.command = "to-save"
    said = _("Nothing was saved: nobody can be asked here.")
    further = _("If this is right: incplan save --yes")
    return Answer(
        wanted,
        lambda screen: _summary(screen, session, wanted),
        REFUSED,
        warnings=(said, further),
    )


def _ask(session: Session, wanted: ToSave) -> None:
    """Raises RefusedError for a no."""
    screen = new_screen(session.settings.colour, sys.stderr)
    _summary(screen, session, wanted)
    say_aside(screen.text())
    answers = (("yes", _("Yes")), ("no", _("No")))
    if choose(_("Save this?"), answers, "yes") != "yes":
        raise RefusedError("save_declined")


def _summary(screen: Screen, session: Session, wanted: ToSave | Saved) -> None:
    count = len(wanted.files)
    screen.line(
        ngettext_("{count} plan file to save:", "{count} plan files to save:", count), "bold"
    )
    show_files(screen, session.translator, wanted.files)
    show_changes(screen, session.translator, wanted.changes)


def _show(screen: Screen, session: Session, done: Saved, *, asked: bool) -> None:
    """What was saved; the summary too when nobody has seen it yet."""
    if not asked:
        _summary(screen, session, done)
        screen.line()
    count = ngettext_("{count} file", "{count} files", len(done.files))
    screen.line(_("Saved: {files}. To send it: incplan sync", files=count), "green")
    commit = (done.commit or "")[:12]
    screen.line(_("commit {commit}: {subject}", commit=commit, subject=done.subject), "dim", 2)
