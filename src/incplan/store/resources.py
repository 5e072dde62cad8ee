"""Where the shipped fiches, templates and data are: in the wheel, or in the repository."""

from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).parent.parent


def _shipped(name: str) -> Path:
    packaged = _PACKAGE / "_shipped" / name
    return packaged if packaged.is_dir() else _PACKAGE.parent.parent / name


def fiches_dir() -> Path:
    """The library of fiches."""
    return _shipped("fiches")


def templates_dir() -> Path:
    """The document templates."""
    return _shipped("templates")


def data_file(name: str) -> Path:
    """A data file of the package."""
    return _PACKAGE / "data" / name


def schema_text(kind: str) -> str:
    """The shipped JSON Schema of a kind of file."""
    return data_file(f"schema/{kind}.json").read_text(encoding="utf-8")
