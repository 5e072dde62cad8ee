"""Whether two versions of an entry differ by removed words alone."""

from pathlib import Path

from incplan.incident.events.redaction import is_redaction
from incplan.store.git.proof.history import read_blob
from incplan.store.journal.event_text import read_event_text


def is_redacted(before: bytes | None, after: bytes | None) -> bool:
    """Whether the only difference is words somebody had removed, and said so."""
    if before is None or after is None:
        return False
    old, new = (read_event_text(content, "").value for content in (before, after))
    if old is None or new is None or not new.sealed:
        return False
    return is_redaction(old.fields, new.fields)


def is_redacted_blob(root: Path, before: str, after: str) -> bool:
    """As `is_redacted`, for two objects in git."""
    return is_redacted(read_blob(root, before), read_blob(root, after))
