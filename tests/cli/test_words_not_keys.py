"""A key of the program is for commands and files: what people read says it in words."""

import re
from pathlib import Path

import pytest

from incplan.documents.wording.changes import value_words
from incplan.documents.wording.events import PROPOSED
from incplan.documents.wording.wording import Wording
from incplan.i18n.catalogue import translator
from incplan.i18n.sentences import error_sentence
from incplan.incident.response.level import escalation
from incplan.plan.files import contacts, organisation, suppliers
from incplan.store.obligations.pack import load_pack
from tests.conftest import Company
from tests.small_plan import small_plan

#: A word of the program: lower case with an underline, also as Markdown escapes it.
KEY = re.compile(r"(?<![\w/`.{<=-])[a-z]+(?:\\?_[a-z0-9]+)+(?![\w/.=-])")
ANSWERS = ("personal_data", "controller", "privacy_risk", "outage_flanders")


@pytest.fixture
def decided(company: Company) -> Company:
    """An incident in which duties were assessed, met and left, in French."""
    company.by, company.lang = "nadia", "fr"
    company.ok("declare", "Fichiers chiffrés", "--type", "ransomware", "-a", "it-platform")
    company.ok("obligations", "assess", *(f"--answer={key}=yes" for key in ANSWERS))
    company.ok("obligations", "submit", "gdpr_art33", "--reference", "R-1")
    company.ok("obligations", "waive", "grid_flanders", "--reason", "trop court")
    return company


@pytest.mark.parametrize(
    "words",
    [
        ("show",),
        ("show", "--timeline"),
        ("export", "journal"),
        ("export", "pir", "{id}"),
        ("report",),
        ("report", "--for", "team"),
        ("export", "register"),
        ("obligations", "draft", "gdpr"),
        ("search", "Flandre"),
    ],
    ids=" ".join,
)
def test_no_key_reaches_a_reader(decided: Company, words):
    (incident,) = decided.ok("status", "--json").json["incidents"]
    filled = [word.format(id=incident["id"]) for word in words]
    text = re.sub(r"incplan [^\n]*", "", decided.ok(*filled).out)  # what is typed stays as it is
    assert KEY.findall(text) == []


def test_questions_and_duties_are_called_by_their_words(decided: Company):
    text = " ".join(decided.ok("export", "journal").out.split()).replace("\u2019", "'")
    assert "question : Coupure d'électricité imprévue de plus de 4 heures en Flandre" in text
    assert "obligation de notifier : Notifier la violation de données à l'autorité" in text


def test_every_duty_stage_and_question_of_the_pack_has_words():
    from incplan.documents.wording.duties import duty_name, question_name, stage_name

    pack = load_pack()
    for language in ("fr", "nl", "de", "en"):
        say = Wording(small_plan(), translator(language), pack=pack)
        for question in pack.questions:
            assert KEY.findall(question_name(say, question.id)) == []
        for duty in pack.duties:
            assert duty_name(say, duty.id) != duty.id
            stages = "; ".join(stage_name(say, duty.id, item.id) for item in duty.stages)
            assert KEY.findall(stages) == []


def test_every_proposal_that_can_be_answered_with_no_has_words():
    source = Path(escalation.__file__).read_text("utf-8")
    assert set(re.findall(r'id="([a-z-]+)"', source)) | {escalation.CONFIRM_CRISIS} <= set(PROPOSED)


def test_every_closed_list_of_a_plan_has_words_in_a_list_of_changes():
    say = Wording(small_plan(), translator("fr"))
    lists = (
        contacts.ContactKind, organisation.ChannelMeans, suppliers.Holidays, suppliers.ClockStart,
        suppliers.ChainTime,
    )  # fmt: skip
    for kind in lists:
        for item in kind:
            words = value_words(say, "suppliers", "", item)
            assert words not in ("", "phone", "included", "excluded", "max", "sum"), item


def test_a_target_of_a_review_is_called_by_its_name():
    from incplan.i18n.findings import finding_help, finding_message

    params = {"target": "contract", "asked": "contract", "which": "INC-1", "since": "2026-11-01"}
    assert "contrat" in finding_message(translator("fr"), "REV014", params)
    assert "actions review contract" in finding_help(translator("fr"), "REV014", params)


def test_nobody_is_asked_where_the_plan_names_nobody(company: Company):
    """A plan that cannot be read names nobody: "ask ;" helps nobody."""
    company.by = "nadia"
    company.ok("declare", "Fichiers chiffrés", "--level", "crisis", "--reason", "tout est arrêté")
    (company.root / "plan.yaml").write_text("format: 1\nlanguage: [\n", encoding="utf-8")
    said = " ".join(company.run("close").err.split())
    assert "names nobody for it, or cannot be read" in said
    assert "Ask ;" not in said
    names = {"role": "management", "names": (), "mend": "x", "first": "NAME"}
    for language in ("fr", "nl", "de", "en"):
        sentence = error_sentence(translator(language), "agreement_missing", names)
        assert " ;" not in sentence.replace(" ; ", "|", 1) or language == "fr"
        assert "{" not in sentence


@pytest.mark.parametrize("row", ["dpo_external", "dpo"])
def test_a_row_of_the_directory_and_a_function_are_one_person(company: Company, row):
    """Whichever of the two is filled in, the draft to the authority names the person."""
    company.by = "nadia"
    plan, contact = company.root / "plan.yaml", "dpo-privacy-maas-dijle"
    path = company.root / "contacts" / f"{contact}.yaml"
    if row == "dpo_external":
        text = plan.read_text("utf-8")
        held = re.compile(rf"  dpo:\n    holder: {contact}\n(?:    .*\n)*")
        assert held.search(text)
        plan.write_text(held.sub("", text), "utf-8")
    else:
        text = path.read_text("utf-8")
        path.write_text(text.replace("rows: [dpo_external]\n", ""), "utf-8")
    company.ok("declare", "Données volées", "--type", "ransomware")
    assert "Privacy Maas-Dijle BV" in company.ok("obligations", "draft", "gdpr").out
    for called in ("dpo", "dpo_external"):
        assert "Privacy Maas-Dijle BV" in company.ok("contacts", called).out
