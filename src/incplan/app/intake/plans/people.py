"""Contacts inside: the first list of the first annex, and the lines that people type below it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from incplan.app.intake.contacts.drafts import Draft, Means, Value, tidy
from incplan.app.intake.contacts.headers import Column, Role, columns_of, is_contacts
from incplan.app.intake.contacts.reading import distinct, leave_note, phones_of
from incplan.app.intake.plans.name_cells import NAMED, cell_of, whole_name
from incplan.app.intake.plans.outside.listed import as_party
from incplan.app.intake.plans.vocabulary.names import (
    family_first,
    is_duty,
    ordered_name,
)
from incplan.app.intake.plans.vocabulary.wording import (
    Spoken,
    bare_words,
    composed,
    is_blank,
    plain,
    spoken,
    window_of,
)
from incplan.app.intake.reading.marks import is_same, says_nothing
from incplan.app.intake.report import Dialogue
from incplan.app.intake.secrets import holds_secret
from incplan.plan.files.contacts import ChannelKind
from incplan.plan.values.phones import normalise_phone
from incplan.store.intake.tables import Place, Row, Table

_DETAILS: Final = re.compile(r"^(?:contact details|coordonnees|contactgegevens|kontaktdaten)$")
_BACKUP: Final = re.compile(r"back-?\s?up|deputy|vervanger|remplacante?|suppleant|stellvertret")
_ROLE: Final = re.compile(r"\brole\b|\brol\b|^fonction|^functie|^function")
_ELSEWHERE: Final = re.compile(r"^(?:see|voir|zie|siehe|cf\.?)\b")
_AVAILABLE: Final = re.compile(
    r"bereikbaar|disponib|joignable|\bavailable|erreichbar|\bheures?\b|\buren\b|horaire"
)
_PRIVATE: Final = re.compile(r"\bpriv|\bperso")
_EXTENSION: Final = re.compile(
    r"(?:poste|ext(?:ension)?|toestel|tst|int(?:erne?)?|durchwahl|dw)\.?\s*(\d{1,5})"
)
_DESK: Final = re.compile(r"bureau|kantoor|office|accueil|onthaal|standard|central|buro|algemeen")


@dataclass(slots=True)
class _Told:
    """What the cells of a row tell beside the name."""

    means: list[Means] = field(default_factory=list)
    title: Value | None = None
    window: str = ""


def internal_columns(table: Table) -> tuple[int, tuple[Column, ...]] | None:
    """The place of the head of a list of people, and its columns."""
    for place, row in enumerate(table.rows[:3]):
        heads = tuple(_DETAILS.sub("phone", plain(composed(cell))) for cell in row.cells)
        columns = columns_of(tuple(
            head if head == "phone" else composed(cell)
            for head, cell in zip(heads, row.cells, strict=True)
        ))  # fmt: skip
        columns = tuple(item for item in columns if not _BACKUP.search(plain(item.header)))
        if is_contacts(columns) and sum(bool(cell.strip()) for cell in row.cells) > 1:
            return place, columns
    return None


class People:
    """Reads the list and the loose lines. `desks` are numbers by the words they are known by.

    `backups` are who replaces whom, by name, with the place that says so.
    """

    def __init__(self, dialogue: Dialogue, desks: dict[str, str]) -> None:
        self.dialogue, self.desks = dialogue, desks
        self.backups: list[tuple[str, Value]] = []
        self.outside, self.last = False, ""

    def of_table(self, table: Table, *, outside: bool = False) -> Iterator[Draft]:
        """A draft for each row with a name, and for who replaces somebody."""
        found = internal_columns(table)
        if found is None:
            return
        self.outside, self.last = outside, ""
        start, columns = found
        names = [cell_of(row, columns, Role.NAME) for row in table.rows[start + 1 :]]
        leads = family_first(names)
        above: dict[int, str] = {}
        heads = table.rows[start]
        for row in table.rows[start + 1 :]:
            if all(is_blank(cell) for cell in row.cells):
                continue
            draft = self._row(table, row, heads, columns, above, leads=leads)
            if draft is not None:
                yield as_party(draft) if outside else draft
                yield from self._backup(table, row, heads, draft)

    def _backup(self, table: Table, row: Row, heads: Row, draft: Draft) -> Iterator[Draft]:
        """Who replaces somebody, from the columns beside."""
        name: Value | None = None
        means: list[Means] = []
        for column, cell in enumerate(row.cells):
            where = table.place(row, column, tidy(heads.cell(column)))
            if not _BACKUP.search(plain(composed(heads.cell(column)))) or is_blank(cell):
                continue
            if spoken(cell):
                means += self.means(cell, where)
            elif name is None:
                name = Value(tidy(composed(cell)), where)
        if name is None:
            for item in means:
                self.dialogue.leave(item.place, "no_name", value=item.value)
            return
        found = self.draft_of(name.text, name.place, None, means, "")
        self.backups.append((draft.name.text, found.name))
        yield found

    def _row(
        self,
        table: Table,
        row: Row,
        heads: Row,
        columns: tuple[Column, ...],
        above: dict[int, str],
        *,
        leads: bool,
    ) -> Draft | None:
        named = next((item for item in columns if item.role in NAMED), None)
        at = 0 if named is None else named.place
        text = tidy(composed(whole_name(row, columns)))
        place = table.place(row, at, tidy(heads.cell(at)))
        told = _Told()
        known = {item.place: item for item in columns}
        for at, cell in enumerate(row.cells):
            head, column = composed(heads.cell(at)), known.get(at)
            if is_blank(cell) or (column and column.role in NAMED) or _BACKUP.search(plain(head)):
                continue
            where = table.place(row, at, tidy(heads.cell(at)))
            if column is not None and column.role in (Role.PHONE, Role.EMAIL):
                self._reach(told, column, cell, where, above)
            else:
                self._cell(told, column.role if column else Role.IGNORED, head, cell, where)
        if is_same(text) and self.last:
            said = self.dialogue.ask(place, "same_as_above", text=text, proposal=self.last)
            text = self.last if said == "yes" else ""
        if is_blank(text) or not bare_words(text) or is_same(text) or says_nothing(text):
            if told.means:
                self.dialogue.leave(place, "no_name", value=told.means[0].value)
            elif told.title and len([cell for cell in row.cells if not is_blank(cell)]) < 3:
                return self._vacant(told.title)
            return None
        if not told.means and told.title is None:
            self.dialogue.leave(place, "only_a_name", value=text)
            return None
        self.last = text
        return self.draft_of(text, place, told.title, told.means, told.window, leads=leads)

    def _reach(
        self, told: "_Told", column: Column, cell: str, where: Place, above: dict[int, str]
    ) -> None:
        """A cell of numbers or addresses; `idem` is what stands above."""
        same = is_same(cell)
        said = above.get(column.place, "") if same else cell
        if holds_secret(cell):
            self.dialogue.leave(where, "secret")
        elif _ELSEWHERE.match(plain(cell)) or not said:
            self.dialogue.leave(where, "not_read", value=tidy(cell))
        else:
            above[column.place] = said
            found = self.means(said, where, column.kind)
            told.means += (
                replace(item, private=item.private or column.private, shared=item.shared or same)
                for item in found
            )

    def _cell(self, told: "_Told", role: Role, head: str, cell: str, where: Place) -> None:
        """Any other cell: a function, when somebody answers, or a remark."""
        if _ROLE.search(bare_words(head)) and role is Role.IGNORED:
            role = Role.TITLE
        if holds_secret(cell):
            self.dialogue.leave(where, "secret")
        elif role is Role.TITLE:
            told.title = Value(tidy(composed(cell)), where)
        elif _AVAILABLE.search(plain(head)) or role is Role.ALWAYS:
            told.window = window_of(composed(cell))
            if not told.window:
                self.dialogue.leave(where, "not_read", value=tidy(cell))
        else:
            told.means += self.noted(composed(cell), where)

    def _vacant(self, title: Value) -> Draft | None:
        """A function that nobody holds."""
        said = self.dialogue.ask(title.place, "vacant", ("no",), free=tidy, text=title.text)
        if said is None or said == "no":
            return None
        return self.draft_of(tidy(said), title.place, title, [], "")

    def draft_of(
        self,
        text: str,
        place: Place,
        title: Value | None,
        means: list[Means],
        window: str,
        *,
        leads: bool = False,
    ) -> Draft:
        """A draft of somebody whose name is written somehow."""
        duty = is_duty(text)
        of = re.search(r"\s*\(([^()]*)\)$", text)
        firm = tidy(of[1]) if of and not duty and of[1][:1].isupper() else ""
        text = text[: of.start()] if of and firm else text
        name = text if duty or self.outside else ordered_name(text, family_leads=leads)
        if window:
            phones = [item for item in means if item.kind is ChannelKind.MOBILE] or means
            means = [
                replace(item, available=window) if item in phones and item.kind.is_phone else item
                for item in means
            ]
        return Draft(
            place=place,
            name=Value(name, place),
            is_person=not duty,
            title=title,
            organisation=Value(firm, place) if firm else None,
            means=distinct(means),
            kind="service" if duty else "" if firm else "person",
        )

    def means(self, text: str, place: Place, kind: str = "") -> Iterator[Means]:
        """The numbers and addresses of a cell; a word that a number is known by stands for it."""
        found = spoken(text)
        for item in found:
            yield from self.one(item, place, kind)
        if found:
            return
        extension = _EXTENSION.fullmatch(plain(composed(text)).strip())
        desk = self.desks.get(bare_words(text), "")
        if extension:
            yield from self._extension(tidy(text), extension[1], place)
        elif desk:
            yield Means(
                kind=ChannelKind.OFFICE,
                value=desk,
                place=place,
                note=tidy(composed(text)),
                shared=True,
            )
        else:
            yield from phones_of(composed(text), place, self.dialogue, kind=kind)

    def _extension(self, text: str, number: str, place: Place) -> Iterator[Means]:
        """An extension alone: the number before it is asked for, that of the desk proposed."""
        proposal = next((self.desks[word] for word in self.desks if _DESK.search(word)), "")
        said = self.dialogue.ask(
            place,
            "extension_of" if proposal else "extension_of_what",
            ("yes", "no") if proposal else ("no",),
            text=text,
            proposal=proposal,
            free=normalise_phone,
        )
        if said is None or said == "no":
            return
        value = proposal if said == "yes" else normalise_phone(said) or ""
        yield Means(kind=ChannelKind.OFFICE, value=value, place=place, note=f"ext. {number}")

    def one(self, item: Spoken, place: Place, kind: str = "") -> Iterator[Means]:
        """What a number or address gives; words beside it say if it is private, when it answers."""
        if item.is_mail:
            yield Means(kind=ChannelKind.EMAIL, value=item.value, place=place)
            return
        words = f"{item.before} {item.bracket}"
        private = bool(_PRIVATE.search(plain(words)))
        window = window_of(item.bracket) or window_of(item.before)
        note = "" if private or window else item.bracket
        if item.extension:
            note = ", ".join(part for part in (f"ext. {item.extension}", note) if part)
        for means in phones_of(
            item.text, place, self.dialogue, kind=kind, private=private, note=note
        ):
            yield replace(means, available=window) if window else means

    def noted(self, text: str, place: Place) -> Iterator[Means]:
        """The numbers of a remark that says whose they are; the rest is named."""
        found = spoken(text)
        for item in found:
            yield from self.one(item, place)
        rest = "" if found and _PRIVATE.search(plain(text)) else text
        if rest:
            leave_note(rest, place, self.dialogue)
