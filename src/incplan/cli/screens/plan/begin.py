"""No plan here: what to do in an emergency all the same, and how to begin."""

from collections.abc import Sequence

from incplan.cli.output.screen import Screen, new_screen
from incplan.i18n.catalogue import _


def begin_screen(folder: str, beside: Sequence[str]) -> Screen:
    """`beside` are folders below this one that hold a plan."""
    screen = new_screen(None)
    screen.line(_("No plan here, nor in a folder above: {folder}", folder=folder), "bold")
    screen.line(_("Anybody in danger: call 112 first."), "bold")
    if beside:
        screen.line(_("Plans in this folder:"))
        for name in beside:
            screen.line(f"incplan -C {name}", indent=2)
    screen.line(_("All commands: {command}", command="incplan help"))
    screen.line(_("Begin a plan, by questions: {command}", command="incplan init plan"))
    return screen
