"""Who holds which function, from lines such as `Gestionnaire : Ann Un. Back-up : Bart Deux`."""

import re
from typing import Final

from incplan.app.intake.contacts.drafts import Value, tidy
from incplan.app.intake.contacts.joining import Entry
from incplan.app.intake.plans.outline import Located, Part
from incplan.app.intake.plans.readings import PLAN_FILE, Reading
from incplan.app.intake.plans.vocabulary.dates import when
from incplan.app.intake.plans.vocabulary.hints import is_hint
from incplan.app.intake.plans.vocabulary.names import first_person, people_meant
from incplan.app.intake.plans.vocabulary.wording import UNDECIDED, bare_words, composed, plain
from incplan.app.intake.report import How
from incplan.app.intake.secrets import holds_secret
from incplan.store.intake.tables import Paragraph, Place, Row, Table

_ROLES: Final[tuple[tuple[str, str], ...]] = (
    ("bcp_manager", r"(?:gestionnaire|responsable) (?:du plan )?de (?:la )?continuite|continuiteitsverantwoordelijke|verantwoordelijke (?:voor )?(?:de )?continuiteit|(?:bcm|kontinuitats)-?(?:beauftragte?r?|manager(?:in)?)(?=\s*:)|bcp[- ]?(?:manager|verantwoordelijke|beheerder)|(?:business )?continuity manager|gestionnaire bcp|verantwoordelijke continuiteit|beheerder van het (?:bcp|continuiteitsplan)"),
    ("incident_manager", r"qui dresse(?: le plan)?|responsable du plan (?:de gestion )?des incidents|pilote(?: de crise| des incidents)?(?=\s*:)|incidentverantwoordelijke|(?:notfall|vorfall)-?(?:beauftragte?r?|manager(?:in)?|verantwortliche?r?)(?=\s*:)|gestionnaire (?:des |de l')incidents?|gestionnaire du plan(?: de gestion)?(?: des incidents)?|incident ?-?manager|incidentbeheerder|beheerder van het incidentenbeheerplan|wie stelt (?:het|dit) plan op|responsable (?:des )?incidents|incident response lead"),
    ("management", r"qui valide(?: le plan)?|direction|directie|wie (?:valideert|keurt goed)|gerant\b(?=\s*:)|zaakvoerder(?=\s*:)|geschaftsfuhr(?:er(?:in)?|ung)(?=\s*:)|geschaftsleitung(?=\s*:)|management(?=\s*:)"),
    ("helpdesk_manager", r"(?:gestionnaire|responsable) (?:de l'equipe )?helpdesk|helpdesk ?-?manager|beheerder van het helpdeskteam"),
    ("communications_lead", r"communications?(?: lead)?(?=\s*:)|porte-parole|woordvoerder"),
    ("dpo", r"\bdpo(?=\s*:)"),
)  # fmt: skip
_DEPUTY: Final = r"back-?\s?up|remplacante?|suppleante?|vervang(?:er|ster|t)?|plaatsvervang\w*|deputy|stellvertret\w*"
_LABEL: Final = re.compile(
    "|".join(f"(?P<{name}>(?<![a-z]){pattern})" for name, pattern in (*_ROLES, ("deputy", _DEPUTY)))
)
_REPLACES: Final = re.compile(
    rf"(?:{_DEPUTY})\s+(?:du |de la |de l'|van de |van |of the |of |des )?(?:gerante?|direct\w+|zaakvoerder|ceo|directie|management)\b"
)
_APPROVED: Final = re.compile(r"goedgekeurd|approuve|valide (?:par|le)|approved|gevalideerd")


def _is_told(item: Located) -> bool:
    """Whether a line under any other heading begins with a function and a colon."""
    block = item.block
    if item.part not in (Part.COVER, Part.TEXT) or not isinstance(block, Paragraph):
        return False
    found = _LABEL.match(plain(composed(block.text)).lstrip(" •*·-"))
    behind = plain(composed(block.text)).lstrip(" •*·-")[found.end() :] if found else ""
    return bool(found and found.lastgroup != "deputy" and re.match(r"\s*:\s*\S", behind))


