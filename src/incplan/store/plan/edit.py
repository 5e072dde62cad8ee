"""Change one file of the plan in place: what people wrote around the change stays as it is.

The text is changed where the parser says the value stands, read again, and compared with the data
meant: a file written in a form that cannot be changed safely is refused, never rewritten.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from incplan.errors import NotWrittenError, RefusedError
from incplan.store.disk.durable import Folders, create_file, problem_code
from incplan.store.disk.safepath import read_regular
from incplan.store.yaml.document import MAX_BYTES, parse_document
from incplan.store.yaml.replace import exchange
from incplan.store.yaml.splice import NotSpliceable

Data = Mapping[str, Any]
_END: Final = "\r\n"


def edit_plan_file(
    root: Path, name: str, change: Callable[[str], str], meant: Callable[[Data], Data]
) -> None:
    """Change the file `name` (path in the plan); `meant` makes the new data from the old.

    Raises RefusedError `file_not_editable` when anything else would change or the file cannot be
    read, `changed_meanwhile`, NotWrittenError. Line ends are kept.
    """
    path = root / name
    try:
        before = read_regular(path, MAX_BYTES)
        text = before.decode("utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise RefusedError("file_not_editable", path=name) from problem
    old = _data(text, name)
    windows = _END in text
    try:
        edited = change(text.replace(_END, "\n"))
    except NotSpliceable as problem:
        raise RefusedError("file_not_editable", path=name) from problem
    if windows:
        edited = edited.replace("\n", _END)
    if old is None or _data(edited, name) != meant(old):
        raise RefusedError("file_not_editable", path=name)
    exchange(root, path, before, edited.encode())


def create_plan_file(
    root: Path, name: str, text: str, *, sync: bool = True, folders: Folders | None = None
) -> None:
    """Write a new file. Raises RefusedError `changed_meanwhile`, NotWrittenError.

    Without `sync` it is durable after `sync_all` only; `folders` stay open between many files.
    """
    *folder, last = name.split("/")
    try:
        create_file(root, tuple(folder), last, text.encode(), sync=sync, folders=folders)
    except FileExistsError as problem:
        raise RefusedError("changed_meanwhile", path=name) from problem


def remove_plan_file(root: Path, name: str, content: bytes) -> None:
    """Delete a file that still holds this content. Raises RefusedError, NotWrittenError."""
    path = root / name
    try:
        if read_regular(path, MAX_BYTES) != content:
            raise RefusedError("changed_meanwhile", path=name)
        path.unlink()
    except OSError as problem:
        raise NotWrittenError(problem_code(problem), path=name) from problem


def _data(text: str, name: str) -> Data | None:
    document = parse_document(text.encode(), name).value
    return document.data if document and isinstance(document.data, dict) else None
