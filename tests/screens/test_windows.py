"""Every state in every window and language: it fits, it says first things first, it is as kept.

`make golden` writes the kept screens again after a wanted change.
"""

import shlex
import shutil
from pathlib import Path

import pytest

from tests.conftest import Company, same_as_golden
from tests.screens.states import LANGUAGES, STATES, WINDOWS, commands_in, masked

SCREENS = (("status",),)


@pytest.fixture(params=STATES)
def state(request: pytest.FixtureRequest, scenes) -> Company:
    """The organisation in one of the states."""
    with scenes.played(STATE_OF[request.param]) as company:
        company.state = request.param
        yield company


def _build(name: str):
    def build(company: Company) -> Company:
        STATES[name](company)
        return company

    return build


STATE_OF = {name: _build(name) for name in STATES}


@pytest.mark.golden
def test_each_screen_is_as_it_was_kept(state: Company) -> None:
    parts, state.environment = [], {"NO_COLOR": "1"}
    for language in LANGUAGES:
        state.lang = language
        for name, window in WINDOWS.items():
            parts += [f"=== {language} {name}\n", masked(state.run("status", window=window).out)]
        state.environment = {"NO_COLOR": "1", "INCPLAN_PLAIN": "1"}
        plain = state.run("status", window=(80, 24)).out
        state.environment = {"NO_COLOR": "1"}
        parts += [f"=== {language} plain\n", masked(plain)]
    same_as_golden(f"screen-{state.state}.txt", "".join(parts))


@pytest.mark.parametrize("window", WINDOWS.values(), ids=WINDOWS)
def test_it_fits_and_ends_on_a_command(state: Company, window: tuple[int, int]) -> None:
    for language in LANGUAGES:
        state.lang = language
        for plain in ({}, {"INCPLAN_PLAIN": "1"}):
            state.environment = {"NO_COLOR": "1", **plain}
            done = state.run("status", window=window)
            lines = (done.err + done.out).splitlines()
            assert len(lines) <= window[1] - 2
            too_wide = [line for line in lines if len(line) > window[0] and "incplan " not in line]
            assert not too_wide
            assert "incplan " in lines[-1] or lines[-1].startswith("incplan ")
            if done.out.startswith("***") or state.state == "nothing-open":
                continue
            assert "+32" in done.out or "112" in done.out or "nobody" in done.out


@pytest.mark.parametrize("words", [("status",), ("status", "--all"), ("call",)])
def test_every_command_it_prints_can_be_typed(
    state: Company, words: tuple[str, ...], tmp_path: Path
) -> None:
    state.environment = {"NO_COLOR": "1"}
    shown = state.run(*words, window=(80, 50))
    found = commands_in(shown.out + shown.err)
    if words == ("status",):
        assert found
    for number, command in enumerate(found):
        copy = tmp_path / str(number)
        shutil.copytree(state.root, copy, symlinks=True)
        there = Company(copy, now=state.now, by=state.by, lang="en")
        done = there.run(*shlex.split(command)[1:])
        assert done.code not in (2, 70), f"{command}: {done.code}\n{done.err}"
        shutil.rmtree(copy)


def test_a_watched_screen_is_never_higher_than_its_window(state: Company) -> None:
    (state.root / "levels.yaml").write_text(
        (state.root / "levels.yaml").read_text(encoding="utf-8") + "\n# ours\n", encoding="utf-8"
    )
    state.environment = {"NO_COLOR": "1"}
    shown = state.run("status", "--watch", "--rounds", "1", window=(80, 24)).out
    lines = shown.removeprefix("\x1b[H\x1b[J").splitlines()
    assert len(lines) <= 22
    assert "levels.yaml" in shown  # not saved: said above
    assert "incplan " in lines[-1]
