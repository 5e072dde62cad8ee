"""Finds the activities of a document: in tables, under headings, in the table of priorities."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from incplan.app.intake.contacts.drafts import Value, tidy
from incplan.app.intake.plans.outline import Located, Part
from incplan.app.intake.plans.vocabulary.elements import list_of
from incplan.app.intake.plans.vocabulary.hints import company_lines, is_hint
from incplan.app.intake.plans.vocabulary.wording import bare_words, composed, plain
from incplan.store.intake.tables import Paragraph, Row, Table

_TITLE: Final = re.compile(
    r"\s*(?:activites?(?: essentielles?| critiques?)?|(?:essentiele |kritieke )?activiteit|(?:essential |critical )?activity)"
    r"\s*(?:n[°o.]*\s*)?(\d+)\s*[:.–-]*\s*"
)
_SENTENCE: Final = re.compile(r"(?<=[.!])\s+(?=[A-ZÀ-Ý])|\s*;\s*(?=[A-Z])")


@dataclass(slots=True)
class Block:
    """An activity as the document tells it: its number and name, values by label, sentences."""

    number: int
    name: Value
    cells: list[tuple[str, Value]] = field(default_factory=list)
    sentences: list[Value] = field(default_factory=list)


def title_of(text: str) -> tuple[int, str] | None:
    """The number and name of a heading such as `Activité essentielle 1 : Production`."""
    line = composed(text).split("\n")[0]
    found = _TITLE.match(plain(line))
    if found is None:
        return None
    name = tidy(line[found.end() :]).strip(" .…:")
    return int(found[1]), name


def activity_blocks(pieces: tuple[Located, ...]) -> Iterator[Block]:
    """Every activity that has a name, in its order."""
    current: Block | None = None
    for item in pieces:
        block = item.block
        if isinstance(block, Table):
            if any(title_of(row.cell(0)) for row in block.rows[:3]):
                if current is not None:
                    yield current
                    current = None
                yield from _of_table(block)
            elif current is not None and sum(bool(list_of(row.cell(0))) for row in block.rows) > 1:
                for row in block.rows:
                    if list_of(row.cell(0)):
                        _cells(current, block, row)
            continue
        if item.part is not Part.ACTIVITIES or block.place.part:
            if current is not None:
                yield current
            current = None
            continue
        found = title_of(block.text)
        if found is not None and len(block.text) < 120:
            if current is not None:
                yield current
            current = Block(found[0], Value(found[1], block.place)) if found[1] else None
        elif current is not None and not is_hint(block.text):
            _add(current, block)
    if current is not None:
        yield current


def _of_table(table: Table) -> Iterator[Block]:
    current: Block | None = None
    for row in table.rows:
        found = title_of(row.cell(0))
        if found is not None:
            if current is not None:
                yield current
            beside = tidy(composed(row.cell(1)))
            name = found[1] or beside
            place = table.place(row, 0 if found[1] else 1)
            current = Block(found[0], Value(name, place)) if name else None
        elif current is not None:
            _cells(current, table, row)
    if current is not None:
        yield current


def _cells(current: Block, table: Table, row: Row) -> None:
    """The label of a row and what stands beside it, or below it in the same cell."""
    first, *rest = row.cell(0).split("\n")
    for column, cell in enumerate(row.cells[1:], start=1):
        lines = company_lines(cell)
        place = table.place(row, column, tidy(first))
        if lines:
            current.cells.append((first, Value("\n".join(lines), place)))
        elif bare_words(cell):  # `néant`: none, or nothing entered
            current.cells.append((first, Value(tidy(cell), place)))
    label, colon, behind = composed(first).partition(":")
    if colon and tidy(behind) and list_of(label):  # `Personnel clef : Noé Lambert`
        rest = [tidy(behind), *rest]
        first = label
    elif not rest and _is_alone(row) and not is_hint(first):
        # `RTO 6 heures`, `Bâtiments atelier`: read as a sentence, or named
        current.sentences.append(Value(tidy(first), table.place(row, 0)))
    lines = company_lines("\n".join(rest))
    if lines:
        current.cells.append((first, Value("\n".join(lines), table.place(row, 0))))


def _is_alone(row: Row) -> bool:
    """Whether a row has words in one cell only, and more than a label of one word."""
    words = len(bare_words(row.cell(0)).split())
    return words > 1 and not any(cell.strip() for cell in row.cells[1:] if cell != row.cell(0))


def _add(current: Block, line: Paragraph) -> None:
    """A line below a heading: a label with its values, or sentences."""
    text = composed(line.text)
    label, colon, rest = text.partition(":")
    several = re.search(r"[.!]\s+[A-ZÀ-Ý]\w+\s*:", rest) or ". " in label
    if (line.listed or len(label) < 30) and colon and list_of(label) and not several:
        current.cells.append((label, Value(tidy(rest), line.place)))
        return
    for sentence in _SENTENCE.split(text):
        label, colon, rest = sentence.partition(":")
        known = list_of(label) if colon and len(label) < 40 else ""
        if known and "(" not in label and known != "objective":
            bare = re.sub(r"\s*\([^()]*(?:RTO|RPO)[^()]*\)", "", rest)
            current.cells.append((label, Value(tidy(bare).strip(" ."), line.place)))
            if bare == rest:
                continue
        if tidy(sentence):
            current.sentences.append(Value(tidy(sentence), line.place))


@dataclass(frozen=True, slots=True)
class Priority:
    """A row of the table of priorities: its rank, the name of the activity, its objectives."""

    rank: str
    name: Value
    rto: Value | None
    rpo: Value | None
    place: Value


def priorities(table: Table) -> tuple[Priority, ...]:
    """The rows of a table of priorities, none for another table."""
    for start, row in enumerate(table.rows[:3]):
        words = [bare_words(cell) for cell in row.cells]
        named = _at(words, r"^activit|^proces")
        rto = _at(words, r"\brto\b|hersteltijd")
        if named is None or rto is None:
            continue
        ranked, rpo = (
            _at(words, r"^ordre$|^rang|^volgorde|^order|^n$|^prio|^$"),
            _at(words, r"\brpo\b"),
        )
        found = []
        for item in table.rows[start + 1 :]:
            name = tidy(composed(item.cell(named)))
            if not name:
                continue
            found.append(
                Priority(
                    "" if ranked is None else tidy(item.cell(ranked)),
                    Value(name, table.place(item, named, table.rows[start].cell(named))),
                    _value(table, item, rto, start),
                    None if rpo is None else _value(table, item, rpo, start),
                    Value(name, table.place(item, ranked or 0)),
                )
            )
        return tuple(found)
    return ()


def _at(words: list[str], pattern: str) -> int | None:
    feasible = r"haalbaar|realisable|feasible|realist"
    return next(
        (at for at, word in enumerate(words) if re.search(pattern, word) and not re.search(feasible, word)),
        None,
    )  # fmt: skip


def _value(table: Table, row: Row, column: int, head: int) -> Value | None:
    text = tidy(composed(row.cell(column)))
    if not text.strip("-–— "):
        return None
    return Value(text, table.place(row, column, tidy(table.rows[head].cell(column))))


_ORDER: Final = re.compile(r"\b(?:order|ordre(?: de reprise)?|volgorde)\s*:\s*([^()]+)")
_IN_ORDER: Final = re.compile(r"\s*([^\d/]+?)\s+(\d+\s*[a-z]+)(?:\s*/\s*rpo\s*(\d+\s*[a-z]+))?\s*$")


def recovery_order(pieces: tuple[Located, ...]) -> list[Block]:
    """Activities of a sentence: `Recover (order: hosting 4 h / RPO 1 h, mail 8 h)`."""
    found: list[Block] = []
    for item in pieces:
        block = item.block
        if not isinstance(block, Paragraph) or block.place.part:
            continue
        text = composed(block.text)
        said = _ORDER.search(plain(text))
        for part in text[said.start(1) : said.end(1)].split(",") if said else ():
            one = _IN_ORDER.match(plain(part))
            if one is None:
                continue
            name = Value(tidy(part[one.start(1) : one.end(1)]), block.place)
            made = Block(len(found) + 1, name, [("RTO", Value(one[2], block.place))])
            if one[3]:
                made.cells.append(("RPO", Value(one[3], block.place)))
            found.append(made)
    return found
