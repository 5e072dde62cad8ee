"""Paths of the shipped fiches, templates and data, in the wheel or in the repository."""

import re
from pathlib import Path
from typing import Final

from incplan import PACKAGE
from incplan.errors import UnreadableError
from incplan.store.disk.safepath import is_link, read_regular

#: Larger files are not taken for templates.
_TEMPLATE_LIMIT: Final = 256 * 1024
_TEMPLATE_NAME: Final = r"(?a)[a-z0-9_-]{1,40}\.(?:typ|[a-z]{2,4}\.j2)"


def _shipped(name: str) -> Path:
    packaged = PACKAGE / "_shipped" / name
    return packaged if packaged.is_dir() else PACKAGE.parent.parent / name


def fiches_dir() -> Path:
    """The library of fiches."""
    return _shipped("fiches")


def scenarios_dir() -> Path:
    """The library of exercises."""
    return _shipped("scenarios")


def templates_dir() -> Path:
    """The document templates."""
    return _shipped("templates")


def data_file(name: str) -> Path:
    """A data file of the package."""
    return PACKAGE / "data" / name


def schema_text(kind: str) -> str:
    """The shipped JSON Schema of a kind of file."""
    return data_file(f"schema/{kind}.json").read_text(encoding="utf-8")


def templates(kind: str) -> dict[str, bytes]:
    """The shipped templates of one kind (`typst`, `md`), by file name."""
    return {path.name: path.read_bytes() for path in sorted((templates_dir() / kind).iterdir())}


def own_templates(root: Path, kind: str) -> dict[str, bytes]:
    """What a plan puts in their place, in `templates/KIND/`: plain files only, no links.

    Raises UnreadableError for one that is too large to be a template.
    """
    folder = root / "templates" / kind
    if is_link(folder) or not folder.is_dir():
        return {}
    found = {}
    for path in sorted(folder.iterdir()):
        if re.fullmatch(_TEMPLATE_NAME, path.name) and path.is_file() and not is_link(path):
            content = read_regular(path, _TEMPLATE_LIMIT)
            if len(content) > _TEMPLATE_LIMIT:
                place, limit = f"templates/{kind}/{path.name}", f"> {_TEMPLATE_LIMIT // 1024} kB"
                raise UnreadableError("pdf_template", template=place, problem=limit)
            found[path.name] = content
    return found
