"""The rows of authorities, whose data are the template's own: their numbers may be out of date."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from incplan.app.intake.contacts.drafts import Detail, Draft, Means, Value
from incplan.app.intake.contacts.reading import distinct
from incplan.app.intake.plans.vocabulary.hints import is_hint, is_template
from incplan.app.intake.plans.vocabulary.rows import row_key
from incplan.app.intake.plans.vocabulary.wording import plain, spoken
from incplan.store.intake.tables import Place, Row, Table

if TYPE_CHECKING:
    from incplan.app.intake.plans.outside.parties import Parties


class Authorities:
    """Reads such a row; `many` says that the company has filled in the list around it."""

    def __init__(self, parties: "Parties") -> None:
        self.parties = parties

    def drafts(self, table: Table, row: Row, *, many: bool) -> Iterator[Draft]:
        """The data protection authority and CERT: their data are those of the template of 2020."""
        key = row_key(self.parties.label)
        label = Value(self.parties.label, table.place(row, 0))
        details = [Detail("rows", Value(key, label.place))]
        means: list[Means] = []
        infos = self.parties.at.infos
        lines = [(line, at) for at in infos for line in row.cell(at).split("\n")]
        for line, at in lines:
            place = table.place(row, at)
            if is_hint(line):
                continue
            read = re.match(
                r".*(?:formulaire|formulier|form)\b.*\b(non|oui|nee|ja|neen|lu le)\b", plain(line)
            )
            if read:
                answer = "no" if read[1] in ("non", "nee", "neen") else "yes"
                details.append(Detail("form_read", Value(answer, place)))
            else:
                means += self.parties.line_means(line, place)
        for line, at in lines:
            place = table.place(row, at)
            for item in spoken(line) if is_template(line) and not many else ():
                self.parties.dialogue.leave(place, "template_data", value=item.text)
            if is_template(line) and many:
                means += self._outdated(line, place)
        if means or len(details) > 1 or many:
            yield Draft(
                place=label.place,
                name=label,
                is_person=False,
                means=distinct(means),
                details=tuple(details),
            )
        else:
            self.parties.dialogue.leave(label.place, "template_row", value=self.parties.label)

    def _outdated(self, line: str, place: Place) -> Iterator[Means]:
        for item in spoken(line):
            said = self.parties.dialogue.ask(
                place, "template_number", text=item.text, name=self.parties.label
            )
            if said == "yes":
                yield from self.parties.people.one(item, place)
