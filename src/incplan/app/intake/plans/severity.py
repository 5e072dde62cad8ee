"""Levels and stakeholders of a plan for cyber incidents: tables that the template does not have."""

import re
from typing import Final

from incplan.app.intake.contacts.drafts import Value, tidy
from incplan.app.intake.plans.functions import function_of
from incplan.app.intake.plans.outline import Located, tables_of
from incplan.app.intake.plans.readings import Reading
from incplan.app.intake.plans.vocabulary.names import people_meant, same_words
from incplan.app.intake.plans.vocabulary.wording import bare_words, composed
from incplan.app.intake.report import YES_NO, How
from incplan.app.intake.secrets import holds_secret
from incplan.store.intake.tables import Row, Table
from incplan.store.yaml.splice import Flow
from incplan.vocabulary import Level

_FILE: Final = "levels.yaml"
_SEVERITY: Final = re.compile(r"^(?:severity|gravite|ernst|schweregrad|level|niveau|stufe)\b")
_DESCRIBED: Final = re.compile(r"descri|omschrij|beschr|criteri|meaning|betekenis|bedeutung")
_STAKEHOLDER: Final = re.compile(
    r"^(?:stakeholders?|parties? prenantes?|belanghebbenden?|anspruchsgruppen?|interessentrager)\b"
)
_WHO: Final = re.compile(r"who|qui\b|wie\b|wer\b|\bby\b|door|durch|\bpar\b")
#: What the plan counts by itself, with its own terms: duties to notify.
_CLOCKED: Final = re.compile(
    r"\b(?:apd|gba|data protection|protection des donnees|gegevensbescherming|datenschutz"
    r"|nis ?2|ccb|cert)\b"
)


def read_severity(pieces: tuple[Located, ...], reading: Reading) -> None:
    """Both tables, wherever they stand."""
    for table, _item in tables_of(pieces):
        if not table.rows or table.place(table.rows[0]) in reading.used:
            continue
        heads = [bare_words(cell) for cell in table.rows[0].cells]
        described = next((at for at, word in enumerate(heads) if _DESCRIBED.search(word)), None)
        if (
            _SEVERITY.match(heads[0])
            and described is not None
            and len(table.rows) == len(Level) + 1
        ):
            reading.used.add(table.place(table.rows[0]))
            _levels(table, described, reading)
        elif _STAKEHOLDER.match(heads[0]):
            reading.used.add(table.place(table.rows[0]))
            for row in table.rows[1:]:
                _stakeholder(table, row, heads, reading)


def _levels(table: Table, described: int, reading: Reading) -> None:
    """Four rows may be the four levels; whether they are, somebody says."""
    head = tidy(table.rows[0].cell(described))
    told = {
        level: Value(tidy(composed(row.cell(described))), table.place(row, described, head))
        for level, row in zip(Level, table.rows[1:], strict=True)
    }
    known = reading.plan.levels.levels
    same = all(
        level in known
        and any(same_words(item, value.text) for item in known[level].criteria.wordings)
        for level, value in told.items()
    )
    if same or _mapped(table, reading):
        language = reading.plan.file.language
        for level, value in told.items():
            if not same:
                route = ("levels", level.value, "criteria", language)
                reading.revisions.set(_FILE, route, value.text)
            how = How.KNOWN if same else How.CHANGED
            reading.take(value, level.value, f"criteria:{level.value}", _FILE, how)
    for row in table.rows[1:]:
        for at, cell in enumerate(row.cells[1:], start=1):
            if at != described and cell.strip(" -–—"):
                head = tidy(table.rows[0].cell(at))
                words = f"{tidy(composed(row.cell(0)))}: {head} {tidy(composed(cell))}"
                place = table.place(row, at, head)
                reading.dialogue.leave(place, "escalation_by_hand", value=words)


def _mapped(table: Table, reading: Reading) -> bool:
    names = ", ".join(tidy(composed(row.cell(0))) for row in table.rows[1:])
    place = table.place(table.rows[1], 0, tidy(table.rows[0].cell(0)))
    levels = ", ".join(level.value for level in Level)
    return reading.dialogue.ask(place, "levels_map", YES_NO, text=names, proposal=levels) == "yes"


def _stakeholder(table: Table, row: Row, heads: list[str], reading: Reading) -> None:
    """Whom to inform is an action of the escalation, by the function of whoever does it."""
    cells = [tidy(composed(cell)) for cell in row.cells]
    place = table.place(row, 0, tidy(table.rows[0].cell(0)))
    if not cells[0]:
        return
    who = next((at for at, word in enumerate(heads) if at and _WHO.search(word)), None)
    beside = [cell for at, cell in enumerate(cells) if at not in (0, who) and cell.strip(" -–—")]
    text = f"{cells[0]}: {', '.join(beside)}" if beside else cells[0]
    if holds_secret(text):
        reading.dialogue.leave(place, "secret")
        return
    if _CLOCKED.search(bare_words(text)):
        reading.dialogue.leave(place, "own_clocks", value=text)
        return
    known = reading.plan.levels.tables.escalation
    value = Value(text, place)
    if any(same_words(words, text) for item in known for words in item.action.wordings):
        reading.take(value, text, "table:escalation", _FILE, How.KNOWN)
        return
    item: dict[str, Flow] = {"action": text}
    reading.take(value, text, "table:escalation", _FILE, How.ADDED)
    if who is not None and cells[who].strip(" -–—"):
        by = Value(cells[who], table.place(row, who, tidy(table.rows[0].cell(who))))
        key = _function(cells[who], reading)
        if key:
            item["functions"] = (key,)
            reading.take(by, text, "role", _FILE, How.ADDED, key)
        else:
            reading.dialogue.leave(by.place, "action_function", value=by.text)
    reading.revisions.append(_FILE, ("tables", "escalation"), item)


def _function(words: str, reading: Reading) -> str:
    """The function of a person, or that words name; "" where it is not just one."""
    if key := function_of(words):
        return key
    meant = {entry.id for entry in people_meant(words, reading.directory)}
    held = [key for key, role in reading.plan.file.roles.items() if role.holder in meant]
    return held[0] if len(held) == 1 else ""
