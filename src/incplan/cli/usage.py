"""What is wrong with the words of a command, from the framework's errors to ours."""

import re
from typing import Any, Final

import typer

from incplan.errors import UsageError

#: The framework's family of usage errors; it does not export the class itself.
FRAMEWORK_USAGE: Final[type[Exception]] = typer.BadParameter.__mro__[1]
_EXTRA: Final = re.compile(r"Got unexpected extra argument\(?s?\)? \((?P<words>.*)\)", re.DOTALL)


def usage_error(error: Any) -> UsageError:
    """The same error with a stable code, so that it is translated and has a JSON form."""
    context = getattr(error, "ctx", None)
    code, params = _coded(error)
    command = str(context.command_path) if context is not None else "incplan"
    return UsageError(code, details=(("see_help", {"command": command}),), **params)


def _coded(error: Any) -> tuple[str, dict[str, object]]:
    kind = type(error).__name__
    message = str(error.format_message())
    extra = _EXTRA.search(message)
    if kind == "NoSuchOption":
        near = ", ".join(sorted(error.possibilities or ()))
        code = "no_such_option_near" if near else "no_such_option"
        return code, {"given": error.option_name[:40], "near": near}
    if kind == "MissingParameter":
        return "word_missing", {"name": _name(error)}
    if kind == "BadOptionUsage" and "argument" in message:
        return "option_needs_value", {"option": error.option_name}
    if kind == "BadParameter":
        return "bad_value", {"name": _name(error), "problem": error.message}
    if extra is not None:
        return "too_many_words", {"words": extra["words"][:80]}
    return "usage_unclear", {"problem": message}


def _name(error: Any) -> str:
    param = error.param
    if param is None:
        return str(error.param_hint or "")
    if param.param_type_name == "option":
        return str(max(param.opts, key=len))
    return str(param.make_metavar(error.ctx)).strip("{}[]")
