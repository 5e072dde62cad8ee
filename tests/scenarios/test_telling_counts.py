"""Whoever was told, reached or acted knows of it: for proposals, calls and tasks alike."""

from typing import Any

import pytest

from tests.conftest import Company

WIM = "Wim VERLINDEN-TEST knows of it"
#: Ways in which the business continuity manager comes to know.
TOLD = {
    "message": ("communicate", "orders are down", "--to", "bcp_manager"),
    "report": ("report", "--for", "bcp_manager", "--said"),
    "call": ("call", "bcp_manager", "--reached"),
    "crisis": ("escalate", "--to", "crisis", "--confirmed-by", "wim", "--reason", "x"),
    "entry": ("log", "I am on my way", "--by", "wim"),
    "team": ("team", "wim"),
}


@pytest.fixture
def down(company: Company) -> Company:
    """Orders are down, nobody but Nadia knows."""
    company.by, company.now = "nadia", "2026-12-14T09:00:00+01:00"
    company.ok("declare", "Panne", "-a", "order-intake", "--since", "08:50")
    assert proposed(company) == ["warn-bcp-manager"]
    assert "wim" in {item["id"] for item in to_tell(company)}
    return company


def status(company: Company) -> dict[str, Any]:
    (found,) = company.ok("status", "--json").json["incidents"]
    return found


def proposed(company: Company) -> list[str]:
    return [item["id"] for item in status(company)["proposals"]]


def to_tell(company: Company) -> list[dict[str, Any]]:
    """Whom the screen has called, now, next and as a stand-in."""
    found = status(company)
    named = (found["call_first"], found["call_then"], *found["backups"].values())
    return [item for item in named if item]


@pytest.mark.parametrize("way", TOLD)
def test_one_who_knows_is_not_called_again(down: Company, way: str):
    done = down.at("09:05").run(*TOLD[way])
    assert done.code == 0, done.err
    assert "warn-bcp-manager" not in done.err
    assert "warn-bcp-manager" not in proposed(down)
    assert "wim" in status(down)["knows"]
    assert "wim" not in {item["id"] for item in to_tell(down)}
    said = " ".join(down.ok("status").out.split())
    assert WIM in said
    told = [task for task in status(down)["tasks"] if "wim" in task["told"]]
    assert told, "duties that want the manager informed say that he knows"
    assert "VERLINDEN" not in down.ok("call").out
    assert "VERLINDEN" not in down.ok("done", "1").out


def test_a_message_to_one_function_tells_no_other(down: Company):
    down.ok("escalate", "--to", "crisis", "--reason", "x")
    down.at("09:05").ok("communicate", "down", "--to", "management")
    assert "claire" in status(down)["knows"]
    assert "wim" not in status(down)["knows"]
    assert "warn-bcp-manager" in proposed(down)


def test_what_goes_down_after_the_message_is_news(down: Company):
    down.at("09:05").ok("communicate", "orders down", "--to", "bcp_manager")
    down.at("09:10").ok("affect", "cold-storage")
    assert "warn-bcp-manager" in proposed(down)


def test_a_report_to_the_team_says_to_whom_one_is_promised(down: Company):
    down.ok("escalate", "--to", "crisis", "--confirmed-by", "wim", "--reason", "x")
    told = " ".join(down.refused("report", "--for", "team", "--said", code=2).err.split())
    assert "promised to BCP manager, Management" in told
    assert "No report is promised" not in told
