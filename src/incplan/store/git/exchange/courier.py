"""A small repository of our own, in which git meets the other end: its settings are ours.

The plan may come from a stranger, and git follows a repository's own settings wherever it works.
So fetch, merge and push run with a `GIT_DIR` made for this one exchange. It shares the plan's
objects; for the merge it also gets the plan's work tree and index. What came is then noted in the
plan's repository with plain references. Only the user's own configuration is followed besides.
"""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from incplan.errors import NotWrittenError
from incplan.frozen import dataclass
from incplan.store.disk.durable import problem_code
from incplan.store.disk.safepath import is_link
from incplan.store.disk.turn import own_turn
from incplan.store.git.calling import GitAnswer, git
from incplan.store.git.exchange.abandoned import PREFIX, drop_abandoned
from incplan.store.git.exchange.own_settings import OwnSettings
from incplan.store.git.state import GitState

#: No program for any file and no other alphabet, whatever `.gitattributes` of the plan say; our
#: files are never mixed and arrive byte for byte.
_ATTRIBUTES: Final = """\
* !filter !merge !ident !working-tree-encoding
incidents/** -text
exercises/** -text
journal/** -text
incidents/**/*.yaml merge=binary
exercises/**/*.yaml merge=binary
journal/*.yaml merge=binary
"""
_SETTINGS: Final = (
    "merge.directoryRenames=false",
    "merge.ff=true",
    "merge.autoStash=false",
    "merge.verifySignatures=false",
    "rerere.enabled=false",
    "commit.gpgSign=false",
    "push.gpgSign=false",
    "push.recurseSubmodules=no",
    "fetch.recurseSubmodules=no",
    "submodule.recurse=false",
    "protocol.ext.allow=never",
    "protocol.fd.allow=never",
    "core.alternateRefsCommand=true",
    "core.protectHFS=true",
    "core.protectNTFS=true",
    "http.lowSpeedLimit=1",
    "http.lowSpeedTime=30",
)


@dataclass(frozen=True, slots=True)
class Courier:
    """The repository at `place`, for the plan's work tree `top` and its repository `git_dir`."""

    place: Path
    top: Path
    git_dir: Path
    variables: Mapping[str, str]

    def run(
        self,
        *words: str,
        tree: Path | None = None,
        limit: float = 120,
        given: bytes = b"",
        umask: int | None = None,
    ) -> GitAnswer:
        """Run git here, on an index of its own; the work tree is empty unless one is given.

        `given` goes to its standard input; `umask` is for what it writes at the other end.
        """
        where = tree or self.place / "tree"
        index = self.git_dir / "index" if tree else self.place / "index"
        extra = {
            **self.variables,
            "GIT_WORK_TREE": os.fspath(where),
            "GIT_INDEX_FILE": os.fspath(index),
        }
        return git(
            where, *words, stdin=given, settings=_SETTINGS, extra=extra, limit=limit, umask=umask
        )

    def on_the_plan(self, *words: str) -> GitAnswer:
        """Run git here, on the plan's own work tree and index."""
        return self.run(*words, tree=self.top)

    def point(self, name: str, commit: str) -> None:
        """Let a reference stand for a commit; git refuses a name that leads elsewhere, so do we."""
        if ".." in name or not name.startswith("refs/"):
            return
        file = self.place / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{commit}\n", "ascii")

    def configure(self, known: OwnSettings, remote: str, urls: Mapping[str, str]) -> None:
        """The settings of this exchange: facts about the disk, and where the remote is."""
        pairs = {
            **known.handed_on,
            "core.bare": "false",
            # Looked at, not asked: a wrong answer lets a link pass in two spellings.
            "core.ignorecase": "true" if (self.top / ".GIT").exists() else "false",
            "core.repositoryformatversion": "1",
            **{f"remote.{remote}.{key}": url for key, url in urls.items()},
        }
        text = "".join(_section(key, value) for key, value in pairs.items())
        (self.place / "config").write_text(text, "utf-8", "surrogateescape", newline="\n")


@contextlib.contextmanager
def open_courier(root: Path, top: Path, state: GitState) -> Iterator[Courier]:
    """Such a repository for the time of an exchange. Raises NotWrittenError."""
    asked = git(root, "rev-parse", "--git-path", "objects", "--git-path", "shallow")
    objects, _line, shallow = asked.text.partition("\n")
    variables = {
        "GIT_OBJECT_DIRECTORY": os.fspath((root / objects).resolve()),
        # What the user's own settings and environment allow; without the empty one, nothing is.
        "GIT_ALLOW_PROTOCOL": os.environ.get("GIT_ALLOW_PROTOCOL", ""),
        **_people(state),
    }
    with contextlib.ExitStack() as held:
        try:
            place = _opened(state, root / shallow, held)
        except OSError as problem:
            raise NotWrittenError(problem_code(problem), path=str(root)) from problem
        yield Courier(place, top, state.git_dir, {**variables, "GIT_DIR": os.fspath(place)})


def _opened(state: GitState, shallow: Path, held: contextlib.ExitStack) -> Path:
    """The folder of an exchange, locked until it is removed; those of killed ones go."""
    beside = state.git_dir / "incplan"
    with contextlib.suppress(OSError):
        beside.mkdir(exist_ok=True)
    home = beside if beside.is_dir() and not is_link(beside) else None
    # From being made until it is locked, nobody else may take it for one that was left.
    with own_turn(home) if home else contextlib.nullcontext():
        drop_abandoned(state.git_dir)
        place = Path(tempfile.mkdtemp(prefix=PREFIX, dir=home))
        held.callback(shutil.rmtree, place, ignore_errors=True)
        held.enter_context(own_turn(place, seconds=0))
    _fill(place, state, shallow)
    return place


def _fill(place: Path, state: GitState, shallow: Path) -> None:
    """The folders and files of an empty repository, under a name nobody could know before.

    Beside the plan's own, so that what a user set up for repositories below a folder counts.
    `shallow` is git's file of commits whose past is missing, if there is one.
    """
    for folder in ("objects", "refs/heads", "info", "tree"):
        (place / folder).mkdir(parents=True)
    (place / "HEAD").write_text(f"ref: {state.branch}\n", "utf-8", newline="\n")
    (place / "info" / "attributes").write_text(_ATTRIBUTES, "ascii", newline="\n")
    if shallow.is_file() and not is_link(shallow):
        shutil.copyfile(shallow, place / "shallow")


def _people(state: GitState) -> dict[str, str]:
    """Who commits, as git knew it in the plan's repository."""
    found: dict[str, str] = {}
    for who, told in (("AUTHOR", state.known.author), ("COMMITTER", state.known.committer)):
        name, _sign, rest = told.partition(" <")
        found |= {f"GIT_{who}_NAME": name, f"GIT_{who}_EMAIL": rest.partition(">")[0]}
    return found


def _section(key: str, value: str) -> str:
    """One setting as git writes it, whatever is in its value."""
    section, _dot, rest = key.partition(".")
    inner, _dot, name = rest.rpartition(".")
    head = f'[{section} "{_escaped(inner)}"]' if inner else f"[{section}]"
    return f'{head}\n\t{name} = "{_escaped(value)}"\n'


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
