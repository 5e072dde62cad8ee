"""`incplan approve`."""

import sys
from dataclasses import replace
from datetime import timedelta
from typing import Annotated

import typer

from incplan.app.plan.approve import (
    ApprovalGiven,
    ReadyToApprove,
    accept_words,
    approve,
    ready_to_approve,
    standing_errors,
)
from incplan.app.validation.validate import validate
from incplan.cli.output import phrases
from incplan.cli.output.present import Answer
from incplan.cli.output.receipts import on_disk
from incplan.cli.output.screen import Screen, new_screen
from incplan.cli.output.streams import say_aside
from incplan.cli.parsing.days import moment
from incplan.cli.parsing.options import AtOption, ByOption, NoteOption
from incplan.cli.prompts.ask import can_ask, choose
from incplan.cli.screens.plan.open_points import said_points, show_open_points
from incplan.cli.screens.plan.unsaved import ignored_line, some
from incplan.cli.screens.response.warnings import receipt_warnings
from incplan.cli.screens.validation.finding_words import accepted_note
from incplan.cli.session.session import Session, open_session
from incplan.errors import REFUSED, RefusedError, UsageError
from incplan.i18n.catalogue import N_, _, ngettext_
from incplan.i18n.findings import finding_message
from incplan.i18n.labels import LABELS, label
from incplan.i18n.sentences import error_sentence
from incplan.plan.filling.mending import mending

WRITES = True
HELP = N_(
    """Approve the plan as its files stand, in the name of management.

    Management or a deputy approves, once no error stands that management did not accept. What is
    still open (placeholders, warnings, what was never exercised) is shown and asked about; where
    nobody can be asked, --open-points known says that management saw it. The approval and the
    files it is of are committed together; any later change of them shows in `incplan validate`."""
)
EXAMPLES = (
    "incplan approve --by claire",
    "incplan approve --by claire --open-points known",
    'incplan approve --by claire --version 2026.2 --note "board meeting of 12 November"',
)
_KNOWN = "known"
#: For how long an acceptance is proposed; whoever gives it says until when.
_ACCEPTED_FOR = timedelta(days=183)


def command(
    ctx: typer.Context,
    function: Annotated[
        str,
        typer.Option(
            "--function",
            metavar=_("TEXT"),
            help=_("In which function, if it is not management."),
            show_default=False,
        ),
    ] = "",
    version: Annotated[
        str | None,
        typer.Option(
            "--version",
            metavar=_("VERSION"),
            help=_("The version meant; refused when plan.yaml bears another one."),
        ),
    ] = None,
    points: Annotated[
        str | None,
        typer.Option(
            "--open-points", metavar=_KNOWN, help=_("Management saw what is still open: known.")
        ),
    ] = None,
    note: NoteOption = "",
    at: AtOption = None,
    by: ByOption = None,
) -> Answer:
    """Approve the plan."""
    if points is not None and points != _KNOWN:
        raise UsageError("not_in_list", given=points[:80], option="--open-points", known=_KNOWN)
    session = open_session(ctx, by=by)
    when = moment(session, at)
    try:
        ready = ready_to_approve(session.desk, version)
    except RefusedError as refusal:
        if refusal.code != "approve_refused" or session.settings.json:
            raise
        return _refused(session, refusal)
    if ready.open_points and points is None:
        if not can_ask():
            return _not_asked(session, ready)
        _ask(session, ready)
    result = approve(session.desk, ready, function=function, text=note, at=when)
    told = replace(result.receipt, not_committed=None)  # `_not_saved` reports it better
    warnings = (*_not_saved(session, result), *receipt_warnings(session, told))
    return Answer(result, lambda screen: _show(screen, session, result), warnings=warnings)


def _refused(session: Session, refusal: RefusedError) -> Answer:
    """What stands against an approval, and the command by which management accepts each of it."""
    desk = session.desk
    standing = standing_errors(validate(desk).diagnostics)
    until = desk.local_now.date() + _ACCEPTED_FOR

    def show(screen: Screen) -> None:
        for item in standing:
            said = finding_message(session.translator, item.code, item.params)
            screen.line(f"{item.path}:{item.line} ({item.code})", "bold")
            screen.line(said, indent=2)
            if (mended := mending(item)).startswith("incplan fill"):
                screen.line(phrases.named(_("Mend it"), mended), indent=2)
            if command := accept_words(item, desk.by or "", until):
                screen.line(
                    phrases.named(_("Or accept it knowingly, for a time"), command), indent=2
                )

    return Answer(
        standing,
        show,
        REFUSED,
        warnings=(error_sentence(session.translator, refusal.code, refusal.params),),
    )


def _not_asked(session: Session, ready: ReadyToApprove) -> Answer:
    """What is open, and how to say that management saw it; nothing was recorded."""
    session.settings.command = "open-points"
    words = _("Not approved: this is still open, and nobody can be asked here.")
    further = _(
        "Once management has seen it: incplan approve --by {by} --open-points known", by=ready.by
    )
    return Answer(
        said_points(ready.open_points, session.translator),
        lambda screen: show_open_points(screen, ready.open_points, session.translator),
        REFUSED,
        warnings=(words, further),
    )


def _ask(session: Session, ready: ReadyToApprove) -> None:
    """Raises RefusedError for a no."""
    screen = new_screen(session.settings.colour, sys.stderr)
    show_open_points(screen, ready.open_points, session.translator)
    say_aside(screen.text())
    answers = (("yes", _("Yes")), ("no", _("No")))
    if choose(_("Approve the plan with what is still open?"), answers, "no") != "yes":
        raise RefusedError("approve_declined")


def _show(screen: Screen, session: Session, result: ApprovalGiven) -> None:
    t = session.translator
    key = f"role.{result.function}"
    said = label(t, key) if key in LABELS else result.function
    screen.line(
        _(
            "Version {version} approved by {by} ({function}).",
            version=result.version,
            by=result.by,
            function=said,
        ),
        "bold green",
    )
    files = ngettext_("{count} file", "{count} files", result.files)
    screen.line(_("{files}, fingerprint {code}", files=files, code=result.fingerprint), indent=2)
    covered = t.listed(label(t, f"part.{part}") for part in result.covers)
    recorded = t.listed(label(t, f"part.{part}") for part in result.recorded)
    screen.line(_("Approved: {parts}", parts=covered), indent=2)
    screen.line(_("Noted with it, free to change: {parts}", parts=recorded), indent=2)
    if result.open_points:
        count = len(result.open_points)
        screen.line(_("Seen and still open: {count}", count=count), indent=2)
    for item in result.accepted:
        screen.line(f"{item.code} {item.path}: {accepted_note(item)}", indent=2)
    if result.saved:
        screen.line(_("Saved with it: {files}", files=some(result.saved)), indent=2)
    screen.line(on_disk(result.event, result.receipt.waiting), "dim", indent=2)


def _not_saved(session: Session, result: ApprovalGiven) -> tuple[str, ...]:
    """That git did not take the approval, or files that it is of."""
    ignored = ignored_line(result.ignored_files)
    if result.not_saved is None:
        return ignored
    reason = error_sentence(session.translator, result.not_saved, {})
    said = _("The approval is recorded on disk, not saved in git: {reason}", reason=reason)
    if not result.unsaved:
        return (said, *ignored)
    files = some(result.unsaved)
    return (said, _("Not saved with it: {files}. Later: incplan save", files=files), *ignored)
