"""Cards to hand out: what they say, in which languages, which numbers they never carry."""

import re
import shutil
from dataclasses import replace

import pypdfium2
import pytest

from incplan.documents.views.cards.wall import posters as posters_of
from incplan.documents.wording.wording import Wording
from incplan.i18n.catalogue import LANGUAGES, translator
from incplan.i18n.text.phones import readable_phone
from incplan.plan.privacy.secrets import private_values
from incplan.store.plan.loader import load_plan
from tests.conftest import DEMO, run_command
from tests.documents.paper import page_texts
from tests.effort import sampled

A4 = (210.0, 297.0)
A3 = (297.0, 420.0)
ROLES = 5
NUMBER = re.compile(r"\+\d[\d \u00a0\u202f]{7,}\d|\b112\b")


class Cards:
    """The cards by language and parts, printed when first asked for."""

    def __init__(self, folder):
        self.plan = folder / "plan"
        self._folder = folder
        self._found: dict[tuple[str, ...], bytes] = {}

    def __getitem__(self, words: tuple[str, ...]) -> bytes:
        if words not in self._found:
            target = self._folder / f"{len(self._found)}.pdf"
            done = run_command(
                *("export", "cards", "--format", "pdf", "-o", str(target), *words),
                environment={
                    "INCPLAN_PLAN": str(self.plan),
                    "INCPLAN_NOW": "2026-11-30T10:00:00+01:00",
                },
            )
            assert done.code == 0, done.err
            self._found[words] = target.read_bytes()
        return self._found[words]


@pytest.fixture(scope="module")
def cards(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cards")
    shutil.copytree(DEMO, folder / "plan")
    return Cards(folder)


@pytest.fixture(params=sampled(LANGUAGES, pytest.mark.paper, LANGUAGES.index("nl")))
def printed(request, cards):
    return request.param, cards[("--lang", request.param)]


def flat(text):
    return " ".join(text.split())


def sizes(content):
    """The sides of each page in millimetres."""
    return [
        tuple(round(side / 72 * 25.4) for side in page.get_size())
        for page in pypdfium2.PdfDocument(content)
    ]


def test_each_function_has_a_leaf_in_two_languages(printed, cards):
    language, content = printed
    plan = load_plan(DEMO).plan
    texts = [flat(text) for text in page_texts(content)][: 2 * ROLES]

    for page, role in ((2, "incident_manager"), (4, "bcp_manager"), (6, "management")):
        holder = plan.contacts[plan.role(role).holder].name
        assert holder in texts[page]
        assert holder in texts[page + 1]
        assert texts[page] != texts[page + 1], "the back is in the other language"
    if language == "nl":
        assert "Incidentmanager" in texts[2]
        assert "Gestionnaire des incidents" in texts[3]
        assert "Wie ik bel" in texts[2]
        assert "Qui j’appelle" in texts[3]


def test_a_sheet_has_two_cards_and_a_poster_its_own_size(cards):
    content = cards[("--lang", "fr")]
    plan = load_plan(DEMO).plan
    found = sizes(content)
    fiches = [plan.fiche(key) for key in plan.fiche_ids()]
    sheets = sum(bool(item.user_card) + bool(item.helpdesk_card) for item in fiches)

    assert found[: 2 * ROLES] == [(210, 297)] * 2 * ROLES
    assert found[2 * ROLES : 2 * ROLES + sheets] == [(297, 210)] * sheets
    assert found[2 * ROLES + sheets :] == [(210, 297), *[(297, 420)] * 2]


def test_a_poster_says_until_when_it_may_hang(cards):
    """The day of the next review of the plan; a line to write on where none was held yet."""
    posters = page_texts(cards[("--lang", "fr")])[-2:]
    assert all("À remplacer après le 12 novembre 2027." in flat(text) for text in posters)
    plan = load_plan(DEMO).plan
    never = replace(plan, facts=replace(plan.facts, review=replace(plan.facts.review, on=None)))
    (first, _second) = posters_of(Wording(never, translator("fr")))
    assert "À remplacer après le ____." in str(first.blocks)


def test_a_card_of_staff_says_where_to_gather_and_keeps_brackets_whole(cards):
    plan = load_plan(DEMO).plan
    texts = [flat(text) for text in page_texts(cards[("--lang", "fr", "--part", "staff")])]
    points = [
        site.assembly_point.get(language, "fr")[0].replace("'", "\u2019")
        for site in plan.file.organisation.sites
        for language in ("fr", "nl")
    ]
    for text in texts:
        assert all(text.count(point) == 1 for point in points), text
        assert text.count("(") == text.count(")")
        # The second card of a sheet has the quotes of its own language.
        assert not re.search(r"[«»]\s*(bankmedewerker|van de operator)", text)
    assert any("“bankmedewerker”" in text and "« employé de banque »" in text for text in texts)


def test_a_poster_says_where_to_gather_in_both_languages(cards):
    (first, _second) = page_texts(cards[("--lang", "fr", "--part", "poster")])
    assert "Point de rassemblement : Parking visiteurs" in flat(first)
    assert "Verzamelplaats: Bezoekersparking" in flat(first)


def test_no_private_number_is_on_any_card(printed):
    _language, content = printed
    plan = load_plan(DEMO).plan
    digits = re.sub(r"\D", "", " ".join(page_texts(content)))

    private = private_values(plan)
    assert private
    for value in private:
        number = re.sub(r"\D", "", value)
        if len(number) > 6:
            assert number not in digits, value
    # The office line of the helpdesk answers in office hours only.
    by_day = plan.file.reporting_phones[1].phone
    assert re.sub(r"\D", "", readable_phone(by_day)) not in digits


def test_each_number_stands_once_on_a_wallet_card(cards):
    (text,) = page_texts(cards[("--lang", "fr", "--part", "wallet")])
    # Four cards, the two languages in turn.
    found = [re.sub(r"\D", "", item) for item in NUMBER.findall(text)]
    counted = {number: found.count(number) for number in found}

    assert len(counted) == 6, "112, helpdesk, two incident managers, continuity, bank cards"
    assert set(counted.values()) == {4}


def test_nothing_is_smaller_than_nine_points(printed):
    _language, content = printed
    for number, page in enumerate(pypdfium2.PdfDocument(content), start=1):
        text = page.get_textpage()
        for place in range(0, text.count_chars(), 7):
            sign = text.get_text_range(place, 1)
            if sign.strip():
                size = pypdfium2.raw.FPDFText_GetFontSize(text.raw, place)
                assert size >= 8.95 or size <= 1.01, (number, sign, size)


def test_cards_of_one_language_are_two_fiches_a_sheet(tmp_path):
    plan = tmp_path / "plan"
    shutil.copytree(DEMO, plan)
    file = plan / "plan.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"(?m)^languages: .*$", "languages: [fr]", text), encoding="utf-8")
    done = run_command(
        "export", "cards", "--part", "staff", "--lang", "fr",
        environment={"INCPLAN_PLAN": str(plan), "INCPLAN_NOW": "2026-11-30T10:00:00+01:00"},
    )  # fmt: skip

    assert done.code == 0, done.err
    assert "Overstroming" not in done.out
    assert "Inondation" in done.out


@pytest.mark.parametrize("part", ["roles", "staff", "poster"])
def test_each_part_is_a_document_alone(cards, part):
    assert cards[("--lang", "fr", "--part", part)].startswith(b"%PDF-")


def test_an_unknown_part_is_refused(cards):
    done = run_command(
        "export", "cards", "--part", "tattoo", environment={"INCPLAN_PLAN": str(cards.plan)}
    )
    assert done.code == 2
    assert "roles staff wallet poster" in done.err
