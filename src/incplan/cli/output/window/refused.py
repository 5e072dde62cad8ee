"""A refusal in the window of a terminal: its headline stays, its last row can be typed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from incplan.cli.output.screen import Screen
from incplan.cli.output.window.fold import command_rows, typed_again
from incplan.cli.output.window.layout import Block, Item, fit
from incplan.cli.output.window.wrapping import last_command
from incplan.errors import USAGE
from incplan.i18n.catalogue import _

#: The most rows of a headline where the window is too low for all of it.
_HEADLINE: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """What was refused and why: a headline, what is missing, the line and the incident meant.

    `command` is the command of the line, with its sub-command: `tests record`; `follow` what to
    type next, where the refusal itself says so.
    """

    sentence: str
    details: Sequence[str]
    exit_code: int
    typed: Sequence[str] = ()
    command: str = ""
    follow: str = ""
    incident: str = ""


def show_refusal(screen: Screen, refusal: Refusal) -> None:
    """The headline, what is missing as far as the window goes, a count, and what can be typed."""
    screen.line(refusal.sentence, "red")
    for detail in refusal.details:
        screen.line("- " + detail, indent=2)
    if screen.height is None:
        return
    ended = last_command(screen.lines[-1]) and not refusal.follow
    end = [] if ended else _end(screen, refusal)
    if len(screen.lines) + len(end) > screen.height:
        screen.lines.clear()
        screen.rows(fit(screen.page(), _blocks(refusal), _rest(screen, refusal)))
    else:
        screen.lines.extend(end)


def _end(screen: Screen, refusal: Refusal) -> list[str]:
    """A command that states nothing: how this one is typed, or how the incident stands."""
    command = _after(refusal)
    return command_rows(screen, _("Next: {command}", command=command), command)


def _after(refusal: Refusal) -> str:
    if refusal.follow:
        return f"incplan {refusal.follow}"
    if refusal.incident and refusal.exit_code != USAGE:
        return f"incplan status {refusal.incident}"
    if refusal.exit_code == USAGE:
        return f"incplan {refusal.command} --help".replace("  ", " ")
    return "incplan status"


def _blocks(refusal: Refusal) -> tuple[Block, ...]:
    """The headline, then one item for each thing that is missing, its command at the end."""
    head = Item(text=refusal.sentence, style="red", most=_HEADLINE)
    items = []
    for detail in refusal.details:
        command = last_command(detail)
        text = detail.removesuffix(command).rstrip() if command else detail
        items.append(Item(text=f"- {text}", tail=command, most=99))
    return (
        Block(key="said", items=(head,), least=1, flush=True),
        Block(key="missing", items=tuple(items), least=1, flush=True),
    )


def _rest(screen: Screen, refusal: Refusal) -> Callable[[Mapping[str, int]], tuple[Block, ...]]:
    """How many of the things are shown, with what shows all of them; then what can be typed."""
    total = len(refusal.details)

    def rest(shown: Mapping[str, int]) -> tuple[Block, ...]:
        ends = [Item(text=row, whole=True) for row in _end(screen, refusal)]
        if (count := shown.get("missing", total)) < total:
            every = typed_again(refusal.typed, "--json")
            told = _("{shown} of {total}. All: {command}", shown=count, total=total, command="")
            ends.insert(0, Item(text=told.rstrip(), tail=every))
        return (Block(key="ends", items=tuple(ends), flush=True),)

    return rest
