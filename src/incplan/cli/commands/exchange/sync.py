"""`incplan sync`."""

from typing import TYPE_CHECKING, Final

import typer

from incplan.app.exchange.sync import sync
from incplan.app.exchange.unheld import with_unheld
from incplan.cli.output.present import Answer
from incplan.cli.output.screen import Screen
from incplan.cli.screens.integrity.held import held_lines
from incplan.cli.screens.plan.unsaved import not_shared_lines
from incplan.cli.session.session import Session, open_session
from incplan.errors import FINDINGS, NOT_WRITTEN, REFUSED
from incplan.i18n.catalogue import N_, _, ngettext_
from incplan.i18n.sentences import error_sentence

if TYPE_CHECKING:
    from incplan.app.exchange.sync import Synced

WRITES = True
HELP = N_(
    """Bring waiting entries home, commit them, and exchange them with the git remote.

    Fetches, merges and pushes; never rewrites, never forces. Plan files go along once they are
    saved; those that are not are named and stay here. Leaves with 4 when the remote could
    not be reached (everything is safe here and goes with the next sync), with 5 when somebody has
    to settle a conflict first, with 1 when words that were removed still stand in a reference here
    or, as fetched, at the remote: it names them and says how to clean them."""
)
EXAMPLES = ("incplan sync", "incplan sync --json")
_FINE: Final = ("done", "no_remote", "no_repository")
_TO_SETTLE: Final = ("conflict", "local_changes", "unrelated", "blocked", "unsafe", "unheld")


def command(ctx: typer.Context) -> object:
    """Synchronise with the remote."""
    session = open_session(ctx)
    result = with_unheld(session.desk, sync(session.desk, brought_home=session.brought_home))
    code = 0 if result.outcome in _FINE else NOT_WRITTEN
    code = REFUSED if result.outcome in _TO_SETTLE else code
    code = FINDINGS if code == 0 and result.still_held else code
    said = (
        *_not_followed(session, result),
        *_stopped(session, result),
        *held_lines(session.translator, result.still_held),
    )
    return Answer(result, lambda screen: _show(screen, result), code, warnings=said)


def _show(screen: Screen, result: "Synced") -> None:
    if result.brought_home:
        files = ngettext_("{count} file", "{count} files", result.brought_home)
        screen.line(_("Brought home from your own directory: {files}", files=files))
    for item in result.came_in:
        files = ngettext_("{count} file", "{count} files", item.files)
        name = _("the plan's own journal") if item.id == "journal" else item.id
        screen.line(_("{name}: {files} came in", name=name, files=files))
    if result.sent:
        files = ngettext_("{count} file", "{count} files", result.sent)
        screen.line(_("Sent to {remote}: {files}", remote=result.remote, files=files))
    for count, words in (
        (result.plan_files_came, N_("Plan files that came in: {count}")),
        (result.plan_files_sent, N_("Plan files sent: {count}")),
    ):
        if count:
            screen.line(_(words, count=count))
    if result.pushed_to and result.outcome == "done":
        ways = {"fetched": result.fetched_from, "pushed": result.pushed_to}
        screen.line(_("Fetched from {fetched}, sent to {pushed}; both have the same.", **ways))
    elif result.outcome == "done" and (result.unsaved or result.ignored_files):
        screen.line(_("What is saved is the same here and at {remote}.", remote=result.remote))
    elif result.outcome == "done":
        screen.line(_("The same here and at {remote}.", remote=result.remote), "green")


def _not_followed(session: Session, result: "Synced") -> tuple[str, ...]:
    """Settings of the repository that say something else than what was done."""
    told = (
        ("sync.ignored", [key for key in result.ignored if key not in result.own_way]),
        ("sync.own_way", result.own_way),
        ("sync.variables", result.variables),
    )
    return tuple(
        error_sentence(session.translator, code, {"files": ", ".join(names)})
        for code, names in told
        if names
    )


def _stopped(session: Session, result: "Synced") -> tuple[str, ...]:
    """What stopped the exchange, git's own message, and how many files still wait."""
    if result.outcome == "done":
        return not_shared_lines(result.unsaved, result.ignored_files)
    params: dict[str, object] = {
        "remote": result.remote or "",
        "fetched": result.fetched_from or "",
        "pushed": result.pushed_to or "",
        "files": ", ".join(result.files[:10]),
    }
    said = [error_sentence(session.translator, f"sync.{result.outcome}", params)]
    if result.outcome == "blocked":
        said = [error_sentence(session.translator, result.detail, {})]
    elif result.detail:
        said.append(_("git says: {words}", words=result.detail))
    if result.waiting and result.outcome != "apart":
        said.append(
            ngettext_(
                "{count} file is safe here and waits for the next sync.",
                "{count} files are safe here and wait for the next sync.",
                result.waiting,
            )
        )
    return (*said, *not_shared_lines(result.unsaved, result.ignored_files))
