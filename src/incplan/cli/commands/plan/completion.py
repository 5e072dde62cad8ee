"""`incplan completion`."""

from typing import Annotated

import typer

from incplan.cli.completion.install import SHELLS, Installed, install, script
from incplan.cli.output.present import Answer
from incplan.cli.output.screen import Screen
from incplan.errors import UsageError
from incplan.i18n.catalogue import N_, _

HELP = N_(
    """Let the Tab key complete commands, options, and the ids and names of your plan.

    Prints the script of a shell, to be read by it; with --install, puts it where the shell looks.
    Your own start files are not changed."""
)
EXAMPLES = (
    "incplan completion bash --install",
    "incplan completion zsh",
)


def command(
    ctx: typer.Context,
    shell: Annotated[
        str, typer.Argument(metavar="bash|zsh|fish|powershell", help=_("For which shell."))
    ],
    put: Annotated[
        bool, typer.Option("--install", help=_("Put it in place, and say where."))
    ] = False,
) -> Answer:
    """Print or install the script of a shell."""
    del ctx
    if shell not in SHELLS:
        raise UsageError("not_in_list", given=shell[:40], option="SHELL", known=", ".join(SHELLS))
    if not put:
        text = script(shell)
        return Answer({"shell": shell, "script": text}, raw=text)
    done = install(shell)
    return Answer(done, lambda screen: _show(screen, done))


def _show(screen: Screen, done: Installed) -> None:
    screen.line(_("Put in place: {path}", path=done.file))
    if done.line:
        told = (
            _(
                "bash-completion reads it there. Without that package, add to {path}:",
                path=done.profile,
            )
            if done.found
            else _("Add this line to {path}:", path=done.profile)
        )
        screen.line(told)
        screen.lines.append(f"  {screen.inert(done.line)}")
    screen.line(_("It works in every shell that you start after that."))
