"""The shipped schemas are the models', editors find them, and a second checker agrees."""

import json
import re
import warnings
from pathlib import Path

import pytest
from click.testing import CliRunner, Result  # noqa: TID251 -- of that checker, not of ours
from tools import schemas

from incplan.plan.validation.schemas import KINDS, OWN_KINDS, kind_of, modeline
from tests.conftest import DEMO, ROOT, run_command
from tests.validate.zoo import cases

SHIPPED = ROOT / "src" / "incplan" / "data" / "schema"
PEOPLE = (
    "--manager", "Ann A", "--manager-phone", "0470000001",
    "--deputy", "Bob B", "--deputy-phone", "0470000002",
    "--bcp-manager", "Cy C", "--bcp-phone", "0470000003",
    "--management", "Di D", "--management-phone", "0470000004",
)  # fmt: skip


ACCEPTED = """\
format: 1
accepted:
  - code: RCO010
    file: suppliers/sup-froid-condroz.yaml
    reason: "Kleine leverancier; de nieuwe overeenkomst volgt in januari."
    approved_by: claire-delvaux
    on: 2026-11-02
    expires: 2027-01-31
"""


def check(schema: Path | str, *files: Path) -> Result:
    """Run check-jsonschema, which knows nothing of our loader."""
    which = ["--schemafile", str(schema)] if isinstance(schema, Path) else [
        "--builtin-schema", schema]  # fmt: skip
    with warnings.catch_warnings():  # older ones use what click has come to call deprecated
        warnings.simplefilter("ignore", DeprecationWarning)
        from check_jsonschema import main as check_jsonschema

        return CliRunner().invoke(check_jsonschema, [*which, *map(str, files)])


def plan_files(root: Path) -> dict[str, list[Path]]:
    """The files of a plan by kind."""
    found: dict[str, list[Path]] = {}
    for path in sorted([*root.glob("*.yaml"), *root.glob("*/*.yaml")]):
        kind = kind_of(path.relative_to(root).as_posix())
        if kind is not None:
            found.setdefault(kind, []).append(path)
    return found


@pytest.fixture
def started(tmp_path: Path) -> Path:
    root = tmp_path / "ours"
    done = run_command("init", str(root), "--name", "X", *PEOPLE, "--lang", "en")
    assert done.code == 0, done.err
    return root


def test_shipped_schemas_are_current() -> None:
    for path, held in schemas.files().items():
        assert path.read_text(encoding="utf-8") == held, f"{path}: run make reference"
    assert {path.stem for path in SHIPPED.glob("*.json")} == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_shown_as_shipped(kind: str) -> None:
    done = run_command("schema", kind)
    assert done.code == 0
    assert json.loads(done.out) == json.loads((SHIPPED / f"{kind}.json").read_text("utf-8"))


def test_an_unknown_kind_is_a_slip() -> None:
    assert run_command("schema", "recipe").code == 2
    assert run_command("schema", "--all").code == 2
    assert run_command("schema").out.split() == list(KINDS)


def test_all_schemas_are_written(tmp_path: Path) -> None:
    target = tmp_path / "here" / "schema"
    assert run_command("schema", "--all", "--output", str(target)).code == 0
    assert {path.stem for path in target.iterdir()} == set(KINDS)
    victim = tmp_path / "victim"
    victim.write_text("precious")
    (target / "plan.json").unlink()
    (target / "plan.json").symlink_to(victim)
    assert run_command("schema", "plan", "--output", str(target)).code == 4
    assert victim.read_text() == "precious"


@pytest.mark.parametrize("kind", OWN_KINDS)
def test_the_demo_plan_passes_a_second_checker(kind: str, tmp_path: Path) -> None:
    reviews = sorted(DEMO.glob("incidents/*/review.yaml"))
    files = reviews if kind == "review" else plan_files(DEMO).get(kind, [])
    if kind == "accepted-findings":  # the demo lives with nothing: its findings are its lesson
        file = tmp_path / "accepted-findings.yaml"
        file.write_text(ACCEPTED, encoding="utf-8")
        files = [file]
    if kind == "scenario":  # the demo plays the shipped ones
        files = sorted((ROOT / "scenarios").glob("*.yaml"))
    assert files
    done = check(SHIPPED / f"{kind}.json", *files)
    assert done.exit_code == 0, done.output


def test_the_library_passes_too() -> None:
    files = sorted((ROOT / "fiches").glob("*.yaml"))
    common = [path for path in files if path.stem == "common"]
    for schema, held in (("common", common), ("fiche", [p for p in files if p not in common])):
        done = check(SHIPPED / f"{schema}.json", *held)
        assert done.exit_code == 0, done.output


