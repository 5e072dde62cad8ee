"""Facts about the plan itself: a project begun, contacts verified, printed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from incplan.app.desk.desk import Desk, Receipt
from incplan.app.desk.naming import known_contact
from incplan.errors import RefusedError, UsageError
from incplan.incident.events.blank import is_blank
from incplan.incident.events.plan_events import (
    ContactVerified,
    FilePrint,
    PlanEvent,
    Printed,
    ProjectStarted,
)
from incplan.plan.values.answers import is_answer


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFact:
    """A fact about the plan is on disk."""

    event: str
    kind: str
    occurred_at: datetime
    receipt: Receipt
    details: dict[str, Any]


def record_plan_fact(
    desk: Desk,
    kind: Callable[..., PlanEvent],
    *,
    occurred_at: datetime | None = None,
    text: str = "",
    details: dict[str, Any] | None = None,
    **words: Any,
) -> PlanFact:
    """Write one event into the plan's own journal. `details` replace `words` in the answer."""
    pen = desk.plan_pen()
    event = pen.write(kind, occurred_at=occurred_at, text=text.strip(), **words)
    return PlanFact(
        event=event.id,
        kind=event.KIND.value,
        occurred_at=event.occurred_at,
        receipt=pen.finish(),
        details=words if details is None else details,
    )


def project_started(
    desk: Desk, what: str, *, text: str = "", at: datetime | None = None
) -> PlanFact:
    """A large project began (S-023). Raises UsageError when nothing is said about it."""
    if is_blank(what) or not is_answer(what):
        raise UsageError("project_needs_name")
    return record_plan_fact(desk, ProjectStarted, occurred_at=at, text=text, what=what.strip())


def contacts_verified(
    desk: Desk, given: tuple[str, ...], *, text: str = "", at: datetime | None = None
) -> PlanFact:
    """Contacts were tried and answer.

    Raises UsageError for one the plan does not know, RefusedError for one without any number or
    address.
    """
    if not given:
        raise UsageError("verified_whom")
    plan = desk.plan()
    ids = tuple(dict.fromkeys(known_contact(plan, item) for item in given))
    read = {key: plan.contacts[key] for key in ids if key in plan.contacts}
    mute = [key for key, who in read.items() if not any(item.value for item in who.channels)]
    if mute:
        raise RefusedError("nothing_to_verify", contacts=", ".join(mute))
    return record_plan_fact(desk, ContactVerified, occurred_at=at, text=text, contacts=ids)


def file_prints(prints: Mapping[str, str]) -> tuple[FilePrint, ...]:
    """Fingerprints by subject, as an event keeps them."""
    return tuple(FilePrint(subject, prints[subject]) for subject in sorted(prints))


def plan_printed(
    desk: Desk,
    *,
    pages: int | None = None,
    copies: int | None = None,
) -> PlanFact:
    """Paper copies were made of what the files say now (S-024). Nobody holds one by that."""
    plan, loaded = desk.plan(), desk.loaded()
    seen = {"version": plan.file.version, "fingerprint": plan.fingerprint}
    return record_plan_fact(
        desk,
        Printed,
        details={**seen, "pages": pages, "copies": copies},
        version=plan.file.version,
        fingerprint=plan.fingerprint,
        parts=file_prints(loaded.parts),
        shipped=file_prints(loaded.shipped),
        pages=pages,
        copies=copies,
    )
