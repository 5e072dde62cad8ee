"""After which time an interruption hurts seriously, from columns of words or numbers."""

from typing import Final

from incplan.app.intake.activities.headers import Column, Role
from incplan.app.intake.contacts.drafts import tidy
from incplan.app.intake.report import Dialogue
from incplan.plan.privacy.folding import folded
from incplan.store.intake.tables import Row, Table

_RANKS: Final = {
    "nul": 0, "nulle": 0, "aucun": 0, "none": 0, "geen": 0, "keine": 0,
    "faible": 1, "low": 1, "laag": 1, "gering": 1, "niedrig": 1,
    "moyen": 2, "medium": 2, "matig": 2, "middel": 2, "gemiddeld": 2, "mittel": 2,
    "eleve": 3, "high": 3, "hoog": 3, "hoch": 3, "important": 3,
    "critique": 4, "critical": 4, "very high": 4, "tres eleve": 4, "kritiek": 4, "kritisch": 4,
    "zeer hoog": 4, "sehr hoch": 4,
}  # fmt: skip


def threshold(
    table: Table, rows: tuple[Row, ...], columns: tuple[Column, ...], dialogue: Dialogue
) -> str | None:
    """From which word or number on an impact is serious: asked once for a table, None unasked."""
    impacts = [column for column in columns if column.role is Role.IMPACT]
    if not impacts or not rows:
        return None
    words = {_word(row.cell(column.place)) for row in rows for column in impacts}
    choices = sorted((word for word in words if _rank(word) is not None), key=_order)
    if not choices:
        return None
    place = table.place(rows[0], impacts[0].place, impacts[0].header)
    return dialogue.ask(place, "serious_from", tuple(choices), text=", ".join(choices))


def serious_after(row: Row, columns: tuple[Column, ...], least: str) -> tuple[str, Column] | None:
    """The first time with an impact of at least this; None when there is none, or no comparing."""
    for column in columns:
        if column.role is not Role.IMPACT:
            continue
        word = _word(row.cell(column.place))
        here, wanted = _rank(word), _rank(least)
        if here is None or wanted is None or word.isdecimal() != least.isdecimal():
            continue
        if here >= wanted:
            return column.after, column
    return None


def _word(cell: str) -> str:
    return tidy(cell).casefold()


def _rank(word: str) -> int | None:
    if word.isdecimal():
        return int(word) if len(word) < 3 else None
    return _RANKS.get(folded(word).strip())


def _order(word: str) -> tuple[bool, int, str]:
    return word.isdecimal(), _rank(word) or 0, word
