"""The organisation's logo on documents: one that cannot be used is left out, and said."""

from incplan.app.desk.desk import Desk
from incplan.diagnostics import Finding, Severity
from incplan.errors import UnreadableError
from incplan.store.plan.logo import read_logo


def logo_of(desk: Desk) -> tuple[str, bytes] | None:
    """Kind and bytes of the picture; None where there is none that can be used."""
    name = desk.plan().file.organisation.logo
    try:
        return read_logo(desk.root, name) if name else None
    except UnreadableError:
        return None


def logo_problem(desk: Desk) -> Finding | None:
    """That the picture named in plan.yaml cannot be used."""
    name = desk.plan().file.organisation.logo
    if not name or logo_of(desk) is not None:
        return None
    return Finding(
        code="SCH048",
        severity=Severity.ERROR,
        subject="plan",
        route=("organisation", "logo"),
        params={"given": name},
    )
