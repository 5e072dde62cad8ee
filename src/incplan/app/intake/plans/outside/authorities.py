"""The rows of authorities, whose data are the template's own: their numbers may be out of date."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from incplan.app.intake.contacts.drafts import Detail, Draft, Means, Value
from incplan.app.intake.contacts.reading import distinct
from incplan.app.intake.plans.words.hints import company_lines, is_template
from incplan.app.intake.plans.words.rows import row_key
from incplan.app.intake.plans.words.wording import plain, spoken
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
        for line in company_lines(row.cell(3)):
            place = table.place(row, 3)
            read = re.match(
                r".*(?:formulaire|formulier|form)\b.*\b(non|oui|nee|ja|neen|lu le)\b", plain(line)
            )
            if read:
                answer = "no" if read[1] in ("non", "nee", "neen") else "yes"
                details.append(Detail("form_read", Value(answer, place)))
            else:
                means += self.parties.line_means(line, place)
        for line in row.cell(3).split("\n"):
            for item in spoken(line) if is_template(line) and not many else ():
                self.parties.dialogue.leave(table.place(row, 3), "template_data", value=item.text)
            if is_template(line) and many:
                means += self._outdated(line, table.place(row, 3))
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
