"""Text that attacks whatever shows it is kept and shown inert; strange words are refused."""

import re
from pathlib import Path

import pytest

from incplan.store.plan.loader import load_plan
from tests.conftest import Run, run_command
from tests.validate.zoo import INCIDENT, LOGGED, NOW, digest, put, put_event, sound_plan

TEXTS = {
    "markup of a terminal library": "[bold red]FALSE[/bold red] [link=http://evil.example]x[/link]",
    "an unopened tag": "[/] and [/foo] [#ff0000",
    "emoji codes": ":warning: :bomb:",
    "a template": "{{ 7*7 }} {% for x in range(10**9) %}x{% endfor %} {{ cycler.__init__ }}",
    "typesetting code": '#read("/etc/passwd") #eval("1+1") *b* $x$ <lab> @ref // end /* open `',
    "html": '<script>alert(1)</script><img src=x onerror=alert(1)>" onload="x',
    "markdown links": "[x](javascript:alert(1)) ![z](http://evil.example/t.png) <http://a>",
    "markdown structure": "# Title\n---\n| a | b |\n|---|---|\n> q\n- l\n```\nend",
    "a formula": "=cmd|'/c calc'!A1",
    "a second card": "Doe;Jane,Dr\nTEL:+1999\nEND:VCARD",
    "many lines": "\n".join(f"line {number}" for number in range(500)),
    "spaces at the edges": "    two in front\nend   ",
    "front matter": "---\ntitle: x\n---\n%YAML 1.1",
    "a shell": "$(touch /tmp/PWNED) `id` ; rm -rf ~ && echo %PATH% ${IFS}",
    "format strings": "%s %n {0.__class__} {text} \\x1b \\u202e",
    "a long text": "x" * 19_000,
    "workflow commands": "::error file=x::%0A::set-output name=a::b",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return sound_plan(tmp_path / "plan")


def run(root: Path, *words: str, stdin: bytes = b"") -> Run:
    done = run_command(
        *words,
        stdin=stdin,
        environment={"INCPLAN_NOW": NOW, "INCPLAN_PLAN": str(root), "INCPLAN_LANG": "en",
                     "INCPLAN_BY": "ann"},
    )  # fmt: skip
    assert "Traceback" not in done.err
    assert done.code != 70
    return done


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_text_comes_out_as_it_went_in(root: Path, text: str) -> None:
    put_event(root, {**LOGGED, "text": text})
    checked = run(root, "validate", "--json", "--select", "YML,SCH,JRN")
    assert [item["code"] for item in checked.json["diagnostics"]] == ["SCH040"]
    shown = run(root, "show", INCIDENT, "--json")
    assert text in [line["facts"].get("text", line["text"]) for line in shown.json["timeline"]]
    screen = run(root, "show", INCIDENT).out
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", screen)
    page = run(root, "export", "journal", INCIDENT).out
    assert not re.search(r"(?<!\\)<(script|img|http)", page)
    assert "](javascript:" not in page.replace("\\]", "").replace("\\(", "")


@pytest.mark.parametrize(
    ("text", "code"),
    [("facture_\u202efdp.exe", "YML027"), ("ad\u200bmin\u2060 \ufeffx", "YML028")],
)
def test_text_that_hides_something_is_said_and_shown(root: Path, text: str, code: str) -> None:
    path = put_event(root, {**LOGGED, "text": text})
    done = run(root, "validate", "--json", "--select", "YML")
    (found,) = done.json["diagnostics"]
    assert (found["severity"], found["code"], found["path"]) == ("warning", code, path)
    assert (found["line"], found["column"]) == (10, 7)
    assert done.code == 0
    assert "<U+" in run(root, "show", INCIDENT).out


HOSTILE_IDS = (
    "../../etc",
    "-rf",
    "--upload-pack=touch /tmp/PWNED",
    "INC-2026-001-k7f3\\n",
    "INC-2026-001-k7f3/../..",
    "２０２６-k7f3",
    "",
    "*",
    "con",
    "INC-2026-001-k7f3\u200b",
    "k7f3; rm -rf ~",
    "k7f3\x1b[2J",
)


@pytest.mark.parametrize("given", HOSTILE_IDS)
def test_a_hostile_id_names_nothing(root: Path, given: str) -> None:
    before = digest(root.parent)
    for words in (
        ("show", "--", given),
        ("log", "x", f"--incident={given}"),
        ("close", f"--incident={given}"),
        ("export", "journal", "--", given),
    ):
        done = run(root, *words)
        assert done.code in (2, 5), (words, done)
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b]", done.out + done.err)
    assert digest(root.parent) == before


def test_a_broken_byte_in_a_pipe_is_named(root: Path) -> None:
    before = digest(root)
    done = run(root, "log", "-", stdin=b"texte \xff\xfe suite\n")
    assert done.code == 2
    assert "6" in done.err
    assert digest(root) == before


def test_too_long_a_pipe_is_refused(root: Path) -> None:
    before = digest(root)
    done = run(root, "log", "-", stdin=b"".join(b"ligne %d\n" % i for i in range(10_000)))
    assert done.code == 2
    assert "20000" in done.err
    assert digest(root) == before


def test_words_that_yaml_would_turn_into_something_else_stay_words(root: Path) -> None:
    put(root, "contacts/no.yaml", b"format: 1\nkind: person\nname: 'null'\naddress: 12:30:00\n"
        b"channels:\n  - {kind: office, phone: +32 (0)2 501 05 60, operator: no}\n"
        b"  - {kind: mobile, phone: 0499/12.34.56, operator: 1.10}\n")  # fmt: skip
    plan = load_plan(root).plan
    assert plan is not None
    contact = plan.contacts["no"]
    assert (contact.name, plan.text(contact.address, "en")) == ("null", "12:30:00")
    said = [(channel.phone, channel.operator) for channel in contact.channels]
    assert said == [("+3225010560", "no"), ("+32499123456", "1.10")]
    assert run(root, "validate", "--select", "YML,SCH").code == 0


@pytest.mark.parametrize("change", [lambda raw: raw.replace(b"\n", b"\r\n"),
                                    lambda raw: b"\xef\xbb\xbf" + raw,
                                    lambda raw: raw.rstrip(b"\n")],
                         ids=["crlf", "bom", "no final newline"])  # fmt: skip
def test_what_editors_do_to_a_file_changes_nothing(root: Path, change) -> None:
    path = put_event(root, {**LOGGED, "text": "line 1\nline 2"})
    for name in (path, "plan.yaml", "contacts/bob.yaml"):
        put(root, name, change((root / name).read_bytes()))
    done = run(root, "validate", "--json", "--select", "YML,SCH,REF,JRN")
    said = {item["code"] for item in done.json["diagnostics"]}
    assert said <= {"SCH040", "JRN003"}
    assert "line 2" in run(root, "show", INCIDENT).out
