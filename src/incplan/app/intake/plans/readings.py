"""What the readers of a document work with: the plan, the dialogue, what is taken, what changes."""

from collections.abc import Callable
from dataclasses import dataclass, field

from incplan.app.intake.activities.joining import ActivityBook
from incplan.app.intake.contacts.drafts import Value
from incplan.app.intake.contacts.joining import Directory
from incplan.app.intake.report import Dialogue, How, Taken
from incplan.app.intake.revisions import Revisions
from incplan.diagnostics import Route
from incplan.plan.plan import Plan
from incplan.store.intake.tables import Place
from incplan.store.yaml.splice import Flow

PLAN_FILE = "plan.yaml"


@dataclass(slots=True)
class Reading:
    """Everything a part of a document is read into. `used` are places that a reader has read."""

    plan: Plan
    directory: Directory
    book: ActivityBook
    revisions: Revisions
    dialogue: Dialogue
    taken: list[Taken] = field(default_factory=list)
    used: set[Place] = field(default_factory=set)

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
