"""Drafts of notifications: what the journal knows, marks for the rest, in four languages."""

import pytest

from tests.conftest import Company
from tests.scenes import scene

MARKS = {"fr": "à compléter", "nl": "in te vullen", "de": "auszufüllen", "en": "to fill in"}
TITLES = {
    "fr": "Notifier la violation de données à l'autorité",
    "nl": "Datalek melden bij de autoriteit",
    "de": "Datenschutzverletzung der Behörde melden",
    "en": "Notify the data breach to the authority",
}


@scene
def breach(company: Company) -> Company:
    company.by = "nadia"
    company.ok("declare", "Ransomware on the HR share", "--type", "ransomware",
               "--organisation", "yes", "--no-activity")  # fmt: skip
    company.ok("log", "Ransom note on screen", "--at", "06:40")
    company.ok("done", "RAN-A03", "--note", "segment isolated")
    company.ok("obligations", "assess", "--answer", "personal_data=yes", "--answer",
               "privacy_risk=yes", "--answer", "crime=yes", "--reason", "salary files")  # fmt: skip
    return company


@pytest.mark.parametrize("language", sorted(TITLES))
def test_a_draft_to_the_authority_says_what_is_known(breach: Company, language):
    text = breach.ok("obligations", "draft", "gdpr", "--lang", language).out

    assert TITLES[language] in text
    assert "Ransomware on the HR share" in text
    assert "salary files" in text
    assert "dpo@privacy-md.example" in text
    assert "Mosan" in text


def test_what_nobody_wrote_down_is_marked_and_not_invented(breach: Company):
    text = breach.ok("obligations", "draft", "gdpr").out

    for title in ("Categories and approximate number of persons", "number of records"):
        after = text.split(title, 1)[1].strip()
        assert after.startswith("**\\[to fill in\\]**"), after[:80]
    # Awareness is only a proposal until somebody confirms it.
    assert "**Known since**: \\[to fill in\\]" in text


def test_awareness_that_a_person_set_is_written_out(breach: Company):
    breach.at("08:00")
    breach.ok("obligations", "aware", "gdpr_art33", "--at", "07:30", "--reason", "copy found")

    text = breach.ok("obligations", "draft", "gdpr").out

    assert "07:30" in text
    assert "copy found" in text


def test_a_late_draft_asks_for_the_reason(breach: Company):
    breach.now = "2026-11-27T09:00:00+01:00"

    text = breach.ok("obligations", "draft", "gdpr").out

    after = text.split("Reason for the delay, if any", 1)[1].strip()
    assert after.startswith("**\\[to fill in\\]**")


@pytest.mark.parametrize(
    ("name", "duty", "words"),
    [
        ("police", "police_complaint", ("Ransom note on screen", "Evidence: screenshots")),
        ("insurer", "insurer_claim", ("POL-CYB-0002", "Estimate of the damage")),
        ("nis2", "nis2_early_warning", ("Malicious act suspected?", "yes (salary files)")),
    ],
)
def test_each_draft_answers_its_own_duty(breach: Company, name, duty, words):
    text = breach.ok("obligations", "draft", name).out
    made = breach.ok("obligations", "draft", name, "--json").json

    assert made["obligation"] == duty
    for word in words:
        assert word in text


def test_a_draft_of_a_crime_nobody_spoke_of_can_still_be_written(company: Company):
    company.by = "nadia"
    company.ok("declare", "Burst pipe in the cellar", "--type", "flood", "--no-activity")

    assert "Burst pipe" in company.ok("obligations", "draft", "police").out


def test_hostile_words_stay_words(company: Company):
    company.by = "nadia"
    company.ok("declare", "<script>x</script> {{ 7*7 }} **loud**", "--type", "phishing",
               "--no-activity")  # fmt: skip

    text = company.ok("obligations", "draft", "gdpr").out

    assert "<script>" not in text
    assert "{{ 7" in text.replace("\\", "")
    assert "**loud**" not in text


def test_private_numbers_never_leave_in_a_draft(breach: Company):
    text = breach.ok("obligations", "draft", "police").out

    assert "400 00 01" not in text
