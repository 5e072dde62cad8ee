"""Every bad file gives exactly what stands on its guilty line, and stays as it is."""

import ast
import re
import time
from pathlib import Path

import pytest

from incplan.i18n.findings import FINDINGS, finding_why
from incplan.store.plan.loader import read_library
from tests.conftest import ROOT, Run, run_command
from tests.validate.zoo import NOW, WHOLE, Case, cases, digest, put, sound_plan

CASES = cases()
#: Codes whose situation is no bad file: links, folders, copies, history, live cases. Another
#: test must name each.
ELSEWHERE = {
    "JRN": {"JRN001", "JRN001.away", "JRN002", "JRN005", "JRN006", "JRN006.twin", "JRN007",
            "JRN008", "JRN009", "JRN010", "JRN012.released", "JRN013", "JRN015", "JRN018",
            "JRN019", "JRN098",
            # What only the history, the evidence, or a second copy can show.
            *(f"JRN{number:03d}" for number in (*range(40, 58), 60, 61, *range(71, 87)))},
    "YML": {"YML016", "YML020", "YML021"},
    "SCH": {"SCH025", "SCH040", *(f"SCH{number:03d}" for number in range(41, 49)),
            "SCH046.original", "SCH098", "SCH099"},
}  # fmt: skip


def validate(root: Path, *words: str) -> Run:
    done = run_command(
        "validate",
        *words,
        environment={"INCPLAN_NOW": NOW, "INCPLAN_PLAN": str(root), "INCPLAN_LANG": "en"},
    )
    assert "Traceback" not in done.err
    return done


def test_the_plan_of_the_zoo_is_sound(tmp_path: Path) -> None:
    done = validate(sound_plan(tmp_path), "--select", ",".join(WHOLE), "--json")
    assert [item["code"] for item in done.json["diagnostics"]] == ["SCH040"]
    assert done.code == 0


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_the_guilty_line_is_named(case: Case, tmp_path: Path) -> None:
    root = sound_plan(tmp_path)
    put(root, case.path, case.source.read_bytes())
    before = digest(root)
    read_library()  # once a process, whatever the file
    started = time.process_time()
    done = validate(root, "--json")
    took = time.process_time() - started
    named = {code for _severity, code, _line, _column in case.expected}
    found = [
        (item["severity"], item["code"], item["line"], item["column"])
        for item in done.json["diagnostics"]
        if item["path"] == case.path and (item["code"] in named or item["code"][:3] in WHOLE)
    ]
    assert sorted(found) == sorted(case.expected)
    failing = any(severity == "error" for severity, *_rest in case.expected)
    assert done.code == 1 if failing else done.code in (0, 1)
    assert digest(root) == before
    assert took < 1


def _emitted() -> set[str]:
    """Codes that stand as text anywhere in the program, the texts themselves left out."""
    found = set()
    for file in (ROOT / "src" / "incplan").rglob("*.py"):
        if "findings" in file.parts:
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.update(re.findall(r"\A[A-Z]{3,4}\d{3}\Z", node.value))
    return found


def test_every_code_has_its_text_and_every_text_its_code() -> None:
    emitted = _emitted()
    told = {code.partition(".")[0] for code in FINDINGS}  # `RCO003.none` is a case of `RCO003`
    assert emitted - told == set(), "codes without a text in i18n/findings/"
    assert told - emitted == set(), "texts that nothing gives"


def test_every_finding_says_why() -> None:
    assert [code for code in FINDINGS if not finding_why(code)] == []


@pytest.mark.parametrize("family", WHOLE)
def test_every_code_of_a_file_has_its_bad_file(family: str) -> None:
    shown = {code for case in CASES for _severity, code, _line, _column in case.expected}
    wanted = {code for code in FINDINGS if code.startswith(family)}
    elsewhere = {code for code in wanted if {code, code.partition(".")[0]} & ELSEWHERE[family]}
    # A case of a code (`SCH014.odd`) is reported under the code itself.
    assert {code for code in wanted - elsewhere if code.partition(".")[0] not in shown} == set()


def test_what_no_bad_file_shows_is_shown_by_another_test() -> None:
    said = "".join(
        file.read_text(encoding="utf-8")
        for file in (ROOT / "tests").rglob("test_*.py")
        if file.name != Path(__file__).name
    )
    assert [
        code for codes in ELSEWHERE.values() for code in sorted(codes) if code not in said
    ] == []
