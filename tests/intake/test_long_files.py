"""Files of huge lines, endless folds and cards in one another: one right message, little memory."""

import io
import time
import tracemalloc
import zipfile

import openpyxl
import pytest

from incplan.errors import UnreadableError
from incplan.store.intake.opening import read_source
from tests.intake.word_files import p, saved, table

CARD = "BEGIN:VCARD\nVERSION:3.0\n"
FILES = {
    "line.vcf": (f"{CARD}FN:{'x' * 3_000_000}\nEND:VCARD\n", "intake_long_line", 3),
    "value.vcf": (f"{CARD}FN:{'x' * 300_000}\nEND:VCARD\n", "intake_long_line", 3),
    "fold.vcf": (f"{CARD}NOTE:a\n{' b' * 1}\n" + " b\n" * 200_000, "intake_long_line", 3),
    "soft.vcf": (
        f"{CARD}NOTE;ENCODING=QUOTED-PRINTABLE:a=\n" + "b=\n" * 200_000, "intake_long_line", 3,
    ),
    "types.vcf": (f"{CARD}TEL;{'TYPE=a;' * 100_000}:1\nEND:VCARD\n", "intake_long_line", 3),
    "fields.vcf": (CARD + "TEL:0400002001\n" * 5_000, "intake_card_long", 1),
    "begun.vcf": ("BEGIN:VCARD\n" * 100_000, "intake_card_open", None),
    "agents.vcf": (f"{CARD}AGENT:\n" * 50, "intake_card_open", None),
    "cards.vcf": (f"{CARD}FN:A\nEND:VCARD\n" * 51_000, "intake_many_cards", None),
    "lines.vcf": (CARD + "\n" * 700_000, "intake_many_lines", None),
    "line.csv": (f"Nom;GSM\n{'x' * 3_000_000};1\n", "intake_long_line", 2),
    "cell.csv": (f"Nom;GSM\n{'x' * 300_000};1\n", "intake_long_line", 2),
    "cells.csv": (f"Nom;GSM\n{';' * 900_000}\n", "intake_too_many", None),
    "lines.csv": ("Nom;GSM\n" + "\n" * 700_000, "intake_many_lines", None),
    "quote.csv": ('Nom;GSM\n"A' + "x\n" * 100_000, "intake_quote_open", 2),
    "line.txt": (f"9h15 {'x' * 3_000_000}\n9h16 b\n", "intake_long_line", 1),
    "zero.csv": ("Nom;GSM\n" + "\x01" * 900_000, "intake_no_text", None),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_a_file_outside_the_limits_ends_in_the_message_that_says_why(tmp_path, name):
    text, code, line = FILES[name]
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    size = len(text)
    tracemalloc.start()
    start = time.process_time()
    with pytest.raises(UnreadableError) as problem:
        read_source(file)
    took = time.process_time() - start
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert problem.value.code == code
    assert line is None or problem.value.params["line"] == line
    assert took < 8
    assert most < 12 * size + 80_000_000


def test_a_card_inside_another_one_is_one_by_itself(tmp_path):
    file = tmp_path / "a.vcf"
    inner = "BEGIN:VCARD\nVERSION:2.1\nFN:Bart Deux\nTEL;CELL:0400002002\nEND:VCARD\n"
    outer = f"BEGIN:VCARD\nVERSION:2.1\nFN:Anna Un\nAGENT:\n{inner}TEL;WORK:081002001\nEND:VCARD\n"
    file.write_text(outer + inner)
    cards = read_source(file).cards
    assert [(card.first("FN"), card.first("TEL"), card.whole) for card in cards] == [
        ("Anna Un", "081002001", True), ("Bart Deux", "0400002002", True),
        ("Bart Deux", "0400002002", True),
    ]  # fmt: skip


def test_a_picture_of_any_length_is_left_out_and_nothing_else(tmp_path):
    file = tmp_path / "a.vcf"
    file.write_text(
        f"{CARD}FN:Anna Un\nPHOTO;ENCODING=b:{'Z' * 400_000}\n" + f" {'Z' * 75}\n" * 3_000
        + "TEL:0400002001\nEND:VCARD\n"
    )  # fmt: skip
    (card,) = read_source(file).cards
    assert (card.first("FN"), card.first("TEL")) == ("Anna Un", "0400002001")


def test_a_cell_or_paragraph_longer_than_any_program_writes_is_refused(tmp_path):
    words = " ".join(f"mot{number}" for number in range(30_000))
    book = openpyxl.Workbook()
    book.active.append(["Nom", "GSM"])
    book.active.append(["Zoé Deux", "0400 00 20 05"])
    out = io.BytesIO()
    book.save(out)
    long = f'<row r="3"><c r="A3" t="inlineStr"><is><t>{words}</t></is></c></row></sheetData>'
    with zipfile.ZipFile(out) as old, zipfile.ZipFile(tmp_path / "a.xlsx", "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"</sheetData>", long.encode()))
    saved(tmp_path, p("court") + p(words), "a.docx")
    saved(tmp_path, table(("Nom", "GSM"), (words, "0400 00 20 05")), "b.docx")
    for name, line in (("a.xlsx", 3), ("a.docx", 2), ("b.docx", 2)):
        with pytest.raises(UnreadableError) as problem:
            read_source(tmp_path / name)
        assert (problem.value.code, problem.value.params["line"]) == ("intake_long_line", line)
