"""What the files of a plan are called, by a look at their first lines: for completion only.

No YAML parser and no model: a broken plan is completed too, and nothing that is found here is
recorded or decided upon. A file without a certain name is known by its id alone.
"""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from incplan.store.disk.safepath import read_regular

#: A name stands among the first signs of a file.
_LIMIT: Final = 8192
_LARGEST: Final = 1 << 20
_FILE: Final = re.compile(r"([a-z0-9][a-z0-9_-]*)\.yaml", re.ASCII)
_QUOTED: Final = r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\n]|'')*'"
_TEXT: Final = rf"{_QUOTED}|[^\s#{{}}\[\],\"'|>&*!][^#{{}}\[\],\n]*"
_PLAIN: Final = re.compile(
    rf"^(?:name|title):[ \t]+({_QUOTED}|[^\s#{{}}\[\],\"'|>&*!](?:[^#\n]|(?<=\S)#)*)", re.MULTILINE
)
_INLINE: Final = re.compile(r"^(?:name|title):[ \t]*\{([^}]*)\}", re.MULTILINE)
_BLOCK: Final = re.compile(r"^(?:name|title):[ \t]*\n((?:[ \t]+[a-z]{2}:[^\n]*\n)+)", re.MULTILINE)
_WORDING: Final = re.compile(rf"\b([a-z]{{2}}):[ \t]+({_TEXT})")
_SITE: Final = re.compile(
    rf"^[ \t]+- \{{?id: ([a-z0-9_-]+)(?:,|\n)[ \t]*name: ({_TEXT}|\{{[^}}]*\}})", re.M
)

#: The wordings of a name by language; under "" one that is of no language.
Wordings = Mapping[str, str]


def names_in(folder: Path) -> dict[str, Wordings]:
    """The ids of the files in a folder, each with its name. Never raises."""
    try:
        with os.scandir(folder) as entries:
            found = sorted(entry.name for entry in entries if _FILE.fullmatch(entry.name))
    except OSError:
        return {}
    return {name.removesuffix(".yaml"): name_in(_text(folder / name)) for name in found}


def sites_in(root: Path) -> dict[str, Wordings]:
    """The sites of a plan with their names, as far as `plan.yaml` is written in the usual way."""
    return {
        key: _wordings(name) for key, name in _SITE.findall(_text(root / "plan.yaml", _LARGEST))
    }


def name_in(text: str) -> Wordings:
    """The name or title at the head of a file."""
    if plain := _PLAIN.search(text):
        return {"": _unquoted(plain[1])}
    found = _INLINE.search(text) or _BLOCK.search(text)
    return _wordings(found[1]) if found else {}


def _wordings(text: str) -> Wordings:
    found = {language: _unquoted(said) for language, said in _WORDING.findall(text)}
    return found or {"": _unquoted(text)}


def _text(path: Path, limit: int = _LIMIT) -> str:
    try:
        return read_regular(path, _LARGEST)[:limit].decode("utf-8-sig", errors="replace")
    except OSError:
        return ""


def _unquoted(text: str) -> str:
    text = text.strip()
    if text[:1] == "'":
        return text[1:-1].replace("''", "'")
    if text[:1] == '"':
        return re.sub(r"\\(.)", r"\1", text[1:-1])
    return text
