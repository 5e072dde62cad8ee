"""Numbers as each language writes them, in documents and findings."""

from decimal import Decimal

import pytest

from incplan.i18n.catalogue import translator
from incplan.i18n.findings import finding_message
from incplan.i18n.text.numbers import number, shortest


@pytest.mark.parametrize(
    ("language", "grouped", "decimals"),
    [
        ("en", "1,850.50", "15.00"),
        ("fr", "1\u202f850,50", "15,00"),
        ("nl", "1.850,50", "15,00"),
        ("de", "1.850,50", "15,00"),
    ],
)
def test_thousands_and_decimals(language: str, grouped: str, decimals: str):
    assert number(Decimal("1850.5"), language, 2) == grouped
    assert shortest(Decimal("15.00"), language) == decimals


@pytest.mark.parametrize(
    ("language", "share"), [("en", "66.7 %"), ("fr", "66,7 %"), ("de", "66,7 %")]
)
def test_figures_of_findings(language: str, share: str):
    params = {"number": 1, "share": "66.7", "on": "2026-11-01", "people": "staff", "topic": "Fire"}
    told = finding_message(translator(language), "REV028", params)
    assert share in told.replace("\u00a0", " ")
