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
from incplan.i18n.catalogue import _, active_translator

if TYPE_CHECKING:
    from incplan.incident.state.doubt import Doubt

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
    doubt = None if settings.json or raw is None else _doubt(settings, answer)
    beside = (_doubt_told(doubt),) if doubt else ()
    warn(settings.colour, (*beside, *answer.warnings))
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
        # A door: what turns values into JSON, only where it is asked for.
        from incplan.cli.output.json_document import dumps

        doubt = _doubt(settings, answer) or None
        named = doubt is not None or _incident_of(answer.result) is not None
        extra: dict[str, Any] = {"doubt": doubt} if named else {}
        if gaps:
            from incplan.cli.output.plan_gaps import gaps_as_json

            extra["plan_gaps"] = gaps_as_json(gaps)
        return dumps(settings.command, answer.result, **extra) + "\n"
    if isinstance(answer.raw, str):
        return _comment(answer.comment, gaps) + answer.raw
    if answer.show is None:
        return ""
    screen = new_screen(settings.colour)
    answer.show(screen)
    _mark_doubt(screen, answer, _doubt(settings, answer))
    _mark_exercise(screen, _incident_of(answer.result))
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


def _incident_of(result: object) -> str | None:
    """The incident or exercise that a result is about, if it is about one."""
    incident = getattr(result, "incident", None)
    known = isinstance(incident, str) and incident.startswith(("INC-", "EXE-"))
    return incident if known else None


def _doubt(settings: Settings, answer: Answer) -> "Doubt | None":
    """What the incident of an answer is told without, as far as the command read it.

    An answer that names no incident rests on the one that was read for it, if it was one.
    """
    result, found = answer.result, {key: item for key, item in settings.doubts.items() if item}
    own: Doubt | None = getattr(result, "doubt", None)
    incident = _incident_of(result)
    if incident is not None:
        return own or found.get(incident)
    alone = len(found) == 1 and not hasattr(result, "incidents")
    return next(iter(found.values())) if alone else None


def _mark_doubt(screen: Screen, answer: Answer, doubt: "Doubt | None") -> None:
    """No screen about an incident that is told without some of its entries hides that."""
    if not doubt:
        return
    told = _doubt_told(doubt)
    if told in getattr(answer.result, "text", ""):
        return
    banner = Screen(width=screen.width, colour=screen.colour)
    banner.line(told, "red")
    screen.lines[:0] = banner.lines


def _doubt_told(doubt: "Doubt") -> str:
    from incplan.i18n.labels.doubt import doubt_sentence

    return doubt_sentence(active_translator(), doubt)


def _mark_exercise(screen: Screen, incident: str | None) -> None:
    """No screen about an exercise can be taken for the real thing (TC17)."""
    if incident is None or not incident.startswith("EXE-"):
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
