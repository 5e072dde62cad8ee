"""A review against the hash that was recorded when it was declared complete."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from incplan.app.integrity.proof.places import Place
from incplan.app.integrity.proof.remarks import Remark, remark
from incplan.diagnostics import Severity
from incplan.incident.events.events import Reviewed
from incplan.incident.events.order import causal_order
from incplan.store.review.digest import NAME, review_digest


def signed_reviews(places: Iterable[Place]) -> dict[str, Reviewed]:
    """The last record of each review that has one, by the path of the review."""
    found: dict[str, Reviewed] = {}
    for place in places:
        records = [event for event in place.events if isinstance(event, Reviewed)]
        if records and (last := causal_order(records)[-1]).review_sha256:
            found[f"{place.path}/{NAME}"] = last
    return found


def review_remarks(root: Path, places: Iterable[Place]) -> Iterator[Remark]:
    """Reviews that say something else than what was recorded, or that are gone."""
    for path, record in signed_reviews(places).items():
        digest = review_digest(root / path, path)
        if digest != record.review_sha256:
            told: dict[str, Any] = {"when": record.occurred_at, "author": record.by or "?"}
            case = "" if digest else "gone"
            yield remark("JRN082", path, Severity.ERROR, case=case, **told)
