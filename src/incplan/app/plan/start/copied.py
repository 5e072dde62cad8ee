"""Start a plan from the folder of another: its files without what happened, under a new id."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from incplan.app.plan.start.ci import ci_files
from incplan.app.plan.start.start import first_commit
from incplan.errors import RefusedError, UnreadableError, UsageError
from incplan.store.disk.safepath import is_link, read_regular
from incplan.store.journal.identity import new_plan_id, plan_id_of, with_id
from incplan.store.plan.find import find_plan
from incplan.store.yaml.document import MAX_BYTES, parse_document
from incplan.store.yaml.splice import NotSpliceable, set_value

#: What happened to the other organisation, or is made again from the plan.
_HISTORY: Final = ("journal", "incidents", "exercises")
_LEFT_OUT: Final = frozenset({*_HISTORY, "documents", ".git"})
#: Hidden names that belong to a plan all the same.
_HIDDEN: Final = frozenset(
    {".gitignore", ".gitattributes", ".incplan", ".github", ".gitlab-ci.yml"}
)
_LARGEST: Final = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiedPlan:
    """A plan was started from another; `left_out` names what of the other did not come along."""

    directory: str
    source: str
    id: str
    files: tuple[str, ...]
    left_out: tuple[str, ...]
    commit: str | None
    not_committed: str | None
    inside: str | None = None


def copy_plan(
    directory: Path, given: Path, *, name: str | None = None, service: str | None = None
) -> CopiedPlan:
    """Write the files of another plan into an empty or new directory, under a new id.

    `name` becomes that of the organisation. Raises UnreadableError when there is no plan to copy,
    RefusedError and UsageError where it cannot go; nothing is written then.
    """
    source = find_plan(Path.cwd(), given)
    if source in (directory.resolve(), *directory.resolve().parents):
        raise UsageError("copy_into_itself", path=str(directory))
    plan_id = new_plan_id()
    contents: dict[str, bytes] = {}
    left_out: list[str] = []
    for path in _files(source, left_out):
        relative = path.relative_to(source).as_posix()
        contents[relative] = _read(path, relative)
    contents["plan.yaml"] = _identified(contents["plan.yaml"], plan_id, name)
    contents.update((path, text.encode()) for path, text in ci_files(service).items())
    for relative in sorted(contents):
        if os.path.lexists(directory / relative):
            raise RefusedError("would_overwrite", path=str(directory / relative))
    for relative, content in contents.items():
        target = directory / relative
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as stream:
            stream.write(content)
    for folder in ("incidents", "exercises"):
        (directory / folder).mkdir(exist_ok=True)
    commit, reason, inside = first_commit(directory, tuple(contents))
    return CopiedPlan(
        directory=str(directory),
        source=str(source),
        id=plan_id,
        files=tuple(sorted(contents)),
        left_out=tuple(sorted(left_out)),
        commit=commit,
        not_committed=reason,
        inside=inside,
    )


def _files(folder: Path, left_out: list[str], *, top: bool = True) -> Iterator[Path]:
    """Ordinary files of a plan; links and hidden files of others are left out, and named."""
    for name in sorted(os.listdir(folder)):  # noqa: PTH208 -- plain names
        path = folder / name
        if top and name in _LEFT_OUT:
            left_out.extend([f"{name}/"] if name in _HISTORY else [])
        elif is_link(path) or (name.startswith(".") and name not in _HIDDEN):
            left_out.append(name)
        elif path.is_dir():
            yield from _files(path, left_out, top=False)
        elif path.is_file():
            yield path
        else:
            left_out.append(name)


def _read(path: Path, relative: str) -> bytes:
    try:
        content = read_regular(path, _LARGEST)
    except OSError as problem:
        reason = problem.strerror or "?"
        raise UnreadableError("system_error", path=relative, reason=reason) from problem
    if len(content) > _LARGEST:
        raise UnreadableError("system_error", path=relative, reason=f"> {_LARGEST} bytes")
    return content


def _identified(content: bytes, plan_id: str, name: str | None) -> bytes:
    """plan.yaml with the new id, and the new organisation's name; nothing else is changed."""
    try:
        text = with_id(content[:MAX_BYTES].decode("utf-8-sig"), plan_id)
        if name is not None:
            text = set_value(text, ("organisation", "name"), name)
    except (UnicodeDecodeError, NotSpliceable) as problem:
        raise UnreadableError("plan_not_copied", path="plan.yaml") from problem
    if plan_id_of(text) != plan_id or parse_document(text.encode(), "plan.yaml").value is None:
        raise UnreadableError("plan_not_copied", path="plan.yaml")
    return text.encode()
