"""From an error's code to a sentence on standard error, or to a JSON document."""

import json
import os
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from incplan.cli.output.json_document import as_json
from incplan.cli.output.plan_gaps import gaps_as_json, gaps_on_top, show_gaps
from incplan.cli.output.screen import new_screen
from incplan.cli.output.streams import put_out, say_aside
from incplan.cli.output.window.fold import typed_again
from incplan.cli.output.window.refused import Refusal, show_refusal
from incplan.errors import IncplanError, NotWrittenError, UnreadableError
from incplan.i18n.catalogue import active_translator
from incplan.i18n.sentences import error_sentence
from incplan.store.disk.durable import problem_code

if TYPE_CHECKING:
    from incplan.plan.gaps import Gap

#: A blank at which no row is broken: within a command.
_KEPT = "\u00a0"


def explain(
    error: IncplanError,
    *,
    as_json_document: bool,
    gaps: "Sequence[Gap]" = (),
    typed: Sequence[str] = (),
    command: str = "",
) -> None:
    """Say what happened and what to do next; `gaps` are plan files that may be the reason.

    `typed` is the line, `command` its command with the sub-command.
    """
    translator = active_translator()
    sentence = error_sentence(translator, error.code, error.params)
    details = [error_sentence(translator, code, params) for code, params in error.details]
    if as_json_document:
        told = [
            {"code": code, "message": text, "params": as_json(params)}
            for (code, params), text in zip(error.details, details, strict=True)
        ]
        put_error(error.code, sentence, error.params, told, gaps)
        return
    screen = new_screen(False if os.environ.get("NO_COLOR") else None, sys.stderr)
    details = _with_commands(error, details, typed)
    above = gaps_on_top(screen, gaps) if gaps and screen.height is not None else []
    if screen.height is not None:
        screen.height -= len(above)
    refusal = Refusal(
        sentence=sentence,
        details=details,
        exit_code=error.exit_code,
        typed=typed,
        command=command,
        follow=str(error.params.get("follow", "")),
        incident=_incident(error),
    )
    show_refusal(screen, refusal)
    screen.lines[:0] = above
    if gaps and not above:
        show_gaps(screen, gaps)
    say_aside(screen.text().replace(_KEPT, " "))


def _with_commands(error: IncplanError, details: list[str], typed: Sequence[str]) -> list[str]:
    """Where several incidents run, the line as it was typed for each of them, under its title."""
    if error.code != "several_open_incidents" or not typed:
        return details
    ids = [str(params["id"]) for _code, params in error.details]
    numbers = [int(item.split("-")[2]) for item in ids]
    short = numbers if len(set(numbers)) == len(numbers) else ids
    titles = [str(params.get("name") or params["id"]) for _code, params in error.details]
    named = active_translator().t
    return [
        named(
            "{name}: {value}", name=title, value=typed_again(typed, f"-i {key}").replace(" ", _KEPT)
        )
        for title, key in zip(titles, short, strict=True)
    ]


def _incident(error: IncplanError) -> str:
    """The incident or exercise that was refused something, if it names one."""
    named = error.params.get("id")
    return named if isinstance(named, str) and named.startswith(("INC-", "EXE-")) else ""


def put_error(
    code: str,
    message: str,
    params: Mapping[str, object],
    details: Sequence[Mapping[str, object]] = (),
    gaps: "Sequence[Gap]" = (),
) -> None:
    """The one shape every failure has for a program, on standard output."""
    error = {"code": code, "message": message, "params": as_json(params), "details": list(details)}
    document: dict[str, object] = {"schema": "incplan/error/1", "errors": [error]}
    if gaps:
        document["plan_gaps"] = gaps_as_json(gaps)
    put_out(json.dumps(document, ensure_ascii=True, indent=2) + "\n")


def system_error(problem: OSError) -> IncplanError:
    """The sentence for an OSError that no command handled."""
    path = os.fsdecode(problem.filename)
    code = problem_code(problem)
    if code in ("disk_full", "read_only"):
        return NotWrittenError(code, path=path)
    return UnreadableError("system_error", path=path, reason=problem.strerror or code)
