"""`incplan import undo`: take an import back."""

from typing import Annotated

import typer

from incplan.app.intake.undo import Undone, undo_import
from incplan.cli.output import phrases
from incplan.cli.output.present import Answer
from incplan.cli.output.screen import Screen
from incplan.cli.parsing.options import ByOption
from incplan.cli.session.session import open_session
from incplan.i18n.catalogue import N_, _, ngettext_
from incplan.i18n.sentences import error_sentence

WRITES = True
HELP = N_(
    """Take an import back: the last one, or the one with this number.

    Files that it made are removed, those that it changed are as before. A file that somebody has
    changed since stays as it is, and is named; so does what a file or entry that remains refers to,
    such as a contact who holds a function. Git is not needed for it."""
)
EXAMPLES = ("incplan import undo", "incplan import undo 3")
_JOURNALS = ("incidents/", "exercises/")
_MARKS = ("incidents/closed/", "exercises/closed/")
_UNSAID = (None, "git.off", "git.not_a_repository")


def command(
    ctx: typer.Context,
    number: Annotated[
        int | None,
        typer.Argument(metavar="[N]", help=_("Number of the import. Default: the last.")),
    ] = None,
    by: ByOption = None,
) -> Answer:
    """Take an import back."""
    session = open_session(ctx, by=by)
    result = undo_import(session.desk, number)
    warnings: tuple[str, ...] = ()
    if result.not_saved not in _UNSAID:
        reason = error_sentence(session.translator, result.not_saved or "", {})
        said = _("On disk, not saved in git: {reason} Later: incplan save", reason=reason)
        warnings = (said,)
    return Answer(result, lambda screen: _show(screen, result), warnings=warnings)


def _show(screen: Screen, result: Undone) -> None:
    names = ", ".join(result.sources)
    screen.line(
        _("Import {number} is taken back: {names}.", number=result.number, names=names),
        "bold green",
    )
    shared = {item.path for item in result.shared}
    changed = tuple(path for path in result.kept if path not in shared)
    for title, paths in (
        (_("Removed"), result.removed),
        (_("As before"), result.restored),
        (_("Only what it had put there is gone, later imports changed it too"), result.reduced),
        (_("Changed since, so left as they are"), changed),
    ):
        if paths:
            screen.line(phrases.named(title, ", ".join(_shown(paths))), indent=2)
    if result.waits_for:
        numbers = ", ".join(str(item) for item in result.waits_for)
        said = _("What import {numbers} changed too goes when that is taken back.", numbers=numbers)
        screen.line(said, indent=2)
    if result.also:
        numbers = ", ".join(str(item) for item in result.also)
        screen.line(_("With it went what import {numbers} had left.", numbers=numbers), indent=2)
    if result.answers:
        said = ngettext_(
            "{count} answer is forgotten: it is asked again.",
            "{count} answers are forgotten: they are asked again.",
            result.answers,
        )
        screen.line(said, indent=2)
    _stays(screen, result)


def _stays(screen: Screen, result: Undone) -> None:
    """What stays, and for whom: for other imports, for files that name it."""
    why: dict[str, list[str]] = {}
    for one in result.shared:
        numbers = ", ".join(str(number) for number in one.numbers)
        title = _("Left, since import {numbers} has it too", numbers=numbers)
        why.setdefault(title, []).append(one.path)
    for item in result.referred:
        title = _("Left, since it is named in {files}", files=", ".join(_shown(item.by)))
        why.setdefault(title, []).append(item.path)
    for title, stay in why.items():
        screen.line(phrases.named(title, ", ".join(_shown((*stay,)))), indent=2)


def _shown(paths: tuple[str, ...]) -> tuple[str, ...]:
    """The files; of an incident its folder, however many entries it had."""
    kept = (path for path in paths if not path.startswith(_MARKS))
    return tuple(
        dict.fromkeys(
            path.rpartition("/")[0] if path.startswith(_JOURNALS) else path for path in kept
        )
    )
