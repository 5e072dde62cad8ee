"""Every line of the three lists names the cell that says it, in random tables and workbooks."""

import csv
import io
import re
import unicodedata

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incplan.app.intake.reading.marks import is_same
from incplan.plan.privacy.folding import folded

NAMES = st.sampled_from(["Anna Un", "Zoé Neuf", "idem", "n.v.t.", "", "Küster Udo", "?"])
TIMES = st.sampled_from(["9u15", "± 10.30", "midi", '"', "14:05", "bientôt", ""])
DAYS = st.sampled_from(["07/12/2026", "14/12/2026", "2026-12-21", "hier", "", "31/02/2026"])
PAST = st.sampled_from(["07/12/2024", "idem", "2025-12-21", "1er mars 2025", "", "31/02/2025"])
WORDS = st.sampled_from(["Panne", "Feu au toit", "noël", "", "idem", "xxx", "a, b; c"])
SPANS = st.sampled_from(["4h", "2 jours", "?", "idem", "", "n/a", "8"])
PHONES = st.sampled_from(["0400 00 20 05", "081 00 20 05", "idem", "", "poste 12", "400002005"])

KINDS = {
    "contacts": (
        ("Nom", "Prénom", "Fonction", "Tél.", "Ext", "GSM", "Couleur"),
        (NAMES, st.sampled_from(["", "Léa", "Udo"]), NAMES, PHONES,
         st.sampled_from(["", "12"]), PHONES, WORDS),
    ),
    "activities": (
        ("Tätigkeit", "Zuständig", "RTO", "Datenverlust", "Lieferant", "Farbe"),
        (WORDS, NAMES, SPANS, SPANS, NAMES, WORDS),
    ),
    "measures": (
        ("Gefahr", "Maßnahme", "Umgesetzt", "Zuständig", "Fällig am", "Farbe"),
        (st.sampled_from(["Feuer", "idem", "?"]), WORDS, st.sampled_from(["ja", "nein", "?", ""]),
         NAMES, DAYS, WORDS),
    ),
    "register": (
        ("Datum", "Soort", "Wat gebeurde er", "Duur", "Kleur"),
        (PAST, WORDS, WORDS, SPANS, WORDS),
    ),
    "roster": (
        ("Vanaf", "T.e.m.", "Functie", "Van wacht", "Vervanger", "Kleur"),
        (DAYS, DAYS, st.sampled_from(["incident manager", "idem"]), NAMES, NAMES, WORDS),
    ),
    "timeline": (
        ("Uur", "Wie", "Wat gebeurde er", "Kleur"),
        (TIMES, NAMES, WORDS, WORDS),
    ),
}  # fmt: skip
#: Fields that the plan writes in a form of its own.
OWN_FORM = {
    "date", "first", "last", "due", "on", "adopted", "level", "type", "duration", "role", "rto",
    "rpo", "mtpd", "owner", "people", "who", "kind", "external_contacts",
}  # fmt: skip


def words_of(text: str) -> set[str]:
    return set(folded(unicodedata.normalize("NFC", text)).split())


def as_csv(heads, rows) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows([heads, *rows])
    return out.getvalue().encode()


def as_workbook(heads, rows) -> bytes:
    book = openpyxl.Workbook()
    for row in ((), ("Lijst 2026",), heads, *rows):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def cells_at(place, rows, first):
    """The cells that a place names: its own, and others of the row named in its heading."""
    row = rows[place["row"] - first]
    letters = [place["column"], *re.findall(r"\+ ([A-Z])\d+ ", place["header"] + " ")]
    return [row[ord(letter) - ord("A")] for letter in letters if letter] or list(row)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_the_cell_that_is_named_says_it(joinery, tmp_path, kind, data):
    heads, columns = KINDS[kind]
    rows = data.draw(st.lists(st.tuples(*columns), min_size=1, max_size=5))
    if not joinery.ok("register", "--json").json["entries"]:
        joinery.ok("declare", "Panne", "--level", "minor")
    into = ("-i", "1") if kind == "timeline" else ()
    for name, written, first in (("a.csv", as_csv, 2), ("b.xlsx", as_workbook, 4)):
        file = tmp_path / name
        file.write_bytes(written(heads, rows))
        done = joinery.run("import", str(file), "--as", kind, *into, "--dry-run", "--json")
        assert done.code == 0, done.out
        report = done.json
        for item in report["taken"]:
            if (item["place"]["row"] or 0) < first:  # a heading that names a function
                continue
            cells = cells_at(item["place"], rows, first)
            said = words_of(" ".join(cells))
            digits = re.sub(r"\D", "", item["value"])[-8:]
            inside = digits and digits in re.sub(r"\D", "", " ".join(cells))
            again = any(is_same(cell) for cell in cells)
            if item["field"] in OWN_FORM or again or inside:
                assert any(cell.strip() for cell in cells), item
            else:
                assert words_of(item["value"]) <= said, item
        for key in ("to_ask", "not_taken"):
            for item in report[key]:
                if (item["place"]["row"] or 0) < first:
                    continue
                text = item["params"].get("value", "")
                row = rows[item["place"]["row"] - first]
                if any(is_same(cell) for cell in cells_at(item["place"], rows, first)):
                    continue  # what stands above is not decided either
                assert words_of(text) <= words_of(" ".join(row)), item
                if item["place"]["column"] and text:
                    cells = cells_at(item["place"], rows, first)
                    assert words_of(text) <= words_of(" ".join(cells)), item
        named = {
            (item["place"]["row"], item["place"]["column"])
            for key in ("taken", "to_ask", "not_taken")
            for item in report[key]
        }
        for at, row in enumerate(rows, first):
            if not any(cell.strip() for cell in row):
                continue
            assert any(line == at for line, _column in named), (at, row)
