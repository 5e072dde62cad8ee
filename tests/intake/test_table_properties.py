"""Random registers, risk treatments and logs: nothing is guessed, lost without a word, or kept."""

import csv
import io
import time
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incplan.app.intake.contacts.drafts import tidy
from incplan.app.intake.reading.marks import is_same
from incplan.plan.values.durations import parse_length
from incplan.store.yaml.document import parse_document
from tests.intake.conftest import contents
from tests.intake.tables import table
from tests.intake.test_register import HEADS, files_of

WORDS = st.sampled_from(
    [
        "Panne",
        "CNC arrêtée",
        "feu",
        "noe\u0308l",
        "PIN 1234",
        "x",
        "Vol : câbles",
        "=1+1",
        "",
        "a\nb",
    ]
)
DAYS = st.sampled_from(
    ["14/04/2026", "4/5/25", "2026-02-30", "31/12/2030", "05/28/2025", "45930", "idem", "hier", "",
     "25 mai 2025", "26/10/2025 02:30", "29/03/2026 02:30", "fin juin 2026"]
)  # fmt: skip
TIMES = st.sampled_from(["14h30", "14:31", "0h20", "±15h", "23:59", '"', "", "25h", "2:05 pm"])
STATES = st.sampled_from(["oui", "Nee", "60 %", "", "?", "planifié", "abandonné", "n.v.t.", "0.4"])
RISKS = st.sampled_from(["Incendie", "Vol", "Overstroming", "", "idem", "flood", "Phishing"])
PEOPLE = st.sampled_from(["Anna Un", "AU", "Bart", "?", "", '"', "Carl Trois", "Zoé"])
NUMBERS = st.sampled_from(["1", "2", "5a", "2025/3", "INC-2025-007-abcd", "", "n/a", "12345678"])
LEVELS = st.sampled_from(["mineur", "Krise", "3", "", "faible"])

KINDS = {
    "measures": (
        ("Risque", "Mesure", "Statut", "Échéance", "Responsable"),
        st.tuples(RISKS, WORDS, STATES, DAYS, PEOPLE),
    ),
    "register": (
        HEADS,
        st.tuples(NUMBERS, DAYS, RISKS, WORDS, PEOPLE, WORDS, WORDS, LEVELS, TIMES),
    ),
    "timeline": (("Date", "Heure", "Qui", "Quoi"), st.tuples(DAYS, TIMES, PEOPLE, WORDS)),
}
#: Fields whose value is a word of the plan, a day or an id, not the words of a cell.
READ = {"date", "due", "on", "level", "adopted", "type", "owner", "who", "kind", "review_every"}


def written(heads, rows) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows([heads, *rows])
    return out.getvalue()


def cited(place, rows) -> str:
    """The cell at a place; "" for a whole row."""
    if not place["column"]:
        return ""
    return rows[place["row"] - 2][ord(place["column"]) - ord("A")]


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_what_is_taken_stands_in_its_row_and_undo_gives_all_back(joinery, tmp_path, kind, data):
    heads, row = KINDS[kind]
    rows = data.draw(st.lists(row, min_size=1, max_size=6))
    file = tmp_path / "table.csv"
    file.write_text(written(heads, rows), encoding="utf-8")
    if not joinery.ok("register", "--json").json["entries"]:
        joinery.ok("declare", "Panne de départ", "--level", "minor")
    into: tuple[str, ...] = ()
    if kind == "timeline":
        into = ("-i", joinery.ok("register", "--json").json["entries"][0]["id"])
    before = {**contents(joinery.root), **files_of(joinery.root)}

    done = joinery.run("import", str(file), "--as", kind, *into, "--json")
    assert done.code == 0, done.err
    report = done.json
    after = {**contents(joinery.root), **files_of(joinery.root)}

    for item in report["taken"]:
        cells = " ".join(tidy(cell) for cell in rows[item["place"]["row"] - 2])
        above = " ".join(tidy(cell) for line in rows for cell in line)
        words = tidy(unicodedata.normalize("NFC", item["value"]))
        if item["field"] == "entry":
            assert all(part.strip("():") in above for part in words.split())
        elif item["field"] not in READ:
            assert words in (above if is_same(cited(item["place"], rows)) else cells), item
    hashed = report["sources"][0]["sha256"]
    assert "1234" not in done.out.replace("12345678", "").replace(hashed, "")
    changed = {path for path in after if after[path] != before.get(path)}
    assert before.keys() <= after.keys()
    named = {item["into"] for item in report["taken"] if item["how"] != "known"}
    for path in changed:
        owner = path.replace("incidents/closed/", "incidents/")
        assert path in named or owner in named or owner.rpartition("/")[0] in named
    for path, text in before.items():
        kept = iter(after[path].decode().splitlines())
        assert all(line in kept for line in text.decode().splitlines()) or path in changed
    again = joinery.ok("import", str(file), "--as", kind, *into, "--json").json
    assert again["number"] is None
    if report["number"] is not None:
        joinery.ok("import", "undo")
    assert {**contents(joinery.root), **files_of(joinery.root)} == before


