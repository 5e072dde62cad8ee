"""The closed word lists of the field: levels, roles, phases, steps, contact rows, event kinds.

One word per concept; labels in the user's language live in `incplan.i18n.labels`.
"""

from enum import StrEnum
from typing import Final


class Level(StrEnum):
    """Severity of an incident (template 3.2, S-037 to S-041), ordered by `rank`."""

    LOW = "low"
    MINOR = "minor"
    MAJOR = "major"
    CRISIS = "crisis"

    @property
    def rank(self) -> int:
        """1 for a weak signal to 4 for a crisis, as numbered in the template."""
        return tuple(Level).index(self) + 1


class Step(StrEnum):
    """The six steps of the plan (template chapter III, S-025)."""

    PREPARATION = "preparation"
    IDENTIFICATION = "identification"
    HANDLING = "handling"
    ERADICATION = "eradication"
    DEACTIVATION = "deactivation"
    LESSONS = "lessons"


class Phase(StrEnum):
    """When a measure of a fiche is due, counted from detection."""

    T15 = "T15"
    T60 = "T60"
    T24 = "T24"
    T72 = "T72"
    POST = "POST"


class Status(StrEnum):
    """Where an incident stands; derived from its events, never stored."""

    REPORTED = "reported"
    CLASSIFIED = "classified"
    ACTIVE = "active"
    CONTAINED = "contained"
    ERADICATED = "eradicated"
    RESOLVED = "resolved"
    CLOSED = "closed"
    REVIEWED = "reviewed"
    CANCELLED = "cancelled"


class BcpState(StrEnum):
    """State of the business continuity plan, independent of the level (S-017)."""

    NOT_ACTIVATED = "not_activated"
    UNDER_ASSESSMENT = "under_assessment"
    ACTIVATED = "activated"
    STOOD_DOWN = "stood_down"


class Adoption(StrEnum):
    """Whether a preventive measure is really in place (S-033)."""

    YES = "yes"
    PARTIAL = "partial"
    IN_PROGRESS = "in_progress"
    PLANNED = "planned"
    NO = "no"
    NOT_APPLICABLE = "not_applicable"

    @property
    def is_lacking(self) -> bool:
        """Whether it applies and is not, or not fully, in place."""
        return self not in (Adoption.YES, Adoption.NOT_APPLICABLE)


class EconomicImpact(StrEnum):
    """After how long an interruption has a serious economic impact (S-044)."""

    FEW_HOURS = "few_hours"
    H24 = "24h"
    H48 = "48h"
    WEEK = "week"
    NEVER = "never"


class Audience(StrEnum):
    """Who reads a document or a message."""

    TEAM = "team"
    MANAGEMENT = "management"
    CUSTOMERS = "customers"
    PUBLIC = "public"


class EventKind(StrEnum):
    """What one immutable file of an incident records."""

    DECLARED = "declared"
    CLASSIFIED = "classified"
    ESCALATED = "escalated"
    LOGGED = "logged"
    MEASURE = "measure"
    AFFECTED = "affected"
    ESTIMATED = "estimated"
    RESTORED = "restored"
    BCP = "bcp"
    CALLED = "called"
    HANDED_OVER = "handed_over"
    COMMUNICATED = "communicated"
    OBLIGATION = "obligation"
    EVIDENCE = "evidence"
    CONTAINED = "contained"
    ERADICATED = "eradicated"
    AGREED = "agreed"
    CLOSED = "closed"
    CANCELLED = "cancelled"
    REOPENED = "reopened"
    CORRECTED = "corrected"
    PROPOSAL_DECLINED = "proposal_declined"
    REVIEWED = "reviewed"
    SAME_AS = "same_as"
    REDACTED = "redacted"
    SURVEYED = "surveyed"
    SUPPLIER = "supplier"
    RELEASED = "released"
    TEAM = "team"
    MET = "met"
    STARTED = "started"
    PLAYED = "played"
    OBSERVED = "observed"
    ANSWERED = "answered"
    PAUSED = "paused"
    RESUMED = "resumed"
    ATTENDED = "attended"
    ENDED = "ended"
    ABORTED = "aborted"
    TRANSCRIBED = "transcribed"


class PlanEventKind(StrEnum):
    """What one immutable file of the plan's own journal records."""

    APPROVED = "approved"
    PLAN_REVIEWED = "plan_reviewed"
    CONTACT_VERIFIED = "contact_verified"
    EXERCISE_HELD = "exercise_held"
    MEASURE_ADOPTED = "measure_adopted"
    ACTION_DONE = "action_done"
    PRINTED = "printed"
    PROJECT_STARTED = "project_started"
    REDACTED = "redacted"
    TARGET_REVIEWED = "target_reviewed"
    HANDED_OUT = "handed_out"
    RECEIVED = "received"
    COPY_ENDED = "copy_ended"
    AWARENESS_HELD = "awareness_held"
    TESTED = "tested"
    CONTACT_DOUBTED = "contact_doubted"
    CALL_WITHDRAWN = "call_withdrawn"
    ROUND_CALLED = "round_called"
    ROUND_ENDED = "round_ended"


class ProcedureKind(StrEnum):
    """What is tested each by itself (S-023)."""

    CALL_TREE = "call_tree"
    CHANNEL = "channel"
    FICHE = "fiche"
    EVACUATION = "evacuation"
    RESTORE = "restore"
    STANDBY = "standby"
    PAPER = "paper"
    SUPPLIER = "supplier"
    WHOLE = "whole"


