"""Random plans of Word, random answers: nothing unnamed, nothing invented, nothing twice."""

import html
import json
import re
import shutil
import tempfile
import unicodedata
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from incplan.plan.privacy.folding import folded
from tests.conftest import Company
from tests.intake.conftest import contents
from tests.intake.test_everything_named import imported, unnamed
from tests.intake.word_files import saved
from tests.intake.word_strategies import PLANS

#: Fields whose value is text of the document, not a word or a length of the plan.
TEXTS = frozenset(
    {
        "name", "title", "information", "activity", "measure", "description", "actions", "detail",
        "contracts", "customer_account_no", "key_information", "it_services", "buildings",
        "transport", "other", "address", "team", "broker", "reason", "evidence", "link",
    }
)  # fmt: skip
NUMBERS = frozenset({"office", "mobile", "home", "emergency", "short_code", "reporting", "shared"})
SECRETS = ("1234", "9876", "0000", "Soleil2024")


#: What an entry of a journal needs for its form; of its words those below are somebody's.
WORDS_OF_ENTRIES = frozenset({"text", "type", "register_number", "cause"})


def nameless(report, before, after):
    """Keys that came or went without a line of the report, without what gives entries a form."""
    for path, keys, value in unnamed(report, before, after):
        folder = path.rpartition("/")[0]
        if not path.startswith(("incidents/", "exercises/")):
            if keys[-1] != "means":
                yield path, keys, value
        elif keys[-1] in WORDS_OF_ENTRIES:
            told = " ".join(item["value"] for item in report["taken"] if item["into"] == folder)
            if not set(folded(value).split()) <= set(folded(told).split()):
                yield path, keys, value


def said_in(body):
    """The words of a document that somebody sees, with what is deleted left out."""
    shown = re.sub(r"<w:delText>.*?</w:delText>", "", body)
    shown = re.sub(r"</w:p>", " ", shown)
    return unicodedata.normalize("NFC", html.unescape(re.sub(r"<[^>]*>", "", shown)))


def invented(report, source, answers):
    """Values that neither the document nor an answer holds."""
    words = set(folded(f"{source} {' '.join(answers.values())}").split())
    digits = re.sub(r"\D", "", source + "".join(answers.values()))
    for item in report["taken"]:
        value = item["value"]
        if item["field"] in NUMBERS and re.search(r"\d{4}", value):
            if re.sub(r"\D", "", value)[-6:] not in digits:
                yield item
        elif item["field"] in TEXTS and not set(folded(value).split()) <= words:
            yield item


def changed_unasked(report, before, after):
    """Files of the plan that lost a line without an answer, but for places that were open."""
    asked = {json.dumps(item["place"], sort_keys=True) for item in report["answered"]}
    changes = [item for item in report["taken"] if item["how"] == "changed"]
    allowed = {
        item["into"]
        for item in changes
        if json.dumps(item["place"], sort_keys=True) in asked or item["field"] == "open_row"
    }
    for path, text in before.items():
        if path in allowed:
            continue
        kept = set(after.get(path, b"").decode().splitlines())
        gone = [line for line in text.decode().splitlines() if line not in kept]
        opened = ("to fill in", "to_fill", "{}", "deputies", "rows: [", "# ", "adoption:")
        yield from ((path, line) for line in gone if not any(part in line for part in opened))


@settings(
    max_examples=4,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),  # each example is a dozen commands
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(body=PLANS, data=st.data())
def test_a_plan_of_any_shape(fresh, tmp_path, body, data):
    root = Path(tempfile.mkdtemp(dir=tmp_path)) / "plan"
    shutil.copytree(fresh, root, symlinks=True)
    joinery = Company(root)
    file = saved(tmp_path, body)
    before = contents(root)
    first = joinery.run("import", file, "--dry-run", "--json")
    assert first.code in (0, 3), first.err
    if first.code == 3:
        assert contents(root) == before
        return
    known: dict[str, str] = {}
    report = first.json
    for _round in range(3):
        for question in report["to_ask"]:
            said = data.draw(st.sampled_from([*question["choices"], None]))
            known |= {question["id"]: said} if said is not None else {}
        report = imported(joinery, file, tmp_path / "answers.json", known, "--dry-run")
    assert contents(root) == before

    report = imported(joinery, file, tmp_path / "answers.json", known)

    after = contents(root)
    assert list(nameless(report, before, after)) == []
    assert list(invented(report, said_in(body), known)) == []
    assert list(changed_unasked(report, before, after)) == []
    everything = b" ".join(text for path, text in after.items() if text != before.get(path))
    assert not [word for word in SECRETS if word.encode() in everything and word not in str(before)]
    again = joinery.ok("import", file, "--json").json
    assert (again["number"], again["files"]) == (None, []), again["taken"]
    still_open = {item["id"] for item in report["to_ask"]}
    assert {item["id"] for item in again["to_ask"]} <= still_open
    if report["number"] is not None:
        joinery.ok("import", "undo")
    assert contents(root) == before
