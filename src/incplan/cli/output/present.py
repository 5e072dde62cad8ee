"""The one place where results become output: text for people, JSON for programs."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import field
from types import ModuleType
from typing import TYPE_CHECKING, Any

from incplan.cli.output.screen import LOWEST, Screen, new_screen
from incplan.cli.output.streams import put_out, say_aside
from incplan.cli.output.window.fold import folded, typed_again
from incplan.cli.session.settings import Settings, ids_on_disk
from incplan.errors import UNREADABLE
from incplan.frozen import dataclass
from incplan.i18n.catalogue import _

if TYPE_CHECKING:
    from incplan.incident.state.doubt import Doubt
    from incplan.plan.gaps import Gap


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command gives back: its result, how to show it, its exit code.

    `raw` is text or bytes to print as they are (a document); `warnings` go to standard error.
    `in_window` are warnings that an answer in a window says itself. `comment` starts a comment in a
    `raw` text, in which unreadable files are named. `tells_gaps` means that the answer names them
    itself, as that of `validate` does; `tells_doubt` that it judges the entries, as `verify` does.
    """

    result: Any
    show: Callable[[Screen], None] | None = None
    exit_code: int = 0
    raw: str | bytes | None = None
    warnings: tuple[str, ...] = field(default_factory=tuple)
    in_window: tuple[str, ...] = field(default_factory=tuple)
    tells_gaps: bool = False
    tells_doubt: bool = False
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
        _gaps_told().gaps_aside(settings.colour, gaps, on_top=not settings.json and raw is None)
    beside = () if settings.json or raw is None else _doubts_said(settings, answer)
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
        return _json(settings, answer, gaps)
    if isinstance(answer.raw, str):
        return _comment(settings, answer, gaps) + answer.raw
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


def _json(settings: Settings, answer: Answer, gaps: "tuple[Gap, ...]") -> str:
    """The answer as one document."""
    extra: dict[str, Any] = {}
    doubt = _doubt(settings, answer)
    if doubt or _incident_of(answer.result) is not None:
        extra["doubt"] = doubt or None
    elif _is_general(settings, answer):
        own = getattr(answer.result, "doubt", None)
        extra["doubt"] = _doubts_told().joined_doubt(settings, own)
    if gaps:
        extra["plan_gaps"] = _gaps_told().gaps_as_json(gaps)
    return str(_gaps_told().dumps(settings.command, answer.result, **extra)) + "\n"


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
    lines = _doubt_lines(screen, settings, answer)
    if incident is not None and incident.startswith("EXE-"):
        lines.insert(0, _exercise_mark(screen))
    if gaps:
        lines += _gaps_told().gaps_on_top(screen, gaps)
    return lines


def _comment(settings: Settings, answer: Answer, gaps: "tuple[Gap, ...]") -> str:
    """What is missing, as comments above a text that takes some."""
    if not answer.comment:
        return ""
    doubt = [f"{answer.comment} {told}\n" for told in _doubts_said(settings, answer)]
    return "".join(doubt) + (_gaps_told().gaps_as_comment(answer.comment, gaps) if gaps else "")


def _gaps_told() -> ModuleType:
    # Late import, as below: JSON encoding and sentences, only where they are needed.
    from incplan.cli.output import plan_gaps

    return plan_gaps


def _doubts_told() -> ModuleType:
    from incplan.cli.output.window import doubt

    return doubt


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
    alone = len(found) == 1 and not _tells_each(result)
    return next(iter(found.values())) if alone else None


def _is_general(settings: Settings, answer: Answer) -> bool:
    """Whether an answer is about no incident, and tells of none that is open what is uncertain."""
    result = answer.result
    tells = _incident_of(result) is not None or _tells_each(result)
    return settings.desk is not None and not tells


def _tells_each(result: object) -> bool:
    """Whether an answer holds the open incidents, each with its doubt, as that of `status` does."""
    return isinstance(getattr(result, "incidents", None), tuple)


def _doubts_said(settings: Settings, answer: Answer) -> tuple[str, ...]:
    """What is uncertain: of the incident of the answer; else of each that is open."""
    if doubt := _doubt(settings, answer):
        return (str(_doubts_told().doubt_told(doubt)),)
    general = _is_general(settings, answer) and not answer.tells_doubt
    return tuple(_doubts_told().open_doubts_told(settings, answer.result)) if general else ()


def _doubt_lines(screen: Screen, settings: Settings, answer: Answer) -> list[str]:
    """Mark the screens of an incident from which entries are missing."""
    said = _said_below(answer.result)
    banner = Screen(width=screen.width, colour=screen.colour)
    for told in _doubts_said(settings, answer):
        if told not in said:
            banner.line(told, "red")
    return banner.lines


def _said_below(result: object) -> str:
    """The text of an answer that says itself what is uncertain: a report, a briefing."""
    details = getattr(result, "details", None)
    briefing = details.get("briefing", "") if isinstance(details, Mapping) else ""
    return f"{getattr(result, 'text', '')}\n{briefing}"


def warn(colour: bool | None, sentences: tuple[str, ...]) -> None:
    """Sentences on standard error, one paragraph each."""
    if sentences:
        say_aside(_warned(colour, sentences).text())


def _warned(colour: bool | None, sentences: tuple[str, ...]) -> Screen:
    screen = new_screen(colour, sys.stderr)
    for sentence in sentences:
        screen.line(sentence, "yellow")
    return screen
