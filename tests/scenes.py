"""What many tests start from, built once: the demo organisation after some commands.

    def running(company):
        company.ok("declare", "Files encrypted")
        return company

    company = scene(running)

makes a fixture whose commands run for the first test only; for the others the folder is put back
as it was then. What a scene writes beside the plan (a clone, a photo) belongs to it too. It must
find nothing in, and leave nothing in, folders of one test: `tmp_path`, XDG_STATE_HOME.
"""

import contextlib
import copy
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.restored_folder import RestoredFolder

if TYPE_CHECKING:
    from tests.conftest import Company

#: Copies of the demo in turn: incplan keeps a plan only a second after its last change.
COPIES = 3


class DemoCopies:
    """Copies of one repository, the one that has rested longest next."""

    def __init__(self, source: Path, folders: pytest.TempPathFactory) -> None:
        self._source = source
        self._folders = folders
        self._resting = [RestoredFolder(self._copy().parent) for _ in range(COPIES)]
        self._spare = self._copy()

    @contextlib.contextmanager
    def lent(self) -> Iterator[Path]:
        """The plan of one copy, for a test that may do with it what it likes."""
        folder = self._resting.pop(0)
        try:
            yield folder.place / self._source.name
        finally:
            folder.restore()
            self._resting.append(folder)

    def given(self) -> Path:
        """The plan of a copy to keep."""
        found, self._spare = self._spare, self._copy()
        return found

    def _copy(self) -> Path:
        """A copy, alone in its folder."""
        place = self._folders.mktemp("company") / self._source.name
        shutil.copytree(self._source, place, symlinks=True)
        # Git would otherwise read every file again to see that none has changed.
        refresh = ["git", "-C", str(place), "update-index", "-q", "--refresh"]
        subprocess.run(refresh, check=True)
        return place


class Scenes:
    """Scenes by what makes them."""

    def __init__(self, copies: DemoCopies) -> None:
        self._copies = copies
        self._built: dict[object, tuple[RestoredFolder, Any]] = {}

    @contextlib.contextmanager
    def played(self, build: "Callable[..., Any]", *words: str) -> Iterator[Any]:
        """What `build(company, *words)` gives; the folder is put back afterwards."""
        from tests.conftest import Company

        key = (build, *words)
        if key not in self._built:
            plan = self._copies.given()
            found = build(Company(plan), *words)
            self._built[key] = (RestoredFolder(plan.parent), found)
        folder, found = self._built[key]
        try:
            yield copy.deepcopy(found)
        finally:
            folder.restore()


def scene(build: "Callable[[Company], Any]") -> Any:
    """A fixture that gives what `build` does."""

    @pytest.fixture
    def played(scenes: Scenes) -> Iterator[Any]:
        with scenes.played(build) as found:
            yield found

    return played
