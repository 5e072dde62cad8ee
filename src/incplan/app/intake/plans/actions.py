"""The three tables of actions: rows that the company added to those of the template."""

import re
from typing import Final

from incplan.app.intake.contacts.drafts import Value, tidy
from incplan.app.intake.plans.functions import function_of
from incplan.app.intake.plans.outline import Located, Part, lines_of, tables_of
from incplan.app.intake.plans.readings import Reading
from incplan.app.intake.plans.vocabulary.hints import is_hint, is_template
from incplan.app.intake.plans.vocabulary.names import same_words
from incplan.app.intake.plans.vocabulary.wording import bare_words, composed
from incplan.app.intake.report import How
from incplan.app.intake.secrets import holds_secret
from incplan.plan.files.levels import ActionRow
from incplan.store.intake.tables import Row, Table
from incplan.store.yaml.splice import Flow

_FILE: Final = "levels.yaml"
_TABLES: Final = {
    Part.MAJOR: "escalation",
    Part.LEVELS: "escalation",
    Part.HANDLING: "handling",
    Part.DEACTIVATION: "deactivation",
}


def action_head(table: Table) -> bool:
    """Whether a table is one of actions: what, by which function."""
    words = [bare_words(cell) for cell in table.rows[0].cells[:3]] if table.rows else []
    return (
        len(words) > 1
        and words[0] in ("action", "actie", "aktion", "actions", "acties")
        and words[1].split()[:1]
        in (["fonction"], ["functie"], ["function"], ["role"], ["funktion"], ["qui"])
    )


def read_actions(pieces: tuple[Located, ...], reading: Reading) -> None:
    """Take the rows that are not those of the template."""
    for table, item in tables_of(pieces):
        if not action_head(table):
            continue
        reading.used.add(table.place(table.rows[0]))
        name = _TABLES.get(item.part, "")
        for row in table.rows[1:]:
            text = tidy(composed(row.cell(0)))
            if is_template(text):
                _compare(table, row, reading)
            elif not is_hint(text):
                if name:
                    _take(table, row, name, reading)
                else:
                    reading.dialogue.leave(table.place(row, 0), "not_read", value=text)


def read_links(pieces: tuple[Located, ...], reading: Reading) -> None:
    """How a link A to J between procedures is organised, where its line is not the template's."""
    for line in lines_of(pieces, Part.LINKS):
        text = tidy(composed(line.text))
        found = re.match(r"([A-J])\s*[.):–-]\s*(\S.*)", text)
        if found is None or is_template(text) or is_hint(found[2]) or holds_secret(text):
            continue
        letter, value = found[1], Value(found[2], line.place)
        known = reading.plan.file.procedure_links.get(letter)
        note = next(iter(known.note.wordings), "") if known and known.note else ""
        reading.settle(
            value, note, ("procedure_links", letter, "note"), subject=letter, field="link"
        )
        reading.used.add(line.place)


def _compare(table: Table, row: Row, reading: Reading) -> None:
    """A row of the template whose function or document the company has reworded."""
    for column in (1, 2):
        text = tidy(composed(row.cell(column)))
        if text and not is_hint(text):
            place = table.place(row, column)
            reading.dialogue.leave(place, "function_reworded", value=text)


def _take(table: Table, row: Row, name: str, reading: Reading) -> None:
    text = Value(tidy(composed(row.cell(0))), table.place(row, 0))
    known = getattr(reading.plan.levels.tables, name)
    same = next((item for item in known if _is_same(item, text.text)), None)
    if same is not None:
        reading.take(text, text.text, f"table:{name}", _FILE, How.KNOWN)
        return
    item: dict[str, Flow] = {"action": text.text}
    reading.take(text, text.text, f"table:{name}", _FILE, How.ADDED)
    function = tidy(composed(row.cell(1)))
    if function and not is_hint(function):
        key = function_of(function)
        value = Value(function, table.place(row, 1))
        if key:
            item["functions"] = (key,)
            reading.take(value, text.text, "role", _FILE, How.ADDED, key)
        else:
            reading.dialogue.leave(value.place, "action_function", value=function)
    document = tidy(composed(row.cell(2)))
    if document and not is_hint(document):
        item["document"] = {"name": document}
        value = Value(document, table.place(row, 2))
        reading.take(value, text.text, "documents", _FILE, How.ADDED)
    reading.revisions.append(_FILE, ("tables", name), item)


def _is_same(row: ActionRow, text: str) -> bool:
    return any(same_words(words, text) for words in row.action.wordings)
