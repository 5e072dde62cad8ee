"""Another copy of the plan brought in: a union of files that never overwrites (S-105).

What comes in is what `git merge` or copying the files would bring; what those would bring blindly
(links, cut files, copies of a sync program) is named instead.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from incplan.app.desk.desk import Desk
from incplan.incident.state.doubt import Doubt, find_doubt
from incplan.incident.state.fold import fold
from incplan.incident.state.state import Incident
from incplan.store.disk.durable import create_file
from incplan.store.exchange.incoming import TAKEN, TO_SETTLE, Fate
from incplan.store.exchange.walk import arrivals, find_source
from incplan.store.git.commits import commit_files
from incplan.store.journal.attachments import FOLDER
from incplan.store.journal.events import load_events, load_plan_log
from incplan.store.journal.folder import PLAN_JOURNAL
from incplan.store.journal.incidents import list_incidents

if TYPE_CHECKING:
    from incplan.store.exchange.incoming import Arrival


@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtIn:
    """What one incident gained; `id` is `journal` for facts about the plan itself."""

    id: str
    first_seen: bool
    title: str
    events: int
    evidence: int
    review: bool
    unsettled: bool
    doubt: Doubt | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Noticed:
    """A file that was not simply taken: its path there, why, and where it stands here."""

    path: str
    fate: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """The outcome of a merge. `to_settle` counts files a person has to look at."""

    source: str
    dry_run: bool
    brought_in: tuple[BroughtIn, ...]
    known: int
    noticed: tuple[Noticed, ...]
    to_settle: int
    commit: str | None = None
    not_committed: str | None = None


def merge(desk: Desk, given: Path, *, dry_run: bool = False, unsealed: bool = False) -> Merged:
    """Bring in what the other copy holds and this one does not; a second time changes nothing.

    Raises UsageError when there is nothing to merge with, NotWrittenError when the disk refuses:
    what came in until then stays, and the next run brings the rest.
    """
    source, incident = find_source(given, desk.root)
    here = {*list_incidents(desk.root), *list_incidents(desk.root, "exercises")}
    found: list[Arrival] = []
    paths: list[Path] = []
    for arrival in arrivals(source, incident, desk.root, unsealed=unsealed):
        if arrival.fate in TAKEN and not dry_run and not arrival.present:
            paths.append(_take(desk, arrival))
        found.append(arrival)
    commit, reason = _commit(desk, paths)
    odd = [item for item in found if item.fate not in (Fate.NEW, Fate.KNOWN)]
    return Merged(
        source=str(given),
        dry_run=dry_run,
        brought_in=_brought_in(desk, found, here),
        known=sum(1 for item in found if item.fate is Fate.KNOWN),
        noticed=tuple(
            Noticed(path=item.path, fate=item.fate.value, target=item.target) for item in odd
        ),
        to_settle=sum(1 for item in odd if item.fate in TO_SETTLE),
        commit=commit,
        not_committed=reason,
    )


def _take(desk: Desk, arrival: "Arrival") -> Path:
    """Write one file durably; somebody else may have brought it in this very moment."""
    try:
        return create_file(desk.root, arrival.folder, arrival.name, arrival.content)
    except FileExistsError:
        return desk.root.joinpath(*arrival.folder, arrival.name)


def _commit(desk: Desk, paths: list[Path]) -> tuple[str | None, str | None]:
    if not paths:
        return None, None
    if not desk.commit:
        return None, "git.off"
    subject = f"merge: {len(paths)} files from another copy"
    result = commit_files(desk.root, tuple(paths), subject, author=desk.author)
    return result.commit, result.reason


def _brought_in(desk: Desk, found: Iterable["Arrival"], here: set[str]) -> tuple[BroughtIn, ...]:
    """What came in, incident by incident."""
    places: dict[str, list[Arrival]] = {}
    for arrival in found:
        if arrival.fate in TAKEN and not arrival.present:
            place = arrival.folder[1] if len(arrival.folder) > 1 else arrival.folder[0]
            places.setdefault(place, []).append(arrival)
    return tuple(_gain(desk, place, items, here) for place, items in places.items())


def _gain(desk: Desk, place: str, items: list["Arrival"], here: set[str]) -> BroughtIn:

    incident: Incident | None = None
    if place == PLAN_JOURNAL:
        facts = load_plan_log(desk.root).value
        doubt = find_doubt(facts.events, facts.unread)
    else:
        log = load_events(desk.root, place).value
        incident, doubt = fold(log.events), find_doubt(log.events, log.unread)
    evidence = sum(1 for item in items if item.folder[-1] == FOLDER)
    review = any(item.name == "review.yaml" for item in items)
    return BroughtIn(
        id=place,
        first_seen=place != PLAN_JOURNAL and place not in here,
        title=incident.title if incident else "",
        events=len(items) - evidence - review,
        evidence=evidence,
        review=review,
        unsettled=bool(incident and incident.unsettled),
        doubt=doubt or None,
    )
