"""Turn Typer's usage errors into ours, with codes and translations."""

import re
from collections.abc import Mapping
from typing import Any, Final

import typer

from incplan.errors import UsageError

#: The base class of Typer's usage errors, which it does not export.
FRAMEWORK_USAGE: Final[type[Exception]] = typer.BadParameter.__mro__[1]
_Details = tuple[tuple[str, dict[str, object]], ...]
_MOST_FORMS: Final = 5
#: Options that people try, with those that they mean.
_MEANT: Final[Mapping[str, str]] = {
    "--kind": "--type", "--fiche": "--type", "--card": "--type", "--category": "--type",
    "--who": "--by", "--author": "--by", "--from": "--since", "--start": "--since",
    "--begin": "--since", "--time": "--at", "--when": "--at", "--date": "--on", "--day": "--on",
    "--why": "--reason", "--because": "--reason", "--comment": "--note", "--message": "--note",
    "--text": "--note", "--where": "--site", "--place": "--site", "--severity": "--level",
    "--priority": "--level", "--out": "--output", "--file": "--output", "--dir": "--plan",
    "--language": "--lang", "--test": "--exercise", "--drill": "--exercise", "--end": "--until",
    "--price": "--cost", "--duration": "--effort", "--proof": "--evidence",
}  # fmt: skip
_EXTRA: Final = r"(?s)Got unexpected extra argument\(?s?\)? \((?P<words>.*)\)"
#: What Typer says of a word that is no number, or not one of those allowed.
_NO_NUMBER: Final = r"(?s)[\"'](?P<given>.*)[\"'] is not a valid int\w*(?: range)?\."
_OUT_OF_RANGE: Final = r"(?P<given>-?\d+) is not in the range (?P<range>.+)\."


def usage_error(error: Any) -> UsageError:
    """The same error with a stable code, so that it is translated and has a JSON form."""
    context = getattr(error, "ctx", None)
    code, params = _coded(error)
    command = str(context.command_path) if context is not None else "incplan"
    forms = _right_forms(error)
    if forms and code == "no_such_option_near":  # a right form says more than a similar name
        code = "no_such_option"
    details: _Details = (*forms, ("see_help", {"command": command}))
    return UsageError(code, details=details, **params)


def _right_forms(error: Any) -> _Details:
    """For an unknown option: sub-commands beside this one that take it or have its name."""
    option = str(getattr(error, "option_name", ""))
    above = getattr(getattr(error, "ctx", None), "parent", None)
    if above is None:
        return ()
    if above.parent is None:
        return _on_paper(error, above, option, str(error.ctx.info_name))
    group = above.command
    extra = re.search(_EXTRA, str(error.format_message()))
    if extra is not None:
        typed = [word for word in extra["words"].split() if word in group.list_commands(above)]
        named = ", ".join(f"{above.command_path} {word}" for word in typed)
        return (("right_form", {"forms": named}),) if typed else ()
    if type(error).__name__ != "NoSuchOption":
        return ()
    forms = [
        f"{above.command_path} {name}"
        if option == f"--{name}"
        else f"{above.command_path} {name} {option}"
        for name in group.list_commands(above)
        if option == f"--{name}" or _takes(group.get_command(above, name), option)
    ]
    if not forms:
        return _on_paper(error, above.parent, option, str(above.info_name))
    return (("right_form", {"forms": ", ".join(forms[:_MOST_FORMS])}),)


def _on_paper(error: Any, above: Any, option: str, name: str) -> _Details:
    """For an option of a screen that only the document of the same name has: `export register`."""
    export = above.command.get_command(above, "export")
    if type(error).__name__ != "NoSuchOption" or name not in export.list_commands(above):
        return ()
    if not _takes(export.get_command(above, name), option):
        return ()
    return (("right_form", {"forms": f"{above.command_path} export {name} {option}"}),)


def _takes(command: Any, option: str) -> bool:
    return any(option in (*param.opts, *param.secondary_opts) for param in command.params)


def _coded(error: Any) -> tuple[str, dict[str, object]]:
    kind = type(error).__name__
    message = str(error.format_message())
    extra = re.search(_EXTRA, message)
    if kind == "NoSuchOption":
        meant = _MEANT.get(error.option_name, "")
        known = bool(meant) and error.ctx is not None and _takes(error.ctx.command, meant)
        near = meant if known else ", ".join(sorted(error.possibilities or ()))
        code = "no_such_option_near" if near else "no_such_option"
        return code, {"given": error.option_name[:40], "near": near}
    if kind == "MissingParameter":
        return "word_missing", {"name": _name(error)}
    if kind == "BadOptionUsage" and "argument" in message:
        return "option_needs_value", {"option": error.option_name}
    if kind == "BadParameter" and (number := re.fullmatch(_NO_NUMBER, error.message)):
        return "not_a_whole_number", {"name": _name(error), "given": number["given"][:40]}
    if kind == "BadParameter" and (number := re.fullmatch(_OUT_OF_RANGE, error.message)):
        return "out_of_range", {"name": _name(error), **number.groupdict()}
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
