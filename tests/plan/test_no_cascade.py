"""One broken name or file gives one finding: nothing else of the plan seems wrong because of it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from tests.conftest import DEMO, Company, run_command
from tests.plan.edited_demo import added, demo
from tests.plan.one_plan import whole_plan
from tests.validate.zoo import NOW

SUPPLIER_LINES = [
    (path.relative_to(DEMO).as_posix(), number, match[1], match[2])
    for path in sorted((DEMO / "activities").glob("*.yaml"))
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
    if (match := re.match(r"( +(?:- supplier|standby_for): )(sup-[a-z-]+)$", line))
]
CONTACTS = sorted(path.stem for path in (DEMO / "contacts").glob("*.yaml"))


def named_in_roles() -> list[tuple[int, str]]:
    """Line of plan.yaml and each contact a function names on it."""
    lines = demo().documents["plan"].lines
    first = lines.index("roles:")
    last = next(i for i, line in enumerate(lines) if line.startswith("reporting_channels"))
    found = []
    for number in range(first, last):
        match = re.match(r" +(?:holder|deputies|members): (.*)", lines[number])
        names = re.findall(r"[a-z0-9-]+", match[1]) if match else []
        found += [(number, name) for name in names]
    return found


@pytest.mark.parametrize(("number", "name"), named_in_roles())
def test_a_wrong_name_in_a_function_is_one_finding_there(number, name):
    lines = list(demo().documents["plan"].lines)
    lines[number] = re.sub(rf"(?<![a-z-]){name}(?![a-z-])", f"{name}x", lines[number])

    found, _checked = added({"plan.yaml": "\n".join(lines)})

    assert found == {("REF001", "plan.yaml", number + 1)}


@pytest.mark.parametrize("contact", CONTACTS)
def test_an_unreadable_contact_makes_nothing_else_wrong(contact):
    subject = f"contacts/{contact}"

    found, _checked = added({f"{subject}.yaml": None}, unreadable=frozenset({subject}))

    assert not found


def findings(company: Company) -> set[str]:
    """What `validate` finds, a line each, without what it says of the run itself."""
    lines = company.run("validate", "--format", "concise").out.splitlines()
    return {line for line in lines if not re.match(r"\S+: note: ", line)}


def test_a_broken_file_of_a_leader_is_told_once(company: Company):
    before = findings(company)
    (company.root / "contacts" / "nadia.yaml").write_text("format: 1\n\tname: Nadia\n")

    after = findings(company)

    (only,) = after - before
    assert only.startswith("contacts/nadia.yaml:2:1: error YML005")


@pytest.mark.parametrize(("path", "number", "key", "name"), SUPPLIER_LINES)
def test_a_wrong_supplier_is_one_finding_there(path, number, key, name):
    lines = list(demo().documents[path.removesuffix(".yaml")].lines)
    lines[number - 1] = f"{key}{name}x"

    found, _checked = added({path: "\n".join(lines)})

    assert found == {("REF004", path, number)}


def test_a_wrong_name_of_an_independent_supplier_is_one_finding():
    path = "suppliers/sup-mobielnet-gent.yaml"

    found, checked = added(
        {path: [("independent_of: [sup-telecom-sambre]", "independent_of: [sup-telecom-sambr]")]}
    )

    assert found == {("REF004", path, checked.line(path, "independent_of"))}


@pytest.mark.parametrize("site", ["namur", "gent"])
def test_a_wrong_site_of_an_electrician_is_one_finding(site):
    path = "contacts/elec-jambes.yaml"

    found, checked = added(
        {path: [("\nsites: [namur, gent]", "\nsites: [namur, gent]".replace(site, f"{site}x"))]}
    )

    assert found == {("REF002", path, checked.line(path, "sites: ["))}


@pytest.mark.parametrize("other", ["it-platform", "order-intake", "picking-delivery"])
def test_a_circle_is_one_finding_at_the_dependency_that_closes_it(other):
    """The platform waits for nothing; whatever it is made to wait for waits for it."""
    path = "activities/it-platform.yaml"

    found, checked = added({path: [("depends_on: []", f"depends_on: [{other}]")]})

    assert found == {("OBJ002", path, checked.line(path, "depends_on:"))}


SWAPPED = [
    (
        "activities/it-platform.yaml",
        "- supplier: sup-nuage-hesbaye",
        "- supplier: sup-payescaut",
        "REF006",
        "function: hosting",
    ),
    (
        "activities/it-platform.yaml",
        "- supplier: sup-scheldt-it",
        "- supplier: sup-winkelweb",
        "REF006",
        "function: managed-it",
    ),
    (
        "activities/it-platform.yaml",
        "standby_for: sup-telecom-sambre",
        "standby_for: sup-winkelweb",
        "REF011",
        "standby_for:",
    ),
    ("activities/it-platform.yaml", "owner: nadia", "owner: apd-gba", "OBJ014", "owner:"),
    (
        "activities/order-intake.yaml",
        "deputy: elodie",
        "deputy: emergency-112",
        "OBJ014",
        "deputy:",
    ),
    (
        "suppliers/sup-nuage-hesbaye.yaml",
        "contact: sup-nuage-hesbaye",
        "contact: sup-payescaut",
        "REF012",
        "contact: sup",
    ),
    (
        "suppliers/sup-payescaut.yaml",
        "response_time: 1h",
        "response_time: 10h",
        "RCO019",
        "response_time:",
    ),
    ("activities/order-intake.yaml", "\nrto: 4h", "\nrto: 1h", "OBJ001", "depends_on:"),
    ("activities/it-platform.yaml", "\nrto: 3h", "\nrto: 30h", "OBJ001", "rto: 30h"),
    ("activities/cold-storage.yaml", "\nrto: 2h", "\nrto: 20h", "OBJ001", "rto: 20h"),
    ("activities/traceability-recall.yaml", "\nrto: 4h", "\nrto: 13h", "OBJ003", "rto: 13h"),
]


@pytest.mark.parametrize(("path", "old", "new", "code", "line"), SWAPPED)
def test_a_value_that_is_sound_but_wrong_is_one_finding(path, old, new, code, line):
    found, checked = added({path: [(old, new)]})

    assert found == {(code, path, checked.line(path, line))}


BROKEN = [
    ("suppliers/sup-nuage-hesbaye.yaml", "resolution_time: 2h", "resolution_time: 2q", "SCH010"),
    ("suppliers/sup-nuage-hesbaye.yaml", "2026-09-12", "2026-09-31", "SCH012"),
    ("suppliers/sup-telecom-sambre.yaml", "response_time: 4h", "response_time: 4q", "SCH010"),
    ("suppliers/sup-mobielnet-gent.yaml", "failover_time: 5min", "failover_time: 5", "SCH010"),
    ("suppliers/sup-froid-condroz.yaml", "ends: 2026-12-31", "ends: 2026-02-30", "SCH012"),
    ("contacts/sup-froid-condroz.yaml", "supplier: sup-froid", "supplier: sup-froi", "REF004"),
    ("contacts/sup-mobielnet-gent.yaml", "phone: +32 2 000 00 41", "phone: ask", "SCH014"),
    ("contacts/joris.yaml", "last: 2027-01-01", "last: 2026-01-01", "CON035"),
    ("contacts/emergency-112.yaml", "kind: short_code", "kind: short", "SCH019"),
    (
        "contacts/assurances-fictives.yaml",
        "- kind: emergency\n    phone: +32 2 000 00 20\n",
        "- kind: emergency\n",
        "CON034",
    ),
    (
        "contacts/elodie.yaml",
        "- kind: email\n    email: elodie@",
        "- kind: email\n    url: https://elodie.",
        "CON034",
    ),
    ("activities/order-intake.yaml", "function: telephony", "function: telephon", "REF006"),
    (
        "activities/it-platform.yaml",
        "function: data\n    standby",
        "function: dat\n    standby",
        "REF006",
    ),
    ("obligations.yaml", "by: sofie", "by: sofi", "REF001"),
    ("obligations.yaml", "fiches: [fire, flood]", "fiches: [fire, floo]", "REF005"),
]


@pytest.mark.parametrize(("path", "old", "new", "code"), BROKEN)
def test_a_value_that_cannot_be_read_is_one_finding(company: Company, path, old, new, code):
    before = findings(company)
    file = company.root / path
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    line = text[: text.index(old)].count("\n") + 1
    file.write_text(text.replace(old, new), encoding="utf-8")

    after = findings(company)

    (only,) = after - before
    assert re.match(rf"{re.escape(path)}:{line}:\d+: error {code}", only)


def spoilt_values(
    data: object, route: tuple[int | str, ...] = ()
) -> Iterator[tuple[int | str, ...]]:
    """The route to every single value of a file."""
    if isinstance(data, dict | list):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from spoilt_values(value, (*route, key))
    else:
        yield route


@pytest.mark.parametrize("path", ["plan.yaml", "activities/stock.yaml", "suppliers/lines.yaml"])
def test_no_bad_value_makes_another_thing_seem_wrong(tmp_path: Path, path: str):
    """Whatever value is spoilt: nothing else is found, and what was not compared is named."""
    file = whole_plan(tmp_path / "plan") / path
    before = {item[:2] for item in told(file.parents[path.count("/")])[0]}
    text, yaml = file.read_text(encoding="utf-8"), YAML()
    for route in spoilt_values(yaml.load(text)):
        data = place = yaml.load(text)
        for key in route[:-1]:
            place = place[key]
        place[route[-1]] = [["!"]]
        with file.open("w", encoding="utf-8") as stream:
            yaml.dump(data, stream)

        found, gaps = told(file.parents[path.count("/")])

        others = {item[:2] for item in found if not (item[1] == path and item[0].startswith("SCH"))}
        assert others <= before, route
        assert path in gaps, route


def told(root: Path) -> tuple[set[tuple[str, str, str]], list[str]]:
    """Code, path and message of each finding, and what was not compared."""
    environment = {"INCPLAN_NOW": NOW, "INCPLAN_PLAN": str(root), "INCPLAN_LANG": "en"}
    shown = run_command("validate", "--json", environment=environment).json
    found = {(item["code"], item["path"], item["message"]) for item in shown["diagnostics"]}
    return found, [item["path"] for item in shown["not_compared"]]
