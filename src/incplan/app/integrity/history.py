"""What git history says of the journal's files: changed, removed, renamed, committed too early."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from incplan.app.integrity.places import Place
from incplan.diagnostics import Diagnostic, Severity
from incplan.incident.events.redaction import is_redaction
from incplan.incident.response.journal_rules import SKEW
from incplan.store.disk.safepath import read_regular
from incplan.store.git.commits import pending_events
from incplan.store.git.history import (
    Change,
    History,
    blob_ids,
    committed_files,
    is_journal_file,
    read_blob,
    read_history,
)
from incplan.store.journal.attachments import MAX_EVIDENCE
from incplan.store.journal.event_text import read_event_text


@dataclass(frozen=True, slots=True)
class Proof:
    """How far history reaches (`full`, `shallow`, `none`), commits read, what was found."""

    reach: str
    commits: int
    diagnostics: tuple[Diagnostic, ...]


def history_findings(root: Path, places: Iterable[Place]) -> Proof:
    """All findings of git history; without git, the finding that history cannot be checked."""
    history = read_history(root)
    if history is None:
        broken = any((folder / ".git").exists() for folder in (root, *root.resolve().parents))
        severity = Severity.ERROR if broken else Severity.INFO
        return Proof("none", 0, (_found("JRN055", ".", severity),))
    found = [
        *_shallow(history),
        *_changes(root, history),
        *_on_disk(root),
        *_times(history, places),
    ]
    reach = "shallow" if history.shallow else "full"
    return Proof(reach, history.commits, tuple(found))


def _shallow(history: History) -> Iterator[Diagnostic]:
    for commit in sorted(history.shallow):
        yield _found("JRN046", ".", Severity.WARNING, commit=commit[:12])


def _changes(root: Path, history: History) -> Iterator[Diagnostic]:
    added = {(item.commit, item.after): item.path for item in history.changes if item.letter == "A"}
    for change in history.changes:
        if change.letter == "A":
            continue
        told: dict[str, object] = {
            "commit": change.commit[:12],
            "when": change.at,
            "author": change.author,
        }
        if change.letter == "D":
            to = added.get((change.commit, change.before))
            if to is not None:
                yield _found("JRN043", change.path, Severity.ERROR, to=to, **told)
            else:
                yield _found("JRN042", change.path, Severity.ERROR, **told)
        elif not _words_removed(root, change):
            yield _found("JRN041", change.path, Severity.ERROR, **told)


def _words_removed(root: Path, change: Change) -> bool:
    return _is_redaction(read_blob(root, change.before), read_blob(root, change.after))


def _is_redaction(before: bytes | None, after: bytes | None) -> bool:
    """Whether the only difference is words that somebody removed and recorded as removed."""
    if before is None or after is None:
        return False
    old, new = (read_event_text(content, "").value for content in (before, after))
    if old is None or new is None or not new.sealed:
        return False
    return is_redaction(old.fields, new.fields)


def _on_disk(root: Path) -> Iterator[Diagnostic]:
    """Compare the work tree with the commit checked out."""
    for path, blob in committed_files(root).items():
        file = root / path
        try:
            content = read_regular(file, MAX_EVIDENCE)
        except OSError:
            code = "JRN044" if os.path.lexists(file) else "JRN045"
            yield _found(code, path, Severity.ERROR)
            continue
        same = blob in blob_ids(content, blob)
        if not same and not _is_redaction(read_blob(root, blob), content):
            yield _found("JRN044", path, Severity.ERROR)
    for path in pending_events(root):
        if is_journal_file(path):
            yield _found("JRN057", path, Severity.INFO)


def _times(history: History, places: Iterable[Place]) -> Iterator[Diagnostic]:
    """Entries whose recording time is later than the commit that already holds them."""
    first: Mapping[str, datetime] = _first_commits(history)
    for place in places:
        paths = {file.name.event_id: file.path for file in place.files}
        for event in place.events:
            committed = first.get(paths[event.id])
            if committed is not None and event.recorded_at > committed + SKEW:
                yield _found(
                    "JRN047",
                    paths[event.id],
                    Severity.WARNING,
                    recorded=event.recorded_at.astimezone(UTC),
                    when=committed,
                )


def _first_commits(history: History) -> dict[str, datetime]:
    """When each file was first committed, as far as history reaches."""
    found: dict[str, datetime] = {}
    for change in history.changes:
        if change.letter == "A" and change.commit not in history.shallow:
            found[change.path] = min(change.at, found.get(change.path, change.at))
    return found


def _found(code: str, path: str, severity: Severity, **params: object) -> Diagnostic:
    return Diagnostic(code=code, severity=severity, path=path, params=params)
