"""What every test shares: a frozen clock, a real git repository, the command line in process."""

import gc
import importlib
import io
import itertools
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from tests.scenes import DemoCopies, Scenes

# No test is timed: a busy machine is no failure. The suite draws the same examples each time, so
# that whoever runs it for a change learns about the change; `--hypothesis-profile=random` looks
# for new ones, and what it finds becomes an example of the test.
settings.register_profile("random", deadline=None)
settings.register_profile("suite", deadline=None, derandomize=True)
settings.load_profile("suite")

ROOT = Path(__file__).parent.parent
DEMO = ROOT / "plans" / "mosan-leie-foods"
GIT_ENVIRONMENT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Test",
    "GIT_AUTHOR_EMAIL": "test@mlfoods.example",
    "GIT_COMMITTER_NAME": "Test",
    "GIT_COMMITTER_EMAIL": "test@mlfoods.example",
}


#: Memory that looks like a disk: making a file there costs a tenth. Failing tests leave theirs.
MEMORY = Path("/dev/shm")
ROOM = 2 * 1024**3
#: A command ends before it looks for cycles; a worker runs thousands, and would look all the time.
SELDOM = (1_000_000, 10, 10)


def pytest_configure(config: pytest.Config) -> None:
    """Temporary folders in memory, where the system has some to spare and nobody said otherwise.

    Programs started here find their bytecode, as an installation does, whatever the environment
    says: else each compiles it again.
    """
    gc.set_threshold(*SELDOM)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False
    named = config.option.basetemp or os.environ.get("PYTEST_DEBUG_TEMPROOT")
    usable = not named and MEMORY.is_dir() and os.access(MEMORY, os.W_OK)
    if usable and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ["PYTEST_DEBUG_TEMPROOT"] = str(MEMORY)


def pytest_collection_finish() -> None:
    """What was made to get here stays to the end: nobody need look for cycles in it."""
    importlib.import_module("incplan.cli")  # sets limits of its own when first imported
    gc.collect()
    gc.freeze()
    gc.set_threshold(*SELDOM)


@pytest.fixture(scope="session", autouse=True)
def _cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What commands keep for the next one, as on a user's machine; one folder for each worker.

    Tests about what is kept, or about reading everything afresh, use the fixture `own_cache`.
    """
    folder = tmp_path_factory.mktemp("cache")
    os.environ["XDG_CACHE_HOME"] = str(folder)  # of longer lived fixtures too
    return folder


@pytest.fixture(scope="session")
def _homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Folders that do not exist yet, one for each test: most tests write nothing there."""
    folder = tmp_path_factory.mktemp("homes")
    return (folder / str(number) for number in itertools.count())


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch: pytest.MonkeyPatch, _homes: Iterator[Path], _cache: Path) -> None:
    """No setting of the machine reaches a test; nothing a test does reaches the machine."""
    home = next(_homes)
    for name in list(os.environ):
        if name.startswith(("INCPLAN_", "GIT_", "XDG_")) or name in ("LANG", "LC_ALL", "NO_COLOR"):
            if name == "INCPLAN_UPDATE_GOLDEN":
                continue
            monkeypatch.delenv(name)
    for name, value in GIT_ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "state"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(_cache))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))


@pytest.fixture
def own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A cache folder that no command has used yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache"


@dataclass(frozen=True)
class Run:
    """What a command gave."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output as JSON."""
        return json.loads(self.out)


@dataclass
class Company:
    """A plan in a real git repository, and a clock that the story moves."""

    root: Path
    now: str = "2026-11-23T06:55:00+01:00"
    by: str | None = None
    lang: str = "en"
    environment: dict[str, str] = field(default_factory=dict)

    def run(self, *words: str, stdin: bytes = b"", window: tuple[int, int] | None = None) -> Run:
        """Run one command in this process; on a terminal of `window` columns and rows."""
        return run_command(
            *words,
            stdin=stdin,
            window=window,
            environment={
                "INCPLAN_NOW": self.now,
                "INCPLAN_PLAN": str(self.root),
                "INCPLAN_LANG": self.lang,
                **({"INCPLAN_BY": self.by} if self.by else {}),
                **self.environment,
            },
        )

    def ok(self, *words: str) -> Run:
        """Run a command that must succeed."""
        done = self.run(*words)
        assert done.code == 0, f"{words}: exit {done.code}\n{done.out}\n{done.err}"
        return done

    def refused(self, *words: str, code: int = 5) -> Run:
        """Run a command that must be refused, and must leave the journal as it is."""
        before = self.files()
        done = self.run(*words)
        assert done.code == code, f"{words}: exit {done.code}\n{done.out}\n{done.err}"
        assert "Traceback" not in done.err
        assert self.files() == before, "a refused command wrote something"
        return done

    def at(self, time: str) -> "Company":
        """Move the clock: `07:42` today, or an ISO time."""
        self.now = f"{self.now[:11]}{time}:00{self.now[19:]}" if len(time) == 5 else time
        return self

    def files(self) -> dict[str, bytes]:
        """Every journal file."""
        found = sorted((self.root / "incidents").rglob("*"))
        return {str(p.relative_to(self.root)): p.read_bytes() for p in found if p.is_file()}

    def git(self, *words: str) -> str:
        """Plain git in the plan's repository."""
        done = subprocess.run(
            ["git", "-C", str(self.root), *words], capture_output=True, text=True, check=True
        )
        return done.stdout


