"""One bad file must not blind the rest: what is readable is used, what is not is said on top."""

import csv
import io
import zipfile
from pathlib import Path

import pypdfium2
import pytest

from tests.conftest import Run, run_command
from tests.effort import sampled
from tests.plan.one_plan import KINDS, SPOILERS, whole_plan
from tests.validate.zoo import NOW, digest, put

TOLD = "NOT ALL OF THE PLAN COULD BE READ"
#: Commands that read the plan, and a word of what stays readable whichever file is broken.
SCREENS = {
    ("status",): "Files cannot be opened",
    ("register",): "Files cannot be opened",
    ("show", "1"): "Files cannot be opened",
    ("plan",): "",
    ("order",): "",
    ("rco",): "",
    ("contacts", "--all"): "Lines desk",
    ("fiche",): "ransomware",
    ("fiche", "flood"): "First hour",
    ("obligations", "1"): "Files cannot be opened",
    ("call", "electrician"): "Lines desk",
    ("report",): "Files cannot be opened",
    ("stats",): "1 incident",
    ("search", "Lines"): "Lines desk",
}
PAPER = {
    ("plan",): "",
    ("binder",): "Lines desk",
    ("fiche", "flood"): "First hour",
    ("contacts",): "Lines desk",
    ("forms",): "",
    ("activities",): "",
    ("calendar",): "",
    ("register",): "Files cannot be opened",
    ("journal", "1"): "Files cannot be opened",
}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return whole_plan(tmp_path_factory.mktemp("whole") / "plan")


@pytest.fixture
def root(sound: Path, tmp_path: Path) -> Path:
    return _copied(sound, tmp_path / "plan")


@pytest.fixture(scope="module")
def spoilt(
    request: pytest.FixtureRequest, sound: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, str]:
    """A plan in which one file is not YAML, and that file's path."""
    root = _copied(sound, tmp_path_factory.mktemp(request.param) / "plan")
    path = KINDS[request.param]
    SPOILERS["syntax"](root / path)
    return root, path


every_kind = pytest.mark.parametrize("spoilt", KINDS, indirect=True)


def _copied(source: Path, target: Path) -> Path:
    for file in source.rglob("*"):
        if file.is_file():
            put(target, file.relative_to(source).as_posix(), file.read_bytes())
    return target


def run(root: Path, *words: str) -> Run:
    environment = {"INCPLAN_NOW": NOW, "INCPLAN_PLAN": str(root), "INCPLAN_LANG": "en"}
    done = run_command(*words, environment={**environment, "INCPLAN_BY": "bob"})
    assert done.code != 70, done.err
    assert "Traceback" not in done.err
    return done


def _is_named(done: Run, path: str) -> bool:
    """Whether an answer is told as incomplete on top, with the file and its line."""
    first, rest = done.out.split("\n", 1)
    return TOLD in first and f"{path}:" in rest.split("\n\n")[0]


@every_kind
def test_every_screen_works_and_names_the_file(spoilt: tuple[Path, str]) -> None:
    root, path = spoilt
    before = digest(root)
    for words, rest in SCREENS.items():
        done = run(root, *words)
        assert (done.code, _is_named(done, path)) == (3, True), (words, done.out[:300])
        assert rest in done.out, words
    assert digest(root) == before


@every_kind
def test_every_json_answer_names_the_file(spoilt: tuple[Path, str]) -> None:
    root, path = spoilt
    for words in (("status",), ("contacts",), ("rco",), ("fiche", "flood"), ("plan",)):
        done = run(root, *words, "--json")
        (gap,) = done.json["plan_gaps"]
        assert (done.code, gap["path"], gap["severity"]) == (3, path, "error"), words
        assert gap["line"] > 1
        assert gap["message"]


