"""Findings as GitHub workflow commands: annotations beside the guilty line of a pull request."""

from collections.abc import Iterator
from typing import Final

from incplan.cli.screens.validation.finding_words import SaidFinding, SaidValidation
from incplan.diagnostics import Severity

_COMMANDS: Final = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "notice",
}


def github_report(result: SaidValidation, folder: str) -> str:
    """One command a line; `folder` is the plan's place in its repository ("" at the root)."""
    return "".join(f"{line}\n" for line in _lines(result, folder))


def _lines(result: SaidValidation, folder: str) -> Iterator[str]:
    for item in result.diagnostics:
        places = {
            "file": f"{folder}{item.path}",
            "line": str(item.line),
            "col": str(item.column),
            "endColumn": str(item.column + item.length),
            "title": f"incplan {item.code}",
        }
        shown = ",".join(f"{name}={_property(value)}" for name, value in places.items())
        yield f"::{_COMMANDS[item.severity]} {shown}::{_data(_text(item))}"
    for gap in result.not_compared:
        file = _property(f"{folder}{gap.path}")
        yield f"::notice file={file},title=incplan::{_data(gap.message)}"


def _text(item: SaidFinding) -> str:
    return f"{item.message}\n{item.help}" if item.help else item.message


def _data(text: str) -> str:
    """Escape a text so that it cannot start another workflow command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