def test_a_new_plan_passes_and_every_modeline_leads_to_a_schema(started: Path) -> None:
    kinds = plan_files(started)
    assert {"plan", "contact"} <= kinds.keys()
    for kind, files in kinds.items():
        assert files, kind
        done = check(started / ".incplan" / "schema" / f"{kind}.json", *files)
        assert done.exit_code == 0, done.output
    _modelines_resolve(started)


def test_every_modeline_of_the_repository_leads_to_a_schema() -> None:
    plans, fiches = (list(ROOT.glob(names)) for names in ("plans/*/plan.yaml", "fiches/*.yaml"))
    assert plans
    assert fiches
    for plan in plans:
        _modelines_resolve(plan.parent)
    for path in fiches:
        assert _target(path).parent == SHIPPED


def _modelines_resolve(root: Path) -> None:
    for kind, files in plan_files(root).items():
        for path in files:
            relative = path.relative_to(root).as_posix()
            assert path.read_text(encoding="utf-8").startswith(modeline(relative))
            assert _target(path) == (root / ".incplan" / "schema" / f"{kind}.json").resolve()


def _target(path: Path) -> Path:
    found = re.match(r"# yaml-language-server: \$schema=(\S+)\n", path.read_text(encoding="utf-8"))
    assert found, f"{path} does not name its schema in its first line"
    target = (path.parent / found[1]).resolve()
    assert json.loads(target.read_text(encoding="utf-8"))["$schema"]
    return target


#: Bad files whose fault a schema can see; the others need the whole file, or the calendar.
SEEN_BY_BOTH = (
    "activity/sch001-unknown-name", "activity/sch002-missing-inside",
    "activity/sch003-text-for-a-group",
    "activity/sch010-words", "activity/sch010-number", "activity/sch010-negative",
    "activity/sch010-clock", "activity/sch013-office-hours", "activity/sch017-maybe",
    "activity/sch018-half", "activity/sch019-danger", "activity/sch022-language",
    "activity/sch023-percent", "activity/sch024-newer", "contact/sch014-words",
    "contact/sch016-javascript", "plan/sch020-traversal", "plan/sch019-function",
    "levels/sch028-duty",
)  # fmt: skip


@pytest.mark.parametrize("name", SEEN_BY_BOTH)
def test_a_bad_file_is_refused_by_both(name: str) -> None:
    (case,) = [item for item in cases() if item.id == name]
    done = check(SHIPPED / f"{case.kind}.json", case.source)
    assert done.exit_code == 1, done.output
    assert "Schema validation errors" in done.output


def test_what_people_write_unquoted_passes(tmp_path: Path) -> None:
    file = tmp_path / "zoe.yaml"
    file.write_text(
        "format: 1\nkind: person\nname: 112\ntitle: true\nx-badge: [1, 2]\n"
        "channels:\n  - {kind: mobile, phone: 0470123456, private: yes, shared: false}\n"
        "  - {kind: office, phone: +3225010560, own_it: true}\n"
        "  - {kind: short_code, phone: 112, available: 24/7}\n"
        "last_verified: 2026-11-23\nbackup:\ncustomer_account_no: 10031\n",
        encoding="utf-8",
    )
    done = check(SHIPPED / "contact.json", file)
    assert done.exit_code == 0, done.output


@pytest.mark.parametrize(
    ("service", "path", "schema"),
    [
        ("github", ".github/workflows/incplan.yml", "vendor.github-workflows"),
        ("gitlab", ".gitlab-ci.yml", "vendor.gitlab-ci"),
    ],
)
def test_ready_files_for_continuous_integration(
    tmp_path: Path, service: str, path: str, schema: str
) -> None:
    root = tmp_path / "ours"
    words = ("init", str(root), "--name", "X", *PEOPLE, "--ci", service, "--lang", "en")
    assert run_command(*words).code == 0
    done = check(schema, root / path)
    assert done.exit_code == 0, done.output
    text = (root / path).read_text(encoding="utf-8")
    for line in re.findall(r"(incplan validate[^>|\n]*)", text):
        ran = run_command(*line.split()[1:], cwd=root)
        assert ran.code == 0, ran.out


def test_an_unknown_service_is_a_slip(tmp_path: Path) -> None:
    root = tmp_path / "ours"
    assert run_command("init", str(root), "--name", "X", *PEOPLE, "--ci", "jenkins").code == 2
    assert not root.exists()