@pytest.mark.parametrize("spoilt", sampled(KINDS, pytest.mark.paper, 0, 3), indirect=True)
def test_every_document_names_the_file(spoilt: tuple[Path, str]) -> None:
    root, path = spoilt
    for words, rest in PAPER.items():
        done = run(root, "export", *words)
        head = done.out[: done.out.index("##")]
        assert (done.code, TOLD in head, f"{path}:" in head) == (3, True, True), words
        assert TOLD in done.err
        assert rest in done.out.replace("\u00a0", " "), words


def test_facts_are_kept_and_leave_with_zero(sound: Path, tmp_path: Path) -> None:
    """Whoever sees a failure would write the entry twice."""
    for kind, path in KINDS.items():
        root = _copied(sound, tmp_path / kind)
        SPOILERS["syntax"](root / path)
        for words in (
            ("declare", "Water in the cellar", "--activity", "orders"),
            ("affect", "orders", "-i", "1"),
            ("handover", "bcp_manager", "ann", "-i", "1"),
            ("call", "ann", "--reached", "-i", "1"),
        ):
            done = run(root, *words)
            assert (done.code, _is_named(done, path)) == (0, True), (kind, words, done.err)


@pytest.mark.parametrize("way", SPOILERS)
def test_a_contact_broken_in_any_way(root: Path, way: str) -> None:
    SPOILERS[way](root / "contacts/ann.yaml")
    done = run(root, "contacts", "--all")
    assert (done.code, _is_named(done, "contacts/ann.yaml")) == (3, True)
    assert "Bob Exemple" in done.out
    assert ("Ann Exemple" in done.out) == (way == "newer format")  # told, and still of use
    found = run(root, "validate", "--json").json["diagnostics"]
    said = {item["severity"] for item in found if item["path"] == "contacts/ann.yaml"}
    assert said == {"error", "warning"} if way == "newer format" else said == {"error"}
    assert not [item for item in found if item["code"] == "REF001"]


@pytest.mark.parametrize("way", SPOILERS)
def test_a_plan_file_broken_in_any_way(root: Path, way: str) -> None:
    SPOILERS[way](root / "plan.yaml")
    done = run(root, "contacts", "electrician")
    assert (done.code, _is_named(done, "plan.yaml")) == (3, True)
    assert "81 00 00 03" in done.out


def test_a_mark_of_utf_8_is_no_problem(root: Path) -> None:
    file = root / "contacts/ann.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    assert run(root, "contacts").code == 0


@pytest.mark.parametrize("folder", ["contacts", "activities", "suppliers", "fiches"])
def test_a_folder_nobody_can_look_into(root: Path, folder: str) -> None:
    for file in (root / folder).iterdir():
        file.unlink()
    (root / folder).rmdir()
    (root / folder).symlink_to(folder)
    done = run(root, "contacts", "--all")
    assert (done.code, TOLD in done.out, f"- {folder}:" in done.out) == (3, True, True)
    codes = {item["code"] for item in run(root, "validate", "--json").json["diagnostics"]}
    assert "SCH041" in codes
    assert "REF001" not in codes


def test_an_activity_with_a_bad_objective_is_declared_by_its_id(root: Path) -> None:
    file = root / "activities/orders.yaml"
    file.write_text(file.read_text().replace("rto: 4h", "rto: 2 moons"))
    done = run(root, "declare", "No orders", "-a", "orders")
    assert done.code == 0
    assert "activities/orders.yaml:7: `2 moons` is not a duration." in done.out
    assert "orders: Its RTO cannot be read: no recovery limit runs for it" in done.err
    told = run(root, "affect", "orders", "-i", "2")
    assert "Orders: down" in told.out
    assert "no recovery limit runs for it" in told.err
    shown = run(root, "status", "--json").json
    assert {line["id"] for item in shown["incidents"] for line in item["activities"]} == {"orders"}
    assert "No activity `nothing`" in run(root, "affect", "nothing", "-i", "1").err


