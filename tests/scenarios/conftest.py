"""Every state that a story reaches is also looked at on screens, and its commands are typed.

`make test` looks at the last state of some stories; `make test-torture` tells each story again and
looks at every state that it reaches.
"""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.conftest import Company, Run
from tests.screens.watched import Watch

#: Of so many stories one is looked at by `make test`.
_ONE_OF = 6


@dataclass
class Watched(Company):
    """A company whose screens are looked at whenever its journal has changed."""

    watch: Watch | None = field(default=None, repr=False)

    def run(self, *words: str, stdin: bytes = b"", window: tuple[int, int] | None = None) -> Run:
        """The same answer; then what the screens say now."""
        done = super().run(*words, stdin=stdin, window=window)
        if self.watch is not None and done.code == 0:
            self.watch.after(self, done)
        return done


@pytest.fixture(params=["told", pytest.param("watched", marks=pytest.mark.torture)])
def company(
    request: pytest.FixtureRequest, company: Company, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Company]:
    """The demo organisation, looked at now or at the end."""
    folder: Path = tmp_path_factory.mktemp("typed")
    watch = Watch(folder)
    if request.param == "watched":
        yield Watched(company.root, watch=watch)
        return
    yield company
    passed = not getattr(request.node, "failed", False)
    if passed and zlib.crc32(request.node.nodeid.encode()) % _ONE_OF == 0:
        watch.look(company)
