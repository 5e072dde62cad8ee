"""Whatever is done, no file of the journal ever changes once it is there."""

import os
import random

import pytest

from tests.conftest import Company
from tests.effort import sampled
from tests.exchange.clones import clone, journal_files

STEPS = int(os.environ.get("INCPLAN_TEST_STEPS", "14"))
COMMANDS = (
    ("log", "Une entrée"),
    ("log", "Une décision", "--decision", "--at", "-10m"),
    ("affect", "order-intake", "--percent", "50"),
    ("eta", "+2h"),
    ("restore", "order-intake"),
    ("escalate", "major", "--reason", "ça s'étend"),
    ("done", "contained"),
    ("handover", "incident_manager", "joris"),
    ("call", "incident_manager", "--reached"),
    ("bcp", "assess"),
    ("agree",),
    ("close",),
    ("cancel", "--reason", "fausse alerte"),
    ("reopen", "--reason", "revenu"),
    ("tests", "record", "flood", "--form", "tabletop_90"),
    ("sync",),
    ("verify",),
    ("review",),
)


@pytest.mark.parametrize("seed", sampled(range(3), pytest.mark.torture, 0))
def test_no_command_changes_what_is_written(company: Company, tmp_path, seed):
    chance = random.Random(seed)
    company.by = "nadia"
    company.ok("declare", "Panne", "--activity", "order-intake")
    other = clone(company, tmp_path / "other", by="joris")
    known = journal_files(company.root)
    added = 0
    for _step in range(STEPS):
        if chance.random() < 0.2:
            other.ok("log", "Ailleurs")
            company.run("merge", str(other.root))
        company.run(*chance.choice(COMMANDS))
        now = journal_files(company.root)
        events = {name: content for name, content in known.items() if "Z-" in name}
        assert {name: now.get(name) for name in events} == events
        added += len(now) - len(known)
        known = now
    assert added > 0
    proofs = company.run("verify", "--json").json["checks"]
    assert sum(item["proven"] for item in proofs) > 0
    assert sum(item["disproved"] for item in proofs) == 0
