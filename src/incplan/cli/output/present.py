"""The one place where results become output: text for people, JSON for programs."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import field
from typing import TYPE_CHECKING, Any

from incplan.cli.output.screen import LOWEST, Screen, new_screen
from incplan.cli.output.streams import put_out, say_aside
from incplan.cli.output.window.fold import folded, typed_again
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
    `in_window` are warnings that an answer in a window says itself. `comment` starts a comment in a
    `raw` text, in which unreadable files are named. `tells_gaps` means that the answer names them
    itself, as that of `validate` does.
    """

    result: Any
    show: Callable[[Screen], None] | None = None
    exit_code: int = 0
    raw: str | bytes | None = None
    warnings: tuple[str, ...] = field(default_factory=tuple)
    in_window: tuple[str, ...] = field(default_factory=tuple)
    tells_gaps: bool = False
    comment: str = ""


def present(settings: Settings, answer: object) -> int:
    """Print an answer. Returns its exit code."""
    if not isinstance(answer, Answer):
        return 0
    raw = answer.raw
    gaps = _gaps(settings, answer)
    if _one_window(settings, answer):
        return _present_in_window(settings, answer, gaps)
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
    warn(settings.colour, (*beside, *answer.in_window, *answer.warnings))
    return _exit_code(settings, answer, gaps)


def _one_window(settings: Settings, answer: Answer) -> bool:
    """Whether answer and warnings share the window of a terminal."""
    told = answer.raw is None and answer.show is not None and not settings.json
    return told and sys.stdout.isatty() and sys.stderr.isatty()


def _present_in_window(settings: Settings, answer: Answer, gaps: "tuple[Gap, ...]") -> int:
    """Warnings first, then the answer in the rows that are left: it ends on its last line."""
    above = _warned(settings.colour, answer.warnings)
    if settings.desk is not None and (settings.kept or settings.desk.found().ours.files):
        # Late import: hardly ever does anything wait.
        from incplan.cli.output.waiting import waiting_on_top

        above.lines += waiting_on_top(settings)
        settings.told_waiting = True
    say_aside(above.text())
    taken = len(above.lines)
    put_out(_text(settings, answer, gaps, taken=taken))
    return _exit_code(settings, answer, gaps)


def _gaps(settings: Settings, answer: Answer) -> "tuple[Gap, ...]":
    """Plan files that could not be read, when the command used the plan at all."""
    desk = settings.desk
    return () if desk is None or answer.tells_gaps else desk.gaps()


def _exit_code(settings: Settings, answer: Answer, gaps: "tuple[Gap, ...]") -> int:
    """UNREADABLE for an answer with a gap.

    Never for an event that is on disk: after a failure the person would write it again.
    """
    missing = not settings.writes and any(gap.is_certain for gap in gaps)
    return answer.exit_code or (UNREADABLE if missing else 0)


def _text(settings: Settings, answer: Answer, gaps: "tuple[Gap, ...]", *, taken: int = 0) -> str:
    if settings.json:
        # Late import: JSON encoding, only where it is asked for.
        from incplan.cli.output.plan_gaps import dumps, gaps_as_json

        doubt = _doubt(settings, answer) or None
        named = doubt is not None or _incident_of(answer.result) is not None
        extra: dict[str, Any] = {"doubt": doubt} if named else {}
        if gaps:
            extra["plan_gaps"] = gaps_as_json(gaps)
        return dumps(settings.command, answer.result, **extra) + "\n"
    if isinstance(answer.raw, str):
        return _comment(answer.comment, gaps) + answer.raw
    if answer.show is None:
        return ""
    screen = new_screen(settings.colour)
    top = _banners(screen, settings, answer, gaps)
    if screen.height is not None:
        screen.height = max(screen.height - taken - len(top), LOWEST)
    if settings.everything:
        screen.height = None
    answer.show(screen)
    _follow(screen, settings, answer)
    screen.lines = folded(screen, _whole(settings))
    if top and top[0] == _exercise_mark(screen) and _("EXERCISE") in "".join(screen.lines[:1]):
        del top[0]
    screen.lines[:0] = top
    return screen.text()


