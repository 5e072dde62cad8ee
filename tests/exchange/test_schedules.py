"""Three clones, clocks hours apart, any order of work and merging: one state, one order.

INCPLAN_TEST_SCHEDULES says how many random schedules are played (1,000 before a release).
"""

import os
import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from incplan.incident.events.codec import from_fields, to_fields
from incplan.incident.events.course_events import Classified, Closed, Declared, Escalated, Reopened
from incplan.incident.events.events import Affected, Logged, Restored
from incplan.incident.events.fact import Event
from incplan.incident.events.order import ancestors, causal_order, heads, recording_time
from incplan.incident.state.fold import fold
from incplan.vocabulary import Level
from tests.conftest import Company
from tests.exchange.clones import clone, journal_files

SCHEDULES = int(os.environ.get("INCPLAN_TEST_SCHEDULES", "150"))
ON_DISK = int(os.environ.get("INCPLAN_TEST_SCHEDULES_ON_DISK", "2"))
INCIDENT = "INC-2026-001-k7f3"
START = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
SKEWS = (
    timedelta(),
    timedelta(minutes=-2),
    timedelta(hours=-2),
    timedelta(hours=5),
    timedelta(days=365),
)


@dataclass
class Machine:
    """One clone: what it knows, and how far its clock is off."""

    name: str
    skew: timedelta
    known: dict[str, Event] = field(default_factory=dict)
    seen_when_written: dict[str, frozenset[str]] = field(default_factory=dict)

    def write(self, kind, number: int, true_time: datetime, **words) -> None:
        clock = true_time + self.skew
        event = kind(
            id=f"a{number:09d}",
            incident=INCIDENT,
            occurred_at=clock,
            recorded_at=recording_time(self.known.values(), clock),
            by=self.name,
            after=heads(self.known.values()),
            **words,
        )
        self.seen_when_written[event.id] = frozenset(self.known)
        self.known[event.id] = from_fields(to_fields(event))

    def take(self, other: "Machine") -> None:
        self.known |= other.known


def some_event(chance: random.Random):
    return chance.choice(
        (
            (Logged, {"text": "x"}),
            (Logged, {"text": "y", "customers_affected": True}),
            (Classified, {"level": chance.choice((Level.MINOR, Level.MAJOR)), "reason": "r"}),
            (Escalated, {"level": Level.MAJOR}),
            (Affected, {"activity": "orders", "percent": 50}),
            (Restored, {"activity": "orders"}),
            (Closed, {}),
            (Reopened, {}),
        )
    )


def play(seed: int) -> list[Machine]:
    """One schedule, ending with everybody having everything, each by another way."""
    chance = random.Random(seed)
    machines = [Machine(name, chance.choice(SKEWS)) for name in ("nadia", "joris", "wim")]
    chance.choice(machines).write(Declared, 0, START, level=Level.MINOR, text="Something")
    for step in range(1, chance.randint(8, 24)):
        machine = chance.choice(machines)
        if chance.random() < 0.35:
            machine.take(chance.choice(machines))
        else:
            kind, words = some_event(chance)
            now = START + timedelta(minutes=3 * step * chance.choice((0, 1)))
            machine.write(kind, step, now, **words)
    for one, other in ((0, 1), (1, 2), (2, 0), (0, 1), (1, 2)):
        machines[one].take(machines[other])
        machines[other].take(machines[one])
    return machines


def shuffled(events: Iterable[Event], chance: random.Random) -> list[Event]:
    found = list(events)
    chance.shuffle(found)
    return found


@pytest.mark.parametrize("part", range(10))
def test_same_events_same_state_whatever_the_order(part):
    for seed in range(part, SCHEDULES, 10):
        machines = play(seed)
        chance = random.Random(seed)
        states = [fold(shuffled(item.known.values(), chance)) for item in machines for _ in "ab"]
        orders = [causal_order(shuffled(item.known.values(), chance)) for item in machines]
        assert all(state == states[0] for state in states), f"schedule {seed}"
        assert all(order == orders[0] for order in orders), f"schedule {seed}"


@pytest.mark.parametrize("part", range(10))
def test_no_entry_comes_before_one_its_author_had_seen(part):
    for seed in range(part, SCHEDULES, 10):
        machines = play(seed)
        ordered = causal_order(machines[0].known.values())
        place = {event.id: number for number, event in enumerate(ordered)}
        above = ancestors(ordered, place)
        for machine in machines:
            for event_id, seen in machine.seen_when_written.items():
                assert seen == above[event_id], f"schedule {seed}"
                assert all(place[item] < place[event_id] for item in seen), f"schedule {seed}"


def test_wall_clocks_alone_would_have_misled():
    """The check above can fail: by recording time alone, some of these orders are wrong."""
    wrong = 0
    for seed in range(SCHEDULES):
        machines = play(seed)
        by_clock = sorted(machines[0].known.values(), key=lambda item: (item.occurred_at, item.id))
        place = {event.id: number for number, event in enumerate(by_clock)}
        for machine in machines:
            for event_id, seen in machine.seen_when_written.items():
                wrong += sum(place[item] > place[event_id] for item in seen)
    assert wrong > 0


@pytest.mark.parametrize("seed", range(ON_DISK))
def test_schedules_on_disk_end_with_the_same_files_and_screens(company: Company, tmp_path, seed):
    """With real commands: git pulls, `merge` and copies in any order, clocks hours apart."""
    chance = random.Random(seed)
    company.by = "nadia"
    company.ok("declare", "Panne", "--activity", "it-platform", "--level", "minor", "--reason", "x")
    team = [company]
    for name, hour in (("joris", "09"), ("wim", "04")):
        team.append(clone(company, tmp_path / name, by=name, now=f"2026-11-23T{hour}:00:00+01:00"))
    for step in range(12):
        one, other = chance.sample(team, 2)
        if chance.random() < 0.4:
            one.ok("merge", str(other.root))
        elif chance.random() < 0.3:
            one.git("pull", "-q", "--no-rebase", "--no-edit", str(other.root), "main")
        else:
            one.ok("log", f"{one.by} {step}")
    for one, other in ((0, 1), (1, 2), (2, 0), (0, 1), (1, 2)):
        team[one].ok("merge", str(team[other].root))

    for item in team:
        item.now = "2026-11-23T12:00:00+01:00"
    for item in team[1:]:
        assert journal_files(item.root) == journal_files(company.root)
    shown = {item.ok("show", "--json").out for item in team}
    assert len(shown) == 1


def test_one_number_declared_twice_stays_two_incidents(company: Company, tmp_path):
    company.by = "nadia"
    other = clone(company, tmp_path / "other", by="joris")
    first = company.ok("declare", "Feu au dépôt", "--json").json["receipt"]["incident"]
    second = other.ok("declare", "Vol au bureau", "--json").json["receipt"]["incident"]
    assert first[:-5] == second[:-5]
    assert first != second

    company.ok("merge", str(other.root))

    found = company.run("validate", "--select", "JRN040", "--json").json["diagnostics"]
    assert {item["path"] for item in found} == {f"incidents/{first}", f"incidents/{second}"}
    assert second in found[0]["message"] + found[1]["message"]
    register = company.ok("register").out
    assert first in register
    assert second in register
    company.refused("show", first.split("-")[2])
    assert "Feu au dépôt" in company.ok("show", first[-4:]).out
    assert "Vol au bureau" in company.ok("show", second[-4:]).out
