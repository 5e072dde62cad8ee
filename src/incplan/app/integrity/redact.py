"""Remove words from the journal on request (right to erasure), although it is append-only.

The words are replaced by their hash, visibly, and an entry says who did it and why. All else stays
in the event; what git history keeps is explained in docs/erasure.md.
"""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from incplan.app.desk.desk import Desk, Receipt
from incplan.errors import NotWrittenError, RefusedError, UsageError
from incplan.incident.events.blank import is_blank
from incplan.incident.events.events import Redacted
from incplan.incident.events.plan_events import PlanRedacted
from incplan.incident.events.redaction import FREE_WORDS, redact_fields, words_left
from incplan.store.disk.durable import replacement
from incplan.store.disk.safepath import read_regular
from incplan.store.git.exchange.abandoned import drop_abandoned
from incplan.store.git.left_over import is_held
from incplan.store.git.place import usual_git_dir
from incplan.store.git.proof.holders import Holder, holders_or_doubt
from incplan.store.journal.event_text import read_event_text
from incplan.store.journal.event_writing import emit
from incplan.store.journal.folder import PLAN_JOURNAL, list_events
from incplan.store.journal.incidents import incident_folder, list_incidents
from incplan.store.yaml.document import MAX_BYTES

_SHORTEST: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsRemoved:
    """The words are gone from the file, and an entry says so. `path` is the file.

    `still_held` says where else in the repository they stand at that moment.
    """

    entry: str
    place: str
    path: str
    fields: tuple[str, ...]
    reason: str
    event: str
    receipt: Receipt
    still_held: tuple[Holder, ...] = ()


@dataclass(frozen=True, slots=True)
class _Target:
    place: str
    file: Path
    entry: str


def redact(
    desk: Desk,
    part: str,
    *,
    reason: str,
    fields: tuple[str, ...] = ("text",),
    incident: str | None = None,
) -> WordsRemoved:
    """Remove the words of some fields of one entry; with `incident`, of one of its own.

    Raises UsageError without a name or a reason, RefusedError for an unknown or ambiguous entry and
    for one without such words, NotWrittenError when the disk refuses: the removal and its entry are
    then both on disk, or neither. The entry is written first: if the program is cut in between,
    the next command that writes finishes it. Words that are gone from the file but not from the
    commit checked out are no reason to refuse: that is finished too.
    """
    if not desk.by:
        raise UsageError("redact_needs_name")
    if is_blank(reason):
        raise UsageError("redact_needs_reason")
    within = desk.resolve(incident) if incident else None
    target = _find(desk.root, part.strip().lower(), within)
    known = _fields(target.file)
    wanted = _wanted(known, fields, target.entry)
    pen, kind = _pen(desk, target.place)
    # Kept elsewhere, the entry would claim a removal that was not made.
    pen.keeps_elsewhere = False
    if not words_left(known, wanted):
        return _finished(desk, pen, kind, target, wanted, reason.strip())
    words: dict[str, Any] = {"entry_id": target.entry, "fields": wanted, "reason": reason.strip()}
    with replacement(target.file, emit(redact_fields(known, wanted))) as put:
        earlier = _noted_before(pen.events, target.entry, wanted)
        fact = earlier or _note(pen, kind, words)
        try:
            put()
        except NotWrittenError as problem:
            # A parallel command may have read the entry and removed the words itself.
            kept = words_left(_fields(target.file), wanted)
            if earlier is None and problem.code != "not_confirmed" and kept:
                pen.take_back(fact)
            raise
    return _told(desk, pen, target, wanted, fact)


def _told(
    desk: Desk, pen: Any, target: _Target, wanted: tuple[str, ...], fact: Any
) -> WordsRemoved:
    """Commit what was done, and look where the words still stand."""
    pen.add_file(target.file)
    receipt = pen.finish(f"redacted {target.entry}")
    git_dir = usual_git_dir(desk.root)
    if git_dir is not None:
        drop_abandoned(git_dir)
    return WordsRemoved(
        entry=target.entry,
        place=target.place,
        path=target.file.relative_to(desk.root).as_posix(),
        fields=wanted,
        reason=fact.reason,
        event=fact.id,
        receipt=receipt,
        still_held=holders_or_doubt(desk.root),
    )


