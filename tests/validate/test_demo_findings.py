"""Everything `validate` says of the demo plan on its reference day, word for word."""

import pytest

from tests.conftest import Company, same_as_golden


@pytest.mark.golden
def test_the_demo_plan_gives_exactly_these_findings(company: Company):
    company.at("2026-11-23T12:00:00+01:00")

    checked = company.run("validate", "--format", "concise")

    assert checked.code == 1  # the operator's contract, left weak on purpose
    same_as_golden("demo-findings.txt", checked.out)
