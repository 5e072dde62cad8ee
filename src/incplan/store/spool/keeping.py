"""Keep an event, or evidence, where the plan's disk does not matter. Durable like the plan."""

from pathlib import Path

from incplan.store.disk.durable import create_file
from incplan.store.journal.attachments import store_evidence
from incplan.store.spool.folders import Whose, open_spool


def spool_event(mine: Whose, place: str, filename: str, content: bytes) -> Path:
    """Keep an event for later. Raises NotWrittenError when even that fails.

    `place` is the id of an incident, or the name of the plan's own journal.
    """
    base, folder = open_spool(mine)
    return create_file(base, (*folder, place), filename, content, mode=0o600)


def spool_evidence(mine: Whose, place: str, content: bytes) -> None:
    """Keep a file handed in, beside the event that will name it. Raises NotWrittenError."""
    base, folder = open_spool(mine)
    store_evidence(base, (*folder, place), content)
