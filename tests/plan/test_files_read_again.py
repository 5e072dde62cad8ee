"""A plan of which one file changed: the others give the values that they had, and nothing else."""

import shutil
from pathlib import Path

import pytest

from incplan.store.cache import copies
from incplan.store.plan import loader
from tests.conftest import ROOT

DEMO = ROOT / "plans" / "mosan-leie-foods"


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "cache"))
    monkeypatch.setattr(copies, "_RACY_NS", 0)
    root = tmp_path / "plan"
    shutil.copytree(DEMO, root, ignore=shutil.ignore_patterns("incidents", "exercises", ".git"))
    loader.load_again(root)
    return root


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    paths: list[str] = []
    parse = loader.parse_document

    def noted(raw: bytes, path: str):
        paths.append(path)
        return parse(raw, path)

    monkeypatch.setattr(loader, "parse_document", noted)
    return paths


def edited(root: Path, name: str, old: str, new: str) -> None:
    file = root / name
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def nothing(_root: Path) -> None:
    pass


def one_number(root: Path) -> None:
    edited(root, "contacts/wim.yaml", "name:", "x-note: new\nname:")


def no_name(root: Path) -> None:
    edited(root, "contacts/wim.yaml", "name:", "nom:")


def no_yaml(root: Path) -> None:
    edited(root, "activities/cold-storage.yaml", "rto:", "rto: [")


def salvaged(root: Path) -> None:
    edited(root, "activities/cold-storage.yaml", "rto:", "rto: soonish #")


def gone(root: Path) -> None:
    (root / "suppliers" / "sup-scheldt-it.yaml").unlink()


def added(root: Path) -> None:
    shutil.copy(root / "contacts" / "wim.yaml", root / "contacts" / "wilhelm.yaml")


def copied(root: Path) -> None:
    shutil.copy(root / "contacts" / "wim.yaml", root / "contacts" / "wim (1).yaml")
    edited(root, "contacts/wim (1).yaml", "name:", "x-note: new\nname:")


def suspected(root: Path) -> None:
    shutil.copy(root / "contacts" / "wim.yaml", root / "contacts" / "wim-laptop.yaml")


def copied_above(root: Path) -> None:
    shutil.copy(root / "plan.yaml", root / "plan (1).yaml")
    edited(root, "plan (1).yaml", "language:", "x-note: other\nlanguage:")


def renamed(root: Path) -> None:
    (root / "contacts" / "wim.yaml").rename(root / "contacts" / "wilhelm.yaml")


def working_day(root: Path) -> None:
    (root / "levels.yaml").unlink()


CHANGES = (
    nothing, one_number, no_name, no_yaml, salvaged, gone, added, copied, suspected, copied_above,
    renamed, working_day,
)  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_it_is_read_as_if_nothing_were_known(plan: Path, change):
    change(plan)
    for _turn in range(2):  # what is kept of the changed plan is true as well
        again, whole = loader.load_again(plan), loader.load_plan(plan)
        assert again.plan == whole.plan
        assert again.parts == whole.parts
        assert again.prints == whole.prints
        assert again.diagnostics == whole.diagnostics
        assert (again.broken, again.salvaged) == (whole.broken, whole.salvaged)


def test_only_the_file_that_changed_is_parsed(plan: Path, parsed: list[str]):
    one_number(plan)
    loader.load_again(plan)
    assert parsed == ["contacts/wim.yaml"]
    loader.load_again(plan)
    assert parsed == ["contacts/wim.yaml"]


def test_a_file_with_a_remark_is_read_each_time(plan: Path, parsed: list[str]):
    no_name(plan)
    loader.load_again(plan)
    loader.load_again(plan)
    assert parsed == ["contacts/wim.yaml", "contacts/wim.yaml"]


def test_values_of_other_code_or_damaged_ones_count_as_none(plan: Path, parsed: list[str]):
    place = loader.values_place(plan)
    content = place.read_bytes()
    place.write_bytes(content[:-1] + b"?")
    loader.load_again(plan)
    assert len(parsed) > 50
    parsed.clear()
    place.write_bytes(bytes(64) + content[64:])
    loader.load_again(plan)
    assert len(parsed) > 50