def test_what_a_typo_spares_is_used(root: Path) -> None:
    file = root / "contacts/ann.yaml"
    file.write_text(file.read_text() + "last_verified: 30 February\n")
    done = run(root, "contacts", "ann")
    assert done.code == 3
    assert "The rest of the file is used." in " ".join(done.out.split())
    assert "0400 00 00 01" in done.out.replace("+32 400", "0400")


def test_an_unreadable_card_leaves_the_shipped_one(root: Path) -> None:
    assert "Our own first words" in run(root, "fiche", "flood").out
    SPOILERS["empty"](root / "fiches/flood.yaml")
    done = run(root, "fiche", "flood")
    assert "What comes with incplan is used in its place." in " ".join(done.out.split())
    assert "FLD-A01" in done.out


def test_a_person_whose_file_is_unreadable_is_named_without_a_number(root: Path) -> None:
    SPOILERS["syntax"](root / "contacts/ann.yaml")
    done = run(root, "call", "incident_manager")
    assert "1. ann" in done.out
    assert "Bob Exemple" in done.out
    assert "ann" in run(root, "contacts", "ann").out.split("\n\n", 1)[1]
    nobody = run(root, "call", "zoe")
    assert nobody.code == 2
    assert TOLD in nobody.err  # it may be for that
    (gap,) = run(root, "call", "zoe", "--json").json["plan_gaps"]
    assert gap["path"] == "contacts/ann.yaml"


def test_other_readers_learn_only_that_something_is_missing(root: Path) -> None:
    file = root / "contacts/ann.yaml"
    file.write_text(file.read_text().replace("0400 00 00 01", "private 0400"))
    done = run(root, "export", "contacts", "--audience", "management")
    assert TOLD in done.out
    assert "1 file concerned." in done.out
    assert "private 0400" not in done.out
    assert "ann.yaml" not in done.out


@pytest.mark.parametrize("form", ["html", "pdf", "docx", "xlsx", "csv", "vcf"])
def test_the_first_page_of_every_format(root: Path, tmp_path: Path, form: str) -> None:
    SPOILERS["syntax"](root / "contacts/ann.yaml")
    target = tmp_path / f"contacts.{form}"
    done = run(root, "export", "contacts", "--format", form, "--output", str(target))
    assert (done.code, _is_named(done, "contacts/ann.yaml")) == (3, True)
    words = " ".join(_words(target, form).split())
    assert "Bob Exemple" in words
    assert TOLD in words
    assert "contacts/ann.yaml:6" in words


@pytest.mark.parametrize(
    "words",
    [
        ("export", "register"),
        ("export", "contacts"),
        ("export", "activities"),
        ("export", "calendar"),
        ("export", "journal", "1"),
        ("export", "contacts", "--raw"),
        ("actions", "list"),
    ],
)
def test_every_table_says_it_in_its_last_rows(root: Path, words: tuple[str, ...]) -> None:
    """In as many columns as all rows have, so that a program reads the file as before."""
    whole = rows_of(run(root, *words, "--format", "csv").out)
    assert len({len(row) for row in whole}) == 1
    assert TOLD not in str(whole)
    SPOILERS["syntax"](root / "contacts/ann.yaml")
    rows = rows_of(run(root, *words, "--format", "csv").out)
    assert len({len(row) for row in rows}) == 1
    assert [row[0].split(":")[:2] for row in rows[-2:]] == [
        [TOLD, " something may be missing here."],
        ["contacts/ann.yaml", "6"],
    ]
    assert not any(cell for row in rows[-2:] for cell in row[1:])


def test_a_table_says_doubt_too(root: Path) -> None:
    entry = next((root / "incidents").glob("INC-*/*-logged-*.yaml"), None)
    entry = entry or next((root / "incidents").glob("INC-*/*-called-*.yaml"), None)
    if entry is None:
        assert run(root, "log", "a note", "-i", "1").code == 0
        entry = next((root / "incidents").glob("INC-*/*-logged-*.yaml"))
    entry.write_bytes(b"")
    for words in (("export", "register"), ("export", "journal", "1")):
        rows = rows_of(run(root, *words, "--format", "csv").out)
        assert rows[-1][0].startswith("IN DOUBT"), words
        assert not any(rows[-1][1:])


