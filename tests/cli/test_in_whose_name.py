"""A decision that binds the organisation is somebody's: never recorded in nobody's name."""

import pytest

from tests.conftest import Company
from tests.scenes import scene


def a_power_cut(company: Company) -> Company:
    company.by = "marc"
    company.at("2026-11-30T03:10:00+01:00").ok(
        "declare", "Plus de courant", "-a", "cold-storage", "--since", "03:05"
    )
    company.by = None
    return company.at("03:20")


night = scene(a_power_cut)


@pytest.mark.parametrize(
    "words",
    [
        ("escalate", "--reason", "three sites"),
        ("escalate", "--to", "crisis", "--reason", "three sites"),
        ("classify", "--level", "crisis", "--reason", "three sites"),
    ],
    ids=" ".join,
)
def test_nobody_asks_for_a_crisis(night: Company, words: tuple[str, ...]) -> None:
    assert "--by" in night.refused(*words).err
    assert night.ok(*words, "--by", "nadia", "--json").json["awaits_confirmation"]


def test_whoever_confirms_a_crisis_is_name_enough(night: Company) -> None:
    assert (
        night.ok("escalate", "--to", "crisis", "--confirmed-by", "wim", "--json").json["level"]
        == "crisis"
    )


def test_what_answers_give_is_no_decision(night: Company) -> None:
    given = night.ok("classify", "--people", "danger", "--organisation", "yes", "--json").json
    assert given["rule"]


def test_nobody_says_no_to_a_proposal(night: Company) -> None:
    night.ok("escalate", "--to", "crisis", "--reason", "x", "--by", "nadia")
    no = ("escalate", "decline", "confirm-crisis", "--reason", "one site only")
    assert "--by" in night.refused(*no).err
    assert night.ok(*no, "--by", "wim", "--json").json["proposal"] == "confirm-crisis"


def test_on_a_terminal_it_is_asked(night: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    from incplan.cli.prompts import author

    asked = []
    monkeypatch.setattr(author, "can_ask", lambda **_words: True)
    monkeypatch.setattr(author, "ask", lambda question: asked.append(question) or "Nadia")
    done = night.ok("escalate", "--to", "crisis", "--reason", "three sites", "--json").json
    assert len(asked) == 1
    assert done["awaits_confirmation"]
    assert "Nadia" in str(night.ok("show", "--json").json["timeline"][-1])
