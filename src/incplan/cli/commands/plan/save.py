"""`incplan save`."""

import sys
from typing import Annotated

import typer

from incplan.app.plan.save import Saved, ToSave, save, what_to_save
from incplan.cli.output.present import Answer
from incplan.cli.output.screen import Screen, new_screen
from incplan.cli.output.streams import say_aside
from incplan.cli.prompts.ask import can_ask, choose
from incplan.cli.screens.plan.awareness import show_to_brief
from incplan.cli.screens.plan.changes import show_changes, show_files
from incplan.cli.screens.plan.unsaved import ignored_line
from incplan.cli.session.session import Session, open_session
from incplan.errors import NOT_WRITTEN, REFUSED, RefusedError, UsageError
from incplan.i18n.catalogue import N_, _, ngettext_

WRITES = True
HELP = N_(
    """Save the plan: commit every plan file that changed, after a summary in words.

    Plan files are all but journal/, incidents/ and exercises/, whose entries are committed as they
    are written. Asks on a terminal; elsewhere --yes is needed. Nothing is sent: incplan sync does
    that. Leaves with 4 where git cannot commit or a rule of git keeps a plan file out, with 5 where
    nobody can be asked."""
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
    ignored = ignored_line(wanted.ignored_files)
    code = NOT_WRITTEN if ignored else 0
    if not wanted.files:
        nothing = save(session.desk, wanted)
        return Answer(
            nothing, lambda screen: _nothing_to_save(screen, wanted), code, warnings=ignored
        )
    if not session.settings.assume_yes:
        if not can_ask():
            return _not_asked(session, wanted)
        _ask(session, wanted)
    done = save(session.desk, wanted, " ".join(message or ()))
    asked = not session.settings.assume_yes
    return Answer(
        done, lambda screen: _show(screen, session, done, asked=asked), code, warnings=ignored
    )


def _nothing_to_save(screen: Screen, wanted: ToSave) -> None:
    if wanted.ignored_files:
        screen.line(_("Every other plan file is saved."))
    else:
        screen.line(_("Every plan file is saved."), "green")


def _not_asked(session: Session, wanted: ToSave) -> Answer:
    """What would be saved, and how to say yes; nothing was committed."""
    session.settings.command = "to-save"
    said = _("Nothing was saved: nobody can be asked here.")
    further = _("If this is right: incplan save --yes")
    return Answer(
        wanted,
        lambda screen: _summary(screen, session, wanted),
        REFUSED,
        warnings=(*ignored_line(wanted.ignored_files), said, further),
    )


def _ask(session: Session, wanted: ToSave) -> None:
    """Raises RefusedError for a no."""
    screen = new_screen(session.settings.colour, sys.stderr)
    _summary(screen, session, wanted)
    for sentence in ignored_line(wanted.ignored_files):
        screen.line(sentence, "yellow")
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
    if isinstance(wanted, Saved) and wanted.new_id:
        screen.line(_("The plan gets an id of its own: {id}", id=wanted.new_id), indent=2)
    elif isinstance(wanted, ToSave) and wanted.gets_id:
        screen.line(_("The plan gets an id of its own, in plan.yaml."), indent=2)
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
    show_to_brief(screen, done.to_brief, session.translator)
