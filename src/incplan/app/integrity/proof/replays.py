"""One entry in two incidents: a name was given once, and nobody has seen another incident's."""

from collections.abc import Iterable, Iterator

from incplan.app.integrity.proof.places import Place
from incplan.app.integrity.proof.remarks import Remark, remark
from incplan.diagnostics import Severity


def replay_remarks(places: Iterable[Place]) -> Iterator[Remark]:
    """Entries whose id stands in another place too, or that follow an entry of another place."""
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
                if parent not in place.paths and parent in stands:
                    path, other = place.paths[event.id], stands[parent][0]
                    yield remark("JRN071", path, Severity.ERROR, case="after", other=other)
