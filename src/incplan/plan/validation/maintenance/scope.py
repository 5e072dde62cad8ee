"""Which laws may apply because of what the organisation is (TC38, S-009)."""

from collections.abc import Iterator

from incplan.diagnostics import Finding, Severity
from incplan.plan.obligations.company_size import Size, read_scope
from incplan.plan.obligations.pack import Scope
from incplan.plan.validation.context.context import Context
from incplan.plan.values.answers import answered


def cybersecurity_law(context: Context) -> Iterator[Finding]:
    """NIS2: say whether it may apply; where the two readings of the limits differ, ask to check."""
    limits = context.size_limits
    if limits is None:
        return
    organisation = context.plan.file.organisation
    scope = read_scope(organisation, limits)
    deciding = scope.deciding
    if scope.whatever_size:
        code, severity, deciding = "SCO005", Severity.WARNING, "sector"
    elif scope.size is Size.MEDIUM:
        code, severity = "SCO001", Severity.WARNING
    elif scope.size is Size.UNCLEAR:
        code, severity = "SCO002", Severity.WARNING
    elif scope.size is Size.UNKNOWN:
        code, severity = "SCO003", Severity.INFO
    else:
        return
    yield Finding(
        code=code,
        severity=severity,
        subject="plan",
        route=("organisation", deciding),
        at_key=deciding == "sector",
        params={
            "staff": _shown(organisation.staff),
            "turnover": _shown(organisation.turnover_eur),
            "balance": _shown(organisation.balance_sheet_eur),
            "field": deciding,
            "annex": "/".join(scope.annexes) or "I/II",
            "url": limits.url,
            "day": limits.last_verified.isoformat(),
        },
    )


def _shown(value: int | None) -> str:
    return "?" if value is None else f"{value:,}".replace(",", "\u202f")


def duties_not_answered(context: Context) -> Iterator[Finding]:
    """Somebody has said what the organisation is; else every duty is asked about in an incident."""
    answers = context.plan.obligations.scope.values()
    if all(item.answer is Scope.UNKNOWN for item in answers):
        yield Finding(
            code="SCO006",
            severity=Severity.WARNING,
            subject="obligations",
            route=("scope",),
            at_key=True,
        )


def special_hazards(context: Context) -> Iterator[Finding]:
    """Chemicals, flammables, explosion: the general approach does not cover them (S-009)."""
    organisation = context.plan.file.organisation
    if organisation.special_hazards:
        noted = answered(organisation.special_hazards_note)
        yield Finding(
            code="SCO004",
            severity=Severity.INFO if noted else Severity.WARNING,
            subject="plan",
            route=("organisation", "special_hazards"),
        )
