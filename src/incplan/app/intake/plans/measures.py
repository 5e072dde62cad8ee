"""Preventive measures of the fiches of a document, and how far each is, however it is ticked."""

import re
from collections.abc import Iterator
from typing import Final

from incplan.app.intake.contacts.drafts import Value, tidy
from incplan.app.intake.measures.headers import Role
from incplan.app.intake.measures.reading import MeasureDraft
from incplan.app.intake.plans.outline import Located, Part
from incplan.app.intake.plans.readings import Reading
from incplan.app.intake.plans.vocabulary.dates import end_of_month, when
from incplan.app.intake.plans.vocabulary.hints import is_hint
from incplan.app.intake.plans.vocabulary.names import people_meant
from incplan.app.intake.plans.vocabulary.states import (
    is_blank,
    is_mark,
    says_more,
    sign_of,
    state_said,
    state_under,
)
from incplan.app.intake.plans.vocabulary.wording import bare_words, composed
from incplan.app.intake.secrets import holds_secret
from incplan.store.intake.tables import Paragraph, Place, Row, Table

_MEASURE: Final = re.compile(r"^(?:mesures?|maatregel(?:en)?|measures?|ma(?:ss| )nahmen?)\b")
_STATUS: Final = re.compile(
    r"adopte|toegepast|adopted|oui|ja\b|yes|statut|status|en place|in place"
)
_DUE: Final = re.compile(r"echeance|deadline|\bdue\b|termijn|tegen|pour le|delai|streefdatum")
_DURING: Final = re.compile(r"mesures? de gestion|pendant|tijdens|during|beheer(?:s)?maatregelen")
_YES: Final = frozenset({"oui", "ja", "yes"})
_NO: Final = frozenset({"non", "nee", "neen", "no", "nein"})
_TICKED: Final = re.compile(r"([☑☐☒✓✔✗])\s*([^☑☐☒✓✔✗]+)")
_LINE: Final = re.compile(r"\s*[•*·-]?\s*([^:]{4,90}?)\s*:\s*(.{1,200})$")
_FICHE: Final = re.compile(
    r"^\s*(?:fiche|steekkaart|actiekaart)\s*(?:n[°o.]*\s*)?\d*\s*[:.–—-]*\s*", re.I
)


def measure_head(table: Table) -> bool:
    """Whether a table is one of preventive measures: one of its first heads says so."""
    if not table.rows:
        return False
    head = [bare_words(cell) for cell in table.rows[0].cells]
    return any(_MEASURE.match(word) for word in head[:2])


