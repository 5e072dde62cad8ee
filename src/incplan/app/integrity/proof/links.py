"""What links say: an entry stands once, and follows entries of its own incident that are here."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from incplan.app.integrity.proof.places import Place
from incplan.app.integrity.proof.remarks import Remark, remark
from incplan.diagnostics import Severity
from incplan.incident.events.fact import Fact


def link_remarks(places: Iterable[Place]) -> Iterator[Remark]:
    """Entries that stand in another place too, and links to what is elsewhere or nowhere."""
    known = tuple(places)
    stands: dict[str, list[str]] = {}
    for place in known:
        for event_id, path in place.paths.items():
            stands.setdefault(event_id, []).append(path)
    for paths in stands.values():
        for path in paths if len(paths) > 1 else ():
            others = ", ".join(item for item in paths if item != path)
            yield remark("JRN071", path, Severity.ERROR, other=others)
    for place in known:
        for event in place.events:
            for parent in event.after:
                if parent not in place.paths:
                    yield _odd_link(place, event, parent, stands)


def _odd_link(place: Place, event: Fact, parent: str, stands: Mapping[str, list[str]]) -> Remark:
    """Of another incident, or of an entry that is not here: not merged yet, or taken out."""
    path = place.paths[event.id]
    if parent in stands:
        return remark("JRN071", path, Severity.ERROR, case="after", other=stands[parent][0])
    absent = f"{place.path}/{parent}"
    told: dict[str, Any] = {"event": event.id, "missing": parent}
    return remark("JRN011", path, Severity.WARNING, files=(absent,), **told)
