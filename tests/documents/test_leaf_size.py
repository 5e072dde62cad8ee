"""Whether a fiche fits its leaf, reckoned by `validate` and laid out by the export."""

import pytest

from tests.conftest import ROOT, Company
from tests.documents.test_kit import printed

#: Each plan in its languages.
PLANS = (
    ("mosan-leie-foods", ("fr", "nl")),
    ("drukkerij-lindeboom", ("nl",)),
    ("ateliers-ardenne-eifel", ("fr", "de")),
)


def lengthen(company: Company, count: int) -> None:
    """Give the fiche on fire more rows than paper has."""
    own = company.root / "fiches" / "fire.yaml"
    added = "".join(
        f"  - {{id: FIR-Z{n:02}, phase: T15, roles: [facility_manager], contacts: [electrician],"
        f" text: {{fr: '{'Fermer les vannes du bâtiment. ' * 7}'}}}}\n"
        for n in range(1, count + 1)
    )
    own.write_text(own.read_text(encoding="utf-8") + "add_measures:\n" + added, encoding="utf-8")


def too_long(company: Company) -> list[dict]:
    """What `validate` says of fiches that do not fit."""
    found = company.run("validate", "--select", "FIC017", "--json").json["diagnostics"]
    return [item["params"] for item in found]


def test_a_fiche_that_does_not_fit_is_a_finding_with_its_longest_rows(company: Company):
    assert too_long(company) == []
    lengthen(company, 14)
    (told,) = too_long(company)
    assert told["fiche"] == "fire"
    assert told["languages"] == ["fr", "nl"]
    assert len(told["rows"]) == 3
    assert "16" in told["rows"], "four numbers to call"


@pytest.mark.paper
@pytest.mark.parametrize(("name", "languages"), PLANS)
def test_the_reckoning_agrees_with_the_layout(name: str, languages: tuple[str, ...], tmp_path):
    reckoned = {
        (item["fiche"], language)
        for item in too_long(Company(ROOT / "plans" / name))
        for language in item["languages"]
    }
    laid = set()
    for language in languages:
        (tmp_path / language).mkdir()
        words = ("--part", "kit", "--lang", language)
        document, told = printed(tmp_path / language, *words, plan=ROOT / "plans" / name)
        document.close()
        laid |= {(fit["fiche"], language) for fit in told["leaves"] if fit["leaves"] > 1}
    assert reckoned == laid
