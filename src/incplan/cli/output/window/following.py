"""The command that follows an answer which names none: the last row of a screen can be typed.

Nothing is stated by one of them: they show, check or explain.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

#: By the first words of a line; `{incident}` is the one that the answer is about, or nothing.
FOLLOWING: Final[Mapping[str, str]] = {
    "show": "incplan status {incident}",
    "release": "incplan status {incident}",
    "report": "incplan status {incident}",
    "communicate": "incplan status {incident}",
    "supplier": "incplan supplier --help",
    "obligations": "incplan obligations {incident}",
    "close": "incplan review {incident}",
    "cancel": "incplan register",
    "review": "incplan actions",
    "stats": "incplan actions",
    "search": "incplan register",
    "register": "incplan stats",
    "actions": "incplan register",
    "init": "incplan fill",
    "import": "incplan validate",
    "validate": "incplan plan",
    "fill": "incplan validate",
    "explain": "incplan validate",
    "schema": "incplan validate",
    "save": "incplan plan",
    "approve": "incplan plan",
    "plan": "incplan validate",
    "awareness": "incplan awareness",
    "tests": "incplan tests",
    "scenario": "incplan scenario",
    "exercise": "incplan exercise",
    "exercise finish": "incplan exercise report",
    "exercise abort": "incplan scenario",
    "distribute": "incplan plan holders",
    "received": "incplan plan holders",
    "returned": "incplan plan holders",
    "order": "incplan rco",
    "rco": "incplan order",
    "contacts": "incplan contacts --all",
    "fiche": "incplan fiche",
    "fiche prevention": "incplan fill --list measures",
    "fiche update": "incplan validate",
    "fiche new": "incplan validate",
    "accept": "incplan validate",
    "adopt": "incplan fiche prevention",
    "export": "incplan plan holders",
    "transcribe": "incplan status",
    "diff": "incplan plan",
    "verify": "incplan plan",
    "redact": "incplan verify",
    "sync": "incplan status",
    "merge": "incplan status",
}
_COMMAND: Final = re.compile(r"incplan (?:[a-z].*|-\S.*)?$")
#: Words that stand for what is to be put in their place: TEXT, KEY=VALUE, dots.
_FORM: Final = re.compile(r"(?<![\w-])[A-Z]{4,}(?![\w-])|\.\.\.|…")


def ends_on_a_command(lines: Sequence[str]) -> bool:
    """Whether the last row that is not empty ends in a command that can be typed as it stands."""
    last = next((line for line in reversed(lines) if line.strip()), "")
    found = _COMMAND.search(re.sub(r"\x1b\[[0-9;]*m", "", last))
    return found is not None and not _FORM.search(found[0])


def following(typed: Sequence[str], incident: str | None) -> str:
    """The command that follows a line as it was typed; empty where none is known."""
    words = [word for word in typed if not word.startswith("-")]
    command = FOLLOWING.get(" ".join(words[:2])) or FOLLOWING.get(" ".join(words[:1]), "")
    return command.format(incident=incident or "").strip()
