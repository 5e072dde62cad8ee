"""The forms of a report: exact places, and nothing of a hostile text gets out of its cell."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
from pydantic import ValidationError

from incplan.cli.screens.validation.excerpt import cells, excerpt
from incplan.i18n.findings import FINDINGS
from tests.conftest import Company, Run, run_command
from tests.validate.zoo import LOGGED, NOW, put, put_event, sound_plan

HOSTILE = 'x\x1b[31m%0A::set-output name=a::b,c:d\n]]></failure>&"<b>\u202e\x00'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return sound_plan(tmp_path / "plan")


def validate(root: Path, *words: str, lang: str = "en") -> Run:
    done = run_command(
        "validate",
        *words,
        environment={"INCPLAN_NOW": NOW, "INCPLAN_PLAN": str(root), "INCPLAN_LANG": lang},
    )
    assert "Traceback" not in done.err
    return done


def broken(root: Path, line: str) -> None:
    text = (root / "activities" / "orders.yaml").read_text(encoding="utf-8")
    put(root, "activities/orders.yaml", text.replace("rto: 4h", line).encode())


@pytest.fixture
def hostile(root: Path) -> Path:
    """Hostile words in a value, in a key and in a file's name."""
    shown = json.dumps(HOSTILE.replace("\x00", "").replace("\x1b", ""))
    broken(root, f"rto: {shown}\n{shown}: 1")
    put(root, "contacts/a::error,b%0A.yaml", b"format: 1\n")
    return root


def test_the_caret_stands_under_the_place(root: Path) -> None:
    broken(root, 'rto: 4h\nmtpd: 8h\nbackup_interval: {"名\té\U0001f680": 1}')
    put(root, "contacts/zoe.yaml", 'format: 1\nkind: person\nname: Z\n'
        'channels: [{note: "名\té\U0001f680", kind: pigeon}]\n'.encode())  # fmt: skip
    lines = validate(root, "--select", "SCH019").out.splitlines()
    assert lines[0] == "contacts/zoe.yaml:4:33: error SCH019"
    assert lines[2] == '  4 | channels: [{note: "名   é\U0001f680", kind: pigeon}]'
    before = lines[2].split("pigeon")[0]
    assert lines[3] == " " * cells(before) + "^^^^^^"
    assert lines[4].startswith("  help: Known: office, mobile")


@pytest.mark.parametrize(
    ("line", "column", "length", "marks"),
    [
        ("rto: soon", 6, 4, "     ^^^^"),
        ("名前: soon", 5, 4, "      ^^^^"),
        ("名前: soon", 1, 2, "^^^^"),
        ("e\u0301t: x", 6, 1, "    ^"),
        ("a\tb: x", 3, 1, "    ^"),
        ("\u202ex: y", 2, 1, "        ^"),
        ("short", 99, 5, "     ^"),
        ("", 1, 1, "^"),
    ],
)
def test_carets_count_cells_not_characters(line: str, column: int, length: int, marks: str) -> None:
    assert excerpt(line, column, length, 70).marks == marks


@pytest.mark.parametrize("form", ["sarif", "junit", "github", "json", "concise", "text"])
def test_the_demo_is_told_in_every_form(company: Company, form: str) -> None:
    done = company.run("validate", "--format", form)
    assert (done.code, done.err) == (1, "")
    for code in ("RCO002", "RCO004", "FIC005"):
        assert code in done.out


def test_sarif_names_the_program_by_a_uri(company: Company) -> None:
    told = json.loads(company.run("validate", "--format", "sarif").out)
    driver = told["runs"][0]["tool"]["driver"]
    assert driver["informationUri"] == f"pkg:pypi/incplan@{driver['version']}"


def test_sarif_is_what_its_schema_says(company: Company, hostile: Path) -> None:
    """Against models made from the schema of SARIF 2.1.0, which take nothing beyond it."""
    model = pytest.importorskip("pydantic_sarif.model", reason="make installs it")
    log = model.StaticAnalysisResultsFormatSarifVersion210JsonSchema
    for text in (
        company.run("validate", "--format", "sarif").out,
        validate(hostile, "--format", "sarif").out,
    ):
        told = json.loads(text)
        assert log.model_validate(told).runs
        told["runs"][0]["results"][0]["leveel"] = "error"
        with pytest.raises(ValidationError):
            log.model_validate(told)


