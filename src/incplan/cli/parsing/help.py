"""Help pages in the user's language; Typer's own words are English only."""

import re
from typing import Any, Final

from typer.core import TyperCommand, TyperGroup

from incplan.errors import UsageError
from incplan.i18n.catalogue import _

_QUOTED: Final = r'"([^"]*)"'
_LONG: Final = 40
_DATE: Final = "YYYY-MM-DD"
_DEFAULT: Final = r"\[default: (?P<value>[^\]]*)\]"


def usage_words(command: Any, ctx: Any, formatter: Any) -> None:
    """The usage line; the framework puts a required argument in braces."""
    pieces = [_breakable(piece.strip("{}")) for piece in command.collect_usage_pieces(ctx)]
    formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=_("Usage: "))


def option_rows(command: Any, ctx: Any, formatter: Any) -> None:
    """The rows of the help page: arguments, then options."""
    for kind, title in (("argument", _("Arguments")), ("option", _("Options"))):
        records = (
            param.get_help_record(ctx)
            for param in command.get_params(ctx)
            if param.param_type_name == kind
        )
        rows = [(_spoken(name), _extras(text)) for name, text in filter(None, records)]
        if rows:
            with formatter.section(heading(title)):
                formatter.write_dl(rows)


def heading(title: str) -> str:
    """A title as the framework wants it, before its colon; French puts a space there."""
    return _("{name}: {value}", name=title, value="").rstrip(" ").removesuffix(":")


def spoken_example(line: str) -> str:
    """An example of use, its quoted words in the user's language."""
    return re.sub(_QUOTED, lambda match: f'"{_(match[1])}"', line)


def help_option(option: Any) -> Any:
    """The option every command has, in the user's language."""
    if option is not None:
        option.help = _("Show this message and exit.")
    return option


def _breakable(piece: str) -> str:
    """Allow a line break between the words of a long choice, never inside one."""
    return piece.replace("|", " | ") if len(piece) > _LONG else piece


def _spoken(name: str) -> str:
    """An option's name with its value, in the user's language instead of Typer's type names."""
    for plain, said in (("<str>", _("TEXT")), ("<int range>", "N"), ("<int>", "N")):
        name = name.replace(plain, said)
    return name.replace(_DATE, _("YYYY-MM-DD"))


def _extras(text: str) -> str:
    text = text.replace("[required]", _("[required]"))
    return re.sub(_DEFAULT, lambda match: _("[default: {value}]", value=match["value"]), text)


def refuse_second_values(command: Any, ctx: Any, args: list[str]) -> None:
    """Refuse a second value for an option that keeps only one.

    Raises UsageError.
    """
    _values, _rest, order = command.make_parser(ctx).parse_args(args=list(args))
    given = [
        param
        for param in order
        if param.param_type_name == "option" and not (param.is_flag or param.multiple)
    ]
    for param in given:
        if given.count(param) > 1:
            raise UsageError("given_twice", option=max(param.opts, key=len))


class SpeakingCommand(TyperCommand):
    """A command whose help page is translated."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the words; second values of an option are refused."""
        if not ctx.resilient_parsing:
            refuse_second_values(self, ctx, args)
        return super().parse_args(ctx, args)

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """`Usage: incplan log [OPTIONS] TEXT`."""
        usage_words(self, ctx, formatter)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Arguments and options."""
        option_rows(self, ctx, formatter)

    def get_help_option(self, ctx: Any) -> Any:
        """`--help`."""
        return help_option(super().get_help_option(ctx))


class SpeakingGroup(TyperGroup):
    """A command with commands below it, whose help page is translated."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the words before a command's name; second values of an option are refused."""
        if not ctx.resilient_parsing:
            refuse_second_values(self, ctx, args)
        return super().parse_args(ctx, args)

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """`Usage: incplan [OPTIONS] COMMAND [ARGS]...`."""
        usage_words(self, ctx, formatter)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Options, then the commands."""
        option_rows(self, ctx, formatter)
        self.format_commands(ctx, formatter)

    def get_help_option(self, ctx: Any) -> Any:
        """`--help`."""
        return help_option(super().get_help_option(ctx))
