"""The language of what is said before a plan is read: help pages and mistakes on the line."""

import os
from itertools import pairwise
from pathlib import Path

from incplan.errors import IncplanError
from incplan.i18n.catalogue import LANGUAGES, choose_language
from incplan.store.plan.find import find_plan
from incplan.store.plan.settings import quickscan


def language_of_line(words: list[str]) -> str:
    """`--lang`, then INCPLAN_LANG, then for a help page the plan around, then the system."""
    plan = _plan_language(words) if {"--help", "-h"} & {*words} else None
    return _asked_language(words) or choose_language(None, plan, os.environ)


def _asked_language(words: list[str]) -> str | None:
    """The `--lang` on the line, wherever it stands: help and usage errors come before parsing."""
    joined = [word.removeprefix("--lang=") for word in words if word.startswith("--lang=")]
    apart = [after for word, after in pairwise(words) if word == "--lang"]
    return next((word for word in (*joined, *apart) if word in LANGUAGES), None)


def _plan_language(words: list[str]) -> str | None:
    """The language of the plan around, for a help page: nothing is loaded, nothing is checked."""
    given = next((after for word, after in pairwise(words) if word in ("-C", "--plan")), None)
    where = given or os.environ.get("INCPLAN_PLAN")
    try:
        return quickscan(find_plan(Path.cwd(), Path(where) if where else None)).language
    except (IncplanError, OSError):
        return None
