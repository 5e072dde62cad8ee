"""Times that hardly happened so are asked about before limits are counted from them."""

import pytest

from tests.conftest import Company

LINE = ("declare", "Freezer warm", "--activity", "cold-storage")
ODD = (
    ("--detected", "06:30", "--since", "06:45"),
    ("--at", "06:30", "--since", "06:45"),
    ("--at", "06:30", "--detected", "06:45"),
)
EVEN = (
    ("--detected", "06:45", "--since", "06:30"),
    ("--detected", "06:30", "--since", "06:30"),
    ("--at", "06:45", "--detected", "06:30"),
    ("--since", "06:30"),
)


@pytest.mark.parametrize("times", ODD)
def test_without_a_terminal_it_is_refused_with_the_form(company: Company, times):
    company.by = "nadia"
    refused = company.refused(*LINE, *times)
    assert "06:30" in refused.err
    assert "06:45" in refused.err
    assert "--yes" in refused.err
    company.ok(*LINE, *times, "--yes")


@pytest.mark.parametrize("times", EVEN)
def test_what_fits_is_not_asked_about(company: Company, times):
    company.by = "nadia"
    company.ok(*LINE, *times)


@pytest.mark.parametrize(("answer", "code"), [("yes", 0), ("no", 5)])
def test_on_a_terminal_it_is_a_question(company: Company, monkeypatch, answer: str, code: int):
    from incplan.cli.commands.response import declare
    from incplan.cli.prompts import ask

    company.by = "nadia"
    monkeypatch.setattr(declare, "can_ask", lambda **_words: True)
    monkeypatch.setattr(ask, "ask", lambda *_words: answer)
    done = company.run(*LINE, *ODD[0])
    assert done.code == code
