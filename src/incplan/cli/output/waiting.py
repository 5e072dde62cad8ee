"""Words that are not in the plan: said after every command, on standard error, whatever it was."""

import sys
from typing import Final

from incplan.cli.output.present import warn
from incplan.cli.output.screen import new_screen
from incplan.cli.output.streams import say_aside
from incplan.cli.session.settings import Settings
from incplan.errors import NOT_WRITTEN
from incplan.i18n.catalogue import N_, _, active_translator, ngettext_
from incplan.i18n.sentences import error_sentence
from incplan.store.journal.waiting import Doubtful

#: The command that takes home what waits, where the plan can be written again.
_HOME: Final = "incplan sync"
_REASONS: Final = {
    "disk_full": N_("disk full"),
    "read_only": N_("read-only disk"),
    "permission": N_("no permission to write"),
}
_OTHER: Final = N_("the disk reports an error")


def say_waiting(settings: Settings, code: int) -> int:
    """Say what is kept elsewhere. Returns the exit code: 4 when the plan could not be written."""
    desk = settings.desk
    if desk is None:
        return code
    found = desk.found()
    if not settings.told_waiting:
        _say_kept(settings)
    said: list[str] = []
    if settings.came_home:
        said.append(
            _("Entries kept elsewhere are now in the plan: {count}", count=settings.came_home)
        )
    if (files := found.ours.files) and not settings.told_waiting:
        folders = ", ".join(dict.fromkeys(str(path.parent.parent) for path in files))
        said.append(
            _(
                "Entries that are NOT YET in the plan: {count}, in {path}; the next command that "
                "can write brings them home.",
                count=len(files),
                path=folders,
            )
        )
    said.extend(_whose(item, desk.organisation()) for item in found.doubtful)
    warn(settings.colour, tuple(said))
    return NOT_WRITTEN if settings.kept and code == 0 else code


def waiting_on_top(settings: Settings) -> list[str]:
    """What an answer in a window says first: what waits, why, and what takes it in; two rows."""
    desk = settings.desk
    count = len(desk.found().ours.files) if desk is not None else 0
    screen = new_screen(settings.colour, sys.stderr)
    kept = settings.kept
    if kept:
        why = _(_REASONS.get(kept[-1].reason, _OTHER))
        said = ngettext_(
            "!! NOT in the plan ({why}): {count} entry, safe on this computer. "
            "Take it in: {command}",
            "!! NOT in the plan ({why}): {count} entries, safe on this computer. "
            "Take them in: {command}",
            max(count, len(kept)),
            why=why,
            command=_HOME,
        )
    else:
        said = ngettext_(
            "!! {count} entry waits outside the plan, on this computer. Take it in: {command}",
            "!! {count} entries wait outside the plan, on this computer. Take them in: {command}",
            count,
            command=_HOME,
        )
    screen.line(said, "red" if kept else "yellow")
    return screen.lines


def _say_kept(settings: Settings) -> None:
    """What this command could not write into the plan, in red: where it is, and why."""
    if not settings.kept:
        return
    translator = active_translator()
    folders = ", ".join(dict.fromkeys(str(item.path.parent) for item in settings.kept))
    screen = new_screen(settings.colour, sys.stderr)
    screen.line(error_sentence(translator, "spooled", {"path": folders}), "red")
    reasons = [error_sentence(translator, item.reason, item.params) for item in settings.kept]
    for reason in dict.fromkeys(reasons):
        screen.line("- " + reason, indent=2)
    say_aside(screen.text())


def _whose(item: Doubtful, ours: str | None) -> str:
    """Entries that may be another organisation's: where they are, and how to take them in."""
    if item.organisation is None:
        return _(
            "Entries that may be of another organisation wait in {path}: {count}. They are not "
            "taken into the plan of {ours}; if they belong here: incplan merge {path}",
            ours=ours or "?",
            path=str(item.folder),
            count=item.count,
        )
    return _(
        "Entries of {theirs} wait in {path}: {count}. They are not taken into the plan of {ours}; "
        'if they belong here: incplan merge {path} --organisation "{theirs}"',
        theirs=item.organisation,
        ours=ours or "?",
        path=str(item.folder),
        count=item.count,
    )
