"""The shipped JSON Schemas: their names, and copies of them in a folder where editors look."""

from dataclasses import dataclass
from pathlib import Path

from incplan.errors import NotWrittenError
from incplan.plan.validation.schemas import KINDS
from incplan.store.disk.durable import problem_code
from incplan.store.disk.resources import schema_text
from incplan.store.disk.safepath import is_link


@dataclass(frozen=True, slots=True)
class SchemasWritten:
    """The files written, one a kind."""

    files: tuple[str, ...]


def schema_kinds() -> tuple[str, ...]:
    """Every kind of file that has a schema."""
    return tuple(KINDS)


def write_schemas(kinds: tuple[str, ...], directory: Path) -> SchemasWritten:
    """Write copies into a directory, over older ones. Raises NotWrittenError."""
    written = []
    for kind in kinds:
        path = directory / f"{kind}.json"
        try:
            directory.mkdir(parents=True, exist_ok=True)
            if is_link(path):
                raise NotWrittenError("link_refused", path=str(path))
            path.write_text(schema_text(kind), encoding="utf-8", newline="\n")
        except OSError as problem:
            raise NotWrittenError(problem_code(problem), path=str(path)) from problem
        written.append(str(path))
    return SchemasWritten(tuple(written))