#: What both schemas of JUnit take: of Ant (JUnit.xsd, all that it needs and nothing else) and of
#: Jenkins (junit-10). By element its attributes, then the elements in it, in their order.
_TEXT = (frozenset({"message", "type"}), "")
JUNIT = {
    "testsuites": (frozenset(), "(testsuite )*"),
    "testsuite": (
        frozenset(
            [
                "name",
                "timestamp",
                "hostname",
                "tests",
                "failures",
                "errors",
                "skipped",
                "time",
                "package",
                "id",
            ]
        ),
        "properties (testcase )*system-out system-err ",
    ),
    "properties": (frozenset(), ""),
    "testcase": (frozenset({"name", "classname", "time"}), "((skipped|failure) )?"),
    "failure": _TEXT,
    "skipped": (frozenset({"message"}), ""),
    "system-out": (frozenset(), ""),
    "system-err": (frozenset(), ""),
}
JUNIT_VALUES = {
    "timestamp": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d",
    "time": r"\d+(\.\d+)?",
    **dict.fromkeys(("tests", "failures", "errors", "skipped", "id"), r"\d+"),
    **dict.fromkeys(("name", "classname", "hostname", "package"), r"(?s)\S(.*\S)?"),
}


def test_junit_is_what_both_its_schemas_say(company: Company, hostile: Path) -> None:
    for text in (
        company.run("validate", "--format", "junit").out,
        company.run("validate", "--format", "junit", "--strict").out,
        validate(hostile, "--format", "junit").out,
    ):
        suites = Xml.fromstring(text)
        for element in suites.iter():
            wanted, inside = JUNIT[element.tag]
            assert set(element.keys()) == wanted, element.tag
            assert re.fullmatch(inside, "".join(f"{item.tag} " for item in element)), element.tag
            for name, value in element.items():
                assert re.fullmatch(JUNIT_VALUES.get(name, "(?s).*"), value), (name, value)
        ids = [suite.get("id") for suite in suites]
        assert len(set(ids)) == len(ids)


def test_what_passes_is_told_in_the_output_of_its_suite(company: Company) -> None:
    """Ant's schema has no output of a single test: a warning is told with its place."""
    suites = Xml.fromstring(company.run("validate", "--format", "junit").out)
    told = "\n".join(item.text or "" for item in suites.iter("system-out"))
    passed = [case for case in suites.iter("testcase") if not len(case)]
    assert passed
    for case in passed:
        _code, _blank, place = str(case.get("name")).partition(" ")
        assert f": {case.get('classname')}:{place}\n" in told


def test_every_code_makes_a_rule() -> None:
    from incplan.cli.screens.validation.sarif import rule
    from incplan.i18n.catalogue import translator

    for code in {item.partition(".")[0] for item in FINDINGS}:
        made = rule(code, translator("en"))
        assert made["id"] == code
        assert made["shortDescription"]["text"]
        assert made["fullDescription"]["text"]


def test_a_long_line_is_cut_around_the_place() -> None:
    line = "x" * 500 + "GUILTY" + "y" * 500
    part = excerpt(line, 501, 6, 60)
    assert cells(part.text) <= 60
    assert part.text[part.marks.index("^") :].startswith("GUILTY")
    assert part.marks.count("^") == 6


def test_text_gives_the_source_of_a_finding(root: Path) -> None:
    (root / "contacts" / "bob.yaml").unlink()
    assert "  source: S-101" in validate(root, "--select", "REF001").out.splitlines()


def test_sarif(hostile: Path) -> None:
    done = validate(hostile, "--format", "sarif")
    assert done.code == 1
    assert done.out.isascii()
    log = json.loads(done.out)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted({item["ruleId"] for item in run["results"]})
    for rule in rules:
        assert rule["shortDescription"]["text"]
        assert rule["help"]["text"]
    for item in run["results"]:
        assert rules[item["ruleIndex"]]["id"] == item["ruleId"]
        assert item["level"] in ("error", "warning", "note")
        assert item["message"]["text"]
        place = item["locations"][0]["physicalLocation"]
        assert re.fullmatch(r"[A-Za-z0-9._~%/-]+", place["artifactLocation"]["uri"])
        region = place["region"]
        assert region["startLine"] >= 1
        assert region["endColumn"] > region["startColumn"] >= 1
    (rto,) = [item for item in run["results"] if item["ruleId"] == "SCH010"]
    assert rto["locations"][0]["physicalLocation"]["region"]["startLine"] == 7


