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
        "core.sharedrepository",
        "extensions.objectformat",
        "merge.conflictstyle",
    }
)
_PLAIN: Final = re.compile(r"[A-Za-z0-9]{0,20}", re.ASCII)
#: What every clone has, or what other commands of git and other programs keep there: no effect.
_WITHOUT_EFFECT: Final = re.compile(
    # Where the work tree is, and whether its disk tells `A` from `a`, is looked at by itself.
    r"core\.(repositoryformatversion|bare|worktree|ignorecase|logallrefupdates|hidedotfiles|abbrev|compression"
    r"|preloadindex|untrackedcache|quotepath|whitespace)"
    r"|extensions\.(worktreeconfig|refstorage)|index\.(version|threads)"
    r"|remote\..*\.(url|pushurl|gh-resolved)"
    r"|branch\..*\.(remote|merge|description|vscode-merge-base)"
    r"|(user|author|committer)\.(name|email|signingkey)|receive\.deny[a-z]*"
    r"|(advice|color|gui|gc|init|status|column|pack|maintenance)\..*"
)
#: What an exchange does in its own way, wherever it is set, and values that ask for just that.
_OWN_WAY: Final = (
    (
        re.compile(r"(commit|tag)\.gpgsign|push\.(gpgsign|followtags)"),
        re.compile("false|no"),
    ),
    (re.compile(r"push\.default"), re.compile("simple|upstream|tracking")),
    (re.compile(r"push\.autosetupremote|remote\..*\.(prune|prunetags)"), re.compile("false|no")),
    (re.compile(r"pull\.rebase|branch\..*\.rebase"), re.compile("false|no")),
    (re.compile(r"(pull|merge)\.ff"), re.compile("true|yes")),
    (re.compile(r"remote\..*\.tagopt"), re.compile("--no-tags")),
    (re.compile(r"branch\..*\.(pushremote|mergeoptions)|remote\.pushdefault"), re.compile("(?!)")),
    (re.compile(r"(fetch|pull|merge|push|rerere|core\.safecrlf)(\..*)?"), re.compile("(?!)")),
    (
        re.compile(r"remote\..*\.fetch", re.DOTALL),
        re.compile(r"\+?refs/heads/(.+):refs/remotes/[^/]+/\1"),
    ),
)
#: Variables with which git would look elsewhere, or do otherwise.
_VARIABLES: Final = re.compile(
    r"GIT_(DIR|WORK_TREE|INDEX_FILE|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|COMMON_DIR|NAMESPACE"
    r"|CONFIG|CONFIG_SYSTEM|CONFIG_COUNT|CONFIG_PARAMETERS|PROXY_COMMAND|PROXY_SSL_.*|SSL_.*|HTTP_.*"
    r"|SSH_VARIANT|PROTOCOL_FROM_USER|CEILING_DIRECTORIES|ATTR_.*|EXTERNAL_DIFF|REPLACE_REF_BASE"
    r"|SHALLOW_FILE|GRAFT_FILE|MERGE_.*|QUARANTINE_PATH)"
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

    @property
    def own_way(self) -> tuple[str, ...]:
        """Those of them that are followed from nowhere: how `sync` commits, merges and pushes."""
        return tuple(
            key for key in self.ignored if any(how.fullmatch(key) for how, _as in _OWN_WAY)
        )


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
        if not _handed_on(key, value)
        and not _WITHOUT_EFFECT.fullmatch(key)
        and not any(how.fullmatch(key) and same.fullmatch(value) for how, same in _OWN_WAY)
    }


def unfollowed_variables(known: Iterable[str]) -> tuple[str, ...]:
    """Those of some variables of the environment that git would follow and an exchange does not."""
    return tuple(sorted(name for name in known if _VARIABLES.fullmatch(name)))
