"""What the words of the command line say about every command: plan, language, output."""

from dataclasses import dataclass
from pathlib import Path

from incplan.cli.words import Context


@dataclass(slots=True, eq=False, repr=False)
class Settings:
    """Global options; each may stand before or after the command's name."""

    plan: Path | None = None
    language: str | None = None
    incident: str | None = None
    json: bool = False
    colour: bool | None = None
    debug: bool = False
    assume_yes: bool = False
    commit: bool = True
    command: str = ""
    writes: bool = False


def settings_of(ctx: Context) -> Settings:
    """The global options of this run."""
    root = ctx.find_root()
    if not isinstance(root.obj, Settings):
        root.obj = Settings()
    settings: Settings = root.obj
    return settings
