"""The page of HTML: one file, no network, nothing runs but its own script."""

import base64
import functools
import hashlib
import itertools
import json
import re
import shutil
import subprocess
import unicodedata

import pytest

from incplan.documents.charts.colours import DARK, LIGHT, contrast, palette
from incplan.documents.formats.html.linked import linked
from incplan.documents.formats.html.page import Picture, render_html
from incplan.documents.formats.html.screen_words import screen_words
from incplan.documents.views.binder.document import binder_view, fiche_view
from incplan.documents.views.common.furniture import furnished
from incplan.documents.views.register.journal import journal_view
from incplan.documents.wording.wording import Wording
from incplan.incident.events.events import Logged
from incplan.incident.events.words import EntryKind
from tests.conftest import ROOT, Company
from tests.documents.pages import page_shape, read_page, words
from tests.documents.paper import page_texts
from tests.documents.reading import ENGLISH, HOSTILE, TODAY
from tests.small_plan import Story, at, small_plan

TEMPLATES = ROOT / "templates" / "html"
SAY = Wording(small_plan(), ENGLISH)
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
DOCUMENTS = ("plan", "binder", "fiche ransomware", "contacts", "forms", "activities", "calendar")


def page_of(document, logo=None):
    ready = furnished(SAY, document, day=TODAY, commit="abc", codes={})
    return render_html(ready, TEMPLATES, screen_words(SAY), logo=logo)


def binder():
    return page_of(binder_view(SAY, today=TODAY, commit=None))


def journal(text):
    story = (
        Story().declared(text, type="phishing").tell(Logged, 20, entry=EntryKind.ACTION, text=text)
    )
    view = journal_view(SAY, story.incident, now=at(600), commit=None)
    return page_of(view)


@pytest.fixture(scope="module")
def exported(_demo_copies):
    """Pages of the demo plan, each made once."""
    with _demo_copies.lent() as root:
        yield functools.cache(
            lambda document: Company(root).ok("export", *document.split(), "--format", "html").out
        )


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_document_is_one_page_that_fetches_nothing(exported, document):
    text = exported(document)
    page = read_page(text)

    assert page.one("html").attributes["lang"] == "en"
    assert not page.all("link", "iframe", "object", "embed", "form", "base", "audio", "video")
    assert all(item.attributes["src"].startswith("data:") for item in page.all("img"))
    assert not [item for item in page.all("script", "style") if item.attributes]
    for link in page.all("a"):
        assert re.match(r"#|tel:[+\d]|mailto:|https?://", link.attributes["href"])
    assert "url(" not in text
    assert "@import" not in text
    handlers = [name for item in page.all() for name in item.attributes if name.startswith("on")]
    assert not handlers


@pytest.mark.parametrize("document", DOCUMENTS)
def test_headings_landmarks_ids_and_links_are_in_order(exported, document):
    page = read_page(exported(document))
    levels = [int(item.tag[1]) for item in page.all("h1", "h2", "h3", "h4", "h5", "h6")]
    ids = [item.attributes["id"] for item in page.all() if "id" in item.attributes]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert len(ids) == len(set(ids))
    for tag in ("main", "nav", "header", "footer"):
        assert len(page.all(tag)) == 1
    first = page.all("a")[0]
    assert first.attributes["class"] == "skip"
    for link in page.all("a"):
        if link.attributes["href"].startswith("#"):
            assert link.attributes["href"][1:] in ids
    keys = [item.attributes["data-key"] for item in page.all() if "data-key" in item.attributes]
    assert len(keys) == len(set(keys))


def test_the_links_between_the_procedures_are_drawn_and_told(company, exported):
    text = exported("plan")
    (drawing,) = read_page(text).all("svg")
    known = {item.attributes.get("id"): item.text for item in drawing.all("title", "desc")}
    told = known[drawing.attributes["aria-describedby"]]
    (listed,) = (
        item for item in read_page(text).all("ul") if "diagram" in item.attributes.get("class", "")
    )

    assert drawing.attributes["role"] == "img"
    assert "Customers and suppliers" in known[drawing.attributes["aria-labelledby"]]
    assert told.split("; ")[0] == words(listed.all("li")[0]).replace("A ", "A: ", 1)
    assert [item[0] for item in told.split("; ")] == list("ABBCCDEFGHIJ")
    assert "#000000" not in "".join(map(str, drawing.attributes.values()))
    assert {item.attributes.get("fill") for item in drawing.all()} <= {None, "none", "currentColor"}
    assert company.ok("export", "plan", "--format", "html").out == text


