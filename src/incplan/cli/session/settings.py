"""The global options of one run: plan, language, output."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from incplan.app.desk.desk import Desk
    from incplan.app.desk.pen import Kept
    from incplan.incident.state.doubt import Doubt


@dataclass(slots=True, eq=False, repr=False)
class Settings:
    """Global options; each may stand before or after the command's name.

    `written` fills with the files of entries before each is written, for whoever interrupts, and
    `kept` with those that the plan could not take. `doubts` fills with what each incident read is
    told without, for whoever presents the answer. `reach` says which incidents a part of an id may
    mean to the command that runs. `desk` is that of the plan, once it is open, and knows what of
    the plan could not be read; `came_home` counts the entries that came into it from where they
    waited, and `told_waiting` is set once the answer says what still does. `typed` is the line as
    it was meant. An answer that `folds` shows what its window takes, unless `everything` is asked
    for.
    """

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
    reach: str = "any"
    typed: tuple[str, ...] = ()
    folds: bool = False
    everything: bool = False
    desk: "Desk | None" = None
    came_home: int = 0
    told_waiting: bool = False
    written: list[Path] = field(default_factory=list)
    kept: "list[Kept]" = field(default_factory=list)
    doubts: "dict[str, Doubt]" = field(default_factory=dict)


def settings_of(ctx: typer.Context) -> Settings:
    """The global options of this run."""
    root = ctx.find_root()
    if not isinstance(root.obj, Settings):
        root.obj = Settings()
    settings: Settings = root.obj
    return settings


def ids_on_disk(files: list[Path]) -> str:
    """The ids of those entries whose files exist."""
    return ", ".join(path.stem.rsplit("-", 1)[1] for path in files if path.exists())
