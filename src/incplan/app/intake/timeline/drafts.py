"""An entry of a log, before it is known to which incident it belongs."""

from datetime import datetime

from incplan.app.intake.contacts.drafts import Value
from incplan.frozen import dataclass
from incplan.incident.events.words import EntryKind
from incplan.vocabulary import Level


@dataclass(frozen=True, slots=True)
class EntryDraft:
    """What somebody noted: when, by whom in his or her own words, what.

    `by` is the contact, where that is certain; `level` a level that somebody said it sets.
    """

    time: Value
    at: datetime
    who: Value | None
    by: str | None
    text: Value
    kind: EntryKind = EntryKind.INFORMATION
    level: Level | None = None

    @property
    def words(self) -> str:
        """The entry as it is written: who is no contact for sure stands in front."""
        if self.who is None or self.by is not None:
            return self.text.text
        return f"{self.who.text}: {self.text.text}"
