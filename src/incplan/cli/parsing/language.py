"""The language before a plan is read: for help pages and usage errors."""

import os
from itertools import pairwise
from pathlib import Path

from incplan.errors import IncplanError
from incplan.i18n.catalogue import LANGUAGES, choose_language
from incplan.store.plan.find import find_plan
from incplan.store.plan.settings import quickscan


def language_of_line(words: list[str]) -> str:
    """`--lang`, then INCPLAN_LANG, then (for help pages) the plan's language, then the system's."""
    plan = _plan_language(words) if {"--help", "-h"} & {*words} else None
    return _asked_language(words) or choose_language(None, plan, os.environ)


def _asked_language(words: list[str]) -> str | None:
    """The `--lang` anywhere on the line: help and usage errors need it before parsing."""
    joined = [word.removeprefix("--lang=") for word in words if word.startswith("--lang=")]
    apart = [after for word, after in pairwise(words) if word == "--lang"]
    return next((word for word in (*joined, *apart) if word in LANGUAGES), None)


def _plan_language(words: list[str]) -> str | None:
    """The language setting of the surrounding plan, for help pages; the plan is not loaded."""
    given = next((after for word, after in pairwise(words) if word in ("-C", "--plan")), None)
    where = given or os.environ.get("INCPLAN_PLAN")
    try:
        return quickscan(find_plan(Path.cwd(), Path(where) if where else None)).language
    except (IncplanError, OSError):
        return None
