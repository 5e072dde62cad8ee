"""Files git was told to leave alone, and by which rule."""

from collections.abc import Iterable
from pathlib import Path

from incplan.store.git.calling import git


def ignored_by(root: Path, paths: Iterable[str]) -> dict[str, str]:
    """The rule that hides each of these files, as `.git/info/exclude:7: incidents/`."""
    given = "".join(f"{path}\0" for path in paths).encode("utf-8", "surrogateescape")
    # This one command of git refuses paths that are declared literal.
    magic = {"GIT_LITERAL_PATHSPECS": "0"}
    words = ("check-ignore", "--no-index", "--verbose", "-z", "--stdin")
    answer = git(root, *words, stdin=given, extra=magic)
    parts = answer.out.decode("utf-8", "surrogateescape").split("\0")
    fours = zip(*(iter(parts),) * 4, strict=False)
    return {
        path: f"{source}:{line}: {pattern}"
        for source, line, pattern, path in fours
        if not pattern.startswith("!")
    }
