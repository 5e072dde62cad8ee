"""Git's effective settings: who commits, and which filters the repository defines.

One process for all of it: `git var -l` lists the settings and what follows from them.
"""

import os
from pathlib import Path
from typing import Final

from incplan.frozen import dataclass
from incplan.store.git.calling import GitAnswer, git

_PARTS: Final = ("clean", "smudge", "process", "required")


@dataclass(frozen=True, slots=True)
class GitSettings:
    """Author and committer with the time, `Name <mail> 1764100000 +0100`; names of filters.

    Author and committer are empty if not configured: git's guess from the machine is not used.
    `elsewhere` means that the settings put the work tree in another place than the repository.
    """

    answer: GitAnswer = GitAnswer(None)
    author: str = ""
    committer: str = ""
    filters: tuple[str, ...] = ()
    elsewhere: bool = False


def git_settings(root: Path, extra: tuple[str, ...] = ()) -> GitSettings:
    """The present settings, with some additional ones."""
    answer = git(root, "var", "-l", settings=extra)
    lines = answer.out.decode("utf-8", "surrogateescape").split("\n")
    committer = _known(lines, "committer")
    author = _known(lines, "author")
    elsewhere = any(line.startswith(("core.worktree=", "core.bare=true")) for line in lines)
    return GitSettings(answer, author or committer, committer, _filters(lines), elsewhere)


def without_filters(filters: tuple[str, ...]) -> dict[str, str]:
    """Settings, as environment variables, that switch these filters off.

    Writing an index may run filters, which are programs from the repository's configuration. Their
    names are free, so they are read from git first, which runs nothing.
    """
    pairs = [
        (f"filter.{name}.{part}", "false" if part == "required" else "")
        for name in filters
        for part in _PARTS
    ]
    found = {"GIT_CONFIG_COUNT": str(len(pairs))}
    for place, (key, value) in enumerate(pairs):
        found |= {f"GIT_CONFIG_KEY_{place}": key, f"GIT_CONFIG_VALUE_{place}": value}
    return found


def _known(lines: list[str], who: str) -> str:
    """Name, mail and time of an author or committer configured in git."""
    told = all(
        os.environ.get(f"GIT_{who.upper()}_{part.upper()}")
        or any(line.startswith((f"user.{part}=", f"{who}.{part}=")) for line in lines)
        for part in ("name", "email")
    )
    start = f"GIT_{who.upper()}_IDENT="
    found = next((line for line in reversed(lines) if line.startswith(start)), "")
    value = found.removeprefix(start)
    return value if told and not value.startswith(" ") and " <>" not in value else ""


def _filters(lines: list[str]) -> tuple[str, ...]:
    """Filter names from the settings; a name may contain `=`, which also ends a key."""
    names = set()
    for line in lines:
        if line.startswith("filter."):
            ends = [at for at, sign in enumerate(line) if sign == "="]
            for end in (*ends, len(line)):
                name, _dot, part = line[len("filter.") : end].rpartition(".")
                if name and part in _PARTS:
                    names.add(name)
    return tuple(sorted(names))
