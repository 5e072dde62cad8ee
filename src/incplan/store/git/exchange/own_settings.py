"""What a repository's own configuration may say to `sync`: an allow-list, all else is named.

Read as text, without following an include. Nothing here is ever handed to git as it stands.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from incplan.frozen import dataclass
from incplan.store.git.calling import git

#: Facts about the disk and the objects, and how a conflict is drawn: handed on when plain.
_HANDED_ON: Final = frozenset(
    {
        "core.filemode",
        "core.precomposeunicode",
        "core.symlinks",
        "core.autocrlf",
        "core.eol",
        "extensions.objectformat",
        "merge.conflictstyle",
    }
)
_PLAIN: Final = re.compile(r"[A-Za-z0-9]{0,20}", re.ASCII)
#: What every clone has, or what other commands of git and other programs keep there: no effect.
_WITHOUT_EFFECT: Final = re.compile(
    # Where the work tree is, and whether its disk tells `A` from `a`, is looked at by itself.
    r"core\.(repositoryformatversion|bare|worktree|ignorecase|logallrefupdates|hidedotfiles|abbrev|compression"
    r"|preloadindex|untrackedcache|safecrlf|quotepath|whitespace)"
    r"|extensions\.(worktreeconfig|refstorage)|index\.(version|threads)"
    r"|remote\..*\.(url|pushurl|fetch|tagopt|prune|gh-resolved)"
    r"|branch\..*\.(remote|merge|rebase|description|pushremote|vscode-merge-base)"
    r"|(user|author|committer)\.(name|email|signingkey)|commit\.gpgsign"
    r"|(pull\.(rebase|ff))|push\.(default|autosetupremote)|receive\.deny[a-z]*"
    r"|(advice|color|gui|gc|init|status|column|pack|maintenance)\..*"
)
_TOP_OF_KEY: Final = re.compile(r"(remote|branch)\.(.*)\.([a-z]+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class OwnSettings:
    """Keys and values of one repository, in the order of its files."""

    pairs: tuple[tuple[str, str], ...] = ()

    def values(self, key: str) -> tuple[str, ...]:
        """All values under a key; the name between the dots counts as it is written."""
        return tuple(value for name, value in self.pairs if name == key)

    def last(self, key: str) -> str:
        """The value that counts where one does; empty without any."""
        return (*("",), *self.values(key))[-1]

    @property
    def remotes(self) -> tuple[str, ...]:
        """Names of remotes that have an address."""
        found = (_TOP_OF_KEY.fullmatch(key) for key, _value in self.pairs)
        named = [part[2] for part in found if part and part.group(1, 3) == ("remote", "url")]
        return tuple(dict.fromkeys(named))

    @property
    def handed_on(self) -> dict[str, str]:
        """The few settings that count in an exchange."""
        return {key: value for key, value in self.pairs if _handed_on(key, value)}

    @property
    def ignored(self) -> tuple[str, ...]:
        """Names of settings that say something an exchange does not follow."""
        return tuple(sorted(_unfollowed(self.pairs)))


def own_settings(root: Path) -> OwnSettings:
    """The settings of the repository around the plan, and of its work tree where it has some."""
    pairs = _listed(root, "--local")
    if any(key == "extensions.worktreeconfig" and value != "false" for key, value in pairs):
        pairs += _listed(root, "--worktree")
    return OwnSettings(pairs)


def _listed(root: Path, scope: str) -> tuple[tuple[str, str], ...]:
    answer = git(root, "config", scope, "--no-includes", "-z", "--list")
    entries = answer.out.decode("utf-8", "surrogateescape").split("\0") if answer.ok else []
    parted = (entry.partition("\n") for entry in entries if entry)
    return tuple((key, value if line else "true") for key, line, value in parted)


def _handed_on(key: str, value: str) -> bool:
    return key in _HANDED_ON and _PLAIN.fullmatch(value) is not None


def _unfollowed(pairs: Iterable[tuple[str, str]]) -> set[str]:
    return {
        key
        for key, value in pairs
        if not _handed_on(key, value) and not _WITHOUT_EFFECT.fullmatch(key)
    }
