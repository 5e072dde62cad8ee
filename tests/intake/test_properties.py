"""Random lists: nothing in the plan changes unasked, nothing comes in that is not in the file."""

import csv
import io
import re
import unicodedata

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incplan.plan.privacy.folding import folded
from tests.intake.conftest import contents

WORDS = st.sampled_from(
    [
        "Anna",
        "Un",
        "UN",
        "Bart",
        "Deux",
        "Noël",
        "noe\u0308l",
        "Van den Berg",
        "Exemple SA",
        "x",
        "Müller",
    ]
)
NAMES = st.lists(WORDS, max_size=3).map(" ".join)
NUMBERS = st.one_of(
    st.from_regex(r"0[1-9]{2}[ /.]?[0-9]{2}[ .]?[0-9]{2}[ .]?[0-9]{2}", fullmatch=True),
    st.from_regex(r"\+32 ?4[5-9][0-9] ?[0-9]{2} ?[0-9]{2} ?[0-9]{2}", fullmatch=True),
    st.sampled_from(
        ["+32400099001", "0400 09 90 01 / 02", "112", "idem", "", "intern 3", "045", "PIN 1234"]
    ),
    st.text(alphabet="0123456789+/ .,;p#*xof", max_size=18),
)
MAILS = st.sampled_from(["", "ann@example.example", "x@y.example; z@y.example", "@", "/o=Ex/cn=a"])
ROWS = st.lists(
    st.tuples(NAMES, NUMBERS, MAILS, st.sampled_from(["", "Gérant", "ops"])), min_size=1, max_size=6
)


def written(rows) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows([("Nom", "GSM", "Mail", "Fonction"), *rows])
    return out.getvalue()


def digits(text: str) -> str:
    return re.sub(r"\D", "", text)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS)
def test_what_is_taken_stands_in_its_cell_and_undo_gives_the_plan_back(joinery, tmp_path, rows):
    file = tmp_path / "list.csv"
    file.write_text(written(rows), encoding="utf-8")
    before = contents(joinery.root)

    done = joinery.run("import", str(file), "--json")
    if done.code == 3:  # nothing in it, or a number that opens a quote
        assert contents(joinery.root) == before
        return
    assert done.code == 0, done.err
    report = done.json
    after = contents(joinery.root)

    cells = unicodedata.normalize("NFC", " ".join(" ".join(row) for row in rows))
    for item in report["taken"]:
        if item["field"] in ("office", "mobile", "home", "short_code"):
            assert digits(item["value"])[-6:] in digits(cells) or item["value"] in cells
        elif item["field"] == "email":
            assert item["value"] in cells
        else:
            assert set(folded(item["value"]).split()) <= set(folded(cells).split())
    named = {item["into"] for item in report["taken"] if item["how"] != "known"}
    assert {path for path in after if after[path] != before.get(path)} == named
    for path, text in before.items():
        lines = text.decode().splitlines()
        kept = iter(after[path].decode().splitlines())
        assert all(line in kept for line in lines), f"{path} lost a line"
    if report["number"] is not None:
        again = joinery.ok("import", str(file), "--json").json
        assert again["number"] is None
        joinery.ok("import", "undo")
    assert contents(joinery.root) == before
