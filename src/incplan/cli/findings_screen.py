"""Diagnostics for a reader: address, sentence, the line with a caret, how to mend it."""

from collections.abc import Iterator

from incplan.app.validate import Validation
from incplan.cli.screen import Screen
from incplan.diagnostics import Diagnostic, Severity
from incplan.i18n.catalogue import Translator, _, ngettext_
from incplan.i18n.findings import finding_help, finding_message
from incplan.i18n.hostile import safe

STYLES = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}


def concise(result: Validation, translator: Translator) -> Iterator[str]:
    """`path:line:column: severity CODE message`, one line each."""
    for item in result.diagnostics:
        message = finding_message(translator, item.code, item.params).replace("\n", " ")
        yield safe(
            f"{item.path}:{item.line}:{item.column}: {item.severity.value} {item.code} {message}"
        )


def show_validation(screen: Screen, result: Validation, translator: Translator) -> None:
    """Everything found, then the count."""
    for item, line in zip(result.diagnostics, result.excerpts, strict=True):
        _one(screen, item, line, translator)
    counted = (
        ngettext_("{count} error", "{count} errors", result.errors),
        ngettext_("{count} warning", "{count} warnings", result.warnings),
        ngettext_("{count} note", "{count} notes", result.infos),
    )
    files = ngettext_("{count} file", "{count} files", result.files)
    incidents = ngettext_("{count} incident", "{count} incidents", result.incidents)
    style = "red" if result.errors else "green"
    screen.line(f"{', '.join(counted)} ({files}, {incidents})", style)


def _one(screen: Screen, item: Diagnostic, line: str, translator: Translator) -> None:
    names = {
        Severity.ERROR: _("error"),
        Severity.WARNING: _("warning"),
        Severity.INFO: _("info"),
    }
    style = STYLES[item.severity]
    message = finding_message(translator, item.code, item.params)
    screen.line(f"{item.path}:{item.line}:{item.column}: {names[item.severity]} {item.code}", style)
    screen.line(message, indent=2)
    if line.strip():
        shown, column = _cut(line, item.column)
        number = str(item.line)
        screen.lines.append(screen.styled(f"  {number} | {shown}", "dim"))
        caret = "^" * max(min(item.length, len(shown) - column + 1), 1)
        screen.lines.append(screen.styled("  " + " " * (len(number) + 2 + column) + caret, style))
    remedy = finding_help(translator, item.code, item.params)
    if remedy:
        screen.line(_("help: {text}", text=remedy), indent=2)
    screen.line()


def _cut(line: str, column: int, room: int = 66) -> tuple[str, int]:
    """The part of a long line around a column, and the column inside it."""
    start = max(0, column - room) if column > room else 0
    return line[start : start + room + 6], column - start
