"""A YAML file as a document: its data, and the position of every key and value.

Ordinary files are read by libyaml (`libyaml`), all others by ruamel.yaml (`ruamel`); the same
`walker` decides for both what a file may contain.
"""

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Any

from incplan.diagnostics import Diagnostic, Loaded, Route, Severity
from incplan.frozen import dataclass
from incplan.store.disk.safepath import is_link, read_regular
from incplan.store.yaml.libyaml import read_quickly
from incplan.store.yaml.position import Position
from incplan.store.yaml.scan import MAX_BYTES, MAX_DEPTH, MAX_NODES, scan
from incplan.store.yaml.text import WARNINGS
from incplan.store.yaml.walker import YamlProblem

__all__ = ["MAX_BYTES"]


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: its data, and where every key and value stands."""

    path: str
    data: Any
    values: Mapping[Route, Position]
    keys: Mapping[Route, Position]
    lines: tuple[str, ...] = field(repr=False)

    def locate(self, route: Route, *, at_key: bool = False) -> Position:
        """The position of a value or key; for a missing one, that of its nearest parent."""
        wanted = tuple(route)
        if at_key and wanted in self.keys:
            return self.keys[wanted]
        if wanted in self.values:
            return self.values[wanted]
        while wanted:
            wanted = wanted[:-1]
            if wanted in self.keys:
                return self.keys[wanted]
            if wanted in self.values:
                return self.values[wanted]
        return Position(1, 1)


def read_document(file: Path, path: str) -> Loaded[Document | None]:
    """Read and parse a regular file; links and special files are refused."""
    try:
        raw = read_regular(file, MAX_BYTES)
    except OSError as problem:
        code = "YML020" if is_link(file) or file.exists() else "YML021"
        if isinstance(problem, PermissionError):
            code = "YML021"
        reason = problem.strerror or str(problem)
        return Loaded(None, (_diagnostic(code, path, 1, 1, {"reason": reason}),))
    return parse_document(raw, path)


def parse_document(raw: bytes, path: str) -> Loaded[Document | None]:
    """Parse a file's bytes. Never raises: what is wrong comes back as diagnostics."""
    first = scan(raw)
    if first.problem is not None:
        code, line, column, params = first.problem
        return Loaded(None, (_diagnostic(code, path, line, column, params),))
    lines = tuple(first.text.split("\n"))
    try:
        walked = read_quickly(first.text)
        if walked is None:
            # Late import: ruamel, for files that libyaml does not settle.
            from incplan.store.yaml.ruamel import read_carefully

            walked = read_carefully(first.text, lines)
    except YamlProblem as problem:
        found = _diagnostic(problem.code, path, problem.line, problem.column, problem.params)
        return Loaded(None, (found,))
    except RecursionError:
        found = _diagnostic("YML029", path, 1, 1, {"depth": MAX_DEPTH, "limit": MAX_NODES})
        return Loaded(None, (found,))
    doubts = tuple(
        _diagnostic(code, path, line, column, params)
        for code, line, column, params in walked.doubts
    )
    return Loaded(Document(path, walked.data, walked.values, walked.keys, lines), doubts)


def _diagnostic(
    code: str, path: str, line: int, column: int, params: Mapping[str, object] | None = None
) -> Diagnostic:
    return Diagnostic(
        code=code,
        severity=Severity.WARNING if code in WARNINGS else Severity.ERROR,
        path=path,
        line=line,
        column=column,
        params=params or {},
    )