class AwarenessAudience(StrEnum):
    """Who is made aware of what concerns them (S-079)."""

    STAFF = "staff"
    NEWCOMERS = "newcomers"
    HELPDESK = "helpdesk"
    MANAGEMENT = "management"
    HOLDERS = "holders"
    SITE = "site"
    SUPPLIERS = "suppliers"


LANGUAGES: Final = ("fr", "nl", "de", "en")

#: Functions a person can hold (domain vocabulary; template roles first).
ROLES: Final = (
    "reporter",
    "helpdesk_operator",
    "helpdesk_manager",
    "designated_employee",
    "incident_manager",
    "bcp_manager",
    "management",
    "business_continuity_team",
    "response_team",
    "dpo",
    "prevention_adviser",
    "external_prevention_service",
    "it_provider",
    "activity_owner",
    "facility_manager",
    "fire_team",
    "evacuation_warden",
    "first_aider",
    "finance_manager",
    "communications_lead",
    "hr_manager",
    "quality_manager",
    "log_keeper",
    "everyone",
    "incident_response_firm",
    "restoration_company",
    "electrician",
)

#: A function and a row of the directory that mean one person, whichever of the two is filled in.
SAME_PERSON: Final = {"dpo": "dpo_external", "dpo_external": "dpo"}

#: Rows of the external directory: the template's own (S-103), then the usual extra ones.
CONTACT_ROWS: Final = (
    "insurer",
    "data_protection_authority",
    "cert",
    "dpo_external",
    "electrician",
    "electricity_dso",
    "telecom_operator",
    "cloud_provider",
    "it_provider",
    "building_owner",
    "external_prevention_service",
    "emergency_112",
    "police_urgent",
    "police",
    "fire_non_urgent_1722",
    "poison_centre",
    "gas_dso",
    "water_utility",
    "bank_fraud_desk",
    "card_stop",
    "doc_stop",
    "suspicious_message",
    "safeonweb_at_work",
    "fps_economy_report",
    "no_more_ransom",
    "payment_provider",
    "labour_inspectorate",
    "work_accident_insurer",
    "cyber_insurer_hotline",
    "incident_response_firm",
    "restoration_company",
    "generator_rental",
    "refrigeration_maintenance",
    "reefer_rental",
    "alarm_monitoring_centre",
    "lift_maintenance",
    "food_agency",
    "environment_hotline",
    "social_secretariat",
    "lawyer",
    "accountant",
    "municipality_emergency",
    "national_crisis_centre",
    "web_host_registrar",
    "translator",
    "press_agency",
    "telecom_ombudsman",
    "bipt",
    "weather",
    "be_alert",
    "customer",
    "supplier",
    "other",
)
#: Row of the directory with the emergency number.
EMERGENCY: Final = "emergency_112"

#: Function that takes reports of incidents; its number is where they are reported.
HELPDESK: Final = "helpdesk_operator"

#: What an incident can put at risk (heading 2 of a fiche, S-098).
RISKS: Final = (
    "personal_safety",
    "health",
    "psychological_impact",
    "property_damage",
    "stock_loss",
    "it_equipment_loss",
    "data_loss",
    "personal_data_breach",
    "confidentiality_loss",
    "account_takeover",
    "malware_infection",
    "business_interruption",
    "site_inaccessible",
    "utilities_loss",
    "telecom_loss",
    "communication_loss",
    "security",
    "environmental_pollution",
    "financial_loss",
    "liquidity",
    "extortion",
    "legal_liability",
    "contractual_liability",
    "third_party_damage",
    "third_party_infection",
    "supplier_relation",
    "reputation",
    "trust_loss",
)

#: Functions that regular reports go to, with the level from which the template asks for them
#: (S-062, S-063).
REPORTS_FROM: Final = {"bcp_manager": Level.MAJOR, "management": Level.CRISIS}

#: Letters of the links between the procedures (template chapter II, S-012 to S-021).
PROCEDURE_LINKS: Final = ("A", "B", "C", "D", "E", "F", "G", "H", "I", "J")

#: What a decision of an exercise may be about.
DECISIONS: Final = (
    "paper_mode", "who_leads", "who_speaks", "keep_or_destroy", "restore_order", "no_ransom",
    "stop_payments", "verify_call_back", "verify_source", "evacuate", "reentry", "workaround",
    "evidence_kept", "isolate",
)  # fmt: skip
#: What should not be done; the facilitator ticks it when it was.
MISTAKES: Final = (
    "enter_water", "reset_twice", "power_off_pc", "go_back_in", "fight_battery_fire", "name_cause",
    "pay", "deny", "promise_time", "accuse", "generator_indoors", "factory_reset", "private_mail",
    "reenergise", "engage_unknown", "sign_under_pressure", "pay_cash", "answer_troll",
    "discard_evidence",
)  # fmt: skip
#: What should be written down, or said.
NOTES: Final = (
    "unrelated_noted", "rumour_closed", "paper_number", "ticket_and_time", "answered",
)  # fmt: skip
#: Who a message of an exercise may be for: the audiences of messages, and the families of staff.
TOLD: Final = (
    "staff", "management", "customers", "suppliers", "press", "authority", "public", "families",
)  # fmt: skip
