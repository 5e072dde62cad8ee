"""Record a journal entry in free words, and files as evidence.

On a closed incident it is written too, and flagged.
"""

from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from incplan.app.desk.desk import Desk
from incplan.app.desk.fact import Recorded, record_fact
from incplan.errors import UsageError
from incplan.incident.events.blank import is_blank
from incplan.incident.events.events import EvidenceStored, Logged
from incplan.incident.events.words import EntryKind
from incplan.store.journal.attachments import read_evidence, reference
from incplan.vocabulary import DECISIONS, NOTES, TOLD

#: What an entry of an exercise may be.
TAGS = (*DECISIONS, *NOTES, *TOLD)


def log(
    desk: Desk,
    part: str | None,
    text: str,
    *,
    entry: EntryKind = EntryKind.INFORMATION,
    occurred_at: datetime | None = None,
    effort: timedelta | None = None,
    cost_eur: Decimal | None = None,
    customers_affected: bool | None = None,
    files: tuple[Path, ...] = (),
    public: bool = False,
    tag: str = "",
) -> Recorded:
    """A journal entry in free words, with files as evidence; a `public` one is released at once.

    `tag` says which decision or note of a scenario it is. Raises UsageError without a text, for a
    tag that is none or is not of an exercise, and for a file that cannot be taken; nothing is
    written then.
    """
    if is_blank(text):
        raise UsageError("empty_text")
    if tag and tag not in TAGS:
        raise UsageError("unknown_tag", given=tag[:40], known=", ".join(TAGS))
    if tag and not desk.resolve(part).startswith("EXE"):
        raise UsageError("tag_in_exercise")
    handed_in = _handed_in(files)
    return record_fact(
        desk,
        part,
        Logged,
        occurred_at=occurred_at,
        **_evidence(handed_in),
        text=text.strip(),
        entry=entry,
        effort=effort,
        cost_eur=cost_eur,
        customers_affected=customers_affected,
        public=public,
        tag=tag,
    )


def evidence(
    desk: Desk, part: str | None, files: tuple[Path, ...], *, occurred_at: datetime | None = None
) -> Recorded:
    """Files kept as evidence, without further words. Raises UsageError as `log` does."""
    return record_fact(
        desk, part, EvidenceStored, occurred_at=occurred_at, **_evidence(_handed_in(files))
    )


def _handed_in(files: tuple[Path, ...]) -> list[tuple[Path, bytes]]:
    """Read every file before anything is written."""
    if not files:
        return []
    return [(path, read_evidence(path)) for path in files]


def _evidence(handed_in: list[tuple[Path, bytes]]) -> dict[str, Any]:
    """The bytes to keep, with what event and answer say of them."""
    if not handed_in:
        return {}
    known = tuple(dict.fromkeys(reference(path, content) for path, content in handed_in))
    return {
        "files": tuple(content for _path, content in handed_in),
        "evidence": known,
        "details": {"evidence": [{"sha256": item.sha256, "name": item.name} for item in known]},
    }
