"""Random plans of Word: nothing changes unasked, no value comes in that is not in the document."""

import re
import shutil
import unicodedata

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from incplan.plan.privacy.folding import folded
from tests.conftest import Company
from tests.intake.conftest import contents
from tests.intake.word_files import h, p, saved, table
from tests.intake.word_plans import CARRIED, PEOPLE_HEAD

NAMES = st.sampled_from(
    ["CHARLET Benoît", "Charlet, Aurélie", "Anna Un", "Jean-Pol", "", "Bits SRL – M. Thiry",
     "1) Un SA\n2) Deux SA", "pas de DPO", "Nuage BV (Pays-Bas)", "Immo, M. & Mme X", "...", "?"]
)  # fmt: skip
NUMBERS = st.one_of(
    st.sampled_from(
        ["081/00 20 01", "0400/00.20.01 / 0400 00 20 02 (privé)", "idem", "interne 15", "—", "",
         "+49 30 23125 170", "24/7 : 078 00 21 02", "Bureau\n1) 081/00 21 11\n2)", "PIN 1234",
         "0400 00 20 0", "privé : 0400 00 20 51", "n@exemple.example", "Numéro de compte 88"]
    ),
    st.text(alphabet="0123456789+/ .()-\n", max_size=24),
)  # fmt: skip
LABELS = st.sampled_from(
    ["Assureur", "CERT", "Électriciens", "Opérateur télécom", "Dépannage", "", "Prestataire IT"]
)
LINES = st.sampled_from(
    ["Rachid El M. (CNC) GSM 0400 00 20 07", "patron : 0400 00 22 00", "code alarme 0000",
     "Incident manager : Anna Un, back-up : Bart Deux", "Gestionnaire : à décider ???",
     "18 personnes", "Validé par Anna Un le 31/02/2026", "Risk Assessment : oui (12/2024)"]
)  # fmt: skip
SPANS = st.sampled_from(
    ["4h", "2 jours ouvrables", "sans objet", "une semaine", "½ j", "-", "0", "x"]
)
ACTIVITIES = st.lists(
    st.tuples(st.sampled_from(["Paie", "Pose", "Achats"]), SPANS, SPANS, LINES), max_size=3
)


def document(people, parties, lines, activities):
    body = p("Menuiserie Exemple") + h("Placer un pilote dans l’avion", 3)
    body += "".join(p(line) for line in lines)
    body += h("LISTE DES ACTIVITES ESSENTIELLES", 3)
    for number, (name, rto, rpo, need) in enumerate(activities, 1):
        body += table(
            (f"Activité essentielle {number} : {name}", ""), ("Personnel clef", need),
            ("RTO", rto), ("RPO", rpo),
        )  # fmt: skip
    body += h("A) CONTACTS INTERNES", 3)
    body += table(PEOPLE_HEAD, *((name, "x", one, two, "", "") for name, one, two in people))
    body += "".join(p(line) for line in lines)
    body += h("B) CONTACTS EXTERNES", 3)
    return body + table(CARRIED, *((label, name, "", info) for label, name, info in parties))


@settings(
    max_examples=10,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # each example is five commands
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    people=st.lists(st.tuples(NAMES, NUMBERS, NUMBERS), max_size=4),
    parties=st.lists(st.tuples(LABELS, NAMES, NUMBERS), max_size=4),
    lines=st.lists(LINES, max_size=3),
    activities=ACTIVITIES,
)
def test_what_is_taken_stands_in_it(fresh, tmp_path, people, parties, lines, activities):
    root = tmp_path / "plan"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(fresh, root, symlinks=True)
    joinery = Company(root)
    file = saved(tmp_path, document(people, parties, lines, activities))
    source = unicodedata.normalize("NFC", str((people, parties, lines, activities)))
    before = contents(joinery.root)

    done = joinery.run("import", file, "--json")
    assert done.code in (0, 3), done.err
    after = contents(joinery.root)
    if done.code == 3:
        assert after == before
        return
    report = done.json
    digits = re.sub(r"\D", "", source)
    for item in report["taken"]:
        if item["field"] in ("office", "mobile", "home", "short_code"):
            assert re.sub(r"\D", "", item["value"])[-6:] in digits
        elif item["field"] == "email":
            assert item["value"] in source
    named = {item["into"] for item in report["taken"] if item["how"] != "known"}
    changed = {path for path in after if after[path] != before.get(path)}
    assert changed <= named
    opened = {item["into"] for item in report["taken"] if item["field"] == "open_row"}
    assert before.keys() - after.keys() <= opened
    for path, text in before.items():
        if path not in after:  # a contact that was only a place to fill in, now filled by another
            assert path in named
            assert "to fill in" in text.decode()
            continue
        kept = set(after[path].decode().splitlines())
        gone = [line for line in text.decode().splitlines() if line not in kept]
        filled = ("to fill in", "to_fill", "{}", "deputies", "rows: [")
        assert all(any(part in line for part in filled) for line in gone), (path, gone)
    for text in after.values():
        assert b"1234" not in text
        assert "code alarme" not in folded(text.decode())
    assert joinery.ok("import", file, "--json").json["number"] is None
    if report["number"] is not None:
        joinery.ok("import", "undo")
    assert contents(joinery.root) == before
