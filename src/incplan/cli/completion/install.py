"""The script of each shell, and where that shell looks for it."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from incplan.errors import NotWrittenError, RefusedError
from incplan.frozen import dataclass
from incplan.store.disk.durable import problem_code, replace_file
from incplan.store.disk.resources import data_file
from incplan.store.disk.safepath import is_link

#: How the name of each script ends.
SHELLS: Final[Mapping[str, str]] = {
    "bash": "bash",
    "zsh": "zsh",
    "fish": "fish",
    "powershell": "ps1",
}
_OURS: Final = b"# Completion of incplan in "


@dataclass(frozen=True, slots=True)
class Installed:
    """Where a script was put; `line` in the person's `profile` reads it.

    `found` where the shell finds the script by itself: bash, with its package bash-completion.
    """

    shell: str
    file: str
    found: bool
    profile: str = ""
    line: str = ""


def script(shell: str) -> str:
    """The script of a shell."""
    return data_file(f"completion/incplan.{SHELLS[shell]}").read_text(encoding="utf-8")


def install(shell: str, environ: Mapping[str, str] = os.environ) -> Installed:
    """Put the script where the shell finds it, over an older one of ours.

    The person's own start files are never touched: where a line is needed there, it is told.
    Raises RefusedError for a file that is not ours, NotWrittenError.
    """
    data = _folder(environ, "XDG_DATA_HOME", ".local/share")
    place, profile = {
        "bash": (data / "bash-completion" / "completions" / "incplan", "~/.bashrc"),
        "fish": (
            _folder(environ, "XDG_CONFIG_HOME", ".config")
            / "fish"
            / "completions"
            / "incplan.fish",
            "",
        ),
        "zsh": (data / "incplan" / "completion.zsh", "~/.zshrc"),
        "powershell": (data / "incplan" / "completion.ps1", "$PROFILE"),
    }[shell]
    try:
        if is_link(place) or (place.exists() and _OURS not in place.read_bytes()):
            raise RefusedError("not_our_completion", path=str(place))
        place.parent.mkdir(parents=True, exist_ok=True)
        replace_file(place, script(shell).encode(), mode=0o644)
    except OSError as problem:
        raise NotWrittenError(problem_code(problem), path=str(place)) from problem
    quoted = str(place).replace("'", "''" if shell == "powershell" else "'\\''")
    line = f". '{quoted}'" if profile else ""
    return Installed(shell, str(place), shell in ("bash", "fish"), profile, line)


def _folder(environ: Mapping[str, str], name: str, usual: str) -> Path:
    given = environ.get(name)
    return Path(given) if given else Path.home() / usual
