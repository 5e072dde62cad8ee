"""The hash of a review, by which its completion is recorded in the journal."""

import hashlib
from pathlib import Path
from typing import Final

from incplan.store.yaml.document import Document, read_document

NAME: Final = "review.yaml"


def digest_of(document: Document) -> str:
    """SHA-256 of the lines, whatever ends them."""
    return hashlib.sha256("\n".join(document.lines).encode()).hexdigest()


def review_digest(file: Path, path: str) -> str | None:
    """The hash of a review as it stands; None when it cannot be read."""
    document = read_document(file, path).value
    return digest_of(document) if document else None
