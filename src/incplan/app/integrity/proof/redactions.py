"""Whether two versions of an entry differ by removed words alone."""

from pathlib import Path

from incplan.incident.events.redaction import is_redaction, without_words_of_either
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


def differ_by_removals(root: Path, before: str, after: str) -> bool:
    """Whether two objects are one entry, of which words were removed in either or both.

    The words may also have come back with a merge: that they stand there is said elsewhere, and
    that nothing else was changed is what is asked here.
    """
    contents = (read_blob(root, before), read_blob(root, after))
    texts = [read_event_text(raw, "").value for raw in contents if raw is not None]
    if len(texts) != 2 or texts[0] is None or texts[1] is None:
        return False
    if any(text is not None and text.sealed is False for text in texts):
        return False
    return without_words_of_either(texts[0].fields, texts[1].fields) is not None
