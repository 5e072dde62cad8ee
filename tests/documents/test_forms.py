"""Forms that take a pen: a page each, labels above their lines, a code that tells the sheet."""

import io
import re
import shutil
import zipfile

import pypdfium2
import pytest
import zxingcpp

from incplan.app.documents.transcription.scan import scanned_sheets
from incplan.documents.charts.codes import payload, read_payload
from incplan.documents.views.binder.forms import set_sheets
from incplan.errors import UnreadableError, UsageError
from incplan.i18n.catalogue import LANGUAGES
from tests.conftest import DEMO, run_command
from tests.documents.paper import page_texts
from tests.effort import sampled

MM = 72 / 25.4
SHEETS = [str(item) for item in set_sheets(2)]


class Forms:
    """The forms by language, printed when first asked for."""

    def __init__(self, folder):
        self._folder = folder
        self._found: dict[tuple[str, ...], bytes] = {}

    def __getitem__(self, words: tuple[str, ...]) -> bytes:
        if words not in self._found:
            target = self._folder / f"{len(self._found)}.pdf"
            plan = self._folder / "plan"
            done = run_command(
                *("export", "forms", "--format", "pdf", "-o", str(target), "--copies", "1", *words),
                environment={"INCPLAN_PLAN": str(plan), "INCPLAN_NOW": "2026-11-01T10:00:00+01:00"},
            )
            assert done.code == 0, done.err
            self._found[words] = target.read_bytes()
        return self._found[words]


@pytest.fixture(scope="module")
def forms(tmp_path_factory):
    folder = tmp_path_factory.mktemp("forms")
    shutil.copytree(DEMO, folder / "plan")
    return Forms(folder)


@pytest.fixture(params=sampled(LANGUAGES, pytest.mark.paper, LANGUAGES.index("de")))
def printed(request, forms):
    return forms[("--lang", request.param)]


def boxes(page):
    """Each line of text with its box: left, bottom, right, top, in points from the foot."""
    text = page.get_textpage()
    found = []
    for place in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(place)
        words = text.get_text_bounded(left, bottom, right, top).strip()
        if words:
            found.append((words, left, bottom, right, top))
    return found


def test_each_sheet_is_one_page_and_carries_its_number(printed):
    texts = [" ".join(text.split()) for text in page_texts(printed)]

    assert len(texts) == len(SHEETS)
    number = re.search(r"P-2026-\d{3}-[a-z0-9]{3}", texts[0])[0]
    for sheet, text in zip(SHEETS, texts, strict=True):
        assert number in text
        assert re.search(rf"{sheet}\b", text), sheet


def test_the_code_of_each_page_says_which_sheet_it_is(printed):
    document = pypdfium2.PdfDocument(printed)
    text = " ".join(page_texts(printed)[0].split())
    number = re.search(r"P-2026-\d{3}-[a-z0-9]{3}", text)[0]
    for sheet, page in zip(SHEETS, document, strict=True):
        (code,) = zxingcpp.read_barcodes(page.render(scale=150 / 72).to_pil())
        assert code.text == f"INCPLAN:{number.upper()} {sheet} 1 2026.2"


def test_no_words_stand_in_others(printed):
    """Two boxes may touch; they do not overlap by more than a hair both ways."""
    for number, page in enumerate(pypdfium2.PdfDocument(printed), start=1):
        found = [item for item in boxes(page) if item[4] - item[2] > 1]
        for place, (words, left, bottom, right, top) in enumerate(found):
            for other, left2, bottom2, right2, top2 in found[place + 1 :]:
                wide = min(right, right2) - max(left, left2)
                high = min(top, top2) - max(bottom, bottom2)
                assert wide < 1 or high < 2.2, (number, words, other)


def test_the_log_has_twenty_lines_that_a_hand_can_fill(printed):
    page = pypdfium2.PdfDocument(printed)[1]
    lines = {
        words: bottom
        for words, left, bottom, _right, _top in boxes(page)
        if words.isdecimal() and left < 40 * MM and 1 <= int(words) <= 20
    }
    assert sorted(map(int, lines)) == list(range(1, 21))
    assert len(pypdfium2.PdfDocument(printed)) == len(SHEETS)
    heights = [lines[str(n)] - lines[str(n + 1)] for n in range(1, 20)]
    assert min(heights) >= 10 * MM


def test_words_keep_off_the_edge(printed):
    for page in pypdfium2.PdfDocument(printed):
        width, height = page.get_size()
        for words, left, bottom, right, top in boxes(page):
            assert left > 5 * MM, words
            assert bottom > 5 * MM, words
            assert right < width - 4.9 * MM, words
            assert top < height - 5 * MM, words


def test_more_sheets_of_the_log_go_on_counting(forms):
    texts = page_texts(forms[("--lang", "en", "--log-sheets", "4")])

    assert len(texts) == len(SHEETS) + 2
    assert "80" in texts[4].split()


def test_a_code_is_read_back_whatever_the_version_is_called():
    told = payload("P-2026-001-wcw", "J12", "v2.1 (draft ü)")
    assert read_payload(told) == ("P-2026-001-WCW", "J12")
    assert re.fullmatch(r"[0-9A-Z $%*+\-./:]+", told)
    assert read_payload("INCPLAN:something else") is None
    assert read_payload("https://example.org") is None


def test_a_scan_tells_its_sheets_by_their_codes(forms, tmp_path):
    content = forms[("--lang", "en")]
    number = re.search(r"P-2026-\d{3}-[a-z0-9]{3}", page_texts(content)[0])[0]
    whole, picture = tmp_path / "scan.pdf", tmp_path / "page.png"
    whole.write_bytes(content)
    pypdfium2.PdfDocument(content)[3].render(scale=110 / 72).to_pil().save(picture)

    assert scanned_sheets(whole, number) == tuple(SHEETS)
    assert scanned_sheets(picture, number) == ("C1",)
    with pytest.raises(UsageError, match="scan_of_others"):
        scanned_sheets(picture, "P-2026-099-zzz")
    blank = tmp_path / "blank.png"
    pypdfium2.PdfDocument(content)[3].render(scale=0.2).to_pil().save(blank)
    with pytest.raises(UsageError, match="scan_without_codes"):
        scanned_sheets(blank, number)
    notes = tmp_path / "notes.txt"
    notes.write_text("no picture")
    with pytest.raises(UnreadableError):
        scanned_sheets(notes, number)


def test_html_and_word_carry_the_code(forms, tmp_path):
    plan = forms._folder / "plan"
    for form in ("html", "docx"):
        target = tmp_path / f"f.{form}"
        done = run_command(
            *("export", "forms", "--format", form, "-o", str(target), "--copies", "1"),
            environment={"INCPLAN_PLAN": str(plan), "INCPLAN_NOW": "2026-11-01T10:00:00+01:00"},
        )
        assert done.code == 0, done.err
        if form == "html":
            assert target.read_text(encoding="utf-8").count("INCPLAN:P-2026-") == len(SHEETS)
        else:
            with zipfile.ZipFile(io.BytesIO(target.read_bytes())) as archive:
                pictures = [name for name in archive.namelist() if name.startswith("word/media")]
                assert len(pictures) == len(SHEETS)
