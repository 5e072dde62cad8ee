"""The one place where results become output: text for people, JSON for programs."""

import sys
from collections.abc import Callable
from dataclasses import field
from typing import TYPE_CHECKING, Any

from incplan.cli.output.screen import Screen, new_screen
from incplan.cli.output.streams import put_out, say_aside
from incplan.cli.session.settings import Settings, ids_on_disk
from incplan.errors import UNREADABLE
from incplan.frozen import dataclass
from incplan.i18n.catalogue import _

if TYPE_CHECKING:
    from incplan.plan.gaps import Gap


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command gives back: its result, how to show it, its exit code.

    `raw` is text or bytes to print as they are (a document); `warnings` go to standard error.
    `comment` is the sign before a comment in a `raw` text, where what could not be read can stand.
    One that `tells_gaps` names every unreadable file of the plan itself, as `validate` does.
    """

    result: Any
    show: Callable[[Screen], None] | None = None
    exit_code: int = 0
    raw: str | bytes | None = None
    warnings: tuple[str, ...] = field(default_factory=tuple)
    tells_gaps: bool = False
    comment: str = ""


def present(settings: Settings, answer: object) -> int:
    """Print an answer. Returns its exit code."""
    if not isinstance(answer, Answer):
        return 0
    raw = answer.raw
    gaps = _gaps(settings, answer)
    content = raw if isinstance(raw, bytes) and not settings.json else _text(settings, answer, gaps)
    try:
        put_out(content)
    except SystemExit:
        if settings.written:
            say_aside(_("On disk: {event}", event=ids_on_disk(settings.written)) + "\n")
        raise
    if gaps:
        from incplan.cli.output.plan_gaps import gaps_aside

        gaps_aside(settings.colour, gaps, on_top=not settings.json and raw is None)
    warn(settings.colour, answer.warnings)
    return _exit_code(settings, answer, gaps)


def _gaps(settings: Settings, answer: Answer) -> "tuple[Gap, ...]":
    """What could not be read of the plan, where the command asked about the plan at all."""
    desk = settings.desk
    return () if desk is None or answer.tells_gaps else desk.gaps()


def _exit_code(settings: Settings, answer: Answer, gaps: "tuple[Gap, ...]") -> int:
    """An answer with a gap leaves with UNREADABLE, but never for a fact that is on disk: whoever
    sees it fail would write it again.
    """
    missing = not settings.writes and any(gap.is_certain for gap in gaps)
    return answer.exit_code or (UNREADABLE if missing else 0)


def _text(settings: Settings, answer: Answer, gaps: "tuple[Gap, ...]") -> str:
    if settings.json:
        # Late import: JSON encoding, only where it is asked for.
        from incplan.cli.output.json_document import dumps

        extra = {}
        if gaps:
            from incplan.cli.output.plan_gaps import gaps_as_json

            extra = {"plan_gaps": gaps_as_json(gaps)}
        return dumps(settings.command, answer.result, **extra) + "\n"
    if isinstance(answer.raw, str):
        return _comment(answer.comment, gaps) + answer.raw
    if answer.show is None:
        return ""
    screen = new_screen(settings.colour)
    answer.show(screen)
    _mark_exercise(screen, answer.result)
    if gaps:
        from incplan.cli.output.plan_gaps import gaps_on_top

        gaps_on_top(screen, gaps, below=int(_is_marked(screen)))
    return screen.text()


def _comment(sign: str, gaps: "tuple[Gap, ...]") -> str:
    if not sign or not gaps:
        return ""
    from incplan.cli.output.plan_gaps import gaps_as_comment

    return gaps_as_comment(sign, gaps)


def _is_marked(screen: Screen) -> bool:
    return bool(screen.lines) and screen.lines[0] == _exercise_mark(screen)


def _exercise_mark(screen: Screen) -> str:
    return screen.styled(f"*** {_('EXERCISE')} ***", "yellow")


def _mark_exercise(screen: Screen, result: object) -> None:
    """Mark all output about an exercise, so that nobody takes it for a real incident (TC17)."""
    incident = getattr(result, "incident", None)
    if not (isinstance(incident, str) and incident.startswith("EXE-")):
        return
    word = _("EXERCISE")
    if not screen.lines or word not in screen.lines[0]:
        screen.lines.insert(0, _exercise_mark(screen))


def warn(colour: bool | None, sentences: tuple[str, ...]) -> None:
    """Sentences on standard error, one paragraph each."""
    if not sentences:
        return
    screen = new_screen(colour, sys.stderr)
    for sentence in sentences:
        screen.line(sentence, "yellow")
    say_aside(screen.text())
