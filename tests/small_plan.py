"""A small company and short incidents, for tests of what is computed and printed from them."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from incplan.incident.events.course_events import Declared
from incplan.incident.events.fact import Event, Objective
from incplan.incident.state.fold import fold
from incplan.incident.state.state import Incident
from incplan.plan.files.activities import Activity
from incplan.plan.files.contacts import Contact
from incplan.plan.files.fiches import CommonBlocks, Fiche, FicheAdoption
from incplan.plan.files.levels import LevelsFile
from incplan.plan.files.organisation import PlanFile
from incplan.plan.files.suppliers import Supplier
from incplan.plan.plan import Plan
from incplan.plan.values.reading import check
from incplan.vocabulary import Level

ZONE = ZoneInfo("Europe/Brussels")
START = datetime(2026, 11, 9, 7, 0, tzinfo=ZONE)


def at(minutes: int) -> datetime:
    """Some minutes after the incident was noticed."""
    return START + timedelta(minutes=minutes)


def activity(name: str, **words: Any) -> Activity:
    """An essential activity with an objective of four hours unless told otherwise."""
    return check(
        Activity,
        {
            "name": name,
            "owner": "nadia",
            "resources": {"key_personnel": ["nadia"], "it_services": [], "buildings": ["Quay"]},
            "depends_on": [],
            "impact": {"danger_to_persons": "no", "serious_economic_impact_after": "24h"},
            "rto": "4h",
            "rpo": "1h",
            "mtpd": "24h",
            "minimum_level": {"description": "Half of it", "percent": "50"},
            "windows": ["mon-sat 06:00-20:00"],
            **words,
        },
    )


PLAN_FILE = {
    "format": "1",
    "language": "en",
    "version": "3.1",
    "organisation": {"name": "Test & Sons"},
    "purpose": "Keep the cold chain running.",
    "preparation": {"drafted_by": ["nadia"], "approved_by": "claire"},
    "prior_documents": {
        "risk_assessment": {"done": "yes", "document": {"name": "Risks", "reference": "RA-1"}},
        "risk_treatment": {"done": "no"},
        "business_continuity_plan": {"done": "yes", "document": {"name": "BCP"}},
    },
    "procedure_links": {"A": {"owner": "nadia", "note": "Read together each spring."}},
    "roles": {
        "incident_manager": {"holder": "nadia", "deputies": ["claire"]},
        "bcp_manager": {"holder": "claire"},
        "management": {"holder": "claire"},
    },
    "reporting_channels": [
        {"means": "phone", "label": "Helpdesk", "phone": "081 00 00 05", "without_it": "yes"}
    ],
}
LEVELS: dict[str, Any] = {
    "levels": {
        level.value: {
            "criteria": f"What makes it {level.value}.",
            "service_level": {"resolve_within": "8h"},
            "duties": [
                {
                    "id": f"{level.value}.1",
                    "text": f"First duty of {level.value}",
                    "functions": ["incident_manager"],
                }
            ],
        }
        for level in Level
    },
    "tables": {
        "handling": [
            {
                "action": "Analyse quickly",
                "functions": ["helpdesk_operator"],
                "towards": ["incident_manager"],
                "document": {"name": "Handbook", "reference": "H-1"},
            }
        ]
    },
}
CONTACTS: dict[str, dict[str, Any]] = {
    "nadia": {
        "kind": "person",
        "name": "Nadia EL FICTI",
        "title": "IT coordinator",
        "channels": [
            {"kind": "office", "phone": "081 00 00 03"},
            {"kind": "home", "phone": "081 00 01 03", "private": "yes"},
        ],
    },
    "claire": {
        "kind": "person",
        "name": "Claire DELVAUX-NOVA",
        "channels": [{"kind": "mobile", "phone": "0400 00 00 01"}],
    },
    "helpdesk": {
        "kind": "service",
        "name": "Helpdesk",
        "channels": [{"kind": "email", "email": "help@test.example"}],
    },
    "elec": {
        "kind": "external",
        "name": "Élec Jambes",
        "rows": ["electrician"],
        "contracts": ["E-1"],
        "customer_account_no": "10031",
        "channels": [{"kind": "office", "phone": "081 00 00 31"}],
    },
}
FICHE: dict[str, Any] = {
    "id": "phishing",
    "prefix": "PHI",
    "group": "it",
    "version": "1",
    "last_verified": "2026-10-01",
    "title": "Phishing",
    "scenario": "Somebody types a password on a false page.",
    "risks": ["account_takeover"],
    "preventive": [
        {"id": "PHI-P01", "text": "Two factors everywhere"},
        {"id": "PHI-P02", "text": "Report button"},
    ],
    "measures": [
        {
            "id": "PHI-A01",
            "phase": "T15",
            "roles": ["helpdesk_operator"],
            "text": "Reset the password",
        }
    ],
    "review_questions": [{"id": "PHI-Q01", "text": "Who reported first?"}],
}


def small_plan(**changes: Any) -> Plan:
    """The plan, with some of its parts replaced."""
    parts: dict[str, Any] = {
        "file": check(PlanFile, PLAN_FILE),
        "levels": check(LevelsFile, LEVELS),
        "activities": {
            "orders": activity("Orders", depends_on=["platform"], rto="4h"),
            "platform": activity("Platform", rto="3h"),
        },
        "contacts": {key: check(Contact, value) for key, value in CONTACTS.items()},
        "suppliers": {
            "cloud": check(
                Supplier,
                {
                    "name": "Nuage",
                    "service": "Hosting",
                    "contract": {"reference": "C-1"},
                    "sla": {
                        "response_time": "15min",
                        "resolution_time": "2h",
                        "service_window": ["24/7"],
                        "penalty": "10 % an hour",
                    },
                },
            )
        },
        "adoptions": {
            "phishing": check(FicheAdoption, {"adoption": {"PHI-P01": {"adopted": "yes"}}})
        },
        "library": {
            "phishing": check(Fiche, FICHE),
            "communication": check(
                Fiche,
                {
                    **FICHE,
                    "id": "communication",
                    "prefix": "COM",
                    "group": "communication",
                    "title": "Communication",
                    "preventive": [],
                    "review_questions": [],
                    "measures": [
                        {"id": "COM-A01", "phase": "T15", "roles": ["everyone"], "text": "Tell"}
                    ],
                },
            ),
        },
        "common": check(
            CommonBlocks,
            {"version": "1", "last_verified": "2026-10-01", "opening": [], "closing": []},
        ),
        "fingerprint": "f" * 16,
    }
    return Plan(**{**parts, **changes})


class Story:
    """Events of one incident written one after the other, each knowing all before it."""

    def __init__(self, incident: str = "INC-2026-014-k7f3", *, start: datetime = START) -> None:
        self.id = incident
        self.start = start
        self.events: list[Event] = []

    def tell(self, kind: type[Event], minutes: int = 0, *, late: int = 0, **words: Any) -> "Story":
        """One more event, `minutes` after the start, written down `late` minutes later."""
        moment = self.start + timedelta(minutes=minutes)
        event = kind(
            id=f"{kind.KIND.value}-{len(self.events)}",
            incident=self.id,
            occurred_at=moment,
            recorded_at=moment + timedelta(minutes=late),
            after=(self.events[-1].id,) if self.events else (),
            **{"by": "nadia", **words},
        )
        self.events.append(event)
        return self

    def declared(self, text: str = "Nothing works", **words: Any) -> "Story":
        """The first event."""
        return self.tell(
            Declared, 0, text=text, **{"level": Level.MINOR, "manager": "nadia", **words}
        )

    @property
    def incident(self) -> Incident:
        """What the events amount to."""
        found = fold(self.events)
        assert found is not None
        return found


def objectives(**hours: int) -> tuple[Objective, ...]:
    """Objectives in hours, as noted at declaration."""
    return tuple(
        Objective(key, timedelta(hours=value), timedelta(hours=1)) for key, value in hours.items()
    )


def named_contacts(**names: str) -> Mapping[str, Contact]:
    """The usual contacts under other names."""
    return {
        key: check(Contact, {**CONTACTS[key], "name": names.get(key, words["name"])})
        for key, words in CONTACTS.items()
    }
