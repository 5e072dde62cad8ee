"""What suppliers promise, as a plan tells it: beside a contract, or in a sentence on the RCO."""

import re
from dataclasses import dataclass, field
from typing import Final

from incplan.app.intake.contacts.drafts import Value, tidy
from incplan.app.intake.contacts.entries import Entry
from incplan.app.intake.plans.outline import Located, Part, lines_of
from incplan.app.intake.plans.readings import Reading
from incplan.app.intake.plans.vocabulary.hints import is_template
from incplan.app.intake.plans.vocabulary.lengths import length_of
from incplan.app.intake.plans.vocabulary.wording import composed, plain, window_of
from incplan.app.intake.report import How
from incplan.app.intake.write import NewFile
from incplan.plan.privacy.folding import folded
from incplan.plan.validation.schemas import modeline
from incplan.plan.values.windows import parse_windows
from incplan.store.yaml.splice import Flow, Plain, shown_flow

_LENGTH: Final = r"[^\d%]{0,25}?(\d+(?:[.,]\d+)?\s*(?:minutes?|minuten|min|heures?|uren|uur|hours?|h|u|jours?|dagen|days?|j)\b)"
_TERMS: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    ("response_time", re.compile(rf"(?:intervention|respons\w*|reponse|reaction){_LENGTH}")),
    (
        "resolution_time",
        re.compile(rf"(?:herstel\w*|retablissement|resolution|reparation|repair){_LENGTH}"),
    ),
    ("backup", re.compile(rf"(?:sauvegarde|back-?up)\w*{_LENGTH}")),
)
_AVAILABLE: Final = re.compile(r"(\d{2,3}(?:[.,]\d{1,3})?)\s*%")
_NO_PENALTY: Final = re.compile(
    r"pas de penalite|geen (?:boete|sanctie)|no penalt|keine (?:strafe|ponale)"
)
_WINDOW: Final = re.compile(r"24\s*/\s*7|[a-z]{2,4}-[a-z]{2,4}\s+\d{1,2}\S*\s*-\s*\d{1,2}\S*")
_FIELD: Final = {"backup": "backup_interval"}
_PROMISE: Final = re.compile(r"intervention|sauvegarde|%|herstel|respons|back-?up|penalit|garanti")


@dataclass(slots=True)
class Promise:
    """What one supplier promises: its contact, what it is for, the words with their places."""

    entry: Entry
    service: Value
    words: list[Value] = field(default_factory=list)


class Suppliers:
    """Collects promises and writes them as suppliers of the plan."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.found: dict[str, Promise] = {}
        self.services: dict[str, Value] = {}

    def of_contract(self, entry: Entry, service: Value, words: list[Value]) -> None:
        """Terms beside the contract of a contact; `service` is what it is called for."""
        self.services[entry.id] = service
        for value in words:
            self.found.setdefault(entry.id, Promise(entry, service)).words.append(value)

    def of_text(self, pieces: tuple[Located, ...]) -> None:
        """Sentences that begin with a supplier and say what it promises."""
        for line in lines_of(pieces, Part.PRIORITIES, Part.TEXT):
            text = composed(line.text)
            if line.level or is_template(text) or not _PROMISE.search(plain(text)):
                continue
            taken = False
            for sentence in re.split(r"(?<=[.;])\s+(?=[A-ZÀ-Ý])", text):
                entry = self._named(sentence)
                if entry is None or not _PROMISE.search(plain(sentence)):
                    continue
                service = self.services.get(entry.id, Value(entry.name.text, line.place))
                promise = self.found.setdefault(entry.id, Promise(entry, service))
                promise.words.append(Value(tidy(sentence), line.place))
                taken = True
            if taken:
                self.reading.used.add(line.place)

    def _named(self, sentence: str) -> Entry | None:
        """The only contact outside that a sentence names."""
        said = folded(sentence)
        named = [
            entry
            for entry in self.reading.directory.entries
            if (entry.contact.kind.value == "external" if entry.contact else not entry.is_person)
            and len(_bare(entry)) > 1
            and f" {' '.join(_bare(entry))} " in said
        ]
        return named[0] if len(named) == 1 else None

    def write(self) -> None:
        """A file for each; one that the plan has is named to be compared."""
        known = {item.contact: key for key, item in self.reading.plan.suppliers.items()}
        for key, promise in self.found.items():
            if key in known:
                self._known(promise, known[key])
            else:
                self._new(promise)

    def _known(self, promise: Promise, key: str) -> None:
        into = f"suppliers/{key}.yaml"
        note = self.reading.plan.suppliers[key].note
        said = " ".join(note.wordings) if note else ""
        for value in promise.words:
            if folded(value.text).strip() in folded(said):
                self.reading.take(value, promise.entry.name.text, "terms", into, How.KNOWN)
            else:
                self.reading.dialogue.leave(
                    value.place, "stands_in_plan", value=value.text, into=into
                )

    def _new(self, promise: Promise) -> None:
        entry, first = promise.entry, promise.words[0]
        path = f"suppliers/sup-{entry.id[:50]}.yaml"
        note = "; ".join(value.text for value in promise.words)
        lines = [
            f"{modeline(path)}format: 1",
            f"name: {shown_flow(entry.name.text)}",
            f"service: {shown_flow(promise.service.text)}",
            f"contact: {entry.id}",
        ]
        self.reading.take(promise.service, entry.name.text, "service", path)
        for value in promise.words:
            self.reading.take(value, entry.name.text, "terms", path)
        agreed = self._agreed(promise, path, first)
        if agreed:
            lines.append(f"sla: {shown_flow(agreed)}")
        lines.append(f"note: {shown_flow(note)}")
        self.reading.shelf.files.append(NewFile(path, "\n".join(lines) + "\n"))

    def _agreed(self, promise: Promise, path: str, first: Value) -> dict[str, Flow]:
        """The promises as data, where it is known, or answered, in which hours they count."""
        found: dict[str, Flow] = {}
        places: dict[str, Value] = {}
        window = ""
        for value in promise.words:
            said = plain(composed(value.text))
            for name, pattern in _TERMS:
                hit = pattern.search(said)
                length = length_of(hit[1]) if hit else ""
                if length and name not in found:
                    places[name] = Value(length, value.place)
                    found[name] = {"interval": length} if name == "backup" else length
            share = _AVAILABLE.search(said)
            if share:
                places["availability_percent"] = Value(share[1], value.place)
                found["availability_percent"] = Plain(share[1].replace(",", "."))
            hours = _WINDOW.search(said)
            window = window or (window_of(hours[0]) if hours else "")
            if _NO_PENALTY.search(said):
                places["penalty"] = value
                found["penalty"] = "none"
        if not found or found.keys() == {"penalty"}:
            return {}
        if not window:
            asked = self.reading.dialogue.ask(
                first.place, "service_window", ("no",), free=parse_windows,
                name=promise.entry.name.text, text=first.text,
            )  # fmt: skip
            window = asked if asked and asked != "no" else ""
        if not window:
            return {}
        for name, value in places.items():
            self.reading.take(value, promise.entry.name.text, _FIELD.get(name, name), path)
        windows = tuple(str(item) for item in parse_windows(window) or ())
        self.reading.take(Value(window, first.place), promise.entry.name.text, "available", path)
        return {"service_window": windows, **found}


def _bare(entry: Entry) -> list[str]:
    """The words of a name without its legal form."""
    return [
        word
        for word in folded(entry.name.text).split()
        if word not in ("sa", "srl", "nv", "bv", "bvba", "sprl", "vzw", "asbl", "gmbh")
    ]
