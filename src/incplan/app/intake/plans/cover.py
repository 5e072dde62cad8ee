"""The organisation, its version and approval on the cover; whether risks were analysed."""

import re
from typing import Final

from incplan.app.intake.contacts.drafts import Value, tidy
from incplan.app.intake.plans.functions import approval
from incplan.app.intake.plans.outline import Located, Part, lines_of, tables_of, titles_plan
from incplan.app.intake.plans.readings import PLAN_FILE, Reading
from incplan.app.intake.plans.vocabulary.dates import month_said, when
from incplan.app.intake.plans.vocabulary.hints import is_hint
from incplan.app.intake.plans.vocabulary.names import first_person, same_words
from incplan.app.intake.plans.vocabulary.wording import (
    bare_words,
    composed,
    plain,
)
from incplan.app.intake.report import How
from incplan.plan.privacy.folding import folded
from incplan.store.intake.tables import Paragraph
from incplan.store.yaml.splice import Flow, Plain

_STAFF: Final = re.compile(r"(?<!\d)(\d{1,4})\s+(?:personnes|collaborateurs|travailleurs|employes|medewerkers|werknemers|personeelsleden|employees|people|staff)\b")  # fmt: skip
_NUMBER: Final = re.compile(r"\b(?:BE\s*)?(0\d{3}[. ]?\d{3}[. ]?\d{3})\b")
_POSTCODE: Final = re.compile(r"\b([1-9]\d{3})\s+([^\W\d_][^\d–—,(|]*)")
_VERSION: Final = re.compile(r"\b(?:version|versie|v)[\s.:]*(\d+(?:\.\d+)*)\b")
_APPROVED: Final = re.compile(
    r"\b(?:valide|approuve|goedgekeurd|gevalideerd|approved|validated)e?\b"
)
_PLACEHOLDER: Final = frozenset({"your organisation", "nom entreprise", "naam onderneming", "naam van de onderneming", "votre organisation", "uw organisatie"})  # fmt: skip
_ANALYSES: Final = (
    ("risk_assessment", "risk assessment|risicoanalyse|analyse d[eu]s? risques"),
    ("risk_treatment", "risk treatment|risicobehandeling|traitement des risques"),
)
_ANSWER: Final = r"(oui|ja|yes|non|nee|no|pas encore|nog niet)\b"
#: Between the facts of a line; a full stop only where a sentence may end (`27 people. Rue X 1`).
_SEPARATE: Final = re.compile(r"\s+[-–—·•]\s+|\s*[|;]\s*|(?<=\w{3})\.\s+(?=[^\W\d_])")


