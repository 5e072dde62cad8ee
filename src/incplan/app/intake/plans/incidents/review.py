"""Post-incident reviews that a document holds, filled in: they go beside their incident."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Final

from incplan.app.intake.contacts.drafts import Value, tidy
from incplan.app.intake.plans.incidents.actions_agreed import Agreed, actions_of
from incplan.app.intake.plans.incidents.register import Register
from incplan.app.intake.plans.outline import Located
from incplan.app.intake.plans.readings import Reading
from incplan.app.intake.plans.vocabulary.dates import when
from incplan.app.intake.plans.vocabulary.review_rows import row_of
from incplan.app.intake.plans.vocabulary.states import sign_of
from incplan.app.intake.plans.vocabulary.wording import bare_words, composed, plain
from incplan.app.intake.register.entries import PastEntry
from incplan.app.intake.register.reading import PastDraft
from incplan.app.intake.report import How
from incplan.app.intake.secrets import holds_secret
from incplan.app.intake.write import NewFile
from incplan.incident.review.template import MEASURES, SECTIONS, YES_NO, Row, RowKind
from incplan.plan.files.review import ReviewFile
from incplan.store.intake.tables import Table
from incplan.store.review.file import load_review
from incplan.store.yaml.splice import Flow, Plain, shown_flow
from incplan.vocabulary import Level

_LEVELS: Final = {
    "faible": Level.LOW, "laag": Level.LOW, "low": Level.LOW,
    "mineur": Level.MINOR, "klein": Level.MINOR, "minor": Level.MINOR,
    "majeur": Level.MAJOR, "groot": Level.MAJOR, "major": Level.MAJOR,
    "crise": Level.CRISIS, "crisis": Level.CRISIS,
}  # fmt: skip
_TEMPLATE: Final = {row.key: row for section in SECTIONS for row in section.rows}
_HEADER: Final = "# Post-incident review, taken from an imported document.\nformat: 1\n"
#: An answer as it is written, and how people begin it.
_WORDS: Final = {"yes": "", "no": ""}
#: A review has more rows than this.
_LEAST: Final = 2
_CHOSEN: Final = ("pir.management.", "pir.readiness.")


@dataclass(slots=True)
class Found:
    """A review as the document has it: the words of each row with their place."""

    rows: dict[str, Value] = field(default_factory=dict)

    @property
    def number(self) -> str:
        """The number of its incident in the register."""
        said = re.search(r"\d+\w?", self.rows["pir.admin.number"].text) if self.rows else None
        return said[0] if said else ""


def reviews(pieces: tuple[Located, ...], reading: Reading) -> list[Found]:
    """The reviews of a document that are filled in, each from its number on."""
    found: list[Found] = []
    for item in pieces:
        table = item.block
        if not isinstance(table, Table):
            continue
        known = [(row, key) for row in table.rows if (key := row_of(row.cell(0)))]
        if not known or all(len(row.cells) < 2 for row, _key in known):
            continue
        if not found and len(known) < _LEAST and known[0][1] != "pir.admin.number":
            continue  # a table that has one word of a review, `Severity`, and is none
        reading.used.add(table.place(table.rows[0]))
        for row, key in known:
            text = "\n".join(row.cells[1:]).strip()
            if not bare_words(text) and not sign_of(text):
                continue
            place = table.place(row, 1, tidy(row.cell(0).split("\n")[0])[:80])
            if key == "pir.admin.number":
                found.append(Found())
            if holds_secret(text):
                reading.dialogue.leave(place, "secret")
            elif found:
                found[-1].rows[key] = Value(composed(text), place)
            elif text.strip() != "☐":
                reading.dialogue.leave(place, "review_without_number", value=tidy(text)[:120])
    return [item for item in found if item.number]


def complete(register: Register, found: list[Found], reading: Reading) -> None:
    """What a review says of level and times, for the row of the register it belongs to."""
    for item in found:
        draft = next((one for one in register.drafts if _number(one) == item.number), None)
        if draft is None:
            continue
        severity = item.rows.get("pir.admin.severity")
        if draft.level is None and severity is not None:
            draft.level = _LEVELS.get(plain(severity.text).strip(" ."))
        begun, ended = (
            _moment(item.rows.get(key), reading)
            for key in ("pir.admin.detected_at", "pir.admin.resolved_at")
        )
        if begun is not None and begun.date() == draft.moment.date():
            draft.moment, draft.day_only = begun, False
        if draft.duration is None and ended is not None and not draft.day_only:
            draft.duration = ended - draft.moment if ended > draft.moment else None


def _number(draft: PastDraft) -> str:
    return draft.number.text.strip(" .#") if draft.number else ""


def _moment(value: Value | None, reading: Reading) -> datetime | None:
    said = when(value.text) if value else None
    if said is None or said.day is None or not said.clock:
        return None
    zone = reading.shelf.desk.zone
    return datetime.combine(said.day, time.fromisoformat(said.clock), zone)


def write_reviews(found: list[Found], reading: Reading) -> None:
    """Put each review beside its incident; one that has a review already is compared."""
    for item in found:
        entry = _incident(item, reading)
        where = item.rows["pir.admin.number"]
        if entry is None:
            reading.dialogue.leave(where.place, "review_without_incident", value=item.number)
            continue
        _Writer(item, entry, reading).write()


def _incident(item: Found, reading: Reading) -> PastEntry | None:
    said = item.rows.get("pir.admin.detected_at")
    day: date | None = when(said.text).day if said else None
    for entries in reading.shelf.past.by_day.values():
        for entry in entries:
            if entry.register_number == item.number and (
                day is None or entry.day == day.isoformat()
            ):
                return entry
    return None


class _Writer:
    """Writes one review."""

    def __init__(self, found: Found, entry: PastEntry, reading: Reading) -> None:
        self.found, self.entry, self.reading = found, entry, reading
        self.into = f"{entry.folder}/review.yaml"
        self.subject = f"{entry.year}-{entry.number:03d} {entry.brief}"[:100]

    def write(self) -> None:
        """The file of a new review; what another says already is known, what differs is named."""
        answers = dict(self._answers())
        chosen = dict(self._chosen())
        agreed = self._agreed()
        stored = load_review(self.reading.shelf.desk.root, self.entry.id)
        if stored.exists:
            self._compare({**answers, **chosen}, agreed, stored.review)
            return
        for key, (value, _flow) in {**answers, **chosen}.items():
            self.reading.take(value, self.subject, key, self.into, How.NEW)
        lines = ["answers:"] if answers else []
        lines += [f"  {key}: {shown_flow(flow)}" for key, (_value, flow) in answers.items()]
        lines += [f"{key}: {shown_flow(flow)}" for key, (_value, flow) in chosen.items()]
        lines += ["actions:"] if agreed else []
        for action in agreed:
            self._name(action)
            lines.append(f"  - what: {shown_flow(action.what.text)}")
            if action.owner is not None:
                lines.append(f"    owner: {action.owner.text}")
            if action.due is not None:
                lines.append(f"    due: {action.due.text}")
        text = _HEADER + "\n".join(lines) + "\n"
        self.reading.shelf.files.append(NewFile(self.into, text))

    def _name(self, action: Agreed) -> None:
        for name, value in (("action", action.what), ("owner", action.owner), ("due", action.due)):
            if value is not None:
                self.reading.take(value, self.subject, name, self.into, How.NEW)

    def _answers(self) -> Iterator[tuple[str, tuple[Value, Flow]]]:
        for key, value in self.found.rows.items():
            row = _TEMPLATE.get(key)
            if row is not None and row.kind is not RowKind.ENUM and key != MEASURES:
                yield key, (value, _answer(row, tidy(value.text)))

    def _chosen(self) -> Iterator[tuple[str, tuple[Value, Flow]]]:
        """The one of several rows that is ticked; a cross counts until somebody says otherwise."""
        for lead, name in zip(_CHOSEN, ("management_response", "staff_readiness"), strict=True):
            marked = [
                (key, value)
                for key, value in self.found.rows.items()
                if key.startswith(lead) and value.text.strip() not in ("☐", "")
            ]
            if len(marked) != 1:
                for _key, value in marked:
                    self.reading.dialogue.leave(value.place, "several_ticked", value=value.text)
                continue
            key, value = marked[0]
            sure = bool(sign_of(value.text.strip()))
            if not sure:
                said = self.reading.dialogue.ask(value.place, "cross_ticked", text=value.text)
                if said == "no":
                    continue
            choice = _TEMPLATE[key].choice
            yield name, (Value(choice, value.place), Plain(choice))

    def _agreed(self) -> list[Agreed]:
        value = self.found.rows.get(MEASURES)
        return [] if value is None else actions_of(value, self.reading)

    def _compare(
        self,
        told: dict[str, tuple[Value, Flow]],
        agreed: list[Agreed],
        review: ReviewFile | None,
    ) -> None:
        """What the review that stands there says already; the rest is named, to be compared."""
        known = _said(review)
        for key, (value, _flow) in told.items():
            self._known(key, value, known.get(key, ""))
        whats = [plain(item.what) for item in review.actions] if review else []
        for action in agreed:
            same = plain(action.what.text) in whats
            self._known("action", action.what, action.what.text if same else "")

    def _known(self, key: str, value: Value, known: str) -> None:
        if known and (known == value.text or plain(known) in plain(tidy(value.text))):
            self.reading.take(value, self.subject, key, self.into, How.KNOWN)
        else:
            code = "stands_in_plan"
            self.reading.dialogue.leave(value.place, code, value=tidy(value.text), into=self.into)


def _said(review: ReviewFile | None) -> dict[str, str]:
    """What a review says, by row; of an answer with a remark, the remark."""
    if review is None:
        return {}
    found = {key: item.comment or item.answer for key, item in review.answers.items()}
    found = {key: _WORDS.get(text, text) for key, text in found.items()}
    for name in ("management_response", "staff_readiness"):
        chosen = getattr(review, name)
        if chosen is not None:
            found[name] = chosen.value
    return found


def _answer(row: Row, text: str) -> Flow:
    """What the file holds: a remark beside facts, else an answer, with its yes or no apart."""
    if row.kind is RowKind.COMPUTED:
        return {"comment": text}
    said = re.match(r"(oui|ja|yes|non|nee|neen|no|nein)\b[\s,:;–-]*", plain(text))
    if row.choices == YES_NO and said:
        answer = "yes" if said[1] in ("oui", "ja", "yes") else "no"
        rest = text[said.end() :].strip()
        return {"answer": answer, "comment": rest} if rest else {"answer": answer}
    return {"answer": text}
