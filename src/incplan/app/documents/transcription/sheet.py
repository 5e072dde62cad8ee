"""One sheet of paper being typed: which incident it belongs to, which of its boxes are done."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from incplan.app.desk.desk import Desk, Pen, Receipt
from incplan.app.documents.transcription.written import Day
from incplan.errors import RefusedError, UsageError
from incplan.i18n.catalogue import Translator
from incplan.incident.events.events import Transcribed
from incplan.incident.events.fact import Event, EvidenceRef
from incplan.incident.events.words import Origin
from incplan.incident.response.sheets import Line, SheetName, read_sheet
from incplan.incident.review.sheets import sheet_lines
from incplan.store.journal.attachments import read_evidence, reference
from incplan.store.plan.paper_numbers import Reserved, find_reserved


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperTyped:
    """What has been typed of a paper number: the incident it belongs to, entries by sheet."""

    reserved: Reserved
    incident: str | None
    entries: dict[str, tuple[Event, ...]]
    ended: dict[str, Transcribed]


@dataclass(slots=True, kw_only=True)
class OpenSheet:
    """A sheet whose boxes are typed. `writer` wrote it, `unknown` is a writer not in the plan."""

    desk: Desk
    translator: Translator
    paper: PaperTyped
    name: SheetName
    incident: str | None
    day: Day
    scan: tuple[EvidenceRef, bytes] | None = None
    writer: str | None = None
    fiche: str | None = None
    written: list[Event] = field(default_factory=list)
    #: Lines whose answers went into the review, where no entry tells of them.
    answered: list[str] = field(default_factory=list)
    _pen: Pen | None = None

    @property
    def place(self) -> str:
        """Number and sheet, with which each entry made of it begins."""
        return f"{self.paper.reserved.number} {self.name}"

    @property
    def done(self) -> frozenset[str]:
        """Lines of which an entry was made, in this sitting or before."""
        before = self.paper.entries.get(str(self.name), ())
        made = (item.paper.rpartition(" ")[2] for item in (*before, *self.written))
        return frozenset((*made, *self.answered))

    def lines(self) -> tuple[Line, ...]:
        """The lines of the sheet, in the order in which they are typed."""
        return sheet_lines(self.desk.plan(), self.name, self.fiche)

    def left(self) -> tuple[Line, ...]:
        """Lines after the last one of which an entry was made: where typing goes on.

        The head of an incident sheet is done as a whole.
        """
        lines = self.lines()
        done = self.done
        last = max((place for place, item in enumerate(lines) if item.id in done), default=-1)
        begun = any(item.head and item.id in done for item in lines)
        return tuple(item for item in lines[last + 1 :] if not (begun and item.head))

    def marks(self, line: str, *, by: str | None) -> dict[str, Any]:
        """What every entry made of a line says of where it comes from."""
        return {
            "by": by or self.writer,
            "source": Origin.PAPER,
            "paper": f"{self.place} {line}",
            "typed_by": self.desk.by,
            "evidence": (self.scan[0],) if self.scan else (),
        }

    def pen(self) -> Pen:
        """The pen of the incident; the scan is on disk before the first entry that names it."""
        assert self.incident is not None  # declared, or named, before anything else is written
        if self._pen is None:
            self._pen = self.desk.pen(self.incident)
            if self.scan is not None:
                self._pen.keep(self.scan[1])
        return self._pen

    def take(self, incident: str, pen: Pen) -> None:
        """The sheet belongs to an incident whose declaration it holds."""
        self.incident, self._pen = incident, pen
        if self.scan is not None:
            pen.keep(self.scan[1])

    def write(self, kind: Any, line: str, *, by: str | None = None, **words: Any) -> Event:
        """Write an entry made of a line. Raises NotWrittenError."""
        event: Event = self.pen().write(kind, **{**self.marks(line, by=by), **words})
        self.written.append(event)
        return event

    def end(self) -> None:
        """The last box was reached: the sheet is never typed again."""
        made = (*self.paper.entries.get(str(self.name), ()), *self.written)
        event = self.pen().write(
            Transcribed,
            by=self.desk.by,
            number=self.paper.reserved.number,
            sheet=str(self.name),
            version=self.paper.reserved.version,
            entries=len(made),
            source=Origin.PAPER,
            paper=self.place,
            evidence=(self.scan[0],) if self.scan else (),
        )
        self.written.append(event)

    def finish(self) -> Receipt | None:
        """Hand what was written to git; None where nothing was."""
        if self._pen is None:
            return None
        numbers = f"{self.paper.reserved.number} {self.name}"
        return self._pen.finish(subject=f"typed from paper {numbers}")


def paper_typed(desk: Desk, given: str) -> PaperTyped:
    """What is known of a paper number, in full or without its last letters. Raises UsageError."""
    found = find_reserved(desk.root, given)
    if len(found) != 1:
        code = "paper_not_clear" if found else "paper_unknown"
        known = ", ".join(item.number for item in found)
        raise UsageError(code, given=given[:60], known=known)
    number = found[0].number
    entries: dict[str, list[Event]] = {}
    ended: dict[str, Transcribed] = {}
    incident = None
    for event in _from_paper(desk, number):
        incident = event.incident
        sheet = event.paper.split(" ")[1]
        if isinstance(event, Transcribed):
            ended[sheet] = event
        else:
            entries.setdefault(sheet, []).append(event)
    by_sheet = {sheet: tuple(events) for sheet, events in entries.items()}
    return PaperTyped(reserved=found[0], incident=incident, entries=by_sheet, ended=ended)


def _from_paper(desk: Desk, number: str) -> Iterator[Event]:
    begin = f"{number} "
    for kind in ("incidents", "exercises"):
        for incident in desk.incidents(kind):
            for event in desk.events(incident).value.events:
                if event.paper.startswith(begin):
                    yield event


def open_sheet(
    desk: Desk,
    translator: Translator,
    paper: PaperTyped,
    sheet: str,
    *,
    part: str | None = None,
    scan: Path | None = None,
) -> OpenSheet:
    """A sheet to type. `part` names its incident, as long as the paper belongs to none.

    Raises UsageError for what is no sheet, RefusedError for one that was typed, and for another
    incident than the one that the other sheets of the number belong to.
    """
    name = read_sheet(sheet)
    if name is None:
        raise UsageError("no_such_sheet", given=sheet[:40])
    number = paper.reserved.number
    if str(name) in paper.ended:
        last = paper.ended[str(name)]
        raise RefusedError(
            "sheet_typed_before", number=number, sheet=str(name), id=last.incident,
            count=last.entries, event=last.id,
        )  # fmt: skip
    incident = desk.resolve(part) if part is not None else paper.incident
    if paper.incident is not None and incident != paper.incident:
        raise RefusedError(
            "paper_of_another", number=number, id=paper.incident, given=str(incident)
        )
    if scan is None:
        kept = None
    else:
        content = read_evidence(scan)
        kept = (reference(scan, content), content)
    opened = OpenSheet(
        desk=desk,
        translator=translator,
        paper=paper,
        name=name,
        incident=incident,
        scan=kept,
        day=Day(desk.local_now.date()),
    )
    before = paper.entries.get(str(name), ())
    if before:
        opened.writer = before[-1].by
        opened.day = Day(
            before[-1].occurred_at.astimezone(desk.zone).date(), before[-1].occurred_at
        )
    if incident is not None:
        known = desk.dossier(incident).incident
        opened.fiche = known.type
        if not before:
            opened.day = Day(known.detected_at.astimezone(desk.zone).date())
    return opened
