"""Random plans, files, answers: each key that an import writes is named by a cell of its report."""

import collections
import json
import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from incplan.plan.privacy.folding import folded
from tests.conftest import Company
from tests.intake.conftest import contents
from tests.intake.tables import table

NAMES = st.sampled_from(
    ["Anna Un", "UN Anna", "Anna U.", "Anna Un-Deux", "Bois Exemple", "Bois Exemple SA",
     "Bois Exemple Lille", "patron", "Zoe\u0308 Neuf", "Zoé NEUF", "Max, Jan (Bois Exemple)"]
)  # fmt: skip
MOBILES = st.sampled_from(
    ["0470 00 00 01", "470000001", "+32 400 99 00 01", "", "0470 00 00 02 (privé)", "0470 00 00 03"]
)
MAILS = st.sampled_from(["", "a@exemple.example", "b@exemple.example"])
TITLES = st.sampled_from(["", "Gérant", "gérant, ventes", "Achats"])
FIRMS = st.sampled_from(["", "Bois Exemple", "Menuiserie Charlet", "Lijm BV"])
STATES = st.sampled_from(["oui", "non", "60 %", "planifié", "?", ""])
LENGTHS = st.sampled_from(["4h", "1 j", "2 jours ouvrables", "", "3", "8h"])
KINDS = {
    "contacts": (("Nom", "GSM", "Mail", "Fonction", "Société"),
                 st.tuples(NAMES, MOBILES, MAILS, TITLES, FIRMS)),
    "measures": (("Risque", "Mesure", "Statut", "Responsable"),
                 st.tuples(st.sampled_from(["Incendie", "Inondation"]),
                           st.sampled_from(["Pompe", "Pompe testée", "Détecteur"]), STATES, NAMES)),
    "activities": (("Activité", "RTO", "RPO", "Responsable", "Dépend de"),
                   st.tuples(st.sampled_from(["Pose", "Achats", "Ventes"]), LENGTHS, LENGTHS, NAMES,
                             st.sampled_from(["", "Pose", "Achats"]))),
}  # fmt: skip
FILES = st.lists(
    st.sampled_from([*KINDS]).flatmap(
        lambda kind: st.tuples(st.just(kind), st.lists(KINDS[kind][1], min_size=1, max_size=4))
    ),
    min_size=1,
    max_size=3,
)
#: What a file needs for its form, and what an id says of something that is named.
FORM = {"format", "kind", "to_fill", "id"}


def leaves(data, path=()):
    """Every value of a file with the keys above it."""
    if isinstance(data, dict):
        for key, item in data.items():
            yield from leaves(item, (*path, str(key)))
    elif isinstance(data, list):
        for item in data:
            yield from leaves(item, path)
    else:
        yield path, "~" if data is None else str(data)


def values(text: bytes | None) -> collections.Counter:
    return collections.Counter(leaves(YAML(typ="safe").load(text) if text else {}))


def unnamed(report, before, after):
    """Keys that came or went without a line of the report."""
    told = collections.defaultdict(list)
    for item in report["taken"]:
        if item["how"] != "known":
            told[item["into"]].append(item)
    for path in sorted(before.keys() | after.keys()):
        items = told[path]
        said = " ".join(
            f"{item['value']} {item['note']} {item['subject']}{' yes' if item['private'] else ''}"
            for item in items
        )
        old, new = values(before.get(path)), values(after.get(path))
        for (keys, value), _count in (new - old).items():
            words = set(folded(value).split())
            named = value in said or words <= set(folded(said).split())
            meant = {f"contacts/{value}.yaml", f"activities/{value}.yaml"} & after.keys()
            fields = {item["field"] for item in items}
            named = named or (bool(meant) and keys[-1] in fields)
            # A line that marks a number as shared has the number, the file the mark.
            named = named or (keys[-1] == "shared" and keys[-1] in fields)
            if not named and keys[-1] not in FORM:
                yield path, keys, value
        if old - new and not any(item["how"] in ("changed", "added") for item in items):
            yield path, "gone", old - new


def imported(joinery, file, answers, known, *more):
    """The report; an answer to what is asked no longer, since another was given, is taken back."""
    while True:
        answers.write_text(json.dumps(known))
        done = joinery.run("import", file, "--answers", str(answers), *more, "--json")
        if done.code == 0:
            return done.json
        (error,) = json.loads(done.out)["errors"]
        assert error["code"] == "import_answers_unknown", done
        for name in error["params"]["names"].split(", "):
            del known[name]


@settings(
    max_examples=5,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(files=FILES, data=st.data())
def test_nothing_is_written_that_no_cell_of_the_report_names(fresh, tmp_path, files, data):
    root = Path(tempfile.mkdtemp(dir=tmp_path)) / "plan"
    shutil.copytree(fresh, root, symlinks=True)
    joinery = Company(root)
    start = contents(joinery.root)
    made = 0
    for place, (kind, rows) in enumerate(files):
        file = table(tmp_path / f"{kind}-{place}.csv", KINDS[kind][0], *rows)
        answers = tmp_path / "answers.json"
        known: dict[str, str] = {}
        for _round in range(3):
            report = imported(joinery, file, answers, known, "--dry-run")
            for question in report["to_ask"]:
                said = data.draw(st.sampled_from([*question["choices"], None]))
                known |= {question["id"]: said} if said is not None else {}
        imported(joinery, file, answers, known, "--dry-run")
        before = contents(joinery.root)

        report = imported(joinery, file, answers, known)

        after = contents(joinery.root)
        assert list(unnamed(report, before, after)) == []
        written = {item["into"] for item in report["taken"] if item["how"] != "known"}
        assert written == {path for path in before.keys() | after.keys()
                           if before.get(path) != after.get(path)}  # fmt: skip
        assert all(item["place"]["row"] for item in report["taken"])
        made += report["number"] is not None
        again = imported(joinery, file, answers, known)
        assert again["files"] == [], again["taken"]
        made += again["number"] is not None  # what is asked otherwise now has its answer by name
    for _number in range(made):
        joinery.ok("import", "undo")
    assert contents(joinery.root) == start
