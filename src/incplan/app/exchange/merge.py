"""Bring in another copy of the plan: the union of both, no file is overwritten (S-105).

But for words that were removed in one copy: with the entry that says so, the removal comes in too,
and words that the other copy still has do not come back.

What comes in is what `git merge` or copying the files would bring; what those would bring blindly
(links, cut files, copies of a sync program) is reported instead.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from incplan.app.desk.desk import Desk
from incplan.errors import RefusedError
from incplan.incident.state.doubt import Doubt, find_doubt
from incplan.incident.state.fold import fold
from incplan.incident.state.state import Incident
from incplan.store.disk.durable import create_file
from incplan.store.disk.safepath import read_regular
from incplan.store.disk.state import spool_directory
from incplan.store.exchange.incoming import TAKEN, TO_SETTLE, Fate
from incplan.store.exchange.walk import arrivals, find_source
from incplan.store.git.commits import commit_files
from incplan.store.journal.attachments import FOLDER
from incplan.store.journal.endings import REOPENED, mirror, mirrored
from incplan.store.journal.events import load_plan_log
from incplan.store.journal.folder import PLAN_JOURNAL, parse_event_name
from incplan.store.journal.identity import identify
from incplan.store.journal.incidents import list_incidents
from incplan.store.journal.removals import find_removals, finish_on_disk, united
from incplan.store.spool.folders import SpoolFolder, read_about
from incplan.store.spool.home import forget_known
from incplan.store.yaml.document import MAX_BYTES

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
    """A file that was not simply copied: its path there, why, and where it stands here."""

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


def merge(
    desk: Desk,
    given: Path,
    *,
    dry_run: bool = False,
    unsealed: bool = False,
    organisation: str | None = None,
) -> Merged:
    """Bring in what the other copy holds and this one does not; a second time changes nothing.

    Raises UsageError when there is nothing to merge with, NotWrittenError when the disk refuses:
    what came in until then stays, and the next run brings the rest. Entries of another
    `organisation` come in only when it is named; RefusedError otherwise.
    """
    source, incident = find_source(given, desk.root)
    if not dry_run:
        _refuse_others(desk, given, organisation)
    here = {*list_incidents(desk.root), *list_incidents(desk.root, "exercises")}
    found: list[Arrival] = []
    paths: list[Path] = []
    for arrival in arrivals(source, incident, desk.root, unsealed=unsealed):
        if arrival.fate in TAKEN and not dry_run and not arrival.present:
            paths.extend(_take(desk, arrival))
        found.append(arrival)
    commit: str | None = None
    reason: str | None = None
    if not dry_run:
        mended = finish_on_disk(desk.root, find_removals(desk.root))
        found = [_after_removals(desk, arrival) for arrival in found]
        _leave_the_spool(desk, source if incident is None else source.parent)
        commit, reason = _commit(desk, paths) if paths or mended else (None, None)
    return replace(
        _told(desk, given, found, here, dry_run=dry_run), commit=commit, not_committed=reason
    )


def _told(
    desk: Desk, given: Path, found: list["Arrival"], here: set[str], *, dry_run: bool
) -> Merged:
    """What was found and done; `here` are the incidents known before."""
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
    )


def _after_removals(desk: Desk, arrival: "Arrival") -> "Arrival":
    """Words removed there that still stand here, since no entry says who removed them and why."""
    if arrival.fate is not Fate.REDACTED_THERE:
        return arrival
    try:
        ours = read_regular(desk.root / arrival.target, MAX_BYTES)
    except OSError:
        return arrival
    done = united(ours, arrival.content) == ours
    return arrival if done else replace(arrival, fate=Fate.REDACTED_UNTOLD)


def whose_entries(desk: Desk, given: Path) -> str | None:
    """The organisation that entries elsewhere belong to, when it is another than ours."""
    source, incident = find_source(given, desk.root)
    above = (source,) if incident is None else (source.parent, source.parent.parent)
    for place in above:
        about = read_about(place)
        theirs = about.identity.organisation if about else identify(place).organisation
        ours = desk.organisation()
        if theirs and ours:
            return theirs if theirs.casefold() != ours.casefold() else None
    return None


def _refuse_others(desk: Desk, given: Path, organisation: str | None) -> None:
    theirs = whose_entries(desk, given)
    if theirs is None:
        return
    named = " ".join((organisation or "").split())
    if named.casefold() != theirs.casefold():
        raise RefusedError(
            "other_organisation", theirs=theirs, ours=desk.organisation() or "?", path=str(given)
        )


def _leave_the_spool(desk: Desk, source: Path) -> None:
    """What waited in the user's own state directory and is in the plan now waits no more."""
    if spool_directory().resolve() in source.resolve().parents:
        forget_known(desk.root, SpoolFolder(source, read_about(source)))
        desk.look_again()


def _take(desk: Desk, arrival: "Arrival") -> tuple[Path, ...]:
    """Write one file durably; somebody else may have brought it in this very moment.

    A reopening leaves its mark beside the incidents first, so that `status` looks at it again.
    """
    name = parse_event_name(arrival.name)
    place = mirrored(name.kind) if name and len(arrival.folder) > 1 else None
    folder = desk.root.joinpath(*arrival.folder)
    marks = mirror(desk.root, folder, place) if place == REOPENED else ()
    try:
        taken = create_file(desk.root, arrival.folder, arrival.name, arrival.content)
    except FileExistsError:
        taken = folder / arrival.name
    return (*marks, taken)


def _commit(desk: Desk, paths: list[Path]) -> tuple[str | None, str | None]:
    if not desk.commit:
        return None, "git.off"
    subject = f"merge: {len(paths)} files from another copy"
    result = commit_files(desk.root, tuple(paths), subject, author=desk.author)
    return result.commit, result.reason


def _brought_in(desk: Desk, found: Iterable["Arrival"], here: set[str]) -> tuple[BroughtIn, ...]:
    """What came in, by incident."""
    places: dict[str, list[Arrival]] = {}
    for arrival in found:
        if arrival.fate in TAKEN and not arrival.present:
            place = arrival.folder[1] if len(arrival.folder) > 1 else arrival.folder[0]
            places.setdefault(place, []).append(arrival)
    return tuple(_gain(desk, place, items, here) for place, items in places.items())


def _gain(desk: Desk, place: str, items: list["Arrival"], here: set[str]) -> BroughtIn:
    incident: Incident | None = None
    if place == PLAN_JOURNAL:
        facts = load_plan_log(desk.root, waits=desk.waits()).value
        doubt = find_doubt(facts.events, facts.unread)
    else:
        log = desk.events(place).value
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