class Functions:
    """Reads functions and their deputies into `plan.yaml`."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.said: dict[str, str] = {}
        self.places: dict[str, Place] = {}
        self.deputies: dict[str, tuple[str, ...]] = {}

    def read(self, pieces: tuple[Located, ...]) -> None:
        """All lines and tables of the part on functions."""
        for item in pieces:
            if isinstance(item.block, Table) and _is_of_functions(item.block):
                self._table(item.block)
                continue
            if item.part is not Part.FUNCTIONS and not _is_told(item):
                continue
            if isinstance(item.block, Paragraph):
                if not item.block.level and not is_hint(item.block.text):
                    self._line(item.block)
            else:
                self._table(item.block)

        self._titles()
        self._each_other()

    def _titles(self) -> None:
        """`remplaçante du gérant` beside a name in the list of people: a deputy of management."""
        for entry in self.reading.directory.entries:
            title = entry.title
            if title is None or title.place.table is None or entry.organisation is not None:
                continue
            found = _REPLACES.search(plain(composed(title.text)))
            if found:
                self.assign("management", entry, title, deputy=True)

    def _each_other(self) -> None:
        """Two who replace each other leave nobody when one of them is away with the other."""
        for where, person in self.said.items():
            role, _colon, kind = where.partition(":")
            deputy = self.said.get(f"{role}:deputy")
            if kind != "holder" or deputy is None:
                continue
            for other, holder in self.said.items():
                also = other.removesuffix(":holder")
                turned = self.said.get(f"{also}:deputy") == person
                if holder == deputy and other.endswith(":holder") and turned and role < also:
                    self._third(role, Value(f"{person}, {deputy}", self.places[where]))

    def _third(self, role: str, value: Value) -> None:
        person = self._asked(role, value, "each_other")
        if person is not None:
            self.assign(role, person, Value(person.name.text, value.place), deputy=True)

    def _line(self, line: Paragraph) -> None:
        text = composed(line.text)
        labels = list(_LABEL.finditer(plain(text)))
        role = ""
        for place, found in enumerate(labels):
            end = labels[place + 1].start() if place + 1 < len(labels) else len(text)
            said = re.split(_APPROVED, plain(text[found.end() : end]))[0]
            value = text[found.end() : found.end() + len(said)].strip(" :,;.–-")
            if found.lastgroup != "deputy":
                role = found.lastgroup or ""
            if role and value and not is_hint(value):
                self._holder(role, Value(value, line.place), deputy=found.lastgroup == "deputy")
        if role:
            self.reading.used.add(line.place)
        if re.search(_APPROVED, plain(text)):
            approval(self.reading, text, line)

    def _table(self, table: Table) -> None:
        """A table of functions: function, holder, perhaps a deputy."""
        self.reading.used.add(table.place(table.rows[0]))
        headed, role = _is_of_functions(table), ""
        deputy = _deputy_column(table)
        for at, row in enumerate(table.rows):
            found = _LABEL.search(plain(composed(row.cell(0))))
            told = "" if found is None or found.lastgroup == "deputy" else found.lastgroup or ""
            again = not told and bool(role) and not row.cell(0).strip()
            if not again:
                role = told
            if not role:
                if at or not headed:
                    self._leave_row(table, row)
                continue
            for column, cell in enumerate(row.cells[1:], start=1):
                value = Value(tidy(composed(cell)), table.place(row, column))
                if is_hint(cell) or not value.text:
                    continue
                if column > 2:
                    self.reading.dialogue.leave(value.place, "not_read", value=value.text[:120])
                elif again and column != deputy:
                    self._another(role, value)
                else:
                    self._holder(role, value, deputy=column == deputy)

    def _leave_row(self, table: Table, row: Row) -> None:
        """Name a row that is of no function the plan knows."""
        shown = dict.fromkeys(tidy(cell) for cell in row.cells if not is_hint(cell))
        words = " | ".join(text for text in shown if text)
        if len([text for text in shown if text]) > 1 or any(row.cells[1:]):
            code = "secret" if holds_secret(words) else "table_not_read"
            params = {} if code == "secret" else {"value": words}
            self.reading.dialogue.leave(table.place(row), code, **params)

    def _another(self, role: str, value: Value) -> None:
        """A second person beside one function: a deputy, when somebody says so."""
        said = self.reading.dialogue.ask(
            value.place, "another_holder", text=value.text, field=f"function:{role}",
            known=self.said.get(f"{role}:holder", ""),
        )  # fmt: skip
        if said == "yes":
            self._holder(role, value, deputy=True)

    def _holder(self, role: str, value: Value, *, deputy: bool) -> None:
        """Somebody for a function; who is not certain is asked."""
        if UNDECIDED.search(plain(value.text)):
            person = self._asked(role, value, "function_open")
        else:
            _name, meant = first_person(value.text, self.reading.directory)
            person = meant[0] if len(meant) == 1 else self._asked(role, value, "function_whose")
        if person is not None:
            self.assign(role, person, value, deputy=deputy)

    def _asked(self, role: str, value: Value, code: str) -> Entry | None:
        directory = self.reading.directory
        said = self.reading.dialogue.ask(
            value.place, code, ("no",), text=value.text, field=f"function:{role}",
            free=lambda given: people_meant(given, directory) or given in directory.ids,
        )  # fmt: skip
        if said is None or said == "no":
            return None
        return next(
            iter(people_meant(said, directory)),
            next((entry for entry in directory.entries if entry.id == said), None),
        )

    def assign(self, role: str, person: Entry, value: Value, *, deputy: bool) -> None:
        """A holder or a deputy, joined with what the plan says."""
        reading, known = self.reading, self.reading.plan.file.roles.get(role)
        shown = Value(person.id, value.place)
        where = f"{role}:{'deputy' if deputy else 'holder'}"
        if self.said.get(where) == person.id:
            return
        self.said[where] = person.id
        self.places[where] = value.place
        if deputy:
            deputies = self.deputies.get(role, known.deputies if known else ())
            if known and person.id in known.deputies:
                reading.take(shown, value.text, f"deputy:{role}", PLAN_FILE, How.KNOWN)
            else:
                now = self.deputies[role] = tuple(dict.fromkeys((*deputies, person.id)))
                reading.revisions.set(PLAN_FILE, ("roles", role, "deputies"), now)
                reading.take(shown, value.text, f"deputy:{role}", PLAN_FILE, How.ADDED)
            return
        before = known.holder if known and known.holder else ""
        reading.settle(
            shown, before, ("roles", role, "holder"), subject=value.text, field=f"function:{role}",
            code="function_differs",
        )  # fmt: skip


def _is_of_functions(table: Table) -> bool:
    """Whether a table names a function, who holds it, and perhaps who replaces them."""
    head = [bare_words(cell) for cell in table.rows[0].cells] if table.rows else []
    if len(head) < 2 or not re.match(r"fonction|functie|function|role|rol\b", head[0]):
        return False
    holder = re.search(r"titulaire|houder|holder|\bqui\b|\bwie\b|inhaber", head[1])
    deputy = any(re.search(_DEPUTY, word) for word in head[2:3])
    return bool(holder or (deputy and len(head) == 3))


def _deputy_column(table: Table) -> int:
    """The column of who replaces the holder: by its heading, else the third."""
    heads = table.rows[0].cells[1:3] if table.rows else ()
    told = (at for at, cell in enumerate(heads, 1) if re.search(_DEPUTY, plain(composed(cell))))
    return next(told, 2)


def approval(reading: Reading, text: str, line: Paragraph) -> bool:
    """When a version was approved, and which: `versie 1.1 wel, 10/3/2026`; whether one is said."""
    at = re.search(_APPROVED, plain(text))
    rest = text[at.end() :] if at else text
    day = when(rest).day
    if day is None:
        return False
    version = re.search(r"\b(?:version|versie|v)\.?\s*(\d+(?:\.\d+)*)\b", plain(rest))
    refused = re.search(r"\b(?:nog niet|pas encore|not yet)\b", plain(rest))
    if refused and not version:
        return False
    preparation, subject = reading.plan.file.preparation, reading.plan.file.organisation.name
    known = "" if preparation.signed_on is None else preparation.signed_on.isoformat()
    reading.settle(
        Value(day.isoformat(), line.place), known, ("preparation", "signed_on"),
        subject=subject, field="signed_on",
    )  # fmt: skip
    if version:
        reading.settle(
            Value(version[1], line.place), preparation.signed_version or "",
            ("preparation", "signed_version"), subject=subject, field="signed_version",
        )  # fmt: skip
    return True


def function_of(text: str) -> str:
    """The function that words of a job mean: `gestionnaire des incidents`, `BCP`, "" for none."""
    found = _LABEL.search(plain(composed(text)))
    return found.lastgroup or "" if found and found.lastgroup != "deputy" else ""


def is_deputy(text: str) -> bool:
    """Whether words of a job say that somebody replaces another."""
    return re.search(_DEPUTY, plain(composed(text))) is not None