class Measures:
    """Reads the measures under each fiche, from tables, bullets and lines with ticks."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    def read(self, pieces: tuple[Located, ...]) -> bool:
        """Take every measure; whether there is one."""
        drafts: list[MeasureDraft] = []
        managed: dict[str, tuple[Value, list[Value]]] = {}
        self._missing(pieces)
        before, during = True, False
        for item in pieces:
            block = item.block
            if item.part is not Part.FICHE:
                during = False
                continue
            risk = Value(self._fiche(item.title), block_place(block))
            if isinstance(block, Table):
                if measure_head(block):
                    drafts += self._table(block, risk)
                    self.reading.used.add(block.place(block.rows[0]))
            elif block.level:
                words = bare_words(block.text)
                before = not re.search(r"pendant|tijdens|gestion|beheer|during|scenario", words)
                before = before or bool(re.search(r"prevent|avant|voor\b", words))
                during = bool(_DURING.search(words)) and not before
            elif before and not is_hint(block.text):
                found = list(self._line(block, risk))
                if found:
                    self.reading.used.add(block.place)
                drafts += found
            elif during and not block.place.part and not is_hint(block.text):
                text = tidy(composed(block.text)).strip(" •*·–-")
                self.reading.used.add(block.place)
                if text:
                    managed.setdefault(risk.text, (risk, []))[1].append(Value(text, block.place))
        book = self.reading.shelf.measures
        for risk, lines in managed.values():
            if any(holds_secret(line.text) for line in lines):
                self.reading.dialogue.leave(lines[0].place, "secret")
                lines = [line for line in lines if not holds_secret(line.text)]
            self.reading.taken += book.manage(risk, lines, self.reading.dialogue)
        self.reading.taken += self.reading.shelf.measures.take(drafts, self.reading.dialogue)
        return bool(drafts or managed)

    def _missing(self, pieces: tuple[Located, ...]) -> None:
        """Name the fiches of the template that the document has not: nothing is taken of them."""
        titles = {item.title: item for item in pieces if item.part is Part.FICHE and item.title}
        fiches, plan = self.reading.shelf.fiches, self.reading.plan
        found = {key for title in titles if (key := fiches.named(self._fiche(title))) is not None}
        missing = [key for key in plan.library if key not in found]
        if len(found) > 1 and missing:
            first = next(iter(titles.values())).block
            words = ", ".join(
                plan.text(plan.library[key].title, plan.file.language) for key in missing
            )
            self.reading.dialogue.leave(block_place(first), "fiches_missing", value=words)

    def _fiche(self, title: str) -> str:
        """The name in a heading of a fiche; of several in it, the one that the plan knows."""
        name = tidy(_FICHE.sub("", composed(title)))
        for part in (name, *re.split(r"\s*[/()–—]\s*", name)):
            if part and self.reading.shelf.fiches.named(part):
                return part
        return name

    def _table(self, table: Table, risk: Value) -> Iterator[MeasureDraft]:
        heads = [bare_words(cell) for cell in table.rows[0].cells]
        named = next(at for at, word in enumerate(heads) if _MEASURE.match(word))
        yes = next((at for at, word in enumerate(heads) if word in _YES), None)
        no = next((at for at, word in enumerate(heads) if word in _NO), None)
        states = [at for at, word in enumerate(heads) if at != named and _STATUS.search(word)]
        state = next(iter(states), next((at for at in range(len(heads)) if at != named), None))
        for row in table.rows[1:]:
            text = tidy(composed(row.cell(named)))
            if not text or is_hint(text):
                continue
            draft = MeasureDraft(Value(text, table.place(row, named)), {Role.RISK: risk})
            if yes is not None and no is not None:
                self._two(draft, table, row, yes, no)
                used = {named, yes, no}
            else:
                column = state if state is not None else named
                cell = row.cell(column) if state is not None else ""
                place = table.place(row, column, tidy(table.rows[0].cell(column)))
                self._state(draft, composed(cell), place)
                used = {named, column}
            self._partly(draft)
            self._beside(draft, table, row, used)
            yield draft

    def _two(self, draft: MeasureDraft, table: Table, row: Row, yes: int, no: int) -> None:
        """A column for yes and one for no: a mark counts for its column, words for what they say.

        An empty box is no mark; marks in both or in none do not count; other words are asked about.
        """
        heads = {at: tidy(table.rows[0].cell(at)) for at in (yes, no)}
        said = {at: tidy(composed(row.cell(at))) for at in (yes, no)}
        told = {at: text for at, text in said.items() if not is_blank(text)}
        if any(holds_secret(text) for text in told.values()):
            at = next(at for at, text in told.items() if holds_secret(text))
            self.reading.dialogue.leave(table.place(row, at, heads[at]), "secret")
            return
        if len(told) == 2:
            if not all(is_mark(text) for text in told.values()):
                shown = ", ".join(f"{heads[at]}: {text}" for at, text in told.items())
                draft.sign = Value(shown, table.place(row, yes, heads[yes]))
            return
        for at, text in told.items():
            place = table.place(row, at, heads[at])
            state = state_under(text, yes=at == yes)
            if is_mark(text):
                draft.cells[Role.STATUS] = Value(state, place)
            elif state:
                self._state(draft, text, place)
                if says_more(text):
                    self.reading.dialogue.leave(place, "note", value=text)
            else:
                draft.sign = Value(text, place)

    def _state(self, draft: MeasureDraft, text: str, place: Place) -> None:
        """How far a measure is by its cell; a sign that means yes or no is asked about."""
        said = tidy(text)
        state = sign_of(said) or state_said(said)
        if state:
            draft.cells[Role.STATUS] = Value(state, place)
        elif said:
            draft.sign = Value(said, place)
        day = when(said).day
        if day is not None and state:
            role = Role.DUE if state in ("planned", "in_progress", "no") else Role.ON
            draft.cells[role] = Value(day.isoformat(), place)
        rest = re.search(r"\(([^()]*)\)", said)
        if rest and day is None and state == "partial":
            draft.cells[Role.REASON] = Value(tidy(rest[1]), place)
        elif rest and day is None:
            self.reading.dialogue.leave(place, "note", value=tidy(rest[1]))

    def _partly(self, draft: MeasureDraft) -> None:
        """`Windows 7 isolated (partly: USB stick)`: the brackets say how far it is."""
        found = re.search(r"\s*\(([^()]*)\)\s*$", draft.name.text)
        if found and state_said(found[1]) == "partial":
            draft.cells[Role.STATUS] = Value("partial", draft.name.place)
            draft.cells[Role.REASON] = Value(tidy(found[1]), draft.name.place)
            draft.name = Value(draft.name.text[: found.start()], draft.name.place)

    def _beside(self, draft: MeasureDraft, table: Table, row: Row, used: set[int]) -> None:
        """Who and when beside a measure: a person is its owner, all else a note."""
        for column, cell in enumerate(row.cells):
            text = tidy(composed(cell))
            if column in used or not text or is_hint(text):
                continue
            place = table.place(row, column, tidy(table.rows[0].cell(column)))
            meant = people_meant(text, self.reading.directory)
            day = when(text).day or end_of_month(text)
            due = _DUE.search(bare_words(table.rows[0].cell(column)))
            done = draft.cells.get(Role.STATUS, draft.name).text == "yes"
            if holds_secret(text):
                self.reading.dialogue.leave(place, "secret")
            elif len(meant) == 1:
                draft.cells[Role.OWNER] = Value(meant[0].id, place)
            elif day is not None and due and not done:
                draft.cells[Role.DUE] = Value(day.isoformat(), place)
            elif day is not None and done and not due:
                draft.cells[Role.ON] = Value(day.isoformat(), place)
            else:
                self.reading.dialogue.leave(place, "note", value=text)

    def _line(self, line: Paragraph, risk: Value) -> Iterator[MeasureDraft]:
        """Measures of a line: behind ticks, or before a colon with yes or no behind it."""
        text = composed(line.text)
        ticked = list(_TICKED.finditer(text))
        for found in ticked:
            name = Value(tidy(found[2]).strip(" ;,."), line.place)
            draft = MeasureDraft(name, {Role.RISK: risk})
            self._state(draft, found[1], line.place)
            yield draft
        said = _LINE.match(text)
        if ticked or said is None:
            return
        state = sign_of(tidy(said[2])) or state_said(said[2])
        if state:
            name = Value(tidy(said[1]), line.place)
            draft = MeasureDraft(name, {Role.RISK: risk})
            self._state(draft, said[2], line.place)
            yield draft


def block_place(block: Paragraph | Table) -> Place:
    """Where a piece begins."""
    return block.place if isinstance(block, Paragraph) else block.place(block.rows[0])
