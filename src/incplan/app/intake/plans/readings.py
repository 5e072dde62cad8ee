"""What the readers of a document work with: the plan, the dialogue, what is taken, what changes."""

from collections.abc import Callable
from dataclasses import dataclass, field

from incplan.app.intake.activities.joining import ActivityBook
from incplan.app.intake.contacts.drafts import Value
from incplan.app.intake.contacts.joining import Directory
from incplan.app.intake.report import Dialogue, How, Taken
from incplan.app.intake.revisions import Revisions
from incplan.app.intake.shelf import PLAN_FILE, Shelf
from incplan.diagnostics import Route
from incplan.plan.plan import Plan
from incplan.store.intake.tables import Place
from incplan.store.yaml.splice import Flow

__all__ = ["PLAN_FILE", "Reading"]


@dataclass(slots=True)
class Reading:
    """What a document is read into. `used` are places that a reader has read."""

    shelf: Shelf
    taken: list[Taken]
    used: set[Place] = field(default_factory=set)

    @property
    def plan(self) -> Plan:
        """The plan as it stands."""
        return self.shelf.plan

    @property
    def directory(self) -> Directory:
        """The contacts."""
        return self.shelf.directory

    @property
    def book(self) -> ActivityBook:
        """The activities."""
        return self.shelf.activities

    @property
    def revisions(self) -> Revisions:
        """Changes of files by key."""
        return self.shelf.revisions

    @property
    def dialogue(self) -> Dialogue:
        """What is asked and left."""
        return self.shelf.dialogue

    def take(
        self, value: Value, subject: str, name: str, into: str, how: How = How.NEW, said: str = ""
    ) -> None:
        """Name something that goes into the plan or stands there."""
        self.taken.append(
            Taken(
                place=value.place,
                subject=subject,
                field=name,
                value=said or value.text,
                into=into,
                how=how,
            )
        )

    def settle(
        self,
        value: Value,
        known: str,
        route: Route,
        *,
        subject: str,
        field: str,
        flow: Flow | None = None,
        same: Callable[[str, str], bool] | None = None,
        path: str = PLAN_FILE,
        code: str = "value_differs",
    ) -> None:
        """One value of a file: known, added where there is none, asked about where it differs."""
        alike = known == value.text or (same is not None and same(known, value.text))
        if known and alike:
            self.take(value, subject, field, path, How.KNOWN)
            return
        how = How.ADDED
        if known:
            said = self.dialogue.ask(
                value.place, code, ("keep", "take"), name=subject, field=field,
                known=known, text=value.text,
            )  # fmt: skip
            if said != "take":
                return
            how = How.CHANGED
        self.revisions.set(path, route, value.text if flow is None else flow)
        self.take(value, subject, field, path, how)
