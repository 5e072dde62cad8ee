"""The shipped pack of duties to notify: read only by the commands that need it."""

from pathlib import Path
from typing import Final

from incplan.diagnostics import Diagnostic, Loaded
from incplan.errors import UnreadableError
from incplan.plan.obligations.pack import ObligationPack
from incplan.plan.values.reading import ValidationError, check
from incplan.store.disk.resources import data_file
from incplan.store.yaml.document import read_document
from incplan.store.yaml.schema_errors import schema_diagnostics

PACK: Final = "obligations.be.yaml"


def load_pack() -> ObligationPack:
    """The Belgian pack.

    Raises UnreadableError: a damaged installation must not look like a country without duties.
    """
    loaded = read_pack(data_file(PACK))
    if loaded.value is None:
        raise UnreadableError(
            "pack_unreadable",
            details=tuple(
                ("diagnostic", {"path": item.path, "line": item.line, "code": item.code})
                for item in loaded.diagnostics[:5]
            ),
        )
    return loaded.value


def read_pack(path: Path) -> Loaded[ObligationPack | None]:
    """A pack and what is wrong in it."""
    read = read_document(path, path.name)
    found: tuple[Diagnostic, ...] = tuple(read.diagnostics)
    if read.value is None:
        return Loaded(None, found)
    try:
        return Loaded(check(ObligationPack, read.value.data), found)
    except ValidationError as problem:
        wrong = schema_diagnostics(problem, read.value, ObligationPack)
        return Loaded(None, (*found, *wrong))