def rows_of(text: str) -> list[list[str]]:
    """The rows of a csv file, whichever separator it has."""
    text = text.lstrip("\ufeff")
    return list(csv.reader(io.StringIO(text), delimiter=";" if '";"' in text else ","))


def _words(target: Path, form: str) -> str:
    if form == "pdf":
        return pypdfium2.PdfDocument(target)[0].get_textpage().get_text_range()
    if form in ("docx", "xlsx"):
        with zipfile.ZipFile(target) as archive:
            parts = [name for name in archive.namelist() if name.endswith(".xml")]
            return "".join(archive.read(name).decode() for name in parts)
    text = target.read_text("utf-8-sig")
    if form == "csv":
        return " ".join(
            cell for row in csv.reader(io.StringIO(text), delimiter=";") for cell in row
        )
    return text.replace("\r\n ", "").replace("\n ", "")


def test_calendars_and_graphs_say_it_too(root: Path) -> None:
    SPOILERS["syntax"](root / "activities/orders.yaml")
    for words, mark in (
        (("export", "calendar", "--format", "ics"), "X-WR-CALDESC:"),
        (("status", "--ics", "-"), "X-WR-CALDESC:"),
        (("order", "--format", "mermaid"), "%% "),
        (("order", "--format", "dot"), "// "),
    ):
        done = run(root, *words)
        text = done.out.replace("\r\n ", "")
        assert (done.code, f"{mark}{TOLD}" in text) == (3, True), words
        assert "activities/orders.yaml:11" in text


def test_a_logo_that_cannot_be_used_is_left_out(root: Path) -> None:
    file = root / "plan.yaml"
    file.write_text(file.read_text().replace("  name: Zoo", "  name: Zoo\n  logo: gone.png"))
    done = run(root, "export", "contacts", "--format", "html")
    assert done.code == 3
    assert "The logo `gone.png` cannot be used" in done.out
    assert "Bob Exemple" in done.out
    assert run(root, "contacts").code == 0
    assert "SCH048" in run(root, "validate").out


def test_an_entry_about_the_plan_that_cannot_be_read(root: Path) -> None:
    put(root, "journal/20261101T100000000Z-approved-k7m2q9x4wv.yaml", b"")
    done = run(root, "plan")
    assert (done.code, _is_named(done, "journal/20261101T100000000Z-approved-k7m2q9x4wv.yaml")) == (
        3,
        True,
    )


def test_gaps_are_told_from_the_kept_reading_too(root: Path) -> None:
    SPOILERS["syntax"](root / "contacts/ann.yaml")
    told = [run(root, "contacts").out for _ in range(2)]
    assert told[0] == told[1]
    (root / "contacts/ann.yaml").unlink()
    assert TOLD not in run(root, "contacts").out


def test_limits_passed_win_over_gaps(root: Path) -> None:
    """A program that watches limits must not lose them behind a typo."""
    SPOILERS["syntax"](root / "contacts/ann.yaml")
    assert run(root, "status", "--exit-code").code in (10, 11)
    assert run(root, "status").code == 3


def test_an_own_card_that_cannot_be_read_is_still_a_type(root: Path) -> None:
    put(root, "fiches/dam.yaml", b"own: [")
    done = run(root, "declare", "The dam leaks", "--type", "dam")
    assert done.code == 0
    assert "fiches/dam.yaml" in done.out
    for words in (("status",), ("show", "2"), ("report", "2"), ("obligations", "2")):
        assert run(root, *words).code == 3
    assert run(root, "fiche", "dam").code == 2
    assert "fiches/dam.yaml" in run(root, "fiche", "dam").err
