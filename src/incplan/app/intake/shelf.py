"""What an import adds to, by kind: contacts, activities, measures, incidents of the past."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from incplan.app.desk.desk import Desk
from incplan.app.intake.activities.headers import activity_columns
from incplan.app.intake.activities.joining import ActivityBook
from incplan.app.intake.activities.reading import activity_drafts
from incplan.app.intake.contacts.drafts import Draft
from incplan.app.intake.contacts.from_tables import drafts_of_table
from incplan.app.intake.contacts.groups import take_groups
from incplan.app.intake.contacts.headers import header_of
from incplan.app.intake.contacts.joining import Directory, Entry
from incplan.app.intake.contacts.writing import writes_of
from incplan.app.intake.measures.headers import measure_columns
from incplan.app.intake.measures.joining import MeasureBook
from incplan.app.intake.measures.reading import measure_drafts
from incplan.app.intake.reading.kinds import Fiches
from incplan.app.intake.reading.marks import is_same, says_nothing
from incplan.app.intake.reading.people import People
from incplan.app.intake.referring import ACTIVITY_KEYS, CONTACT_KEYS, is_named
from incplan.app.intake.register.headers import register_columns
from incplan.app.intake.register.joining import PastBook
from incplan.app.intake.register.reading import past_drafts
from incplan.app.intake.report import Dialogue, How, Taken
from incplan.app.intake.revisions import Revisions
from incplan.app.intake.roster.headers import roster_columns
from incplan.app.intake.roster.joining import ROSTER_FILE, RosterBook
from incplan.app.intake.roster.reading import turn_drafts
from incplan.app.intake.timeline.drafts import EntryDraft
from incplan.app.intake.timeline.from_chats import drafts_of_chat
from incplan.app.intake.timeline.from_tables import drafts_of_log
from incplan.app.intake.timeline.headers import log_columns
from incplan.app.intake.timeline.joining import Log
from incplan.app.intake.write import Write
from incplan.plan.files.roster import SUBJECT
from incplan.plan.gaps import unread_ids
from incplan.plan.plan import Plan
from incplan.plan.values.windows import parse_windows
from incplan.store.intake.tables import Card, Message, Place, Table

#: Longer texts are the name of nobody.
_LONGEST_NAME: Final = 200
PLAN_FILE: Final = "plan.yaml"
#: The kinds of table, those with the most telling headings first.
_TELLING: Final[tuple[tuple[str, Callable[[Table], tuple[int, Sequence[object]] | None]], ...]] = (
    ("activities", activity_columns),
    ("register", register_columns),
    ("measures", measure_columns),
    ("roster", roster_columns),
    ("timeline", log_columns),
    ("contacts", header_of),
)


def kind_of_table(table: Table, kind: str | None) -> str | None:
    """What a table holds, by its headings; None for another than the `kind` that was asked for.

    The first kind that fits, unless another one knows twice as many of the headings: an address
    book with a date, a title and a category is no register.
    """
    meant, most = None, 0
    for name, columns in _TELLING:
        found = columns(table) if kind in (None, name) else None
        if found is not None and (meant is None or len(found[1]) >= 2 * most):
            meant, most = name, len(found[1])
    return meant


@dataclass
class Shelf:
    """The books of one run; a book is opened when the first table of its kind is met."""

    desk: Desk
    plan: Plan
    dialogue: Dialogue
    incident: str | None = None

    @cached_property
    def directory(self) -> Directory:
        """The contacts."""
        on_disk = {item.stem for item in (self.desk.root / "contacts").glob("*.yaml")}
        return Directory(
            self.plan.contacts,
            {*self.plan.contacts, *on_disk},
            self.plan.file.organisation.name,
            lambda key: not is_named(self.desk.root, f"contacts/{key}.yaml", CONTACT_KEYS),
        )

    @cached_property
    def people(self) -> People:
        """Whom a cell means."""
        return People(self.directory)

    @cached_property
    def fiches(self) -> Fiches:
        """Which fiche a cell names."""
        return Fiches(self.plan)

    @cached_property
    def activities(self) -> ActivityBook:
        """The activities."""
        named = {item.stem for item in (self.desk.root / "activities").glob("*.yaml")}
        return ActivityBook(
            self.plan.activities,
            named,
            self.directory,
            lambda key: not is_named(self.desk.root, f"activities/{key}.yaml", ACTIVITY_KEYS),
        )

    @cached_property
    def measures(self) -> MeasureBook:
        """The preventive measures."""
        unread = frozenset(unread_ids(self.plan.gaps, "fiches"))
        today = self.desk.local_now.date()
        return MeasureBook(self.plan, self.fiches, self.people, unread, today)

    @cached_property
    def past(self) -> PastBook:
        """The incidents of the past."""
        return PastBook(self.desk, self.fiches)

    @cached_property
    def roster(self) -> RosterBook:
        """Who is on duty when."""
        exists = (self.desk.root / ROSTER_FILE).exists()
        unread = any(gap.subject == SUBJECT for gap in self.plan.gaps)
        return RosterBook(self.plan, exists=exists, unread=unread)

    @cached_property
    def log(self) -> Log:
        """The entries of the incident that a timeline belongs to."""
        return Log(self.desk, self.incident, lambda: self.past)

    @cached_property
    def revisions(self) -> Revisions:
        """Changes of files of the plan by key."""
        return Revisions()

    @cached_property
    def files(self) -> list[Write]:
        """Whole files that a document gives."""
        return []

    @property
    def new_contacts(self) -> list[Entry]:
        """Those that the plan does not have."""
        return [entry for entry in self.directory.entries if entry.contact is None]

    def take_contacts(self, drafts: Iterable[Draft]) -> list[Taken]:
        """Everything that drafts of contacts give."""
        found: list[Taken] = []
        for draft in drafts:
            if is_same(draft.name.text) or says_nothing(draft.name.text):
                self.dialogue.leave(draft.name.place, "not_said", value=draft.name.text)
                for means in draft.means:
                    self.dialogue.leave(means.place, "no_name", value=means.value)
            elif len(draft.name.text) > _LONGEST_NAME:
                self.dialogue.leave(
                    draft.name.place, "name_too_long", value=draft.name.text[:120]
                )  # fmt: skip
            else:
                found += self.directory.take(draft, self.dialogue)
        return found

    def take_groups(self, cards: tuple[Card, ...]) -> list[Taken]:
        """Groups of an address book that are teams of the plan."""
        return list(
            take_groups(cards, self.plan, self.directory, self.revisions, PLAN_FILE, self.dialogue)
        )

    def take_table(self, table: Table, kind: str) -> list[Taken]:
        """Everything that a table of this kind gives."""
        match kind:
            case "activities":
                return self.activities.take(
                    list(activity_drafts(table, self.dialogue)), self.dialogue
                )
            case "measures":
                measures = measure_drafts(table, self.dialogue, self.fiches.named)
                return self.measures.take(list(measures), self.dialogue)
            case "register":
                today = self.desk.local_now.date()
                drafts = list(past_drafts(table, self.dialogue, self.desk.zone, today))
                return self.past.take(drafts, f"{table.file}!{table.sheet}", self.dialogue)
            case "roster":
                today = self.desk.local_now.date()
                turns = list(turn_drafts(table, self.people, self.dialogue, today))
                return self.roster.take(turns, self.dialogue)
            case "timeline":
                return self._log(self._drafts_of_log(table), Place(table.file, table.sheet))
            case _:
                return self.take_contacts(drafts_of_table(table, self.dialogue))

    def take_messages(self, messages: tuple[Message, ...]) -> list[Taken]:
        """Everything that the messages of a chat give."""
        today = self.desk.local_now.date()
        drafts = drafts_of_chat(messages, self.people, self.dialogue, self.desk.zone, today)
        return self._log(drafts, Place(messages[0].place.file))

    def _drafts_of_log(self, table: Table) -> Iterable[EntryDraft]:
        today = self.desk.local_now.date()
        return drafts_of_log(table, self.people, self.dialogue, self.desk.zone, today)

    def _log(self, drafts: Iterable[EntryDraft], place: Place) -> list[Taken]:
        return self.log.take(list(drafts), place, self.dialogue)

    def ask_hours(self) -> list[Taken]:
        """The hours of a working day, asked once for a plan whose lengths count in them."""
        if "activities" not in self.__dict__ or self.plan.file.working_time.hours:
            return []
        place = self.activities.in_working_days()
        if place is None:
            return []
        said = self.dialogue.ask(place, "working_hours", ("no",), free=parse_windows)
        if said is None or said == "no":
            return []
        self.revisions.set(PLAN_FILE, ("working_time", "hours"), said)
        organisation = self.plan.file.organisation.name
        return [
            Taken(
                place=place, subject=organisation, field="working_hours", value=said,
                into=PLAN_FILE, how=How.ADDED,
            )
        ]  # fmt: skip

    def writes(self) -> tuple[Write, ...]:
        """All that would be written."""
        opened = self.__dict__
        organisation = self.plan.file.organisation.name
        found: list[Write] = []
        if "directory" in opened:
            found += writes_of(self.directory.entries, organisation)
        for name in ("activities", "measures", "past", "log", "roster", "revisions"):
            if name in opened:
                found += getattr(self, name).writes()
        if "files" in opened:
            found += self.files
        return tuple(found)