def test_the_policy_allows_the_script_of_the_page_and_no_other():
    page = read_page(binder())
    script = page.one("script").text
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    (policy,) = (
        item.attributes["content"]
        for item in page.all("meta")
        if item.attributes.get("http-equiv") == "Content-Security-Policy"
    )

    assert policy.startswith("default-src 'none';")
    assert f"script-src 'sha256-{digest}';" in policy
    assert "unsafe-inline" not in policy.replace("style-src 'unsafe-inline'", "")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_changes_nothing_but_words(text):
    assert page_shape(journal(text)) == page_shape(journal("calm"))
    assert "<script>alert" not in journal(text)


def test_a_quote_cannot_leave_an_attribute():
    text = journal('" onmouseover="alert(1)" x="')

    assert page_shape(text) == page_shape(journal("calm"))
    assert 'onmouseover="' not in text


def test_an_address_in_a_note_is_not_a_link_but_one_in_the_plan_is(company):
    assert 'href="http' not in journal("see http://evil.example/pay")
    assert 'href="https://' in company.ok("export", "contacts", "--format", "html").out


def test_controls_and_directions_are_shown():
    text = journal("left \u202eright\x1b[31m")

    assert "&lt;U+202E&gt;" in text
    assert "&lt;U+001B&gt;" in text


def test_numbers_and_addresses_are_touched_to_call_and_to_write():
    told = linked("mobile: +32 2 501 05 60 (private), x@y.example or https://a.example/b?c=1&d.")

    assert '<a class="call" href="tel:+3225010560">+32 2 501 05 60</a> (private)' in told
    assert '<a href="mailto:x@y.example">x@y.example</a>' in told
    assert 'href="https://a.example/b?c=1&amp;d"' in told
    assert linked("112 euro") == "112 euro"
    assert 'href="tel:112"' in linked("call 112.", codes=True)
    assert linked("javascript:alert(1) 1125 +1", codes=True) == "javascript:alert(1) 1125 +1"


def test_an_address_with_header_fields_writes_to_nobody_else(company: Company):
    file = company.root / "contacts" / "lawyer.yaml"
    odd = "x@y.example?cc=evil@z.example&body=w"
    text = file.read_text()
    assert text.count("last_verified") == 1
    file.write_text(
        text.replace("last_verified", f'  - {{kind: email, email: "{odd}"}}\nlast_verified')
    )
    link = 'href="mailto:x%40y.example%3Fcc%3Devil@z.example%26body%3Dw"'

    assert link in company.ok("export", "contacts", "--format", "html").out
    assert "x%40y" not in linked("Ask a@y.example?")


def test_a_checklist_has_a_box_for_each_measure_named_by_its_number():
    fiche = small_plan().fiche("phishing")
    page = read_page(page_of(fiche_view(SAY, fiche, today=TODAY, commit=None)))
    keys = [item.attributes.get("data-key", "") for item in page.all("input")]

    assert len(keys) == len(set(keys))
    numbers = {key.rpartition(".")[2] for key in keys}
    assert {str(int(measure.id[-2:])) for measure in fiche.measures} <= numbers


def test_the_foot_says_which_plan_it_is(company, exported):
    page = read_page(exported("contacts"))
    foot = words(page.one("footer"))

    assert company.git("rev-parse", "HEAD")[:10] in foot
    assert "Version 2026.2" in foot
    assert re.search(r"Code [0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]", foot)


@pytest.mark.parametrize("colour", ["#ffee00", "#000000", "#ffffff", "#7a7a7a", "nonsense"])
def test_any_colour_of_an_organisation_stays_readable(colour):
    found = palette(colour)

    assert contrast(found.accent, found.on_accent) >= 4.5
    assert contrast(found.on_light, LIGHT) >= 7
    assert contrast(found.on_dark, DARK) >= 7


