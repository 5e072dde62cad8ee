"""What `validate` says of the demo's people, contacts and fiches, and nothing else."""

from tests.conftest import Company
from tests.plan.edited_demo import check

#: The number of the local food agency is blank, one electrician knows one site, Élodie gave no
#: private number, no service says which activities it serves, a drill and a restore test are late.
#: All of it on purpose.
GOLDEN = [
    ("contacts/afsca-favv.yaml", "CON031", "warning", "to_fill: yes"),
    ("contacts/crisis-cell.yaml", "CON041", "warning", "format: 1"),
    ("contacts/elektro-drongen.yaml", "CON030", "warning", "sites: [gent]"),
    ("contacts/elodie.yaml", "CON007", "info", "channels:"),
    ("fiches/fire.yaml", "FIC005", "warning", "checked_on: 2025-09-18"),
    ("fiches/ransomware.yaml", "FIC005", "warning", "checked_on: 2025-10-15"),
]


def test_the_demo_has_exactly_these(company: Company):
    company.now = "2026-11-23T06:55:00+01:00"

    done = company.run("validate", "--select", "CON,ROLE,FIC,SCO,LNG", "--json")

    shown = []
    for item in done.json["diagnostics"]:
        lines = (company.root / item["path"]).read_text(encoding="utf-8").splitlines()
        shown.append((item["path"], item["code"], item["severity"], lines[item["line"] - 1]))
    assert len(shown) == len(GOLDEN), shown
    for (path, code, severity, line), expected in zip(shown, GOLDEN, strict=True):
        assert (path, code, severity) == expected[:3]
        assert expected[3] in line


def test_warnings_of_people_fail_only_when_asked(company: Company):
    words = ("validate", "--select", "CON", "--select", "ROLE,FIC")

    assert company.run(*words).code == 0
    assert company.run(*words, "--strict").code == 1


def test_both_away_without_a_third_deputy_is_told_well_before():
    """TC02: Nadia and Joris are both away from 28 December to 1 January."""
    edit = {"plan.yaml": [("deputies: [joris, pieter]", "deputies: [joris]")]}

    found = check(edit, horizon=60).of("CON019")

    assert found.severity == "warning"
    assert (found.params["first"], found.params["last"]) == ("2026-12-28", "2027-01-01")
    assert not [i for i in check(edit, horizon=30).diagnostics if i.code == "CON019"]
