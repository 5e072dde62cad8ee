"""Write answers into `review.yaml` one by one; all other text stays as people wrote it."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path

from incplan.errors import RefusedError
from incplan.plan.files.review import ReviewFile
from incplan.plan.values.reading import ValidationError, check
from incplan.store.disk.safepath import read_regular
from incplan.store.yaml.document import MAX_BYTES, parse_document
from incplan.store.yaml.replace import exchange
from incplan.store.yaml.splice import Flow, NotSpliceable, append_item, set_value


def write_answer(root: Path, path: Path, route: tuple[str, ...], value: Flow) -> None:
    """Write one value. Raises RefusedError `not_editable` if anything else would change."""
    _edit(root, path, lambda text: set_value(text, route, value), route)


def add_action(root: Path, path: Path, action: Mapping[str, str]) -> None:
    """Append an action to the list."""
    _edit(root, path, lambda text: append_item(text, "actions", action), ("actions",))


def put_text(root: Path, path: Path, before: bytes, text: str) -> None:
    """Replace the text by one from an editor. Raises RefusedError when it is not a review."""
    if _read(text) is None:
        raise RefusedError("edited_text_unreadable", path=str(path))
    exchange(root, path, before, text.encode())


def _edit(root: Path, path: Path, change: Callable[[str], str], route: tuple[str, ...]) -> None:
    before = read_regular(path, MAX_BYTES)
    text = before.decode("utf-8")
    row = ".".join(route)
    try:
        edited = change(text)
    except NotSpliceable as problem:
        raise RefusedError("not_editable", path=str(path), row=row) from problem
    if not _only(_read(text), _read(edited), route):
        raise RefusedError("not_editable", path=str(path), row=row)
    exchange(root, path, before, edited.encode())


def _only(old: ReviewFile | None, new: ReviewFile | None, route: tuple[str, ...]) -> bool:
    """Whether two reviews are equal but for the wanted place."""
    if old is None or new is None:
        return False
    pair = [asdict(item) for item in (old, new)]
    for item in pair:
        if route == ("actions",):
            item["actions"] = item["actions"][: len(old.actions)]
        else:
            _drop(item, route)
    return pair[0] == pair[1]


def _drop(data: dict[str, object], route: tuple[str, ...]) -> None:
    inner = data.get(route[0])
    if len(route) == 2 and isinstance(inner, dict):
        inner.pop(route[1], None)
    else:
        data.pop(route[0], None)


def _read(text: str) -> ReviewFile | None:
    document = parse_document(text.encode(), "review.yaml").value
    if document is None:
        return None
    try:
        return check(ReviewFile, document.data)
    except ValidationError:
        return None
