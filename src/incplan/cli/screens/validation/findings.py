"""Diagnostics for a reader: address, sentence, the line with a caret, how to mend it."""

from collections.abc import Iterator

from incplan.app.validation.validate import Validation
from incplan.cli.output import phrases
from incplan.cli.output.phrases import form_words
from incplan.cli.output.screen import Screen
from incplan.cli.screens.validation.excerpt import excerpt
from incplan.cli.screens.validation.finding_words import (
    accepted_note,
    said_gaps,
    said_message,
    source_of,
)
from incplan.cli.screens.validation.groups import counted
from incplan.diagnostics import Diagnostic, Severity
from incplan.i18n.catalogue import Translator, _
from incplan.i18n.findings import finding_help, finding_message
from incplan.i18n.text.hostile import safe
from incplan.plan.filling.mending import mending

STYLES = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}

_ORDER = tuple(STYLES)


def concise(result: Validation, translator: Translator) -> Iterator[str]:
    """`path:line:column: severity CODE message`, one line each; then `path: note: message`."""
    for item in result.diagnostics:
        message = said_message(item, translator)
        yield safe(
            f"{item.path}:{item.line}:{item.column}: {item.severity.value} {item.code} {message}"
        )
    for gap in said_gaps(result):
        yield f"{gap.path}: note: {gap.message}"


def show_validation(screen: Screen, result: Validation, translator: Translator) -> None:
    """Everything found, errors first, then the count."""
    both = zip(result.diagnostics, result.excerpts, strict=True)
    for item, line in sorted(both, key=lambda pair: _ORDER.index(pair[0].severity)):
        _one(screen, item, line, translator)
    screen.line(counted(result), "red" if result.errors else "green")
    for gap in said_gaps(result):
        screen.line(gap.message, "yellow")


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
    if item.accepted is not None:
        screen.line(phrases.named(accepted_note(item), item.accepted.reason), indent=2)
    if line.strip():
        gutter = f"  {item.line} | "
        part = excerpt(line, item.column, item.length, screen.width - len(gutter))
        screen.lines.append(screen.styled(gutter + part.text, "dim"))
        screen.lines.append(screen.styled(" " * len(gutter) + part.marks, style))
    if item.related:
        places = ", ".join(str(place) for place in item.related)
        screen.line(_("see also: {places}", places=places), indent=2)
    remedy = finding_help(translator, item.code, item.params)
    if remedy:
        screen.line(_("help: {text}", text=remedy), indent=2)
    if command := mending(item):
        screen.line(_("command: {command}", command=safe(form_words(command))), indent=2)
    source = source_of(item.code)
    if source:
        screen.line(_("source: {text}", text=source), indent=2)
    screen.line()
