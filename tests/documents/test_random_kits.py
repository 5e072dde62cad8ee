"""Checks of paper on plans made at random: names, sites, activities and deputies of any number."""

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT, Company
from tests.documents.layout import outside, page_faults
from tests.documents.runs import runs
from tests.documents.test_kit import printed
from tests.effort import examples

SOURCE = ROOT / "plans" / "drukkerij-lindeboom"
WORDS = ("Anne", "Maximilian-Alexander", "Wilhelmine", "DE", "VANDENBROUCKE-DELLAFAILLE", "OY")
FIRMS = ("Elektro", "Verwarmingstechniek", "Ateliers réunis", "BV", "& Zonen", "Wasserwerke")


def named(words: tuple[str, ...], most: int) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(words), min_size=1, max_size=most).map(" ".join)


@st.composite
def plans(draw) -> dict:
    """What differs from the plan of five people."""
    return {
        "people": [draw(named(WORDS, 4)) for _ in range(5)],
        "firms": draw(st.lists(named(FIRMS, 5), min_size=8, max_size=8)),
        "activities": draw(st.integers(0, 14)),
        "sites": draw(st.integers(1, 3)),
        "deputies": draw(st.booleans()),
        "language": draw(st.sampled_from(("fr", "nl", "de", "en"))),
    }


def write(root: Path, drawn: dict) -> None:
    """The plan with what was drawn."""
    shutil.copytree(SOURCE, root)
    people, firms = iter(drawn["people"]), iter(drawn["firms"])
    for path in sorted((root / "contacts").glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        names = people if "kind: person" in text else firms
        name = next(names, None) if "address:" not in text else None
        if name is not None:
            path.write_text(re.sub(r"(?m)^name: .*$", f'name: "{name}"', text), encoding="utf-8")
    source = (root / "activities" / "facturatie.yaml").read_text(encoding="utf-8")
    for number in range(drawn["activities"]):
        text = source.replace("Facturen en betalingen", f"Nevenactiviteit nummer {number}")
        (root / "activities" / f"neven-{number}.yaml").write_text(text, encoding="utf-8")
    plan = (root / "plan.yaml").read_text(encoding="utf-8")
    site = plan[plan.index("    - id: leuven") : plan.index("purpose:")]
    more = "".join(site.replace("id: leuven", f"id: s{n}") for n in range(1, drawn["sites"]))
    plan = plan.replace(site, site + more)
    if not drawn["deputies"]:
        plan = re.sub(r"(?m)^    deputies: .*\n", "", plan)
    (root / "plan.yaml").write_text(plan, encoding="utf-8")


@pytest.mark.paper
@settings(max_examples=examples(3), suppress_health_check=list(HealthCheck), deadline=None)
@given(plans())
def test_any_plan_prints_without_one_text_over_another(tmp_path_factory, drawn):
    folder = tmp_path_factory.mktemp("random")
    write(folder / "plan", drawn)
    assert Company(folder / "plan").run("validate", "--json").json["errors"] == 0
    words = ("--part", "kit", "--lang", drawn["language"])
    document, told = printed(folder, *words, plan=folder / "plan")
    found = [runs(page) for page in document]
    assert list(page_faults(found, 9)) == []
    for number, (page, texts) in enumerate(zip(document, found, strict=True), start=1):
        assert outside(texts, page.get_width(), page.get_height(), number) == []
    leaves = sum(2 * fit["leaves"] for fit in told["leaves"])
    assert (len(document) - leaves) % 2 == 0, "fiches begin on the right"
    document.close()
