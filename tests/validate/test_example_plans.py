"""The plans shipped beside the demonstration: complete, and without an error."""

from pathlib import Path

import pytest

from incplan.store.plan.loader import load_plan
from tests.conftest import ROOT, Company

PLANS = tuple(sorted(path.parent for path in ROOT.glob("plans/*/plan.yaml")))
#: What says that something was left open: to fill in, not answered, nobody, never done.
OPEN = ("CON031", "FIC002", "FIC007", "OBJ011", "OBJ012", "OBJ015", "REV004", "REV020", "REV023")
OPEN_TOO = ("REV030", "ROLE003", "ROLE005", "ROLE008", "ROLE017", "SCO003", "SCO006")
STAFF = {"drukkerij-lindeboom": (5, 1), "ateliers-ardenne-eifel": (120, 3)}


def test_each_plan_is_named_where_people_look():
    told = (ROOT / "plans" / "README.md").read_text(encoding="utf-8")
    assert {path.name for path in PLANS} == {*STAFF, "mosan-leie-foods"}
    for path in PLANS:
        assert f"({path.name}/README.md)" in told
        assert (path / "README.md").is_file()


@pytest.mark.parametrize("name", STAFF)
def test_it_is_complete_and_has_no_error(name: str):
    root: Path = ROOT / "plans" / name
    told = Company(root).ok("validate", "--json").json["diagnostics"]
    # A shipped plan has no journal: its copies are listed, and none can have been given a number.
    given = [item for item in told if item["params"].get("case") != "listed"]
    found = {item["code"].partition(".")[0] for item in given}
    assert not found & {*OPEN, *OPEN_TOO}
    organisation = load_plan(root).plan.file.organisation
    assert (organisation.staff, len(organisation.sites)) == STAFF[name]
