"""Hostile and broken files end in one message, before anything is unpacked or written."""

import io
import time
import tracemalloc
import zipfile

import openpyxl
import pytest

from tests.intake.conftest import FILES, contents


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("entities.docx", "entities"),
        ("traversal.docx", "leads outside"),
        ("cut.docx", "damaged"),
        ("password.docx", "password"),
        ("web-page.xls", "web page"),
        ("picture.jpg.docx", "picture"),
        ("blank.xlsx", "empty"),
    ],
)
def test_files_that_are_refused(joinery, name, said):
    before = contents(joinery.root)

    done = joinery.run("import", str(FILES / name), str(FILES / "apple-3.0.vcf"))

    assert done.code == 3
    assert said in done.err
    assert name in done.err
    assert len(done.err.splitlines()) <= 4
    assert contents(joinery.root) == before


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"\0" * 30_000_000)
    return out.getvalue()


def doubled() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", b"<a/>")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("xl/workbook.xml", b"<b/>")
    return out.getvalue()


def spread(inside: str, part: str = "xl/worksheets/sheet1.xml", code: str = "utf-8") -> bytes:
    """A workbook of one filled row, with something more in its sheet."""
    book = openpyxl.Workbook()
    book.active.append(["Name", "Phone"])
    out, raw = io.BytesIO(), io.BytesIO()
    book.save(raw)
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                text = content.decode().replace("</sheetData>", f"</sheetData>{inside}")
                new.writestr(part, text.encode(code))
            else:
                new.writestr(name, content.replace(b"worksheets/sheet1.xml", part[3:].encode()))
    return out.getvalue()


MERGED = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
LINKED = '<hyperlinks><hyperlink ref="$A$1:$XFD$1048576" location="x"/></hyperlinks>'
MANY = "".join(f'<mergeCell ref="D{row}:XFD{row + 9}"/>' for row in range(1, 9_000, 10))


@pytest.mark.parametrize(
    "make",
    [
        lambda: spread(MERGED),
        lambda: spread(LINKED),
        lambda: spread(f"<mergeCells>{MANY}</mergeCells>"),
        lambda: spread(MERGED, part="xl/other/sheet.dat"),
        lambda: spread(MERGED, code="utf-16"),
        lambda: spread(MERGED.replace("A1:X", "&#65;1:X").replace('"', "'")),
    ],
)
def test_a_range_of_a_few_letters_fills_no_memory(joinery, tmp_path, make):
    path = tmp_path / "file.xlsx"
    path.write_bytes(make())
    tracemalloc.start()

    done = joinery.run("import", str(path))
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert (done.code, "rows or" in done.err.replace("\n", " ")) == (3, True)
    assert most < 20_000_000


def test_a_title_merged_over_its_table_is_read(joinery, tmp_path):
    path = tmp_path / "file.xlsx"
    path.write_bytes(spread('<mergeCells><mergeCell ref="A3:XFD3"/></mergeCells>'))

    assert "rows or" not in joinery.run("import", str(path)).err


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (bomb, "nothing was unpacked"),
        (doubled, "two parts of one name"),
        (lambda: b"", "empty"),
        (lambda: b"\0\0\0\0", "empty"),
        (lambda: b'Name,Phone\n"Ann,0400000000\nBob,0400000001\n', ":2: a quote"),
        (lambda: b"%PDF-1.7\n", "PDF"),
        (lambda: bytes(range(1, 32)) * 50, "neither text nor a workbook"),
        (lambda: b"a,b\n1,2\n", "no row names columns that are known"),
        (lambda: b"x," * 500 + b"\n", "rows or"),
    ],
)
def test_made_up_files_that_are_refused(joinery, tmp_path, make, said):
    path = tmp_path / "file.csv"
    path.write_bytes(make())

    done = joinery.run("import", str(path))

    assert done.code == 3
    assert said in done.err.replace("\n", " ").replace("  ", " ")


def test_a_file_that_is_not_there_and_a_kind_that_is_none(joinery, tmp_path):
    assert "no file" in joinery.refused("import", str(tmp_path / "no.csv"), code=3).err
    done = joinery.refused("import", str(FILES / "apple-3.0.vcf"), "--as", "music", code=2)
    assert "no kind music" in done.err


def test_a_name_that_lies_is_said_and_the_content_counts(joinery):
    done = joinery.ok("import", str(FILES / "wrong-extension-csv.xlsx"), "--dry-run", "--json").json

    assert len({item["into"] for item in done["taken"]}) == 12
    assert "extension_lies" in {item["code"] for item in done["not_taken"]}


def test_a_sheet_whose_last_cell_is_the_last_of_all(joinery):
    start = time.monotonic()
    done = joinery.ok("import", str(FILES / "last-cell.xlsx"), "--dry-run", "--json").json

    assert [item["value"] for item in done["taken"]] == ["Didier Pirson", "+32400002003"]
    assert time.monotonic() - start < 20


def test_macros_and_outside_links_are_named_and_never_used(joinery):
    names = [str(FILES / name) for name in ("macros.xlsm", "outside-links.xlsx")]
    done = joinery.ok("import", *names, "--dry-run", "--json").json

    codes = [item["code"] for item in done["not_taken"]]
    assert {"macros", "outside_links"} <= set(codes)
    assert codes.count("formula_without_result") >= 3


def test_controls_and_directions_in_a_table_move_nothing(joinery):
    done = joinery.ok("import", str(FILES / "formulas-and-nul.csv"))

    assert not {"\x1b", "\0", "\u202e"} & set(done.out)
    assert "signs that turn its direction" in " ".join(done.out.split())
    texts = contents(joinery.root)
    assert sum(b"+3240000200" in text for text in texts.values()) == 3


def test_ten_thousand_cards_are_asked_about_and_quick(joinery, tmp_path):
    cards = tmp_path / "many.vcf"
    cards.write_text(
        "".join(
            f"BEGIN:VCARD\nVERSION:3.0\nN:Exemple{n};Personne{n};;;\nTEL;TYPE=CELL:+3240000{n:04}\nEND:VCARD\n"
            for n in range(10_000)
        )
    )
    done = joinery.ok("import", str(cards), "--dry-run", "--json").json
    assert [item["code"] for item in done["to_ask"]] == ["many"]
    assert done["files"] == []


@pytest.mark.torture
def test_a_file_of_ten_thousand_cards_needs_little_memory():
    from incplan.app.intake.contacts.from_cards import drafts_of_cards
    from incplan.app.intake.report import Dialogue
    from incplan.store.intake.cards import read_cards

    text = "".join(
        f"BEGIN:VCARD\nVERSION:3.0\nN:E{n};P{n};;;\nTEL;TYPE=CELL:+3240000{n:04}\nEND:VCARD\n"
        for n in range(10_000)
    )
    tracemalloc.start()
    cards, _remarks = read_cards(text, "many.vcf")
    assert sum(1 for _draft in drafts_of_cards(cards, Dialogue())) == 10_000
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 200_000_000


def test_a_row_with_a_formula_that_was_never_computed_is_no_heading(joinery):
    done = joinery.ok("import", str(FILES / "outside-links.xlsx"), "--dry-run", "--json").json
    assert [item["value"] for item in done["taken"]] == ["Didier Pirson"]


def test_headings_without_a_row_are_said(joinery):
    done = joinery.ok("import", str(FILES / "header-only.csv"), "--dry-run", "--json").json
    assert [item["code"] for item in done["not_taken"]] == ["no_rows"]
