"""A kept copy is not believed once the code that says what its values are has changed."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from incplan.store.cache import copies


def stamps() -> tuple[copies.Stamp, ...]:
    """As the next process would see them: each looks once."""
    copies.code_stamps.cache_clear()
    return copies.code_stamps()


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package of ours in small, with models two levels down."""
    found = tmp_path / "incplan"
    for name in ("frozen.py", "plan/plan.py", "plan/files/contacts.py", "plan/files/deep/sla.py"):
        (found / name).parent.mkdir(parents=True, exist_ok=True)
        (found / name).write_text("class A: ...\n")
        os.utime(found / name, ns=(0, 0))
    (found / "plan" / "__pycache__").mkdir()
    monkeypatch.setattr(copies, "PACKAGE", found)
    monkeypatch.setattr(copies, "_RACY_NS", 0)
    yield found
    copies.code_stamps.cache_clear()


@pytest.mark.parametrize(
    "name", ["frozen.py", "plan/plan.py", "plan/files/contacts.py", "plan/files/deep/sla.py"]
)
def test_a_changed_module_makes_the_copy_none(package: Path, tmp_path: Path, name: str):
    copy = tmp_path / "copy.bin"
    copies.write_copy(copy, {"a": 1}, stamps())
    assert copies.read_copy(copy, stamps()) == {"a": 1}
    os.utime(package / name, ns=(1, 1))
    with pytest.raises(LookupError):
        copies.read_copy(copy, stamps())


def test_a_new_module_counts_and_a_compiled_one_does_not(package: Path, tmp_path: Path):
    copy = tmp_path / "copy.bin"
    copies.write_copy(copy, {"a": 1}, stamps())
    (package / "plan" / "__pycache__" / "plan.cpython-311.pyc").write_bytes(b"")
    assert copies.read_copy(copy, stamps()) == {"a": 1}
    (package / "plan" / "files" / "more.py").write_text("")
    with pytest.raises(LookupError):
        copies.read_copy(copy, stamps())


def test_the_real_models_are_among_what_is_looked_at():
    names = {Path(name).relative_to(copies.PACKAGE).as_posix() for name, _ in stamps()}
    assert {"frozen.py", "vocabulary.py", "plan/plan.py"} <= names