class Cover:
    """Reads the cover, the header and footer, the lines on analyses."""

    def __init__(self, reading: Reading, pieces: tuple[Located, ...]) -> None:
        self.reading, self.pieces = reading, pieces
        self.versions: dict[str, Value] = {}

    def read(self) -> None:
        """Everything about the organisation as a whole."""
        named = False
        for line in sorted(lines_of(self.pieces, Part.COVER), key=lambda item: item.place.part):
            text = composed(line.text)
            if line.place.part in ("box", "footnote") or is_hint(text):
                continue
            if bare_words(text) in _PLACEHOLDER:
                continue
            self._version(text, line)
            if line.place.part:
                if same_words(text, self.reading.plan.file.organisation.name):
                    self.reading.used.add(line.place)
                continue
            used = self._facts(text, line)
            if titles_plan(text) and not used:
                continue
            if not named and not used and not line.level and not _VERSION.search(plain(text)):
                named = True
                self._name(text, line)
            if used or named:
                self.reading.used.add(line.place)
        self._version_table()
        self._settle_version()
        self._analyses()

    def _name(self, text: str, line: Paragraph) -> None:
        bare = re.sub(r"\s*\([^()]*compl[^()]*\)", "", text)
        said = Value(tidy(re.split(r"\s+[–—|]\s+", bare)[0]), line.place)
        if said.text != tidy(text):
            self.reading.dialogue.leave(line.place, "not_read", value=tidy(text))
        known = self.reading.plan.file.organisation.name
        self.reading.settle(
            said, known, ("organisation", "name"), subject=known, field="name", same=same_words
        )

    def _facts(self, text: str, line: Paragraph) -> bool:
        """Staff, enterprise number, address, approval; whether the line holds any of them."""
        organisation = self.reading.plan.file.organisation
        found = False
        staff = _STAFF.search(plain(text))
        if staff:
            known = "" if organisation.staff is None else str(organisation.staff)
            self._set(("organisation", "staff"), staff[1], line, known, "staff", Plain(staff[1]))
            found = True
        number = _NUMBER.search(text)
        if number and re.search(r"\b(?:tva|btw|be|bce|kbo|vat)\b", plain(text)):
            self._set(
                ("organisation", "enterprise_number"), number[1], line,
                organisation.enterprise_number or "", "enterprise_number",
            )  # fmt: skip
            found = True
        place = _POSTCODE.search(text)
        if place:
            found |= self._site(text, line)
        if _APPROVED.search(plain(text)):
            found |= self._approval(text, line)
        return found

    def _set(
        self,
        route: tuple[str, ...],
        text: str,
        line: Paragraph,
        known: str,
        name: str,
        flow: Flow | None = None,
    ) -> None:
        subject = self.reading.plan.file.organisation.name
        value = Value(text, line.place)
        self.reading.settle(value, known, route, subject=subject, field=name, flow=flow)

    def _site(self, text: str, line: Paragraph) -> bool:
        """The address of a line beside its other facts; whether there is one."""
        parts = [tidy(part).strip(" .,") for part in _SEPARATE.split(text)]
        kept = [part for part in (self._only_place(part) for part in parts) if part]
        place = next((found for part in kept if (found := _POSTCODE.search(part))), None)
        if place is None:
            return False
        town = tidy(place[2]).strip(" .")
        address = Value(", ".join(kept), line.place)
        organisation = self.reading.plan.file.organisation
        known = next(
            (site for site in organisation.sites if same_words(site.address or "", address.text)),
            None,
        )
        if known is not None:
            self.reading.take(address, organisation.name, "address", PLAN_FILE, How.KNOWN)
        elif organisation.sites:
            self.reading.dialogue.leave(line.place, "site_not_added", value=address.text)
        else:
            key = "-".join(folded(town).split())[:50] or "site"
            item = {"id": key, "name": town, "address": address.text}
            self.reading.revisions.append(PLAN_FILE, ("organisation", "sites"), item)
            site = Value(town, line.place)
            self.reading.take(site, organisation.name, "site", PLAN_FILE, How.ADDED)
            self.reading.take(address, organisation.name, "address", PLAN_FILE, How.ADDED)
        return True

    def _only_place(self, part: str) -> str:
        """A part of a line without staff and numbers of the organisation; "" for nothing else."""
        place = _POSTCODE.search(part)
        if place is None and (_VERSION.search(plain(part)) or _APPROVED.search(plain(part))):
            return ""
        others = [_STAFF.search(plain(part)), _NUMBER.search(part)]
        for found in sorted((item for item in others if item), key=lambda item: -item.start()):
            part = part[: found.start()] + part[found.end() :]
        if any(others):
            bare = re.sub(r"\b(?:tva|btw|bce|kbo|vat|be)\b\s*:?", "", part, flags=re.I)
            part = tidy(bare).strip(" .,:;-–—")
        return part

    def _approval(self, text: str, line: Paragraph) -> bool:
        """Who approved the plan, and when: `Validé par Ann Un (gérante) le 1er mars 2026`."""
        at = _APPROVED.search(plain(text))
        if at is None:
            return False
        rest = text[at.end() :]
        who = re.match(r"\s*(?:par|door|by)\s+", rest)
        named = re.split(r"\s+(?:le|op|on|am|du)\s+\d|\s+\d", rest[who.end() :] if who else "")[0]
        _name, meant = first_person(named, self.reading.directory)
        preparation = self.reading.plan.file.preparation
        if len(meant) == 1:
            value = Value(meant[0].id, line.place)
            self.reading.settle(
                value, preparation.approved_by or "", ("preparation", "approved_by"),
                subject=meant[0].name.text, field="approved_by",
            )  # fmt: skip
        return approval(self.reading, text, line) or len(meant) == 1

    def _version(self, text: str, line: Paragraph) -> None:
        found = _VERSION.search(plain(text))
        if found:
            self.versions.setdefault(found[1], Value(found[1], line.place))

    def _version_table(self) -> None:
        """A table of versions: its rows are told, the last one proposed with the others."""
        for table, _item in tables_of(self.pieces):
            head = [bare_words(cell) for cell in table.rows[0].cells]
            if head[:1] not in (["version"], ["versie"]) or len(head) < 3:
                continue
            self.reading.used.add(table.place(table.rows[0]))
            for row in reversed(table.rows[1:]):
                number = re.match(r"\d+(?:\.\d+)*", row.cell(0).strip())
                place = table.place(row, 0)
                if number:
                    self.versions.setdefault(number[0], Value(number[0], place))
                if not row.is_empty:
                    shown = " | ".join(tidy(cell) for cell in row.cells if cell.strip())
                    self.reading.dialogue.leave(place, "version_row", value=shown)

    def _settle_version(self) -> None:
        """One version is compared with that of the plan; several are asked about."""
        known = self.reading.plan.file.version
        if not self.versions or known in self.versions:
            return
        first = next(iter(self.versions.values()))
        words = tuple(self.versions)
        said = self.reading.dialogue.ask(
            first.place, "which_version", ("keep", *words), text=", ".join(words), known=known
        )
        if said in self.versions:
            value = self.versions[said]
            self.reading.revisions.set(PLAN_FILE, ("version",), value.text)
            self.reading.take(value, value.text, "version", PLAN_FILE, How.CHANGED)

    def _analyses(self) -> None:
        """Whether risks were assessed and treated: `Risk Assessment : oui (12/2024)`."""
        documents = self.reading.plan.file.prior_documents
        for line in lines_of(self.pieces, Part.RISKS):
            text = composed(line.text)
            if line.level or is_hint(text):
                continue
            for key, pattern in (("risk_assessment", "risk assessment|risicoanalyse|analyse d[eu]s? risques"), ("risk_treatment", "risk treatment|risicobehandeling|traitement des risques")):  # fmt: skip
                found = re.search(rf"(?:{pattern})\s*:\s*([^.;]*)", plain(text))
                answer = (
                    re.match(r"(oui|ja|yes|non|nee|no|pas encore|nog niet)\b", found[1])
                    if found
                    else None
                )
                if found is None or answer is None:
                    continue
                done = "yes" if answer[1] in ("oui", "ja", "yes") else "no"
                before = getattr(documents, key).done
                known = "" if before is None else "yes" if before else "no"
                self._set(("prior_documents", key, "done"), done, line, known, key, Plain(done))
                said = when(found[1]).day
                if said is not None:
                    self._set(("prior_documents", key, "updated"), said.isoformat(), line, "", key)
                elif month_said(found[1]):
                    self._named(key, month_said(found[1]), line)
                self.reading.used.add(line.place)

    def _named(self, key: str, month: str, line: Paragraph) -> None:
        """A month alone is no day: it stands in the name of the document."""
        if getattr(self.reading.plan.file.prior_documents, key).document is None:
            value = Value(month, line.place)
            flow: Flow = {"name": month}
            self.reading.settle(
                value, "", ("prior_documents", key, "document"),
                subject=self.reading.plan.file.organisation.name, field=key, flow=flow,
            )  # fmt: skip
