"""The line that says what takes its time: on a terminal, after a while, and then gone."""

import contextlib
import os
import pty
import select
import sys
import threading
from collections.abc import Callable, Iterator

import pytest

from incplan.cli.output import progress
from incplan.cli.output.progress import working
from incplan.cli.session.settings import Settings

TEXT = "Checking the plan"


@contextlib.contextmanager
def terminal(*, patience: float = 0, **environment: str) -> Iterator[Callable[..., str]]:
    """Standard error as a terminal: a function that reads what it shows, until some text came.

    Not a fixture: pytest takes the streams again between a fixture and its test.
    """
    leader, follower = pty.openpty()

    def shown(until: str = "") -> str:
        seen = b""
        while until.encode() not in seen or not until:
            ready, _write, _odd = select.select([leader], [], [], 30 if until else 0)
            if not ready:
                break
            seen += os.read(leader, 65536)
        assert until.encode() in seen
        return seen.decode()

    with pytest.MonkeyPatch.context() as patch, os.fdopen(follower, "w") as stream:
        for name, value in {"TERM": "xterm", "COLUMNS": "80", **environment}.items():
            patch.setenv(name, value)
        patch.setattr(progress, "_PATIENCE", patience)
        patch.setattr(sys, "stderr", stream)
        yield shown
    os.close(leader)


def lines() -> list[threading.Thread]:
    """Threads that may show a line."""
    return [one for one in threading.enumerate() if one.name.endswith("(_show)")]


def test_long_work_is_named_while_it_lasts_and_the_line_is_taken_away(capsys):
    with terminal() as shown:
        with working(Settings(), TEXT):
            shown(until=f"{TEXT} ...")
            sys.stdout.write("what the work says\n")
        assert TEXT not in shown().rpartition("\x1b[2K")[2]  # cleared last

    assert capsys.readouterr().out == "what the work says\n"
    assert not lines()


def test_work_that_fails_takes_its_line_away_too():
    def fails(shown: Callable[..., str]) -> None:
        with working(Settings(), TEXT):
            shown(until=TEXT)
            raise ZeroDivisionError

    with terminal() as shown:
        with pytest.raises(ZeroDivisionError):
            fails(shown)
        assert TEXT not in shown().rpartition("\x1b[2K")[2]

    assert not lines()


def test_what_is_done_soon_shows_nothing():
    with terminal(patience=60) as shown:
        with working(Settings(), TEXT):
            assert lines()
        assert shown() == ""


@pytest.mark.parametrize(
    ("settings", "environment"), [(Settings(json=True), {}), (Settings(), {"TERM": "dumb"})]
)
def test_nobody_but_people_at_a_terminal_sees_it(settings, environment):
    with terminal(**environment) as shown:
        with working(settings, TEXT):
            assert not lines()
        assert shown() == ""


def test_a_pipe_gets_nothing(capsys):
    with working(Settings(), TEXT):
        assert not lines()
    assert capsys.readouterr().err == ""
