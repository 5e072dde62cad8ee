"""The lines that diagnostics point at, read from disk again, also from files that do not parse."""

from pathlib import Path

from incplan.store.disk.safepath import is_link, read_regular
from incplan.store.yaml.document import MAX_BYTES

#: Longer lines are cut to this many characters at once.
_LONGEST = 2_000


class Excerpts:
    """Lines of files of the plan; each file is read once, links are not followed."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._files: dict[str, list[str]] = {}

    def line(self, path: str, number: int) -> str:
        """Line `number` (from 1) of a file; nothing when there is none."""
        lines = self._files.get(path)
        if lines is None:
            lines = self._files[path] = self._read(path)
        return lines[number - 1][:_LONGEST] if 0 < number <= len(lines) else ""

    def _read(self, path: str) -> list[str]:
        file = self._root / path
        if file.suffix != ".yaml" or is_link(file):
            return []
        try:
            raw = read_regular(file, MAX_BYTES)
        except OSError:
            return []
        if len(raw) > MAX_BYTES or b"\0" in raw:
            return []
        text = raw.decode("utf-8-sig", "replace")
        return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
