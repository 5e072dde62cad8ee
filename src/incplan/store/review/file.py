"""`review.yaml` in an incident's folder: found, created once, never rewritten."""

import os
from dataclasses import dataclass
from pathlib import Path

from incplan.diagnostics import Diagnostic
from incplan.plan.files.review import ReviewFile
from incplan.store.disk.durable import create_file
from incplan.store.journal.incidents import incident_folder
from incplan.store.review.digest import NAME


@dataclass(frozen=True, slots=True)
class StoredReview:
    """A review file; `review` is None when it is missing or cannot be read.

    In `review` every yes and no is one word, in whatever language it was written; `written` has
    the words of the file.
    """

    path: Path
    exists: bool
    review: ReviewFile | None = None
    written: ReviewFile | None = None
    sha256: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()


def load_review(root: Path, incident_id: str) -> StoredReview:
    """The review of an incident, with what is wrong in it."""
    path = incident_folder(root, incident_id) / NAME
    if not os.path.lexists(path):
        return StoredReview(path, exists=False)
    # A door: most incidents have no review yet, and checking one brings pydantic.
    from incplan.store.review.reading import read_review

    return read_review(path, path.relative_to(root).as_posix())


def create_review(root: Path, incident_id: str, text: str) -> Path:
    """Write the form. Raises FileExistsError when there is one already."""
    folder = incident_folder(root, incident_id).relative_to(root).parts
    return create_file(root, folder, NAME, text.encode())
