"""Call git with a cleaned environment, fixed overrides and a time limit, never interactively.

A plan directory may come from a stranger: its own configuration must not run anything.
"""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from incplan.frozen import dataclass

TIME_LIMIT: Final = 20
_KEPT: Final = frozenset(
    {
        "GIT_SSH",
        "GIT_SSH_COMMAND",
        "GIT_ASKPASS",
        "GIT_EXEC_PATH",
        "GIT_CONFIG_GLOBAL",
        "GIT_CONFIG_NOSYSTEM",
        "GIT_AUTHOR_NAME",
        "GIT_AUTHOR_EMAIL",
        "GIT_AUTHOR_DATE",
        "GIT_COMMITTER_NAME",
        "GIT_COMMITTER_EMAIL",
        "GIT_COMMITTER_DATE",
    }
)
_OVERRIDES: Final = (
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    "safe.bareRepository=explicit",
    "log.showSignature=false",
    "log.showRoot=true",
    "log.diffMerges=separate",
    "core.fsync=all",
    "gc.auto=0",
    "maintenance.auto=false",
    "core.quotePath=false",
    "diff.ignoreSubmodules=all",
    "submodule.recurse=false",
    "advice.graftFileDeprecated=false",
)


@dataclass(frozen=True, slots=True)
class GitAnswer:
    """Git's result; `code` is None when there is no git or it took too long."""

    code: int | None
    out: bytes = b""
    err: bytes = b""
    timed_out: bool = False

    @property
    def ok(self) -> bool:
        """Exit code 0."""
        return self.code == 0

    @property
    def text(self) -> str:
        """Standard output without the final newline."""
        return self.out.decode("utf-8", "replace").rstrip("\n")


def environment(**extra: str) -> dict[str, str]:
    """The environment of every git call; an empty value takes a variable away, but for a setting.

    Nothing is fetched by the way (missing objects of a partial clone), no history is grafted.
    """
    kept = {k: v for k, v in os.environ.items() if not k.startswith("GIT_") or k in _KEPT}
    told = {
        "GIT_ALLOW_PROTOCOL": "none",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_LITERAL_PATHSPECS": "1",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_GRAFT_FILE": os.devnull,
        "GIT_OPTIONAL_LOCKS": "0",
        "LC_ALL": "C",
        **extra,
    }
    given = {k: v for k, v in told.items() if v or k.startswith("GIT_CONFIG_VALUE_")}
    return {**kept, **given}


def git(
    root: Path,
    *words: str,
    stdin: bytes = b"",
    settings: tuple[str, ...] = (),
    index: str | None = None,
    limit: float = TIME_LIMIT,
    extra: Mapping[str, str] | None = None,
    umask: int | None = None,
) -> GitAnswer:
    """Run git in the plan's directory, on a private index when one is named; seconds at most.

    `umask` is for what it writes elsewhere than in the plan.
    """
    masked = -1 if umask is None or os.name == "nt" else umask
    more = {**(extra or {}), **({"GIT_INDEX_FILE": index} if index else {})}
    options = [part for item in (*_OVERRIDES, *settings) for part in ("-c", item)]
    line = ["git", "-C", os.fspath(root), "--no-pager", *options, *words]
    try:
        done = subprocess.run(
            line,
            input=stdin,
            capture_output=True,
            env=environment(**more),
            timeout=limit,
            start_new_session=os.name != "nt",
            check=False,
            umask=masked,
        )
    except subprocess.TimeoutExpired:
        return GitAnswer(None, timed_out=True)
    except OSError:  # no git, or one that cannot be run
        return GitAnswer(None)
    return GitAnswer(done.returncode, done.stdout, done.stderr)


def told(answer: GitAnswer) -> str:
    """The most useful line of git's message; `timeout` when it took too long."""
    if answer.timed_out:
        return "timeout"
    lines = [line.strip() for line in answer.err.decode("utf-8", "replace").split("\n")]
    telling = [line for line in lines if line.startswith(("fatal:", "error:", "remote:"))]
    found = telling or [line for line in lines if line]
    return found[0][:300] if found else ""
