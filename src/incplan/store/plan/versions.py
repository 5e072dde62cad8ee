"""An earlier state of the plan: a version it had, a revision of git, or another directory.

Nothing is ever checked out: files are read from the history into a directory of their own.
"""

import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from incplan.errors import UsageError
from incplan.store.git.calling import git
from incplan.store.git.revisions import plan_files_at, plan_revisions, write_revision
from incplan.store.plan.loaded import LoadedPlan
from incplan.store.plan.loader import load_plan

#: How far back a version is looked for.
_MOST: Final = 2000
_VERSION: Final = re.compile(
    rb"^version:[ \t]*[\"']?([^\"'#\r\n]{1,80}?)[\"']?[ \t]*(?:#.*)?$", re.M
)
_BETWEEN: Final = re.compile(r"(?<![./])\.\.(?![./])")
#: What git may be asked about: no option, no path, no search through messages.
_REVISION: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_./@{}~^+-]{0,199}", re.ASCII)


@dataclass(frozen=True, slots=True)
class PlanVersion:
    """A state of the plan. `commit` is None for files on disk; `broken` names what was unusable."""

    given: str
    version: str
    commit: str | None
    loaded: LoadedPlan
    broken: tuple[str, ...] = ()


def split_versions(root: Path, words: str) -> tuple[str, str]:
    """`A..B` as two; one alone is compared with the files as they are now ("").

    Raises UsageError when the first one is missing.
    """
    if _directory(root, words) is not None:
        return words, ""
    parts = _BETWEEN.split(words, maxsplit=1)
    if not parts[0]:
        raise UsageError("no_such_version", given=words[:80])
    return (parts[0], parts[1]) if len(parts) == 2 else (words, "")


def read_versions(root: Path, words: str) -> tuple[PlanVersion, PlanVersion]:
    """Both plans meant by `A..B`. Raises UsageError when there is no such version.

    A version that the other side still bears is compared from where it began: its last state is
    that other side.
    """
    given, until = split_versions(root, words)
    after = _read(root, until, _named_commit(root, until, first=False))
    first = after.version == given
    return _read(root, given, _named_commit(root, given, first=first)), after


def _named_commit(root: Path, given: str, *, first: bool) -> str | None:
    """The commit meant by a version of the plan or a revision of git; None for files on disk."""
    if not given or _directory(root, given) is not None:
        return None
    bearing = _commits_with(root, given)
    commit = bearing[-1 if first else 0] if bearing else _revision(root, given)
    if commit is None:
        raise UsageError("no_such_version", given=given[:80])
    return commit


def _read(root: Path, given: str, commit: str | None) -> PlanVersion:
    if commit is None:
        folder = _directory(root, given) if given else root
        return _version(given, None, load_plan(folder or root))
    with tempfile.TemporaryDirectory(prefix="incplan-version-") as name:
        write_revision(root, commit, Path(name))
        if not (Path(name) / "plan.yaml").is_file():
            raise UsageError("no_plan_in_version", given=given[:80])
        return _version(given, commit, load_plan(Path(name)))


def _version(given: str, commit: str | None, loaded: LoadedPlan) -> PlanVersion:
    version = loaded.plan.file.version if loaded.plan else ""
    own = sorted(item for item in loaded.broken if not item.startswith("library/"))
    return PlanVersion(given, version, commit, loaded, tuple(own))


def _directory(root: Path, given: str) -> Path | None:
    for folder in (Path(given), root / given):
        if given and (folder / "plan.yaml").is_file():
            return folder
    return None


def _commits_with(root: Path, version: str) -> tuple[str, ...]:
    """The commits in a row at which the plan had that version, newest first."""
    commits = [item.commit for item in plan_revisions(root, _MOST)]
    bearing: list[str] = []
    for commit, content in zip(commits, plan_files_at(root, commits), strict=False):
        found = _VERSION.search(content)
        if found and found[1].decode("utf-8", "replace").strip() == version:
            bearing.append(commit)
        elif bearing:
            break
    return tuple(bearing)


def _revision(root: Path, given: str) -> str | None:
    if not _REVISION.fullmatch(given):
        return None
    answer = git(root, "rev-parse", "--verify", "--quiet", f"{given}^{{commit}}")
    return answer.text if answer.ok else None
