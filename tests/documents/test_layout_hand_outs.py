"""The acceptance checks of cards and forms on three plans: five people, the demonstration, 120."""

import itertools
import re
import shutil
from dataclasses import dataclass
from functools import cached_property

import pytest
import segno
import zxingcpp
from pypdfium2 import PdfDocument

from incplan.documents.views.binder.forms import set_sheets
from incplan.i18n.text.phones import readable_phone
from incplan.plan.plan import Plan
from incplan.plan.privacy.secrets import private_values
from incplan.store.plan.loader import load_plan
from tests.conftest import ROOT, run_command
from tests.documents.layout import MACHINE_WORDS, outside_trim, page_faults, rules
from tests.documents.runs import MM, Run, runs
from tests.documents.test_layout import EVERY, SMALL
from tests.effort import sampled

#: Two languages of an organisation, or one language twice, on a sheet of four wallet cards.
WALLET_CARDS = 4
#: The labels of boxes: their number, then words.
LABEL = re.compile(r"\d{1,2}\s+\S")
LABEL_SIZE = 9.5


@dataclass
class Paper:
    """Something printed from a copy of a plan."""

    plan: Plan
    content: bytes

    @cached_property
    def document(self) -> PdfDocument:
        return PdfDocument(self.content)

    @cached_property
    def runs(self) -> list[list[Run]]:
        """The texts of each page with their boxes."""
        return [runs(page) for page in self.document]

    @cached_property
    def texts(self) -> list[str]:
        return [page.get_textpage().get_text_range() for page in self.document]


def paper(edition: str, folder, *words: str) -> Paper:
    name, language = edition.split("/")
    root = folder / "plan"
    shutil.copytree(ROOT / "plans" / name, root)  # paper numbers are kept beside the plan
    target = folder / "out.pdf"
    done = run_command(
        *("export", *words, "--lang", language, "--output", str(target)),
        environment={"INCPLAN_PLAN": str(root), "INCPLAN_NOW": "2026-11-30T10:00:00+01:00"},
    )
    assert done.code == 0, done.err
    return Paper(load_plan(root).plan, target.read_bytes())


@pytest.fixture(params=sampled(EVERY, pytest.mark.paper), scope="module")
def cards(request, tmp_path_factory):
    return paper(request.param, tmp_path_factory.mktemp("cards"), "cards")


@pytest.fixture(
    params=sampled(EVERY, pytest.mark.paper, EVERY.index(f"{SMALL}/fr")), scope="module"
)
def forms(request, tmp_path_factory):
    return paper(request.param, tmp_path_factory.mktemp("forms"), "forms", "--copies", "1")


def digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def numbers(text: str) -> list[str]:
    """Telephone numbers as they are printed."""
    return [digits(item) for item in re.findall(r"\+\d[\d \u00a0\u202f\r\n]{7,}\d", text)]


def test_the_number_to_report_at_answers_day_and_night(cards):
    """Check 11: no card, poster or wallet card sends anybody to a line of office hours."""
    always = {item.phone for item in cards.plan.file.reporting_phones if item.answers_always}
    hours = {item.phone for item in cards.plan.file.reporting_phones} - always
    every = digits(" ".join(cards.texts))
    for phone in hours - {None}:
        assert digits(readable_phone(phone)) not in every, phone
    after_roles = [text for text, found in zip(cards.texts, cards.runs, strict=True) if found][10:]
    for text in after_roles if always else ():
        assert any(digits(readable_phone(phone)) in digits(text) for phone in always), text[:80]


def test_no_private_number_is_on_a_card(cards):
    every = digits(" ".join(cards.texts))
    for value in private_values(cards.plan):
        if len(digits(value)) > 6:
            assert digits(value) not in every, value


def test_each_number_stands_once_on_a_wallet_card(cards):
    (text,) = (text for text in cards.texts if "85.6" in text or "85,6" in text)
    found = numbers(text)
    assert found
    assert {found.count(number) for number in found} == {WALLET_CARDS}


def test_cards_say_no_machine_word_and_nothing_touches(cards):
    assert list(page_faults(cards.runs, 9)) == []
    for text in cards.texts:
        assert MACHINE_WORDS.findall(text) == []


