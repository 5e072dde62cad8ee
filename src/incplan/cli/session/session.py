"""From the global options to a desk to work at."""

import os
import re
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import typer

from incplan.app.desk.desk import Desk
from incplan.cli.session.clock import read_clock
from incplan.cli.session.settings import Settings, settings_of
from incplan.errors import UsageError
from incplan.frozen import dataclass
from incplan.i18n.catalogue import Translator, activate_language, active_translator, choose_language
from incplan.store.journal.ids import is_plain_id
from incplan.store.journal.spool import list_spooled, unspool
from incplan.store.plan.find import find_plan
from incplan.store.plan.settings import quickscan

_USUAL_ZONE = "Europe/Brussels"
#: Copies and leftovers in `contacts/` are nobody's name.
_CONTACT_FILE = re.compile(r"[a-z0-9][a-z0-9_-]*\.yaml", re.ASCII)


@dataclass(frozen=True, slots=True)
class Session:
    """A desk, and the language it is spoken at."""

    desk: Desk
    translator: Translator
    settings: Settings
    brought_home: int = 0

    def time(self, text: str | None, *, allow_future: bool = False) -> datetime | None:
        """What a person typed for a time. Raises UsageError when it cannot be meant."""
        if text is None:
            return None
        # A door: reading spoken times is for who types one.
        from incplan.i18n.time.times import parse_time

        return parse_time(
            text,
            now=self.desk.local_now,
            zone=self.desk.zone,
            allow_future=allow_future,
            language=self.translator.language,
        )


def plan_root(settings: Settings) -> Path:
    """The plan's directory: -C, INCPLAN_PLAN, else the first one upward."""
    given = settings.plan or (
        Path(os.environ["INCPLAN_PLAN"]) if os.environ.get("INCPLAN_PLAN") else None
    )
    return find_plan(Path.cwd(), given)


def open_session(ctx: typer.Context, *, by: str | None = None) -> Session:
    """A session on the plan meant by the options and the working directory."""
    settings = settings_of(ctx)
    root = plan_root(settings)
    facts = quickscan(root)
    language = choose_language(settings.language, facts.language, os.environ)
    activate_language(language)
    zone = _zone(facts.timezone)
    desk = Desk(
        root=root,
        now=read_clock(zone),
        zone=zone,
        language=language,
        by=_author(root, by),
        commit=settings.commit and facts.commit,
        written=settings.written,
        doubts=settings.doubts,
        reach=settings.reach,
    )
    settings.desk = desk
    home = _bring_home(root, settings)
    settings.came_home = desk if home else None
    return Session(desk, active_translator(), settings, home)


def settle(settings: Settings) -> None:
    """Commit entries that came home, also after a command that was refused or wrote nothing.

    Last of all: git may be slow, and what the command has to say is said by then.
    """
    desk = settings.came_home
    if desk is not None and desk.commit:
        # A door: git, when an entry came home.
        from incplan.store.git.commits import commit_files

        commit_files(desk.root, (), "entries kept elsewhere came home", author=desk.author)


def _bring_home(root: Path, settings: Settings) -> int:
    """Entries that an earlier command had to keep elsewhere; a command that only reads waits."""
    if not settings.writes:
        return 0
    waiting = len(list_spooled(root))
    if waiting:
        unspool(root)
    return waiting - len(list_spooled(root)) if waiting else 0


def _zone(name: str | None) -> ZoneInfo:
    """The plan's zone; a misspelt one must not stop an entry at night, `validate` names it."""
    try:
        return ZoneInfo(name or _USUAL_ZONE)
    except (KeyError, ValueError, OSError):
        return ZoneInfo(_USUAL_ZONE)


def _author(root: Path, by: str | None) -> str | None:
    """Who writes: --by or INCPLAN_BY; the id of a file in `contacts/`, whole or its beginning.

    Somebody the plan does not know is still recorded: facts are not refused for that.
    """
    given = by or os.environ.get("INCPLAN_BY")
    if not given:
        return None
    if not is_plain_id(given):
        raise UsageError("bad_contact_id", given=given[:80])
    try:
        names = os.listdir(root / "contacts")  # noqa: PTH208 -- plain names
    except OSError:
        return given
    begun = sorted(
        name.removesuffix(".yaml")
        for name in names
        if name.startswith(given) and _CONTACT_FILE.fullmatch(name)
    )
    if given in begun:
        return given
    return begun[0] if len(begun) == 1 else given
