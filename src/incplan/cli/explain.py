"""From an error's code to a sentence on standard error, or to a JSON document."""

import json
import os
import sys

from incplan.cli.jsonout import as_json
from incplan.cli.screen import new_screen
from incplan.errors import IncplanError
from incplan.i18n.catalogue import active_translator
from incplan.i18n.sentences import error_sentence


def explain(error: IncplanError, *, as_json_document: bool) -> None:
    """Say what happened and what to do next."""
    translator = active_translator()
    sentence = error_sentence(translator, error.code, error.params)
    details = [error_sentence(translator, code, params) for code, params in error.details]
    if as_json_document:
        document = {
            "schema": "incplan/error/1",
            "errors": [
                {
                    "code": error.code,
                    "message": sentence,
                    "params": as_json(error.params),
                    "details": [
                        {"code": code, "message": text, "params": as_json(params)}
                        for (code, params), text in zip(error.details, details, strict=True)
                    ],
                }
            ],
        }
        sys.stdout.write(json.dumps(document, ensure_ascii=True, indent=2) + "\n")
        return
    screen = new_screen(False if os.environ.get("NO_COLOR") else None, sys.stderr)
    screen.line(sentence, "red")
    for detail in details:
        screen.line("- " + detail, indent=2)
    sys.stderr.write(screen.text())
