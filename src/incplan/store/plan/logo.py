"""The organisation's logo: an image file in the plan, never loaded from elsewhere, never a link."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from incplan.errors import UnreadableError
from incplan.store.disk.safepath import is_link, read_regular

_LIMIT: Final = 2 * 1024 * 1024
KINDS: Final = {".png": "png", ".jpg": "jpg", ".jpeg": "jpg", ".svg": "svg"}
#: The type of an image is told by its first bytes, not by its name.
_BEGINNINGS: Final[Mapping[str, Callable[[bytes], bool]]] = {
    "png": lambda content: content.startswith(b"\x89PNG\r\n\x1a\n"),
    "jpg": lambda content: content.startswith(b"\xff\xd8\xff"),
    "svg": lambda content: b"<svg" in content[:4096],
}


def read_logo(root: Path, name: str) -> tuple[str, bytes]:
    """Kind and bytes of a picture named in plan.yaml. Raises UnreadableError."""
    path = root / name
    kind = KINDS.get(path.suffix.lower())
    inside = path.resolve().is_relative_to(root.resolve()) and not is_link(path)
    if kind is None or not inside:
        raise UnreadableError("logo_unusable", path=name)
    try:
        content = read_regular(path, _LIMIT)
    except OSError:
        raise UnreadableError("logo_unusable", path=name) from None
    if len(content) > _LIMIT or not _BEGINNINGS[kind](content):
        raise UnreadableError("logo_unusable", path=name)
    return kind, content