def test_the_logo_is_inside_the_page():
    text = page_of(binder_view(SAY, today=TODAY, commit=None), Picture("svg", b"<svg/>"))

    (image,) = read_page(text).all("img")
    assert image.attributes["src"] == "data:image/svg+xml;base64,PHN2Zy8+"
    assert image.attributes["alt"] == SAY.plan.file.organisation.name


def test_an_own_template_comes_first_and_a_missing_name_is_an_error(company):
    folder = company.root / "templates" / "html"
    folder.mkdir(parents=True)
    (folder / "contacts.html.j2").write_text("<p>{{ document.title }} & {{ 7 * 6 }}</p>")

    assert (
        "<p>Contact directory & 42</p>" in company.ok("export", "contacts", "--format", "html").out
    )


def more_scripts(text):
    """A copy that may run a script of the test besides its own."""
    changed = re.sub(r"script-src &#39;[^&]*&#39;", "script-src &#39;unsafe-inline&#39;", text)
    assert changed != text
    return changed


def _chromium(page, folder, *words):
    done = subprocess.run(
        [
            CHROMIUM,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            f"--user-data-dir={folder / 'profile'}",
            *words,
            page.as_uri(),
        ],
        capture_output=True,
        timeout=120,
        check=True,
    )
    return done.stdout.decode()


needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")


@needs_browser
def test_a_browser_runs_the_script_of_the_page_and_nothing_else(tmp_path):
    page = tmp_path / "page.html"
    hostile = "<script>document.title='run'</script><img src=x onerror=\"document.title='run'\">"
    page.write_text(journal(hostile), encoding="utf-8")

    shown = read_page(_chromium(page, tmp_path, "--dump-dom"))

    assert shown.one("html").attributes["class"] == "scripted"
    assert shown.one("title").text != "run"
    assert hostile in shown.one("main").text


@needs_browser
def test_a_browser_refuses_a_script_that_somebody_put_in(tmp_path):
    page = tmp_path / "page.html"
    text = binder().replace("</body>", "<script>document.title = 'run'</script></body>")
    page.write_text(text, encoding="utf-8")

    shown = read_page(_chromium(page, tmp_path, "--dump-dom"))

    assert shown.one("html").attributes["class"] == "scripted"
    assert shown.one("title").text != "run"


_ACTIONS = """
<script>
const box = document.querySelector('ul.checks input');
box.click();
const search = document.getElementById('search');
search.value = 'PASSWORD';
search.dispatchEvent(new Event('input'));
const told = document.createElement('pre');
told.id = 'told';
const shown = [...document.querySelectorAll('ul.checks li')].filter((item) => item.offsetParent);
told.textContent = JSON.stringify({
  kept: Object.keys(JSON.parse(Object.values({...localStorage})[0])),
  at: box.closest('li').querySelector('.at-value').textContent,
  shown: shown.map((item) => item.textContent.trim().slice(0, 7)),
  found: document.getElementById('found').textContent,
  state: document.getElementById('state').textContent,
});
document.body.append(told);
</script></body>"""


@needs_browser
def test_in_a_browser_ticks_are_kept_with_their_time_and_search_finds(tmp_path):
    fiche = small_plan().fiche("phishing")
    text = page_of(fiche_view(SAY, fiche, today=TODAY, commit=None))
    text = more_scripts(text)
    page = tmp_path / "page.html"
    page.write_text(text.replace("</body>", _ACTIONS), encoding="utf-8")

    told = json.loads(
        next(
            item.text
            for item in read_page(_chromium(page, tmp_path, "--dump-dom")).all("pre")
            if item.attributes.get("id") == "told"
        )
    )

    assert len(told["kept"]) == 1
    assert re.fullmatch(r"\d\d:\d\d", told["at"])
    assert told["shown"] == ["1 Reset"], "the box and the first word"
    assert re.fullmatch(r"Found in [1-9]\d* places", told["found"])
    assert told["state"].startswith("1 of ")


