"""What stands in a document of Word: each thing that libraries lose or give too much of."""

import io
import time
import zipfile

import pytest

from incplan.errors import UnreadableError
from incplan.store.intake.opening import read_source
from incplan.store.intake.tables import Paragraph, Table
from tests.intake.word_files import box, cell, document, h, p, run, table, tick


@pytest.fixture
def read(tmp_path):
    """Read a body: its pieces and remarks."""

    def reading(body, **parts):
        path = tmp_path / "plan.docx"
        path.write_bytes(document(body, parts))
        return read_source(path)

    return reading


def texts(source):
    return [item.text for item in source.blocks if isinstance(item, Paragraph)]


def rows(source):
    return [row.cells for item in source.blocks if isinstance(item, Table) for row in item.rows]


def remarks(source):
    return [(item.code, dict(item.params).get("value", "")) for item in source.remarks]


def old_box(checked="", default=""):
    return (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox>'
        f"{default}{checked}</w:checkBox></w:ffData></w:fldChar></w:r>"
        "<w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


@pytest.mark.parametrize(
    ("raw", "seen"),
    [
        (tick("1"), "☑"),
        (tick("0"), "☐"),
        (old_box('<w:checked w:val="1"/>'), "☑"),
        (old_box("<w:checked/>"), "☑"),
        (old_box('<w:checked w:val="0"/>', '<w:default w:val="1"/>'), "☐"),
        (old_box(default='<w:default w:val="1"/>'), "☑"),
        (old_box(), "☐"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "☑"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>', "☐"),
        ('<w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r>', "☑"),
        (run("\uf0fe"), "☑"),
        (run("\uf0a8"), "☐"),
        (run("a\u00adb") + "<w:r><w:noBreakHyphen/></w:r>" + run("c"), "a\u00adb-c"),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>", "a\tb\nc"),
        ("<w:ins>" + run("new") + "</w:ins>", "new"),
        ("<w:moveTo>" + run("moved") + "</w:moveTo>", "moved"),
        ("<w:hyperlink>" + run("link") + "</w:hyperlink>", "link"),
        ("<w:smartTag><w:smartTag>" + run("tag") + "</w:smartTag></w:smartTag>", "tag"),
        ('<w:fldSimple w:instr="DATE">' + run("today") + "</w:fldSimple>", "today"),
        (run("0400") + "<w:proofErr/>" + run(" 00 20 01"), "0400 00 20 01"),
    ],
)
def test_signs_in_a_line(read, raw, seen):
    assert texts(read(p(raw=raw))) == [seen]


def test_what_is_deleted_struck_through_or_hidden_is_named_and_not_read(read):
    source = read(
        p("A ", raw="<w:del><w:r><w:delText>0400 00 19 03</w:delText></w:r></w:del>")
        + p("B ", raw=run("0400 00 18 05", "<w:strike/>") + run("kept", '<w:strike w:val="0"/>'))
        + p("C ", raw=run("unseen", "<w:vanish/>"))
        + p("D ", raw="<w:moveFrom>" + run("went") + "</w:moveFrom>")
    )

    assert texts(source) == ["A ", "B kept", "C ", "D "]
    assert remarks(source) == [
        ("deleted_text", "0400 00 19 03"),
        ("struck_through", "0400 00 18 05"),
        ("hidden_text", "unseen"),
        ("deleted_text", "went"),
    ]
    assert source.remarks[1].place.paragraph == 2


def test_a_style_may_strike_through_or_hide(read):
    styles = (
        '<w:style w:styleId="Gone"><w:rPr><w:strike/></w:rPr></w:style>'
        '<w:style w:styleId="Child"><w:basedOn w:val="Gone"/></w:style>'
    )
    source = read(p("A ", raw=run("old", '<w:rStyle w:val="Child"/>')), styles=styles)

    assert texts(source) == ["A "]
    assert remarks(source) == [("struck_through", "old")]


def test_headings_by_their_style_its_parent_or_their_level(read):
    styles = (
        '<w:style w:styleId="T1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:styleId="Mine"><w:basedOn w:val="T1"/></w:style>'
    )
    level = '<w:p><w:pPr><w:outlineLvl w:val="2"/></w:pPr><w:r><w:t>C</w:t></w:r></w:p>'
    source = read(p("A", style="T1") + p("B", style="Mine") + level + p("D"), styles=styles)

    assert [item.level for item in source.blocks] == [1, 1, 3, 0]
    assert source.blocks[3].place.header == "C"


def test_a_text_box_is_read_once_and_apart(read):
    source = read(p("Cover", raw=box(p("call 112"))) + p("Text"))

    assert [(item.place.part, item.text) for item in source.blocks] == [
        ("", "Cover"),
        ("box", "call 112"),
        ("", "Text"),
    ]


def test_merged_cells_are_read_once(read):
    source = read(
        table(
            (cell("wide", '<w:gridSpan w:val="2"/>'), "C"),
            (cell("tall", '<w:vMerge w:val="restart"/>'), "b", "c"),
            (cell("", "<w:vMerge/>"), "d", "e"),
        )
    )

    assert rows(source) == [("wide", "", "C"), ("tall", "b", "c"), ("", "d", "e")]
    assert source.blocks[0].rows[2].merged == {0}


def test_a_span_that_no_table_has_costs_nothing(read):
    assert rows(read(table((cell("a", '<w:gridSpan w:val="2000000000"/>'), "b")))) == [("a", "b")]


def test_rows_and_cells_inside_content_controls(read):
    control = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
    row = f"<w:tr>{control.format(cell('b'))}{cell('c')}</w:tr>"
    source = read(f"<w:tbl><w:tr>{cell('a')}{cell('x')}</w:tr>{control.format(row)}</w:tbl>")

    assert rows(source) == [("a", "x"), ("b", "c")]


def test_a_control_that_nobody_filled_in_says_nothing(read):
    hint = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        + run("Click here")
        + "</w:sdtContent></w:sdt>"
    )
    assert rows(read(table(("Name", f"<w:p>{hint}</w:p>")))) == [("Name", "")]


def test_a_deleted_row_is_named(read):
    row = f"<w:tr><w:trPr><w:del/></w:trPr>{cell('gone')}</w:tr>"
    source = read(f"<w:tbl><w:tr>{cell('a')}{cell('b')}</w:tr>{row}</w:tbl>")

    assert rows(source) == [("a", "b")]
    assert remarks(source) == [("deleted_text", "gone")]


def test_a_table_in_a_cell_is_read_in_its_place(read):
    inner = table(("Office", "081 00 20 01"), ("Mobile", "0400 00 20 01"))
    source = read(table(("Electrician", cell(inner + p("")))))

    assert rows(source) == [("Electrician", "Office\t081 00 20 01\nMobile\t0400 00 20 01")]


def test_a_frame_of_one_cell_is_no_table(read):
    source = read(table((cell(p("Cover") + table(("a", "b"))),)))

    assert texts(source) == ["Cover"]
    assert rows(source) == [("a", "b")]


def test_header_footer_and_comments(read):
    source = read(
        p("Text", raw='<w:r><w:commentReference w:id="7"/></w:r>'),
        header=p("Exemple SRL"),
        footer=p("v2"),
        comments=f'<w:comment w:id="7">{p("Ann?")}</w:comment>',
    )

    assert [(item.place.part, item.text) for item in source.blocks] == [
        ("header", "Exemple SRL"),
        ("footer", "v2"),
        ("", "Text"),
    ]
    assert remarks(source) == [("word_comment", "Ann?")]


def test_a_strict_document_has_other_names_and_the_same_text(tmp_path):
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    path = tmp_path / "plan.docx"
    path.write_bytes(document(h("Title") + table(("a", "b")), space=strict))

    source = read_source(path)
    assert texts(source) == ["Title"]
    assert rows(source) == [("a", "b")]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("<w:p>" * 300 + "</w:p>" * 300, "intake_too_deep"),
        ("", "intake_empty"),
        ("<w:p>", "intake_damaged"),
    ],
)
def test_documents_that_are_refused(tmp_path, body, code):
    path = tmp_path / "plan.docx"
    path.write_bytes(document(body))
    with pytest.raises(UnreadableError) as caught:
        read_source(path)
    assert caught.value.code == code


def test_a_document_type_behind_a_long_comment_is_refused(tmp_path):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "word/document.xml",
            f"<!--{'x' * 9000}--><!DOCTYPE d [<!ENTITY a 'b'>]><d>&a;</d>",
        )
    path = tmp_path / "plan.docx"
    path.write_bytes(out.getvalue())
    with pytest.raises(UnreadableError) as caught:
        read_source(path)
    assert caught.value.code == "intake_entities"


def test_five_thousand_rows_take_seconds_at_most(read):
    start = time.monotonic()
    source = read(table(*((str(n), "16/08/2017", f"incident {n}") for n in range(5000))))

    assert len(rows(source)) == 5000
    assert time.monotonic() - start < 10
