"""Findings as SARIF 2.1.0, the exchange format of code scanning."""

import json
from typing import Any, Final
from urllib.parse import quote

from incplan import __version__
from incplan.cli.screens.validation.finding_words import SaidFinding, SaidValidation
from incplan.diagnostics import Severity
from incplan.i18n.catalogue import Translator
from incplan.i18n.findings import finding_page

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def sarif_report(result: SaidValidation, folder: str, translator: Translator) -> str:
    """The log of one run; `rules` holds the codes that were found, each with its help."""
    codes = sorted({item.code for item in result.diagnostics})
    driver = {
        "name": "incplan",
        "version": __version__,
        "semanticVersion": __version__,
        # The package by its purl: a URI that says which program this was, wherever it came from.
        "informationUri": f"pkg:pypi/incplan@{__version__}",
        "language": translator.language,
        "rules": [rule(code, translator) for code in codes],
    }
    run: dict[str, Any] = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "defaultEncoding": "utf-8",
        "results": [_result(item, codes, folder) for item in result.diagnostics],
    }
    if result.not_compared:
        run["invocations"] = [_incomplete(result, folder)]
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=True, indent=2) + "\n"


def rule(code: str, translator: Translator) -> dict[str, Any]:
    """A code as readers of SARIF show it; the first case stands for all its cases."""
    page = finding_page(translator, code)
    parts = [part for part in (page.why, page.help) if part]
    text = " ".join(parts) or page.message
    return {
        "id": code,
        "shortDescription": {"text": page.message},
        "fullDescription": {"text": page.why or page.message},
        "help": {"text": text, "markdown": text},
        "properties": {"tags": [part for part in ("incplan", page.source) if part]},
    }


def _incomplete(result: SaidValidation, folder: str) -> dict[str, Any]:
    """What the run could not look at."""
    notes = [
        {
            "level": "warning",
            "message": {"text": gap.message},
            "locations": [_file(folder + gap.path)],
        }
        for gap in result.not_compared
    ]
    return {"executionSuccessful": True, "toolExecutionNotifications": notes}


def _file(path: str) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": {"uri": quote(path)}}}


def _result(item: SaidFinding, codes: list[str], folder: str) -> dict[str, Any]:
    region: dict[str, Any] = {
        "startLine": item.line,
        "startColumn": item.column,
        "endColumn": item.column + item.length,
    }
    if item.excerpt:
        region["snippet"] = {"text": item.excerpt}
    message = f"{item.message} {item.help}".rstrip()
    found: dict[str, Any] = {
        "ruleId": item.code,
        "ruleIndex": codes.index(item.code),
        "level": _LEVELS[item.severity],
        "message": {"text": message},
        "locations": [_location(folder + item.path, region)],
    }
    if item.related:
        found["relatedLocations"] = [
            _location(folder + place.path, {"startLine": place.line, "startColumn": place.column})
            for place in item.related
        ]
    return found


def _location(path: str, region: dict[str, Any]) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": {"uri": quote(path)}, "region": region}}