OWNERS = st.sampled_from(
    ["Anna Un", "A. Un", "B. Deux", "Zoé", "?", "", "Neue Person", "N. Person"]
)
PARTIES = st.sampled_from(["", "Bois Exemple", "Bois", "Anna Un", "Froid SA (24/7)", "?"])
SPANS = st.sampled_from(["4h", "1 j", "2", "", "?", "½ jour", "2 jours ouvrables", "asap", "-"])


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.tuples(OWNERS, SPANS, PARTIES, PARTIES), min_size=1, max_size=5))
def test_no_contact_stands_in_an_activity_that_its_row_does_not_name(joinery, tmp_path, rows):
    """On disk, not in the report: owner and suppliers are those of the row, or nobody."""
    file = tmp_path / "impact.csv"
    lines = [(f"Travail {place}", *row) for place, row in enumerate(rows)]
    heads = ("Activité", "Responsable", "RTO", "Fournisseur", "Dépend de")
    file.write_text(written(heads, lines), encoding="utf-8")
    before = contents(joinery.root)

    report = joinery.ok("import", str(file), "--json").json

    found = contents(joinery.root)
    names = {
        path.removeprefix("contacts/").removesuffix(".yaml"): parse_document(text, path).value.data
        for path, text in found.items()
        if path.startswith("contacts/")
    }
    for place, (owner, rto, supplier, _depends) in enumerate(rows):
        if not any(rows[place]):
            continue  # a name alone may be a heading: it is listed as not taken
        path = f"activities/travail-{place}.yaml"
        if not any((owner, rto, supplier, _depends)):  # a name alone is no activity
            continue
        written_down = parse_document(found[path], path).value.data
        if "owner" in written_down:
            assert names[written_down["owner"]]["name"] == owner
        for key in written_down["resources"].get("external_contacts", ()):
            assert supplier.startswith(names[key]["name"])
        if "rto" in written_down:
            assert parse_length(written_down["rto"]) == parse_length(rto)
    if report["number"] is not None:
        joinery.ok("import", "undo")
    assert contents(joinery.root) == before


def test_an_activity_of_the_plan_may_wait_for_one_that_a_later_row_brings(joinery, tmp_path):
    heads = ("Activité", "RTO", "Dépend de")
    first, more = tmp_path / "first.csv", tmp_path / "more.csv"
    first.write_text(written(heads, [("Achats", "1 j", "")]), encoding="utf-8")
    more.write_text(
        written(heads, [("Achats", "1 j", "Pose"), ("Pose", "4h", "")]), encoding="utf-8"
    )
    joinery.ok("import", str(first))
    report = joinery.ok("import", str(more), "--json").json
    assert ("depends_on", "Pose", "added") in {
        (item["field"], item["value"], item["how"]) for item in report["taken"]
    }
    assert "depends_on: [pose]" in contents(joinery.root)["activities/achats.yaml"].decode()
    assert joinery.ok("import", str(more), "--json").json["number"] is None


def test_thousands_of_rows_take_seconds(joinery, tmp_path):
    rows = (
        (str(i % 400 + 1), f"{i % 28 + 1:02}/{i % 12 + 1:02}/{2010 + i // 400}", "Incendie",
         f"Incident fictif {i}", "Équipe", f"détail {i}", "fait", "mineur", "")
        for i in range(3000)
    )  # fmt: skip
    file = table(tmp_path / "many.csv", HEADS, *rows)
    start = time.process_time()
    report = joinery.ok("import", file, "--dry-run", "--json").json
    assert len(report["files"]) == 5 * 3000
    assert time.process_time() - start < 10
