"""Words about the plan and its paper: each acted on, or refused with the right form."""

import pytest

from tests.conftest import Company

REFUSED = [
    ("plan --note n --at 2026-11-17", "incplan plan reviewed --note"),
    ("plan project nadia --changed", "incplan plan reviewed --changed"),
    ("plan reviewd", "incplan plan reviewed"),
    ("export contacts --printed", "incplan export binder --printed"),
    ("export fiche ransomware --sealed f", "incplan export journal --sealed"),
    ("export", "incplan export binder"),
    ("export bindr", "incplan export binder"),
    ("export contacts nadia", "nadia"),
    ("export plan --copies 3", "--copies"),
    ("export plan --force", "--output"),
    ("export plan --draft", "--draft"),
    ("export journal 2 --sealed f.zip --raw", "--raw"),
    ("export journal 2 --sealed f.zip --output o.md", "--output"),
    ("verify some-file", "incplan verify file"),
    ("verify --page K7F3-2Q9M-R", "incplan verify page"),
    ("fiche --user", "--user"),
    ("fiche ransomware --user --helpdesk", "--helpdesk"),
    ("order --format dot --json", "--json"),
    ("diff HEAD --format md --json", "--json"),
    ("diff HEAD --force", "--output"),
    ("validate --format sarif --json", "--json"),
    ("schema contact --all --output x", "--all"),
    ("adopt RAN-P05 --evidence seen --due=", "--due"),
    ("init elsewhere -C .", "-C"),
]


@pytest.mark.parametrize(("line", "said"), REFUSED)
def test_a_word_that_means_nothing_is_refused_with_the_right_form(
    company: Company, monkeypatch, line, said
):
    monkeypatch.chdir(company.root)
    before = company.git("status", "--porcelain")

    done = company.refused(*line.split(), code=2)

    assert said in " ".join((done.out + done.err).split())
    assert company.git("status", "--porcelain") == before