class Terminal(io.TextIOWrapper):
    """An output that says that it is a terminal."""

    def isatty(self) -> bool:
        """Yes."""
        return True


def run_command(
    *words: str,
    stdin: bytes = b"",
    environment: dict[str, str] | None = None,
    cwd: Path | None = None,
    window: tuple[int, int] | None = None,
) -> Run:
    """One command through the real entry point, with its own streams and environment.

    With `window` both outputs are a terminal of so many columns and rows; nobody answers there.
    """
    from incplan.cli.main import main

    before = dict(os.environ)
    streams = sys.stdin, sys.stdout, sys.stderr
    folder = Path.cwd()
    output = Terminal if window else io.TextIOWrapper
    out = output(io.BytesIO(), encoding="utf-8", write_through=True)
    err = output(io.BytesIO(), encoding="utf-8", write_through=True)
    os.environ.update(environment or {})
    if window:
        os.environ.update(COLUMNS=str(window[0]), LINES=str(window[1]))
    sys.stdin = io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")
    sys.stdout, sys.stderr = out, err
    try:
        if cwd is not None:
            os.chdir(cwd)
        code = main(list(words))
    finally:
        sys.stdin, sys.stdout, sys.stderr = streams
        _put_back(before)
        os.chdir(folder)
        gc.collect(0)  # the plan it read, while that is at hand: later it costs twice as much
    texts = [stream.buffer.getvalue().decode("utf-8") for stream in (out, err)]  # type: ignore[attr-defined]
    return Run(code, texts[0], texts[1])


def _put_back(before: dict[str, str]) -> None:
    """The environment as it was; most commands leave it so."""
    for name in os.environ.keys() - before.keys():
        del os.environ[name]
    for name, value in before.items():
        if os.environ.get(name) != value:
            os.environ[name] = value


def make_repository(source: Path, target: Path) -> Path:
    """A copy of a plan as a committed git repository."""
    shutil.copytree(source, target)
    for words in (
        ("init", "-q", "-b", "main"),
        ("add", "-A"),
        ("commit", "-q", "-m", "Plan"),
    ):
        subprocess.run(["git", "-C", str(target), *words], check=True, capture_output=True)
    return target


def same_as_golden(name: str, text: str) -> None:
    """Compare with a file of tests/golden; `make golden` writes it after a wanted change."""
    file = Path(__file__).parent / "golden" / name
    if os.environ.get("INCPLAN_UPDATE_GOLDEN"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def _demo_repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo organisation as a repository, to be copied."""
    for name, value in GIT_ENVIRONMENT.items():
        os.environ[name] = value
    root = make_repository(DEMO, tmp_path_factory.mktemp("demo") / "mosan-leie-foods")
    shutil.rmtree(root / ".git" / "hooks")  # samples only
    subprocess.run(["git", "-C", str(root), "repack", "-adq"], check=True)
    return root


@pytest.fixture(scope="session")
def _demo_copies(_demo_repository: Path, tmp_path_factory: pytest.TempPathFactory) -> DemoCopies:
    """Repositories of the demo organisation, for tests and for scenes."""
    return DemoCopies(_demo_repository, tmp_path_factory)


@pytest.fixture
def company(_demo_copies: DemoCopies) -> Iterator[Company]:
    """The demo organisation in a repository of its own, as somebody left it a while ago."""
    with _demo_copies.lent() as folder:
        yield Company(folder)


@pytest.fixture(scope="session")
def scenes(_demo_copies: DemoCopies) -> Scenes:
    """What tests start from, each built once: see `tests.scenes`."""
    return Scenes(_demo_copies)
