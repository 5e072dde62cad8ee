"""The closed word lists inside events."""

from enum import StrEnum
from typing import Final


class Origin(StrEnum):
    """How an event reached the journal."""

    TERMINAL = "terminal"
    PAPER = "paper"
    IMPORT = "import"


#: The rule of a level that a register kept before does not tell.
LEVEL_NOT_SAID: Final = "not_said"


class EntryKind(StrEnum):
    """What a free journal entry is."""

    INFORMATION = "information"
    DECISION = "decision"
    ACTION = "action"
    TELEPHONE = "telephone"
    MESSAGE = "message"


class RecordKind(StrEnum):
    """What was reported; only a weak signal is not an incident (ISO/IEC 27035)."""

    EVENT = "event"
    WEAKNESS = "weakness"
    NEAR_MISS = "near_miss"
    INCIDENT = "incident"


class People(StrEnum):
    """Is anybody in danger or hurt?"""

    NONE = "none"
    DANGER = "danger"
    HURT = "hurt"
    UNKNOWN = "unknown"


class Reporter(StrEnum):
    """Through whom the incident was learnt (S-016, S-035)."""

    STAFF = "staff"
    CUSTOMER = "customer"
    SUPPLIER = "supplier"
    MONITORING = "monitoring"
    AUTHORITY = "authority"
    OTHER = "other"


class MeasureOutcome(StrEnum):
    """The result of a duty or measure."""

    DONE = "done"
    SKIPPED = "skipped"


class RestoreScope(StrEnum):
    """Minimum level or full service (S-066)."""

    MINIMAL = "minimal"
    FULL = "full"


class BcpChange(StrEnum):
    """Steps in the life of the business continuity plan (S-017, S-061)."""

    ASSESSMENT = "assessment"
    ACTIVATED = "activated"
    STOOD_DOWN = "stood_down"


class CallOutcome(StrEnum):
    """The result of a call."""

    REACHED = "reached"
    NO_ANSWER = "no_answer"
    LEFT_MESSAGE = "left_message"
    WRONG_NUMBER = "wrong_number"


class MessageAudience(StrEnum):
    """Whom a message was for; customers and suppliers are outside (links G and H)."""

    STAFF = "staff"
    BCP_MANAGER = "bcp_manager"
    MANAGEMENT = "management"
    CUSTOMERS = "customers"
    SUPPLIERS = "suppliers"
    PRESS = "press"
    AUTHORITY = "authority"
    PUBLIC = "public"

    @property
    def is_external(self) -> bool:
        """Whether the message leaves the organisation."""
        return self not in _INSIDE


_INSIDE = (MessageAudience.STAFF, MessageAudience.BCP_MANAGER, MessageAudience.MANAGEMENT)


class ObligationChange(StrEnum):
    """What happened to a legal or contractual duty to notify."""

    ANSWERED = "answered"
    AWARE = "aware"
    ASSESSED = "assessed"
    SUBMITTED = "submitted"
    WAIVED = "waived"
    EXPLAINED = "explained"


class ObservedOutcome(StrEnum):
    """What the facilitator of an exercise saw of an expected reaction."""

    DONE = "done"
    EQUIVALENT = "equivalent"
    HAPPENED = "happened"
    NOT_DONE = "not_done"


class AgreementFor(StrEnum):
    """What somebody agreed to."""

    CLOSING = "closing"
    LOWERING = "lowering"


class CorrectionEffect(StrEnum):
    """What a correction does to the entry it names; the entry itself stays readable."""

    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"


class SupplierAct(StrEnum):
    """What happened with a supplier in an incident; `stopped` is an agreed stop of its clock."""

    FAILED = "failed"
    NOTIFIED = "notified"
    ANSWERED = "answered"
    ON_SITE = "on_site"
    REPAIRED = "repaired"
    STOPPED = "stopped"
