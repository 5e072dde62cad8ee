"""Check links: each entry stands once, and follows present entries of its own incident."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from incplan.app.integrity.proof.places import Place
from incplan.app.integrity.proof.remarks import Remark, remark
from incplan.diagnostics import Severity
from incplan.incident.events.fact import Fact
from incplan.incident.events.words import Origin

#: What somebody who copies an entry changes in it, or may change without being noticed elsewhere.
_GIVEN_ANEW: Final = ("id", "incident", "after", "sum", "occurred_at", "recorded_at", "clock", "by")


def link_remarks(places: Iterable[Place]) -> Iterator[Remark]:
    """Entries that also stand in another place, and links to other incidents or missing entries."""
    known = tuple(places)
    stands: dict[str, list[str]] = {}
    for place in known:
        for event_id, path in place.paths.items():
            stands.setdefault(event_id, []).append(path)
    for paths in stands.values():
        for path in paths if len(paths) > 1 else ():
            others = ", ".join(item for item in paths if item != path)
            yield remark("JRN071", path, Severity.ERROR, other=others)
    yield from _resealed(known)
    for place in known:
        for event in place.events:
            for parent in event.after:
                if parent not in place.paths:
                    yield _odd_link(place, event, parent, stands)


def _resealed(places: Iterable[Place]) -> Iterator[Remark]:
    """Entries of two places that are one but for what a copy had to be given: id, links, seal.

    Nobody writes two entries within a millisecond; one import does, of past incidents told alike.
    """
    alike: dict[tuple[object, ...], list[tuple[str, str, str]]] = {}
    for place in places:
        raw = {file.name.event_id: file.text.fields for file in place.files}
        for event in place.events:
            if event.source is not Origin.IMPORT:
                said = {key: item for key, item in raw[event.id].items() if key not in _GIVEN_ANEW}
                key = (event.recorded_at, event.by, repr(sorted(said.items(), key=str)))
                alike.setdefault(key, []).append((place.path, event.id, place.paths[event.id]))
    for copies in alike.values():
        for folder, event_id, path in copies:
            others = [item[2] for item in copies if item[0] != folder and item[1] != event_id]
            if others:
                told = ", ".join(others)
                yield remark("JRN071", path, Severity.ERROR, case="resealed", other=told)


def _odd_link(place: Place, event: Fact, parent: str, stands: Mapping[str, list[str]]) -> Remark:
    """A link to another incident, or to a missing entry: not merged yet, or removed."""
    path = place.paths[event.id]
    if parent in stands:
        return remark("JRN071", path, Severity.ERROR, case="after", other=stands[parent][0])
    absent = f"{place.path}/{parent}"
    told: dict[str, Any] = {"event": event.id, "missing": parent}
    return remark("JRN011", path, Severity.WARNING, files=(absent,), **told)
