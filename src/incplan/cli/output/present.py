"""The one place where results become output: text for people, JSON for programs."""

import sys
from collections.abc import Callable
from dataclasses import field
from typing import Any

from incplan.cli.output.screen import Screen, new_screen
from incplan.cli.output.streams import put_out, say_aside
from incplan.cli.session.settings import Settings, ids_on_disk
from incplan.frozen import dataclass
from incplan.i18n.catalogue import _


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command gives back: its result, how to show it, its exit code.

    `raw` is text or bytes to print as they are (a document); `warnings` go to standard error.
    """

    result: Any
    show: Callable[[Screen], None] | None = None
    exit_code: int = 0
    raw: str | bytes | None = None
    warnings: tuple[str, ...] = field(default_factory=tuple)


def present(settings: Settings, answer: object) -> int:
    """Print an answer. Returns its exit code."""
    if not isinstance(answer, Answer):
        return 0
    raw = answer.raw
    content = raw if isinstance(raw, bytes) and not settings.json else _text(settings, answer)
    try:
        put_out(content)
    except SystemExit:
        if settings.written:
            say_aside(_("On disk: {event}", event=ids_on_disk(settings.written)) + "\n")
        raise
    warn(settings.colour, answer.warnings)
    return answer.exit_code


def _text(settings: Settings, answer: Answer) -> str:
    if settings.json:
        # A door: what turns values into JSON, only where it is asked for.
        from incplan.cli.output.json_document import dumps

        return dumps(settings.command, answer.result) + "\n"
    if isinstance(answer.raw, str):
        return answer.raw
    if answer.show is None:
        return ""
    screen = new_screen(settings.colour)
    answer.show(screen)
    _mark_exercise(screen, answer.result)
    return screen.text()


def _mark_exercise(screen: Screen, result: object) -> None:
    """No screen about an exercise can be taken for the real thing (TC17)."""
    incident = getattr(result, "incident", None)
    if not (isinstance(incident, str) and incident.startswith("EXE-")):
        return
    word = _("EXERCISE")
    if not screen.lines or word not in screen.lines[0]:
        screen.lines.insert(0, screen.styled(f"*** {word} ***", "yellow"))


def warn(colour: bool | None, sentences: tuple[str, ...]) -> None:
    """Sentences on standard error, one paragraph each."""
    if not sentences:
        return
    screen = new_screen(colour, sys.stderr)
    for sentence in sentences:
        screen.line(sentence, "yellow")
    say_aside(screen.text())