def _finished(
    desk: Desk, pen: Any, kind: Any, target: _Target, wanted: tuple[str, ...], reason: str
) -> WordsRemoved:
    """Words that are gone from the file already: what is missing of their removal.

    Raises RefusedError when nothing is.
    """
    earlier = _noted_before(pen.events, target.entry, wanted)
    if earlier is not None and is_held(desk.root, (target.file,)):
        raise RefusedError("nothing_to_redact", entry=target.entry, fields=", ".join(wanted))
    words = {"entry_id": target.entry, "fields": wanted, "reason": reason}
    return _told(desk, pen, target, wanted, earlier or _note(pen, kind, words))


def _pen(desk: Desk, place: str) -> tuple[Any, Any]:
    if place == PLAN_JOURNAL:
        return desk.plan_pen(), PlanRedacted
    return desk.pen(place), Redacted


def _note(pen: Any, kind: Any, words: dict[str, Any]) -> Any:
    """Write the entry about the removal; take it back when its writing could not be confirmed."""
    try:
        return pen.write(kind, **words)
    except NotWrittenError as problem:
        if problem.code != "not_confirmed":
            raise
        path = str(problem.params["path"])
        with contextlib.suppress(OSError):
            Path(path).unlink()
        raise NotWrittenError("io_error", path=path) from problem


def _noted_before(events: tuple[Any, ...], entry: str, wanted: tuple[str, ...]) -> Any:
    """The entry of an earlier run that was cut before it removed the words."""
    for event in events:
        same = isinstance(event, Redacted | PlanRedacted) and event.entry_id == entry
        if same and set(wanted) <= set(event.fields):
            return event
    return None


def _find(root: Path, part: str, within: str | None) -> _Target:
    """The entry meant by its id or its beginning; the last of an incident that is named."""
    known = [item for item in _entries(root) if within in (None, item.place)]
    if part == "last" and within and known:
        return known[-1]
    if len(part) < _SHORTEST:
        raise RefusedError("unknown_entry", given=part)
    found = [item for item in known if item.entry.startswith(part)]
    if not found:
        raise RefusedError("unknown_entry", given=part[:80])
    if len(found) > 1:
        details: tuple[tuple[str, dict[str, object]], ...] = tuple(
            ("candidate_incident", {"id": item.entry}) for item in found[:10]
        )
        raise RefusedError("ambiguous_incident", details=details, given=part[:80])
    return found[0]


def _entries(root: Path) -> Iterator[_Target]:
    folders = {item: incident_folder(root, item) for item in list_incidents(root)}
    folders |= {item: incident_folder(root, item) for item in list_incidents(root, "exercises")}
    for place, folder in {**folders, PLAN_JOURNAL: root / PLAN_JOURNAL}.items():
        for name in list_events(folder):
            yield _Target(place, folder / name.filename, name.event_id)


def _fields(file: Path) -> dict[str, Any]:
    """What the event says. Raises RefusedError when it cannot be read for certain."""
    try:
        text = read_event_text(read_regular(file, MAX_BYTES), file.name).value
    except OSError:
        text = None
    if text is None or text.sealed is False:
        raise RefusedError("entry_unreadable", path=file.name)
    return dict(text.fields)


def _wanted(known: dict[str, Any], fields: tuple[str, ...], entry: str) -> tuple[str, ...]:
    strange = [name for name in fields if name not in FREE_WORDS]
    if strange:
        raise UsageError("no_free_words", given=strange[0][:40], known=", ".join(FREE_WORDS))
    wanted = tuple(name for name in dict.fromkeys(fields) if known.get(name))
    if not wanted:
        raise RefusedError("nothing_to_redact", entry=entry, fields=", ".join(fields))
    return wanted
