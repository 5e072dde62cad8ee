"""Twenty plans of every mixture: whatever file and journal say, all surfaces tell the same.

Each fact gets a day of its own in the file, in the journal, in both or in neither, by a seeded
choice; screens, JSON, the printed plan and `validate` must all show the one that counts.
"""

import random
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import Company
from tests.effort import sampled
from tests.one_truth.conftest import NOW
from tests.one_truth.surfaces import Told
from tests.one_truth.test_facts_by_surface import FACTS, TO_COME, Case, Fact

DAYS = ("", "2025-02-03", "2026-01-12", "2026-05-04", "2026-08-03", "2026-11-20")
#: Readers of the printed plan; those of Markdown, without its marks, but for these facts.
COMPARED = ("screen", "json", "validate", "plan.md", "plan.html")


def mixed(fact: Fact, chance: random.Random) -> Case:
    """A day in the file and one in the journal, and which of them counts."""
    written = chance.choice((*DAYS, TO_COME))
    noted = chance.choice(DAYS)
    past = [day for day in (written, noted) if day and day != TO_COME]
    return Case(fact.name, written, noted, max(past, default=""))


def expected(fact: Fact, case: Case) -> str:
    """What surfaces show; a day to come is no signature."""
    return fact.expected(replace(case, file="") if case.file == TO_COME else case)


@pytest.mark.parametrize("seed", sampled(range(20), pytest.mark.paper, 3, 10))
def test_every_surface_tells_the_day_that_counts(base: Path, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    cases = {fact.name: mixed(fact, chance) for fact in FACTS}
    root = tmp_path / "plan"
    shutil.copytree(base, root, ignore=shutil.ignore_patterns(".git"))
    company = Company(root, now=NOW, by="chloe-petit")
    for fact in FACTS:
        if cases[fact.name].file:
            fact.write(root, cases[fact.name].file)
    for fact in FACTS:
        if cases[fact.name].journal:
            fact.note(company, cases[fact.name].journal)
    told = Told(company)

    shown = {
        (fact.name, surface): read(told.by(surface))
        for fact in FACTS
        for surface, read in fact.shown.items()
        if surface in (*COMPARED, "prevention")
    }

    wanted = {place: expected(fact_of(place[0]), cases[place[0]]) for place in shown}
    assert shown == wanted, cases
    assert {surface for _name, surface in shown} >= set(COMPARED)


def fact_of(name: str) -> Fact:
    """The row of the table of that name."""
    return next(fact for fact in FACTS if fact.name == name)
