"""Read files, say what would be taken, asked and left; then write it as one commit."""

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from incplan.app.desk.desk import Desk
from incplan.app.desk.unsaved import unsaved
from incplan.app.intake.contacts.from_cards import drafts_of_cards
from incplan.app.intake.contacts.joining import Entry
from incplan.app.intake.memory import remembered, to_keep
from incplan.app.intake.plans.reading import read_plan, reads_as_plan
from incplan.app.intake.plans.readings import Reading
from incplan.app.intake.prose import leave_text
from incplan.app.intake.report import Dialogue, How, Left, Question, Taken
from incplan.app.intake.screening import screened
from incplan.app.intake.secrets import holds_secret
from incplan.app.intake.shelf import Shelf, kind_of_table
from incplan.app.intake.write import Write, take_back, write_all
from incplan.errors import IncplanError, UnreadableError, UsageError
from incplan.store.git.commits import commit_files
from incplan.store.intake.opening import read_source
from incplan.store.intake.records import (
    GONE,
    FileChange,
    ImportRecord,
    keep_record,
    next_number,
    records,
)
from incplan.store.intake.tables import Place, Remark, Source, Table

KINDS: Final = (
    "contacts", "plan", "activities", "measures", "register", "timeline", "roster",
)  # fmt: skip
#: What is read first in a run: each kind names those before it.
_ORDER: Final = (
    "plan", "contacts", "activities", "measures", "roster", "register", "timeline",
)  # fmt: skip
#: So many rows tell one table from another.
_TOLD: Final = 50
#: More new contacts than a small company has are asked about once.
MANY: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRead:
    """A file that was read: what it is, what kinds of thing it holds, by its content."""

    file: str
    sha256: str
    form: str
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The three lists of an import. `number` and `commit` are of one that was written."""

    sources: tuple[SourceRead, ...]
    taken: tuple[Taken, ...]
    to_ask: tuple[Question, ...]
    answered: tuple[Question, ...]
    not_taken: tuple[Left, ...]
    files: tuple[str, ...] = ()
    dry_run: bool = False
    number: int | None = None
    commit: str | None = None
    not_saved: str | None = None

    @property
    def changes(self) -> bool:
        """Whether something goes into the plan that it does not have."""
        return any(item.how is not How.KNOWN for item in self.taken)


@dataclass(frozen=True, slots=True)
class Prepared:
    """What an import would write, and its report.

    `settled` are rows that were taken before, `before` files that were, just as they are now;
    `answers` are to be remembered.
    """

    report: Report
    writes: tuple[Write, ...]
    settled: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    answers: tuple[tuple[str, str], ...] = ()


def read_files(paths: tuple[Path, ...], kind: str | None) -> tuple[Source, ...]:
    """The sources. Raises UsageError for a kind that is none, UnreadableError for a file."""
    if kind is not None and kind not in KINDS:
        raise UsageError("import_unknown_kind", given=kind[:40], known=", ".join(KINDS))
    return tuple(read_source(path) for path in paths)


def prepare(
    desk: Desk,
    sources: tuple[Source, ...],
    answers: Mapping[str, str],
    kind: str | None = None,
    incident: str | None = None,
    *,
    afresh: bool = False,
) -> Prepared:
    """What would be written, given these answers. Nothing is. Raises UnreadableError.

    A `kind` leaves out tables of another; `incident` is where a timeline goes. What was answered at
    an earlier import is not asked, but `afresh`.
    """
    told = remembered(records(desk.root))
    digests = {item.file: item.sha256 for item in sources}
    dialogue = Dialogue(answers, {} if afresh else told, digests)
    shelf = Shelf(desk, desk.plan(), dialogue, incident)
    taken: list[Taken] = []
    read = [_read(source, kind, shelf, taken) for source in in_order(sources, kind)]
    taken += shelf.ask_hours()
    writes = shelf.writes()
    new = shelf.new_contacts
    if len(new) > MANY and _many(sources, new, dialogue) != "yes":
        writes, taken = (), []
    report = Report(
        sources=tuple(read),
        taken=tuple(taken),
        to_ask=tuple(item for item in dialogue.questions if item.answer is None),
        answered=tuple(item for item in dialogue.questions if item.answer is not None),
        not_taken=tuple(dialogue.left),
        files=tuple(item.path for item in writes),
        dry_run=True,
    )
    return Prepared(
        report,
        writes,
        frozenset(dialogue.settled),
        _before(desk, sources),
        to_keep(dialogue.given, dialogue.open, told),
    )


def in_order(sources: tuple[Source, ...], kind: str | None = None) -> tuple[Source, ...]:
    """The sources as one needs the other, however they are named: people come first.

    Those of one kind by what they say, so that numbers given on the way do not hang on names.
    """
    return tuple(
        sorted(sources, key=lambda item: (_rank(item, kind), _said(item), item.file, item.sha256))
    )


def _said(source: Source) -> tuple[str, ...]:
    """The first cells of the tables of a source."""
    tables = (*source.tables, *(item for item in source.blocks if isinstance(item, Table)))
    rows = (row for table in tables for row in table.rows[:_TOLD])
    return tuple(cell.strip() for row in rows for cell in row.cells if cell.strip())


def _rank(source: Source, kind: str | None) -> int:
    if reads_as_plan(source.blocks):
        return 0
    tables = (*source.tables, *(item for item in source.blocks if isinstance(item, Table)))
    found = [kind_of_table(table, kind) for table in tables]
    found += ["contacts"] * bool(source.cards) + ["timeline"] * bool(source.messages)
    return min((_ORDER.index(item) for item in found if item), default=len(_ORDER))


def _before(desk: Desk, sources: tuple[Source, ...]) -> frozenset[str]:
    """The names of sources that were taken in before and not undone."""
    known = {
        source for record in records(desk.root) if not record.undone for source in record.sources
    }
    return frozenset(item.file for item in sources if (item.file, item.sha256) in known)


def _many(sources: tuple[Source, ...], new: list[Entry], dialogue: Dialogue) -> str | None:
    return dialogue.ask(Place(sources[0].file), "many", count=str(len(new)))


def _read(source: Source, kind: str | None, shelf: Shelf, taken: list[Taken]) -> SourceRead:
    dialogue = shelf.dialogue
    for remark in source.remarks:
        _leave(remark, dialogue)
    source = screened(source, dialogue)
    found: list[str] = []
    prose = False
    if source.cards and kind in (None, "contacts"):
        found.append("contacts")
        taken += shelf.take_contacts(drafts_of_cards(source.cards, dialogue))
        taken += shelf.take_groups(source.cards)
    if source.messages and kind in (None, "timeline"):
        found.append("timeline")
        taken += shelf.take_messages(source.messages)
    tables = source.tables
    if reads_as_plan(source.blocks):
        wanted = frozenset(KINDS if kind is None else (kind,))
        found += read_plan(source.blocks, Reading(shelf, taken), wanted)
    else:
        tables = (*tables, *(item for item in source.blocks if isinstance(item, Table)))
        prose = leave_text(source.blocks, dialogue)
    for table in tables:
        for remark in table.remarks:
            _leave(remark, dialogue)
        named = kind_of_table(table, kind)
        if named is None:
            place = Place(source.file, table.sheet, table=table.number)
            dialogue.leave(place, "sheet_not_understood", count=str(len(table.rows)))
        else:
            found.append(named)
            said = (len(dialogue.questions), len(dialogue.left))
            rows = shelf.take_table(table, named)
            taken += rows
            if not rows and said == (len(dialogue.questions), len(dialogue.left)):
                place = Place(source.file, table.sheet, table=table.number)
                dialogue.leave(place, "no_rows")
    if not found and not prose:
        raise UnreadableError("import_not_understood", file=source.file)
    kinds = tuple(dict.fromkeys(found))
    return SourceRead(file=source.file, sha256=source.sha256, form=source.form, kinds=kinds)


def _leave(remark: Remark, dialogue: Dialogue) -> None:
    params = dict(remark.params)
    if holds_secret(params.get("value", "")):
        dialogue.leave(remark.place, "secret")
    else:
        dialogue.leave(remark.place, remark.code, **params)


def bring_in(desk: Desk, prepared: Prepared) -> Report:
    """Write it and commit it. Raises NotWrittenError, RefusedError; then nothing is written."""
    report = prepared.report
    if not prepared.writes and not prepared.answers:
        return _written(report)
    mixed = _mixed(desk, prepared)
    changes = write_all(desk.root, prepared.writes)
    if not changes and not prepared.answers:
        return _written(report)
    record = ImportRecord(
        next_number(desk.root),
        desk.local_now.isoformat(timespec="seconds"),
        desk.by or "",
        tuple((item.file, item.sha256) for item in report.sources),
        changes,
        answers=prepared.answers,
        known=_found(report, changes) if changes else (),
    )
    try:
        kept = keep_record(desk.root, record)
    except BaseException:
        for change in reversed(changes):
            with contextlib.suppress(IncplanError, OSError):
                take_back(desk.root, change)
        raise
    commit: str | None = None
    reason: str | None = "file_unsaved"
    if not mixed:
        paths = (*(desk.root / item.path for item in changes if item.after != GONE), kept)
        gone = tuple(desk.root / item.path for item in changes if item.after == GONE)
        commit, reason = _commit(desk, report, paths, gone)
    return _written(report, record.number, commit, reason)


def _found(report: Report, changes: tuple[FileChange, ...]) -> tuple[str, ...]:
    """Files, and folders of incidents, that hold what this import says too, and did not write."""
    written = {item.path for item in changes} | {
        item.path.rpartition("/")[0] for item in changes if item.path.startswith("incidents/")
    }
    found = (item.into for item in report.taken if item.how is How.KNOWN and "/" in item.into)
    return tuple(sorted({item for item in found if item not in written}))


def _mixed(desk: Desk, prepared: Prepared) -> bool:
    """Whether a file to be changed holds changes of somebody that are not saved yet."""
    edited = {item.path for item in prepared.writes}
    return any(item.path in edited for item in unsaved(desk).files)


def _commit(
    desk: Desk, report: Report, paths: tuple[Path, ...], gone: tuple[Path, ...]
) -> tuple[str | None, str | None]:
    if not desk.commit:
        return None, "git.off"
    names = ", ".join(item.file for item in report.sources)
    done = commit_files(
        desk.root,
        paths,
        f"plan: imported {names[:60]}",
        "\n".join(f"sha256 {item.sha256}  {item.file}" for item in report.sources),
        author=desk.author,
        gone=gone,
        alone=True,
    )
    return done.commit, done.reason


def _written(
    report: Report,
    number: int | None = None,
    commit: str | None = None,
    reason: str | None = None,
) -> Report:
    return Report(
        sources=report.sources,
        taken=report.taken,
        to_ask=report.to_ask,
        answered=report.answered,
        not_taken=report.not_taken,
        files=report.files,
        number=number,
        commit=commit,
        not_saved=reason,
    )