def test_each_sheet_has_its_number_and_a_code_that_a_copier_keeps(forms):
    """Check 15: modules of 0.45 mm, 2 mm of white around, read at 150 dpi as the sheet it is on."""
    (number,) = {re.search(r"P-2026-\d{3}-[a-z0-9]{3}", text)[0] for text in forms.texts}
    sheets = [str(item) for item in set_sheets(2)]
    for sheet, text, page in zip(sheets, forms.texts, forms.document, strict=True):
        assert re.search(rf"{sheet}\b", text), sheet
        (code,) = zxingcpp.read_barcodes(page.render(scale=150 / 72).to_pil())
        assert code.text.startswith(f"INCPLAN:{number.upper()} {sheet} ")
        assert _module(code) >= 0.45, sheet
        assert _quiet(page, code) >= 2.0, sheet


def _box(code) -> tuple[float, float, float, float]:
    """Where a code stands, in millimetres from the top left."""
    corners = [code.position.top_left, code.position.bottom_right]
    (left, top), (right, bottom) = ((item.x * 25.4 / 150, item.y * 25.4 / 150) for item in corners)
    return left, top, right, bottom


def _module(code) -> float:
    """The side of a module in millimetres."""
    left, _top, right, _bottom = _box(code)
    made = segno.make(code.text, error="m", micro=False, boost_error=False)
    return (right - left) / made.symbol_size(border=0)[0]


def _quiet(page, code) -> float:
    """How wide the white around a code is, in millimetres, as far as is asked."""
    grey = page.render(scale=300 / 72).to_pil().convert("L")
    grey.paste(255, _pixels(_box(code), 0.3))
    width = 0.0
    while width < 2.0 and grey.crop(_pixels(_box(code), width + 0.1)).getextrema()[0] >= 128:
        width = round(width + 0.1, 1)
    return width


def _pixels(box: tuple[float, float, float, float], more: float) -> tuple[int, ...]:
    """A box and some millimetres around it, in pixels at 300 dpi."""
    left, top, right, bottom = box
    around = (left - more, top - more, right + more, bottom + more)
    return tuple(round(side * 300 / 25.4) for side in around)


def test_labels_stand_above_what_is_written_and_touch_nothing(forms):
    """Check 16: below each label is its line or its boxes to tick; no line runs through words."""
    assert list(page_faults(forms.runs, 9)) == []
    labels = 0
    for number, (page, found) in enumerate(zip(forms.document, forms.runs, strict=True), start=1):
        lines = rules(page)
        for run in found:
            through = [y for left, y, right in lines
                       if left < run.right and right > run.left
                       and run.top + 0.6 < y < run.bottom - 0.4]  # fmt: skip
            assert not through, (number, run.text)
        for run in found:
            if abs(run.size - LABEL_SIZE) < 0.05 and LABEL.match(run.text):
                labels += 1
                assert _below(run, found, lines), (number, run.text)
    assert labels > 40


def _below(label: Run, found: list[Run], lines: list[tuple[float, float, float]]) -> bool:
    """Whether a line or choices follow under a label before the next label in its column."""
    own = [y for left, y, right in lines if left <= label.left + 1 < right and y > label.bottom]
    choices = [
        run.bottom
        for run in found
        if run.size > LABEL_SIZE + 0.5
        and run.top > label.bottom
        and run.left < label.left + 60 * MM
    ]
    next_labels = [
        run.top
        for run in found
        if abs(run.size - LABEL_SIZE) < 0.05
        and LABEL.match(run.text)
        and run.top > label.bottom
        and run.left < label.left + 1 < run.right
    ]
    under = min([*own, *choices], default=None)
    return under is not None and under - label.bottom < 14 * MM and under < min([*next_labels, 1e9])


def test_the_log_has_twenty_lines_a_sheet_that_a_hand_can_fill(forms):
    for place, first in ((1, 1), (2, 21)):
        wanted = [str(number) for number in range(first, first + 20)]
        at = {run.text: run.top for run in forms.runs[place] if run.left < 40 * MM}
        tops = [at[number] for number in wanted]
        assert min(b - a for a, b in itertools.pairwise(tops)) >= 10 * MM


def test_nothing_but_the_tab_stands_at_the_trim(forms):
    for page, found in zip(forms.document, forms.runs, strict=True):
        assert outside_trim(found, page.get_width(), page.get_height()) == []
