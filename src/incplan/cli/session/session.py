"""Open a session: from the global options to the `Desk` that use cases need."""

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
from incplan.store.disk.sharing import keep_private
from incplan.store.journal.ids import is_plain_id
from incplan.store.plan.find import find_plan
from incplan.store.plan.settings import quickscan

_USUAL_ZONE = "Europe/Brussels"
#: Copies and leftovers in `contacts/` are no contacts.
_CONTACT_FILE = re.compile(r"[a-z0-9][a-z0-9_-]*\.yaml", re.ASCII)


@dataclass(frozen=True, slots=True)
class Session:
    """A desk, and the translator for the user's language."""

    desk: Desk
    translator: Translator
    settings: Settings

    @property
    def brought_home(self) -> int:
        """How many entries came into the plan when it was opened."""
        return self.settings.came_home

    def time(
        self, text: str | None, *, allow_future: bool = False, said_at: datetime | None = None
    ) -> datetime | None:
        """The time a person typed: on the wall; one to come, in an exercise, is of its story.

        One to come is counted from `said_at` on the wall, where it is typed later than it was said.
        Raises UsageError when it cannot be understood.
        """
        if text is None:
            return None
        # Late import: reading spoken times is for who types one.
        from incplan.i18n.time.times import parse_time

        return parse_time(
            text,
            now=self.seen_from(said_at) if allow_future else self.desk.wall_now,
            zone=self.desk.zone,
            allow_future=allow_future,
            language=self.translator.language,
        )

    def seen_from(self, at: datetime | None) -> datetime:
        """The hour it was at a moment on the wall, in an exercise that of its story; else now."""
        desk = self.desk
        return desk.local_now if at is None else desk.in_story(at).astimezone(desk.zone)


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
    keep_private(root)
    facts = quickscan(root)
    language = choose_language(settings.language, facts.language, os.environ)
    activate_language(language)
    zone = _zone(facts.timezone)
    desk = Desk(
        root=root,
        now=read_clock(zone),
        zone=zone,
        language=language,
        commit=settings.commit and facts.commit,
        written=settings.written,
        kept=settings.kept,
        doubts=settings.doubts,
        reach=settings.reach,
    )
    settings.desk = desk
    if settings.writes:
        settings.came_home = take_home(desk)
    desk.by = author(desk, by, writes=settings.writes)
    return Session(desk, active_translator(), settings)


def open_to_show(ctx: typer.Context) -> Session:
    """A session of a command that records with other words, and now only shows.

    It means any incident, brings nothing home, and leaves as an answer with a gap does.
    """
    settings = settings_of(ctx)
    settings.writes, settings.reach = False, "any"
    return open_session(ctx)


def settle(settings: Settings) -> None:
    """Commit entries that were moved into the plan, even after a refused command.

    Called last: git may be slow, and the output is printed by then.
    """
    desk = settings.desk
    if settings.came_home and desk is not None and desk.commit:
        # Late import: git, when an entry came home.
        from incplan.store.git.commits import commit_files

        commit_files(desk.root, (), "entries kept elsewhere came home", author=desk.author)


def take_home(desk: Desk) -> int:
    """Bring in what an earlier command had to keep elsewhere; how much came."""
    waiting = desk.waits()
    if not waiting:
        return 0
    # Late import: hardly ever does anything wait.
    from incplan.store.spool.home import bring_home

    before = len(waiting.files)
    bring_home(desk.root, waiting)
    desk.look_again()
    return before - len(desk.waits().files)


def _zone(name: str | None) -> ZoneInfo:
    """The plan's zone; for an unknown one the usual zone, so that entries can be made."""
    try:
        return ZoneInfo(name or _USUAL_ZONE)
    except (KeyError, ValueError, OSError):
        return ZoneInfo(_USUAL_ZONE)


def author(desk: Desk, by: str | None, *, writes: bool) -> str | None:
    """Who writes: --by or INCPLAN_BY; the id of a file in `contacts/`, a beginning, or a name.

    An id or its beginning is known from the file's name: `log` reads no plan. A name is looked up
    in the plan. An unknown id is recorded as given, rather than refuse the entry. Raises UsageError
    for what may mean several contacts and for words that are neither a name nor an id.
    """
    given = by or os.environ.get("INCPLAN_BY")
    if not given:
        return None
    begun = _files_begun(desk.root, given)
    if given in begun or len(begun) == 1:
        return given if given in begun else begun[0]
    # Late import: names and labels of a plan, which the id of a file does not need.
    from incplan.app.desk.naming import contact_names, meant, not_clear

    plan = desk.plan_or_none() if _files_begun(desk.root, "") else None
    names = {key: contact_names(plan, key) for key in plan.contact_ids} if plan else {}
    fitting = begun or meant(given, names)
    if len(fitting) == 1:
        return fitting[0]
    if fitting and writes:
        raise not_clear(given, {key: names.get(key, ()) for key in fitting})
    if not is_plain_id(given):
        raise UsageError("bad_contact_id", given=given[:80])
    return given


def _files_begun(root: Path, given: str) -> tuple[str, ...]:
    """Ids of the contacts whose file has a name that begins so."""
    try:
        names = os.listdir(root / "contacts")  # noqa: PTH208 -- plain names
    except OSError:
        return ()
    return tuple(
        sorted(
            name.removesuffix(".yaml")
            for name in names
            if name.startswith(given) and _CONTACT_FILE.fullmatch(name)
        )
    )
