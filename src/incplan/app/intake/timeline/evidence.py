"""Evidence that a log lists: what was secured, its reference, its hash, where it is kept."""

import re
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

from incplan.app.intake.contacts.drafts import Value, tidy
from incplan.app.intake.report import Dialogue
from incplan.app.intake.secrets import holds_secret
from incplan.plan.privacy.folding import folded
from incplan.store.intake.tables import Place, Row, Table

_BESIDE: Final = re.compile(
    r"^(?:ref|reference|referentie|referenz|n|no|nr|id|sha ?256|hash|empreinte|storage|stored|"
    r"stockage|conserve|bewaard|bewaarplaats|opslag|aufbewahrung|lagerort)\b"
)
_HASH: Final = re.compile(r"^(?:sha ?256|hash|empreinte)\b")
_UNSURE: Final = re.compile(r"utc|gmt|zone|tz", re.IGNORECASE)
_WHOLE: Final = re.compile(r"[0-9a-fA-F]{64}")


class Evidence:
    """The columns of evidence beside those of a log; none in any other log."""

    def __init__(self, table: Table, heads: Row, read: frozenset[int]) -> None:
        self.table = table
        words = {at: folded(cell).strip() for at, cell in enumerate(heads.cells)}
        held = any(_HASH.match(word) for word in words.values())
        self.columns = {
            at: tidy(heads.cells[at])
            for at, word in words.items()
            if held and at not in read and _BESIDE.match(word)
        }

    def words(self, row: Row, what: Value, dialogue: Dialogue) -> Value:
        """What was secured with all that stands beside it; a hash that is not whole is asked."""
        parts = []
        for at, head in self.columns.items():
            text = tidy(row.cell(at)).strip()
            place = self.table.place(row, at, head)
            hashed = _HASH.match(folded(head).strip())
            if holds_secret(text):
                continue
            if hashed and not text:
                dialogue.leave(place, "no_hash", value=what.text[:120])
            elif hashed and not _WHOLE.fullmatch(text):
                said = dialogue.ask(place, "hash_cut", ("no",), free=_WHOLE.fullmatch, text=text)
                text = text if said in (None, "no") else said or ""
            if text:
                parts.append(f"{head} {text}")
        return Value(f"{what.text} ({', '.join(parts)})", what.place) if parts else what


def lists_evidence(table: Table) -> bool:
    """Whether a table lists evidence, with its hash, rather than what happened."""
    return any(_HASH.match(folded(cell).strip()) for row in table.rows[:1] for cell in row.cells)


def zone_of(heads: Row, file: str, zone: ZoneInfo, dialogue: Dialogue) -> ZoneInfo:
    """The zone of the times: asked where a heading leaves it open, such as `(UTC+?)`."""
    if not any(_UNSURE.search(cell) and "?" in cell for cell in heads.cells):
        return zone
    said = dialogue.ask(
        Place(file), "zone_of_log", ("yes",), proposal=zone.key,
        free=lambda given: given in available_timezones(),
    )  # fmt: skip
    return ZoneInfo(said) if said is not None and said != "yes" else zone
