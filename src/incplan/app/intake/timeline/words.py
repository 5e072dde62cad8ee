"""What the words of an entry say beside themselves: a decision, a level, an earlier time."""

import re
from datetime import datetime, timedelta
from typing import Final

from incplan.app.intake.contacts.drafts import Value, tidy
from incplan.app.intake.reading.times import read_time
from incplan.app.intake.report import Dialogue
from incplan.app.intake.timeline.calls import tells_call
from incplan.incident.events.words import EntryKind
from incplan.plan.privacy.folding import folded
from incplan.vocabulary import Level

_DECISION: Final = re.compile(
    r" (?:decision|decide|decidons|besluit|besloten|beslissing|beslist|entscheidung|entschieden|"
    r"beschluss|decided) "
)
_LEVEL: Final = re.compile(
    r" (?:class\w*|passe|passons|escal\w*|opgeschaald|ingedeeld|geklasseerd|eingestuft|hochgestuft|"
    r"raised|niveau|level|stufe)(?: (?:en|as|als|to|comme|naar|auf|au|niveau|level|stufe))* "
    r"(?P<word>mineur|minor|klein|gering|majeur|major|groot|ernstig|schwer|crise|crisis|krise) "
)
_LEVELS: Final = {
    "mineur": Level.MINOR, "minor": Level.MINOR, "klein": Level.MINOR, "gering": Level.MINOR,
    "majeur": Level.MAJOR, "major": Level.MAJOR, "groot": Level.MAJOR, "ernstig": Level.MAJOR,
    "schwer": Level.MAJOR, "crise": Level.CRISIS, "crisis": Level.CRISIS, "krise": Level.CRISIS,
}  # fmt: skip
_EARLIER: Final = re.compile(r"(?:\bà|\bom|\bat|\bum)\s(\d{1,2}[:hu]\d{2})\b", re.IGNORECASE)
_LATELY: Final = timedelta(hours=2)


def about(time: Value, words: Value) -> Value:
    """What happened, with its time in front as it was written, where that is only nearly so."""
    read = read_time(time.text)
    return Value(f"({tidy(time.text)}) {words.text}", words.place) if read and read.about else words


def kind_of(text: str) -> EntryKind:
    """A decision says so, and so does a call."""
    if _DECISION.search(folded(text)):
        return EntryKind.DECISION
    return EntryKind.TELEPHONE if tells_call(text) else EntryKind.INFORMATION


def level_set(text: Value, dialogue: Dialogue) -> Level | None:
    """The level that an entry sets, once somebody says that it did."""
    found = _LEVEL.search(folded(text.text))
    if found is None:
        return None
    level = _LEVELS[found["word"]]
    said = dialogue.ask(text.place, "level_set", text=tidy(text.text)[:120], proposal=level.value)
    return level if said == "yes" else None


def earlier(text: Value, at: datetime, dialogue: Dialogue) -> datetime:
    """When it happened, where a message names a time shortly before it was sent."""
    found = _EARLIER.search(text.text)
    read = read_time(found[1]) if found else None
    if read is None:
        return at
    moment = at.replace(hour=read.time.hour, minute=read.time.minute, second=0)
    if moment > at:
        moment -= timedelta(days=1)
    if not timedelta(0) < at - moment <= _LATELY:
        return at
    said = dialogue.ask(
        text.place, "said_later", text=tidy(text.text)[:120], proposal=f"{moment:%H:%M}"
    )
    return moment if said == "yes" else at