def test_github_annotations(hostile: Path) -> None:
    done = validate(hostile, "--format", "github")
    assert done.code == 1
    plain = r"(?:[^%\r\n:,]|%25|%0D|%0A|%3A|%2C)*"
    line = re.compile(
        rf"::(?:error|warning|notice) file={plain}(?:,line=\d+,col=\d+,endColumn=\d+)?"
        rf",title={plain}::(?:[^%\r\n]|%25|%0D|%0A)*"
    )
    lines = done.out.split("\n")
    assert lines.pop() == ""
    assert all(line.fullmatch(item) for item in lines)
    assert any("file=contacts/a%3A%3Aerror%2Cb%250A.yaml" in item for item in lines)


def test_junit(hostile: Path) -> None:
    done = validate(hostile, "--format", "junit")
    assert done.code == 1
    suites = Xml.fromstring(done.out)
    cases = suites.findall(".//testcase")
    failures = suites.findall(".//failure")
    assert sum(int(suite.get("tests")) for suite in suites) == len(cases)
    assert sum(int(suite.get("failures")) for suite in suites) == len(failures)
    for suite in suites:
        counts = [int(suite.get(name)) for name in ("tests", "failures", "errors")]
        assert counts[0] >= counts[1] >= counts[2] == 0
    assert any("]]></failure>" in (item.text or "") for item in failures)


def test_junit_of_a_sound_plan_has_a_test(root: Path) -> None:
    done = validate(root, "--format", "junit", "--select", "YML")
    assert done.code == 0
    (case,) = Xml.fromstring(done.out).findall(".//testcase")
    assert case.get("name") == "validate"


@pytest.mark.parametrize("form", ["text", "concise", "json", "sarif", "github", "junit"])
def test_no_form_lets_a_control_character_out(hostile: Path, form: str) -> None:
    done = validate(hostile, "--format", form)
    assert done.code == 1
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", done.out + done.err)


def test_concise_is_one_line_each_sorted(hostile: Path) -> None:
    said = validate(hostile, "--format", "concise").out.splitlines()
    lines = [line for line in said if ": note: " not in line]
    places = [re.fullmatch(r"(.+?):(\d+):(\d+): (error|warning|info) ([A-Z]+\d+) .+", line)
              for line in lines]  # fmt: skip
    assert all(places), [line for line, place in zip(lines, places, strict=True) if not place]
    keys = [(m[1], int(m[2]), int(m[3]), m[5]) for m in places if m]
    assert keys == sorted(keys)


def test_json_says_everything(root: Path) -> None:
    broken(root, "rto: soon")
    done = validate(root, "--format", "json", "--select", "SCH010")
    (found,) = done.json["diagnostics"]
    assert done.json["errors"] == 1
    assert found["message"] == "`soon` is not a duration."
    assert found["help"].startswith("Write 30min")
    assert found["excerpt"] == "rto: soon"
    assert (found["line"], found["column"], found["length"]) == (7, 6, 4)


def test_strict_makes_warnings_fail(root: Path) -> None:
    put_event(root, {**LOGGED, "by": "zorro"})
    assert validate(root, "--select", "JRN").code == 0
    assert validate(root, "--select", "JRN", "--strict").code == 1
    junit = Xml.fromstring(validate(root, "--select", "JRN", "--strict", "--format", "junit").out)
    assert [suite.get("failures") for suite in junit] == ["1"]


def test_select_and_ignore_take_beginnings(root: Path) -> None:
    broken(root, "rto: soon\nrtoo: 1")

    def codes(*words: str) -> set[str]:
        return {item["code"] for item in validate(root, "--json", *words).json["diagnostics"]}

    assert codes("--select", "sch01") == {"SCH010"}
    assert codes("--select", "SCH001,SCH010") == {"SCH001", "SCH010"}
    assert codes("--select", "SCH", "--ignore", "SCH01", "--ignore", "SCH040") == {"SCH001"}


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_an_unknown_code_is_a_slip(root: Path, option: str) -> None:
    done = validate(root, option, "SHC010")
    assert done.code == 2
    assert "SCH010" in done.err


