"""How incidents are reported: numbers, addresses, a group, and when they answer."""

import re
from typing import Final

from incplan.app.intake.contacts.drafts import Value, tidy
from incplan.app.intake.plans.outline import Located, Part, lines_of
from incplan.app.intake.plans.readings import PLAN_FILE, Reading
from incplan.app.intake.plans.vocabulary.hints import is_hint, is_template
from incplan.app.intake.plans.vocabulary.wording import (
    Spoken,
    bare_words,
    composed,
    is_always,
    plain,
    spoken,
    window_of,
)
from incplan.app.intake.report import How
from incplan.store.intake.tables import Paragraph
from incplan.store.yaml.splice import Flow

#: A line that says how, under whatever heading it stands.
_TOLD: Final = re.compile(
    r"[\s•*·-]*(?:(?:pour )?signaler (?:un|tout) incident|signalement(?: d['e]\s?incidents?)?"
    r"|(?:een )?incident(?:en)? melden|melden|report(?:ing)? (?:an )?incidents?"
    r"|vorf[a-z]+ melden)\b[^:]{0,40}:"
)
_TEAMS: Final = re.compile(r"\b(teams|slack|whatsapp|signal)\b[^·;|.]*")


class Reporting:
    """How incidents are reported: numbers, addresses, a group, each once."""

    def __init__(self, reading: Reading, pieces: tuple[Located, ...]) -> None:
        self.reading = reading
        self.lines = [
            line
            for line in (
                *lines_of(pieces, Part.REPORTING, Part.COVER),
                *(one for one in lines_of(pieces, Part.TEXT) if _TOLD.match(plain(one.text))),
            )
            if not line.level
            and not is_template(line.text)
            and (line.place.part in ("", "box"))
            and not is_hint(line.text)
        ]
        self.pieces = pieces

    def desks(self) -> dict[str, str]:
        """The numbers by the words they are called by, for cells that only say `dispatching`."""
        found = {}
        for line in self.lines:
            for item in spoken(line.text):
                word = bare_words(item.before.rpartition(":")[2])
                if item.value and not item.is_mail and word:
                    found[word] = item.value
        return found

    def read(self) -> None:
        """Add what the plan has not yet."""
        windows = self._windows()
        known = {
            value
            for channel in self.reading.plan.file.reporting_channels
            for value in (channel.phone, channel.email, channel.url)
            if value
        }
        for line in self.lines:
            if line.place.part:
                continue
            text = composed(line.text)
            found = [item for item in spoken(text) if item.value]
            for item in found:
                self._one(item, line, known, windows.get(item.value, ""))
                known.add(item.value)
            team = _TEAMS.search(plain(text)) if found else None
            if team:
                self._group(tidy(text[team.start() : team.end()]), line)
            if found:
                self.reading.used.add(line.place)

    def _windows(self) -> dict[str, str]:
        """When numbers answer, wherever it is said, in a box on the cover too."""
        found: dict[str, str] = {}
        for line in self.lines:
            for item in spoken(line.text):
                said = window_of(item.bracket) or ("24/7" if is_always(item.before) else "")
                if said:
                    found.setdefault(item.value, said)
                    self.reading.used.add(line.place)
        return found

    def _one(self, item: Spoken, line: Paragraph, known: set[str], window: str) -> None:
        value = Value(item.value, line.place)
        name = "email" if item.is_mail else "phone"
        if item.value in known:
            self.reading.take(value, item.value, "reporting", PLAN_FILE, How.KNOWN)
            return
        label = tidy(item.before.rpartition(":")[2]) or item.value
        flow: dict[str, Flow] = {"means": name, "label": label, name: item.value}
        if window:
            flow["available"] = window
        self.reading.revisions.append(PLAN_FILE, ("reporting_channels",), flow)
        self.reading.take(value, label, "reporting", PLAN_FILE, How.ADDED)
        if window:
            self.reading.take(Value(window, line.place), label, "available", PLAN_FILE, How.ADDED)

    def _group(self, name: str, line: Paragraph) -> None:
        labels = {
            words
            for channel in self.reading.plan.file.reporting_channels
            for words in channel.label.wordings
        }
        value = Value(name, line.place)
        how = How.KNOWN if name in labels else How.ADDED
        if name not in labels:
            flow: dict[str, Flow] = {"means": "other", "label": name}
            self.reading.revisions.append(PLAN_FILE, ("reporting_channels",), flow)
        self.reading.take(value, name, "reporting", PLAN_FILE, how)
