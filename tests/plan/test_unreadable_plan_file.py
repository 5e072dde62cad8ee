"""With a plan.yaml that cannot be read, what is readable beside it still helps at night."""

import pytest

from tests.conftest import Company


@pytest.fixture
def broken(company: Company) -> Company:
    company.by = "nadia"
    company.ok("declare", "Cold store dead", "-a", "cold-storage")
    (company.root / "plan.yaml").write_text("a: [", "utf-8")
    return company


def test_contacts_without_a_word_shows_everybody_there_is(broken: Company):
    done = broken.run("contacts")
    assert done.code == 3  # something is missing, and named
    assert "Nadia EL FICTI" in done.out
    assert "112" in done.out
    assert broken.run("contacts", "--json").json["groups"]


@pytest.mark.parametrize("lang", ["en", "fr", "nl", "de"])
def test_that_nobody_is_named_to_decide_is_said(broken: Company, lang: str):
    broken.lang = lang
    told = " ".join(broken.run("bcp", "activate", "--reason", "x").err.split())
    assert "plan.yaml" in told
    assert "incplan validate" in told
    assert " ." not in told
    assert "  " not in told


def test_an_unknown_activity_is_answered_with_the_names_of_those_there_are(company: Company):
    company.by, company.lang = "nadia", "fr"
    company.ok("declare", "Panne")
    told = " ".join(company.run("affect", "zzz").err.split())
    assert "order-intake (Prise de commandes)" in told