def test_the_horizon_is_a_duration(root: Path) -> None:
    assert validate(root, "--horizon", "0d", "--select", "SCH").code == 0
    assert validate(root, "--horizon", "often").code == 2


def test_the_horizon_reaches_the_rules(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from incplan.app.validation import validate as checking

    seen = []
    monkeypatch.setattr(
        checking, "RULES", (lambda context: iter(seen.append(context.horizon) or ()),)
    )
    assert validate(root, "--horizon", "90d").code == 0
    assert [item.days for item in seen] == [90]


def test_a_fault_without_words_of_its_own_is_still_placed() -> None:
    """SCH099: a kind of fault that no code names yet keeps its file, line and column."""
    from incplan.frozen import dataclass
    from incplan.plan.values.model import Model
    from incplan.plan.values.reading import ValidationError, check
    from incplan.store.yaml.document import parse_document
    from incplan.store.yaml.schema_errors import schema_diagnostics

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Odd(Model):
        count: bytes

    document = parse_document(b"a: 1\ncount: {}\n", "odd.yaml").value
    assert document is not None
    with pytest.raises(ValidationError) as caught:
        check(Odd, {"count": []})
    (found,) = schema_diagnostics(caught.value, document, Odd)
    assert (found.code, found.path, found.line, found.column) == ("SCH099", "odd.yaml", 2, 8)


def test_it_says_when_files_could_not_be_compared(root: Path) -> None:
    """A mistake in plan.yaml hides what the rules would find: nobody must take that for sound."""
    told = "not compared with each other"
    assert told not in validate(root).out
    text = (root / "plan.yaml").read_text(encoding="utf-8")
    put(root, "plan.yaml", (text + "name: [never closed\n").encode())
    for form in ("text", "concise", "github", "junit", "sarif"):
        assert told in " ".join(validate(root, "--format", form).out.split()), form
    assert json.loads(validate(root, "--format", "json").out)["compared"] is False


def test_one_bad_value_keeps_the_rest_compared_and_is_said_in_every_form(root: Path) -> None:
    """What is readable is compared; what was not is named, whatever codes were asked for."""
    put(root, "contacts/eve.yaml", b"format: 1\nkind: person\nname: Eve\nsites: [moon]\n")
    before = {
        item["code"] for item in json.loads(validate(root, "--format", "json").out)["diagnostics"]
    }
    assert "REF002" in before
    text = (root / "plan.yaml").read_text(encoding="utf-8")
    put(root, "plan.yaml", (text + "review: {every: 3 fortnights}\n").encode())
    told = "Not compared with the rest of the plan: review.every in plan.yaml"
    for form in ("text", "concise", "github", "junit", "sarif"):
        for codes in ((), ("--select", "ROLE")):
            words = " ".join(validate(root, "--format", form, *codes).out.split())
            assert told in words, (form, codes)
    shown = json.loads(validate(root, "--format", "json").out)
    assert shown["compared"] is True
    assert {item["code"] for item in shown["diagnostics"]} - before == {"SCH027"}
    gone = before - {item["code"] for item in shown["diagnostics"]}
    assert gone <= {"REV020", "REV023", "REV026", "REV004"}  # they rest on what stands beside it
    (gap,) = shown["not_compared"]
    assert (gap["path"], gap["keys"], gap["message"]) == ("plan.yaml", ["review.every"], told)
    junit = validate(root, "--format", "junit").out
    assert junit.count("<skipped") == 1
    notes = json.loads(validate(root, "--format", "sarif").out)["runs"][0]["invocations"][0]
    assert notes["toolExecutionNotifications"][0]["message"]["text"] == told


def test_a_file_that_cannot_be_used_is_named_as_not_compared(root: Path) -> None:
    assert "Not compared" not in validate(root).out
    put(root, "contacts/ann.yaml", b"name: [never closed\n")
    for form in ("text", "concise", "github", "junit", "sarif"):
        words = " ".join(validate(root, "--format", form).out.split())
        assert "Not compared with the rest of the plan: contacts/ann.yaml" in words, form
