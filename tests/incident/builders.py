"""Small events and plans for tests of the pure core."""

from datetime import UTC, datetime, timedelta
from typing import Any

from incplan.incident.events.course_events import Declared
from incplan.incident.events.fact import Event
from incplan.plan.files.levels import LevelsFile
from incplan.plan.files.organisation import PlanFile
from incplan.plan.plan import Plan
from incplan.plan.values.reading import check
from incplan.vocabulary import Level

START = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
INCIDENT = "INC-2026-001-k7f3"


def at(minutes: float) -> datetime:
    """A moment of the story."""
    return START + timedelta(minutes=minutes)


class Story:
    """Events one after the other, each knowing those before it."""

    def __init__(self, **declared: Any) -> None:
        self.events: list[Event] = []
        words = {"level": Level.MINOR, "text": "Something happened", **declared}
        self.add(Declared, 0, **words)

    def add(self, kind: Any, minutes: float, *, by: str | None = "nadia", **words: Any) -> Event:
        """One more event."""
        event: Event = kind(
            id=f"a{len(self.events):09d}",
            incident=INCIDENT,
            occurred_at=at(minutes),
            recorded_at=words.pop("recorded_at", at(minutes)),
            by=by,
            after=words.pop("after", (self.events[-1].id,) if self.events else ()),
            **words,
        )
        self.events.append(event)
        return event


def make_plan(**parts: Any) -> Plan:
    """A plan with the command line nadia (joris), wim, claire."""
    file = check(
        PlanFile,
        {
            "language": "en",
            "version": "1",
            "organisation": {"name": "Test"},
            "preparation": {"approved_by": "claire"},
            "prior_documents": {
                name: {"done": "yes"}
                for name in ("risk_assessment", "risk_treatment", "business_continuity_plan")
            },
            "roles": {
                "incident_manager": {"holder": "nadia", "deputies": ["joris"]},
                "bcp_manager": {"holder": "wim"},
                "management": {"holder": "claire"},
            },
            **parts.pop("file", {}),
        },
    )
    levels = check(
        LevelsFile,
        {
            "levels": {
                "low": {"criteria": "nothing yet"},
                "minor": {
                    "criteria": "small",
                    "service_level": {"resolve_within": "8h"},
                    "duties": [
                        _duty("minor.1", marks="contained"),
                        _duty("minor.5", inform=["reporter"]),
                    ],
                },
                "major": {
                    "criteria": "large",
                    "service_level": {"resolve_within": "4h"},
                    "report_every": "2h",
                    "duties": [
                        _duty("major.1", continues="minor.1", marks="contained"),
                        _duty("major.4"),
                        _duty("major.8", continues="minor.5", inform=["reporter", "bcp_manager"]),
                    ],
                },
                "crisis": {
                    "criteria": "worst",
                    "report_every": "1h",
                    "duties": [_duty("crisis.1")],
                },
            },
        },
    )
    return Plan(**{"file": file, "levels": levels, **parts})


def _duty(key: str, **words: Any) -> dict[str, Any]:
    return {"id": key, "text": f"Duty {key}", "functions": ["designated_employee"], **words}
