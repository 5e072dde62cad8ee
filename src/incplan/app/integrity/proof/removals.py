"""Whether words that were removed on request are gone: where they still stand, one finding each."""

from collections.abc import Iterable, Iterator, Mapping, Set

from incplan.app.integrity.proof.places import Place
from incplan.app.integrity.proof.remarks import Remark, remark
from incplan.diagnostics import Severity
from incplan.incident.events.events import Redacted
from incplan.incident.events.fact import Fact
from incplan.incident.events.plan_events import PlanRedacted
from incplan.incident.events.redaction import words_left
from incplan.store.git.failures import GitFailure
from incplan.store.git.proof.holders import Holder

_Notice = Redacted | PlanRedacted


def notices(place: Place) -> dict[str, list[_Notice]]:
    """The entries that say whose words were removed, by the id of that entry."""
    found: dict[str, list[_Notice]] = {}
    for event in place.events:
        if isinstance(event, _Notice):
            found.setdefault(event.entry_id, []).append(event)
    return found


def removed_files(places: Iterable[Place]) -> frozenset[str]:
    """Entries of which words were removed, or are to be."""
    return frozenset(
        place.paths[entry] for place in places for entry in notices(place) if entry in place.paths
    )


def redaction_remarks(place: Place) -> Iterator[Remark]:
    """Words removed, by whom and why; words that nobody said were removed, or that still stand."""
    told = notices(place)
    fields = {file.name.event_id: file.text.fields for file in place.files}
    for event in place.events:
        about = told.get(event.id, [])
        wanted = sorted({name for fact in about for name in fact.fields})
        yield from _one(place.paths[event.id], event, about, words_left(fields[event.id], wanted))


def _one(path: str, event: Fact, about: list[_Notice], still: tuple[str, ...]) -> Iterator[Remark]:
    if still:
        left = ", ".join(still)
        yield remark("JRN056", path, Severity.ERROR, fields=left, event=event.id)
        return
    untold = sorted(set(event.redacted) - {name for fact in about for name in fact.fields})
    if untold:
        yield remark("JRN054", path, Severity.ERROR, fields=", ".join(untold))
    for fact in about if event.redacted else ():
        yield remark(
            "JRN053",
            path,
            Severity.INFO,
            fields=", ".join(fact.fields),
            when=fact.occurred_at,
            author=fact.by or "?",
            reason=fact.reason,
        )


def holder_remarks(
    holders: tuple[Holder, ...] | GitFailure, known: Set[str] = frozenset()
) -> Iterator[Remark]:
    """References, the index and files in which the words still stand, and how to clean them.

    `known` are files about which that is said already.
    """
    if isinstance(holders, GitFailure):
        words = holders.words or holders.code
        yield _untold(words)
        return
    for holder in holders:
        if holder.kind == "unread":
            yield _untold(holder.name)
        files = [path for path in holder.files if holder.kind != "disk" or path not in known]
        for path in files if holder.kind == "disk" else ():
            yield remark("JRN085", path, Severity.ERROR, case="disk")
        if files and holder.kind != "disk":
            told: Mapping[str, object] = {"name": holder.name, "entries": ", ".join(files)}
            yield remark("JRN085", ".", Severity.ERROR, files=files, case=holder.kind, **told)


def _untold(words: str) -> Remark:
    return remark("JRN085", ".", Severity.WARNING, files=(), case="unread", words=words)
