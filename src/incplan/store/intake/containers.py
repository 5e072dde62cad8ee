"""Office files are zip archives: what is in one is judged by its directory, before unpacking."""

import io
import zipfile
from typing import Final

from incplan.errors import UnreadableError
from incplan.frozen import dataclass
from incplan.store.intake.spread import spread_cells
from incplan.store.intake.tables import (
    MAX_CELL,
    MAX_COLUMNS,
    MAX_ROWS,
    Block,
    Paragraph,
    Place,
    Remark,
    Table,
)
from incplan.store.intake.word import read_document
from incplan.store.intake.word_parts import main_part
from incplan.store.intake.workbooks import read_workbook

MAX_PARTS: Final = 2_000
MAX_UNPACKED: Final = 100 * 1024 * 1024
#: A part unpacks to at most so many times its size; sheets of repeated words come to fifty.
MAX_RATIO: Final = 150
#: Merged and linked cells of a workbook: a range is a few letters, and a cell for each in memory.
MAX_SPREAD: Final = 400_000
_SMALL: Final = 1024 * 1024
_HEAD: Final = 4096


@dataclass(frozen=True, slots=True)
class Opened:
    """What an archive holds: the tables of a workbook, or the pieces of a document."""

    form: str
    tables: tuple[Table, ...] = ()
    blocks: tuple[Block, ...] = ()
    remarks: tuple[Remark, ...] = ()


def open_container(raw: bytes, name: str) -> Opened:
    """What a workbook or a document of Word holds.

    Raises UnreadableError for all else, and outside the limits.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as problem:
        raise UnreadableError("intake_damaged", file=name) from problem
    with archive:
        names = _within_limits(archive, name)
        _no_entities(archive, name)
        macros = any(part.lower().endswith("vbaproject.bin") for part in names)
        remarks = (Remark("macros", Place(name)),) if macros else ()
        if "xl/workbook.xml" not in names:
            return _document(archive, names, name, remarks)
        if any(part.startswith("xl/externalLinks/") for part in names):
            remarks = (*remarks, Remark("outside_links", Place(name)))
        pictures = [part for part in names if part.startswith("xl/media/")]
        if pictures:
            remarks = (*remarks, Remark("pictures", Place(name), (("count", str(len(pictures))),)))
        if spread_cells(archive, MAX_SPREAD) > MAX_SPREAD:
            raise UnreadableError("intake_too_many", file=name, rows=MAX_ROWS, columns=MAX_COLUMNS)
        formulas = any(
            b"<f" in archive.read(part) for part in names if part.startswith("xl/worksheets/")
        )
    return Opened("workbook", read_workbook(raw, name, formulas=formulas), (), remarks)


def _document(
    archive: zipfile.ZipFile, names: frozenset[str], name: str, remarks: tuple[Remark, ...]
) -> Opened:
    if not main_part(archive, name):
        raise UnreadableError(_why(archive, names), file=name)
    found = read_document(archive, name)
    if not found.blocks:
        raise UnreadableError("intake_empty", file=name)
    for block in found.blocks:
        if isinstance(block, Paragraph):
            texts: tuple[tuple[int | None, str], ...] = ((block.place.paragraph, block.text),)
        else:
            texts = tuple((row.number, cell) for row in block.rows for cell in row.cells)
        for at, text in texts:
            if len(text) > MAX_CELL:
                raise UnreadableError("intake_long_line", file=name, line=at, limit=MAX_CELL)
    return Opened("word", (), found.blocks, (*remarks, *found.remarks))


def _within_limits(archive: zipfile.ZipFile, name: str) -> frozenset[str]:
    entries = archive.infolist()
    names = frozenset(entry.filename for entry in entries)
    if len(names) != len(entries):
        raise UnreadableError("intake_doubled_part", file=name)
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnreadableError("intake_password", file=name)
    whole = sum(entry.file_size for entry in entries)
    swollen = any(
        entry.file_size > _SMALL and entry.file_size > MAX_RATIO * max(entry.compress_size, 1)
        for entry in entries
    )
    if len(entries) > MAX_PARTS or whole > MAX_UNPACKED or swollen:
        limit = f"{MAX_UNPACKED >> 20} MB"
        raise UnreadableError("intake_bomb", file=name, limit=limit, ratio=MAX_RATIO)
    if any(part.startswith("/") or ".." in part.split("/") or "\\" in part for part in names):
        raise UnreadableError("intake_outside_path", file=name)
    return names


def _why(archive: zipfile.ZipFile, names: frozenset[str]) -> str:
    if "mimetype" in names:
        kind = archive.read("mimetype")[:100]
        if b"opendocument" in kind:
            return "intake_open_document"
    return "intake_other_zip"


def _no_entities(archive: zipfile.ZipFile, name: str) -> None:
    """No part may declare a document type: what it declares could grow, or come from elsewhere.

    Whatever its name, since a part is found by what points to it; but for pictures, which may.
    """
    for entry in archive.infolist():
        if entry.filename.lower().endswith(".svg"):
            continue
        try:
            with archive.open(entry) as part:
                head = part.read(_HEAD)
        except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError) as problem:
            raise UnreadableError("intake_damaged", file=name) from problem
        if b"<!DOCTYPE" in head.replace(b"\0", b"").upper() or b"<!ENTITY" in head:
            raise UnreadableError("intake_entities", file=name)
