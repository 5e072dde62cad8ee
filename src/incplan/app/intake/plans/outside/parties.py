"""Contacts outside: the second list of the first annex, one row a function, parties in each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from incplan.app.intake.contacts.countries import country_code
from incplan.app.intake.contacts.details import BETWEEN
from incplan.app.intake.contacts.drafts import Detail, Draft, Means, Value, tidy
from incplan.app.intake.contacts.reading import distinct
from incplan.app.intake.plans.outside.authorities import Authorities
from incplan.app.intake.plans.outside.columns import Columns, external_columns
from incplan.app.intake.plans.people import People
from incplan.app.intake.plans.vocabulary.contracts import TERMS, contract_details
from incplan.app.intake.plans.vocabulary.hints import company_lines, is_hint
from incplan.app.intake.plans.vocabulary.rows import row_key
from incplan.app.intake.plans.vocabulary.wording import (
    bare_words,
    composed,
    is_blank,
    plain,
    spoken,
    window_of,
)
from incplan.app.intake.report import Dialogue
from incplan.app.intake.secrets import holds_secret
from incplan.store.intake.tables import Place, Row, Table

_NUMBERED: Final = re.compile(r"^\s*(\d)[).]\s*")
_BROKER: Final = re.compile(
    r"\s*[,/(–-]\s*(?:courtier|makelaar|broker)\s*:?\s*([^()]+)\)?$", re.IGNORECASE
)
_NONE: Final = re.compile(r"^(?:pas de|geen|no|kein|aucun)\b")
_ACCOUNT: Final = re.compile(
    r"^(?:numero de compte|klant(?:en)?(?:nummer|nr\.?)|(?:n[°o.]*|code|numero)\s*(?:de\s+)?client"
    r"|customer (?:no|account)\S*)\s*:?"
)
_KIND: Final = (
    (r"^(?:maison|thuis|home)", "home"),
    (r"^(?:mobile|mobiel|gsm)|\bgsm\b|\bmobile\b", "mobile"),
    (r"^(?:bureau|kantoor|telephone fixe|vaste|tel\b)|\bkantoor\b|\bbureau\b", "office"),
)  # fmt: skip


@dataclass(slots=True)
class _Party:
    """One party of a row, as far as it is read."""

    name: Value
    means: list[Means] = field(default_factory=list)
    details: list[Detail] = field(default_factory=list)
    country: Value | None = None
    note: Value | None = None
    terms: list[Value] = field(default_factory=list)


class Parties:
    """Reads the rows; a row without a label goes on with the one above.

    `terms` are what each party is called for, and what it promises.
    """

    def __init__(self, people: People, dialogue: Dialogue) -> None:
        self.people, self.dialogue = people, dialogue
        self.label = ""
        self.at = Columns(0, 1, 2, (3,))
        self.terms: dict[str, tuple[Value, list[Value]]] = {}

    def of_table(self, table: Table) -> Iterator[Draft]:
        """A draft for each party of each row."""
        columns = external_columns(table)
        if columns is None:
            return
        self.at, start = columns, columns.head
        filled = [row for row in table.rows[start + 1 :] if not _is_untouched(row)]
        for row in table.rows[start + 1 :]:
            self.label = tidy(composed(row.cell(0).split("\n")[0])) or self.label
            if all(is_blank(cell) for cell in row.cells[1:]):
                continue
            if row_key(self.label) in ("cert", "data_protection_authority"):
                yield from Authorities(self).drafts(table, row, many=len(filled) > 2)
            elif not _is_untouched(row):
                yield from self._row(table, row)

    def _row(self, table: Table, row: Row) -> Iterator[Draft]:
        where, named = table.place(row, self.at.name), row.cell(self.at.name)
        names = [line for line in named.split("\n") if not is_hint(line) and bare_words(line)]
        if names and _NONE.match(plain(composed(names[0]))):
            self.dialogue.leave(where, "an_answer", value=tidy(named))
            return
        numbered = any(_NUMBERED.match(line) for line in names)
        texts = [_NUMBERED.sub("", line) for line in names] if numbered else [" ".join(names)]
        parties = [
            self._named(tidy(composed(text)), where, texts) for text in texts if text.strip()
        ]
        if not parties:
            self._nameless(table, row)
            return
        self._contracts(table, row, parties)
        for column in self.at.infos:
            self._information(table, row, parties, column)
        for party in parties:
            self.terms[party.name.text] = (Value(self.label, table.place(row, 0)), party.terms)
            yield self._draft(party, table.place(row, 0))

    def _nameless(self, table: Table, row: Row) -> None:
        for column, cell in enumerate(row.cells[1:], start=1):
            for line in company_lines(cell):
                self.dialogue.leave(table.place(row, column), "no_name", value=tidy(line)[:120])

    def _named(self, text: str, place: Place, others: list[str]) -> _Party:
        """The name of a party, without its broker, its place, a remark in brackets, a number."""
        party = _Party(Value(text, place))
        numbers = spoken(text)
        if numbers and tidy(text[: numbers[0].start]).strip(" ,:–-"):
            party.means += self.line_means(text, place)
            text = tidy(text[: numbers[0].start]).strip(" ,:–-")
        broker = _BROKER.search(text)
        if broker:
            party.details.append(Detail("broker", Value(tidy(broker[1]), place)))
            text = text[: broker.start()]
        bracket = re.search(r"\s*\(([^()]*)\)\s*$", text)
        if bracket:
            inside = tidy(bracket[1])
            code = country_code(inside)
            bare = text[: bracket.start()]
            alone = sum(bare_words(other).startswith(bare_words(bare)) for other in others) < 2
            if code:
                party.country = Value(code, place)
                text = bare
            elif inside[:1].islower() and alone:
                party.note = Value(inside, place)
                text = bare
        name, between, rest = _parted(text)
        code = country_code(rest.rpartition(",")[2].strip(" .()")) if rest else None
        if code:
            party.details.append(Detail("address", Value(rest, place)))
            party.country = party.country or Value(code, place)
        elif rest and re.search(r"&|\bet\b|\ben\b", rest) and between == ",":
            said = self.dialogue.ask(place, "one_contact", text=text, proposal=name)
            if said == "yes":
                party.details.append(Detail("information", Value(rest, place)))
        elif rest:
            party.details.append(Detail("information", Value(rest, place)))
        party.name = Value(name, place)
        return party

    def _contracts(self, table: Table, row: Row, parties: list[_Party]) -> None:
        if self.at.contract is None:
            return
        place = table.place(row, self.at.contract)
        for line in company_lines(row.cell(self.at.contract)):
            found = _NUMBERED.match(line)
            party = _at(parties, found[1]) if found else parties[0]
            text = composed(_NUMBERED.sub("", line))
            if holds_secret(text):
                self.dialogue.leave(place, "secret")
            elif party is not None and not is_blank(text):
                for detail in contract_details(text, place):
                    if detail.field == TERMS:
                        party.terms.append(detail.value)
                    else:
                        party.details.append(detail)

    def _information(self, table: Table, row: Row, parties: list[_Party], column: int) -> None:
        head = tidy(table.rows[self.at.head].cell(column))
        place = table.place(row, column, "" if len(self.at.infos) == 1 else head)
        kind, account = "", False
        for line in row.cell(column).split("\n"):
            text = composed(line).strip()
            bare = plain(text)
            found = _NUMBERED.match(text)
            party = (_at(parties, found[1]) if found else None) or parties[0]
            body = _NUMBERED.sub("", text)
            if holds_secret(text) and not _ACCOUNT.match(bare):
                self.dialogue.leave(place, "secret")
                continue
            labelled = _ACCOUNT.match(bare)
            if labelled and not found:
                account, kind = True, ""
                body = text[labelled.end() :].strip()
            elif not found:
                account = False
                if not spoken(body):
                    kind = next((name for pattern, name in _KIND if re.search(pattern, bare)), kind)
            if is_blank(body) or (is_hint(body) and not spoken(body)):
                continue
            if account and not spoken(body.replace("/", " ")):
                party.details.append(Detail("customer_account_no", Value(tidy(body), place)))
            else:
                self._line(body, place, kind, party, parties)

    def _line(
        self, text: str, place: Place, kind: str, party: _Party, parties: list[_Party]
    ) -> None:
        found = list(self.line_means(text, place, kind, party.country))
        party.means += found
        if found or spoken(text):
            return
        link = re.match(r"(Liens? [^.→:]*|Links? [^.→:]*)[.:\s→]+(.+)", text)
        if link:
            said = Value(f"{tidy(link[1])}{BETWEEN}{tidy(link[2])}", place)
            for one in parties:
                one.details.append(Detail("documents", said))
            return
        code = country_code(bare_words(text))
        language = _LANGUAGES.get(bare_words(text))
        if code:
            party.country = party.country or Value(code, place)
        elif language:
            party.details.append(Detail("languages", Value(language, place)))
        elif not is_hint(text):
            self.dialogue.leave(place, "not_read", value=tidy(text)[:120])

    def line_means(
        self, text: str, place: Place, kind: str = "", country: Value | None = None
    ) -> Iterator[Means]:
        """The numbers and addresses of a line, each of the kind that its words name."""
        abroad = country.text if country else "BE"
        for item in spoken(text, abroad):
            said = plain(f"{item.before} {item.bracket}")
            meant = next((name for pattern, name in _KIND if re.search(pattern, said)), kind)
            window = window_of(item.before) or ("24/7" if _ALWAYS_LABEL.search(said) else "")
            named = replace(item, text=item.value) if item.value else item
            for means in self.people.one(named, place, meant if not item.is_mail else ""):
                always = window and means.kind.is_phone and not means.available
                yield replace(means, available=window) if always else means

    def _draft(self, party: _Party, label: Place) -> Draft:
        key = row_key(self.label)
        details = list(party.details)
        title = party.note
        if key:
            details.insert(0, Detail("rows", Value(key, label)))
        elif title is None and self.label:
            title = Value(self.label, label)
        return Draft(
            place=party.name.place,
            name=party.name,
            is_person=False,
            kind="external",
            title=title,
            country=party.country,
            means=distinct(party.means),
            details=tuple(details),
        )


_LANGUAGES: Final = {
    "en anglais": "en", "anglais": "en", "engels": "en", "in het engels": "en", "english": "en",
    "en allemand": "de", "duits": "de", "en neerlandais": "nl", "frans": "fr", "en francais": "fr",
}  # fmt: skip
_ALWAYS_LABEL: Final = re.compile(r"24\s*/\s*7|24\s*[hu]\b|\bpermanence\b.*24")


def _at(parties: list[_Party], number: str) -> _Party | None:
    place = int(number) - 1
    return parties[place] if 0 <= place < len(parties) else None


def _parted(text: str) -> tuple[str, str, str]:
    """A name, what parts it from the rest, the rest: `Bits SRL – M. Thiry`, `Immo, M. & Mme X`."""
    found = re.search(r"\s+([-–—])\s+|(,)\s+", text)
    if found is None:
        return tidy(text), "", ""
    return tidy(text[: found.start()]), found[1] or found[2], tidy(text[found.end() :])


def _is_untouched(row: Row) -> bool:
    """Whether nothing in a row but its label is the company's."""
    return all(not company_lines(cell) for cell in row.cells[1:])