@needs_browser
@pytest.mark.parametrize(("width", "height"), [(500, 1000), (1300, 900)])
def test_a_browser_shows_no_sideways_scrolling(tmp_path, width, height):
    page = tmp_path / "page.html"
    measure = (
        "<script>document.title = document.documentElement.scrollWidth + '/' + innerWidth</script>"
    )
    text = more_scripts(binder())
    page.write_text(text.replace("</body>", f"{measure}</body>"), encoding="utf-8")

    shown = _chromium(page, tmp_path, f"--window-size={width},{height}", "--dump-dom")

    needed, given = (int(item) for item in read_page(shown).one("title").text.split("/"))
    assert needed <= given


@needs_browser
def test_a_browser_prints_the_grab_card_on_one_page(company, tmp_path):
    page, target = tmp_path / "page.html", tmp_path / "page.pdf"
    page.write_text(company.ok("export", "binder", "--format", "html").out, encoding="utf-8")
    _chromium(page, tmp_path, "--no-pdf-header-footer", f"--print-to-pdf={target}")

    found = (unicodedata.normalize("NFKC", item) for item in page_texts(target.read_bytes()))
    texts = [" ".join(text.split()) for text in found]
    (card,) = (text for text in texts if "People first. Danger to life" in text)
    assert "Start here" in card
    assert "Open the sheet: one leaf" in card
    assert re.search(r"Code [0-9A-Z-]{11}", card)
    assert "Every incident" in texts[texts.index(card) + 1]
    assert len([text for text in texts if text.startswith("Ransomware Which level?")]) == 1


def test_the_first_number_to_call_stands_before_anything_else(exported):
    """On a telephone: under the title, before search, contents and chapters, as links to dial."""
    head = exported("binder").partition('<header class="cover">')[2].partition("</header>")[0]
    before, _mark, strip = head.partition('<ul class="dial-first">')
    assert before.count("<p") == 1  # the organisation; then the title
    assert before.rstrip().endswith("</h1>")
    strip = strip.partition("</ul>")[0]
    assert re.findall(r'href="tel:([+\d]+)"', strip) == ["112", "+32400000004", "+32400000003"]
    for said in ("Danger to life", "Report an incident", "Nadia EL FICTI"):
        assert said in strip
    assert "dial-first" not in exported("contacts").partition("</style>")[2]


def test_no_private_number_stands_first(exported):
    head = exported("binder").partition("</header>")[0]
    assert "+32 400 00 01" not in head


def test_the_recovery_board_takes_input(exported):
    """Each activity has four fields for day and hour; each is named for who cannot see it."""
    page = read_page(exported("binder"))
    fields = [
        item.attributes
        for item in page.all("input")
        if item.attributes.get("type") == "datetime-local"
    ]
    board = [item["aria-label"] for item in fields if item["data-key"].startswith("recovery.")]
    named = {name.partition(", ")[2] for name in board}
    assert named
    assert len(board) == 4 * len(named)
    assert {name.partition(", ")[0] for name in board} == {
        "Due", "Back expected", "Minimally restored", "Fully restored",
    }  # fmt: skip
    assert len({item["data-key"] for item in fields}) == len(fields)


@needs_browser
def test_a_browser_shows_the_first_numbers_without_scrolling(exported, tmp_path):
    """All of them in the upper 480 pixels: half of a small telephone."""
    page = tmp_path / "page.html"
    measure = (
        "<script>document.title = [...document.querySelectorAll('.dial-first a')]"
        ".map((a) => Math.round(a.getBoundingClientRect().bottom)).join(' ')</script>"
    )
    text = more_scripts(exported("binder"))
    page.write_text(text.replace("</body>", f"{measure}</body>"), encoding="utf-8")

    shown = _chromium(page, tmp_path, "--window-size=500,640", "--dump-dom")

    edges = [int(item) for item in read_page(shown).one("title").text.split()]
    assert len(edges) == 3
    assert max(edges) <= 480


@pytest.mark.parametrize("document", ["forms", "binder", "plan"])
def test_every_column_has_a_name_and_every_part_a_name_of_its_own(exported, document):
    text = exported(document)
    assert not re.search(r"<th[^>]*>\s*</th>", text)
    ids = re.findall(r'id="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    for names in re.findall(r'<section[^>]*aria-labelledby="([^"]+)"', text):
        assert set(names.split()) <= set(ids)