def _follow(screen: Screen, settings: Settings, answer: Answer) -> None:
    """On a terminal the last row is a command; one that the answer names goes before ours."""
    if screen.ends or not sys.stdout.isatty() or _ends_typed(screen.lines):
        return
    if screen.height is not None and _whole(settings) and len(screen.lines) + 2 > screen.height:
        return  # the command that shows the rest stands there
    from incplan.cli.output.window.following import ends_on_a_command, following

    command = following(settings.typed, _incident_of(answer.result))
    if command and not ends_on_a_command(screen.lines):
        screen.end(_("Next: {command}", command=command), command)


def _ends_typed(lines: list[str]) -> bool:
    """Whether the last row surely ends in a command: a word and no more than words behind it."""
    last = lines[-1] if lines else ""
    return last.rpartition("incplan ")[2].replace("-", "").replace(" ", "").isalnum() and (
        "incplan " in last and last == last.lower()
    )


def _whole(settings: Settings) -> str:
    """The line that shows everything; empty for a command that has no such form.

    What was recorded is shown whole: the same line would record it a second time.
    """
    if not settings.folds or settings.everything or settings.writes:
        return ""
    return typed_again(settings.typed, "--all")


def _banners(
    screen: Screen, settings: Settings, answer: Answer, gaps: "tuple[Gap, ...]"
) -> list[str]:
    """What stands above the answer: entries or files that are missing, that it is an exercise."""
    incident = _incident_of(answer.result)
    lines = _doubt_lines(screen, answer, _doubt(settings, answer))
    if incident is not None and incident.startswith("EXE-"):
        lines.insert(0, _exercise_mark(screen))
    if gaps:
        from incplan.cli.output.plan_gaps import gaps_on_top

        lines += gaps_on_top(screen, gaps)
    return lines


def _comment(sign: str, gaps: "tuple[Gap, ...]") -> str:
    if not sign or not gaps:
        return ""
    from incplan.cli.output.plan_gaps import gaps_as_comment

    return gaps_as_comment(sign, gaps)


def _exercise_mark(screen: Screen) -> str:
    return screen.styled(f"*** {_('EXERCISE')} ***", "yellow")


def _incident_of(result: object) -> str | None:
    """The incident or exercise that a result is about, if it is about one."""
    incident = getattr(result, "incident", None)
    known = isinstance(incident, str) and incident.startswith(("INC-", "EXE-"))
    return incident if known else None


def _doubt(settings: Settings, answer: Answer) -> "Doubt | None":
    """Which entries are missing from the incident of an answer, if the command read it.

    An answer that names no incident is about the only one that was read.
    """
    result, found = answer.result, {key: item for key, item in settings.doubts.items() if item}
    own: Doubt | None = getattr(result, "doubt", None)
    incident = _incident_of(result)
    if incident is not None:
        return own or found.get(incident)
    alone = len(found) == 1 and not hasattr(result, "incidents")
    return next(iter(found.values())) if alone else None


def _doubt_lines(screen: Screen, answer: Answer, doubt: "Doubt | None") -> list[str]:
    """Mark the screens of an incident from which entries are missing."""
    if not doubt:
        return []
    told = _doubt_told(doubt)
    details = getattr(answer.result, "details", None)
    briefing = details.get("briefing", "") if isinstance(details, Mapping) else ""
    if told in getattr(answer.result, "text", "") or told in str(briefing):
        return []
    banner = Screen(width=screen.width, colour=screen.colour)
    banner.line(told, "red")
    return banner.lines


def _doubt_told(doubt: "Doubt") -> str:
    from incplan.i18n.labels.doubt import doubt_sentence

    return doubt_sentence(active_translator(), doubt)


def warn(colour: bool | None, sentences: tuple[str, ...]) -> None:
    """Sentences on standard error, one paragraph each."""
    if sentences:
        say_aside(_warned(colour, sentences).text())


def _warned(colour: bool | None, sentences: tuple[str, ...]) -> Screen:
    screen = new_screen(colour, sys.stderr)
    for sentence in sentences:
        screen.line(sentence, "yellow")
    return screen
