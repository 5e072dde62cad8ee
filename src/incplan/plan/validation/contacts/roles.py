"""Required functions and deputies, approval, and channels for reporting (S-026 to S-036)."""

from collections.abc import Iterator
from typing import Final

from incplan.diagnostics import Finding, Severity
from incplan.plan.files.organisation import ChannelMeans
from incplan.plan.validation.contacts.absences import away_days
from incplan.plan.validation.context.context import Context
from incplan.plan.validation.context.uses import COMMAND_LINE


def required_roles(context: Context) -> Iterator[Finding]:
    """The command line has a holder in each function (S-029, S-010)."""
    plan = context.plan
    for key in ("incident_manager", "bcp_manager", "management"):
        holder = plan.role(key).holder
        if holder is None or plan.is_placeholder(holder):
            yield Finding(
                code="ROLE001",
                severity=Severity.ERROR,
                subject="plan",
                route=("roles", key),
                params={"role": key},
            )
    if plan.file.preparation.approved_by is None:
        yield Finding(
            code="ROLE002",
            severity=Severity.ERROR,
            subject="plan",
            route=("preparation", "approved_by"),
        )


def deputies(context: Context) -> Iterator[Finding]:
    """Each function that decides has a deputy who is somebody else (of management, a note)."""
    plan = context.plan
    for key in COMMAND_LINE:
        role = plan.role(key)
        if role.holder is None:
            continue
        others = [
            person
            for person in role.deputies
            if person != role.holder and not plan.is_placeholder(person)
        ]
        if role.deputies and set(role.deputies) == {role.holder}:
            yield Finding(
                code="ROLE004",
                severity=Severity.ERROR,
                subject="plan",
                route=("roles", key, "deputies"),
                params={"role": key},
            )
        elif not others and not away_days(context, key):  # else CON019 reports both
            yield Finding(
                code="ROLE003",
                severity=Severity.INFO if key == "management" else Severity.WARNING,
                subject="plan",
                route=("roles", key, "holder"),
                params={"role": key},
            )


def reporting_channels(context: Context) -> Iterator[Finding]:
    """The plan says how to report (S-036)."""
    plan = context.plan
    if not plan.file.reporting_channels:
        yield Finding(
            code="ROLE005",
            severity=Severity.WARNING,
            subject="plan",
            route=("reporting_channels",),
        )


#: The field each kind of channel needs; for a place to come to, none.
_REACHED_BY: Final = {
    ChannelMeans.PHONE: "phone",
    ChannelMeans.EMAIL: "email",
    ChannelMeans.WEB: "url",
}


def reporting_numbers(context: Context) -> Iterator[Finding]:
    """A way to report holds the number or address to use (S-036)."""
    for place, channel in enumerate(context.plan.file.reporting_channels):
        field = _REACHED_BY.get(channel.means)
        if field is not None and getattr(channel, field) is None:
            yield Finding(
                code="ROLE014",
                severity=Severity.ERROR,
                subject="plan",
                route=("reporting_channels", place, "means"),
                params={"means": channel.means.value, "field": field},
            )


def prior_documents_open(context: Context) -> Iterator[Finding]:
    """Somebody has said whether risk assessment, risk treatment and BCP exist (S-006, S-032)."""
    prior = context.plan.file.prior_documents
    for name in ("risk_assessment", "risk_treatment", "business_continuity_plan"):
        if getattr(prior, name).done is None:
            yield Finding(
                code="ROLE017",
                severity=Severity.WARNING,
                subject="plan",
                route=("prior_documents", name, "done"),
                at_key=True,
                params={"document": name},
            )


def prior_documents(context: Context) -> Iterator[Finding]:
    """Risk assessment and treatment come first (S-006, S-032)."""
    plan = context.plan
    prior = plan.file.prior_documents
    for name in ("risk_assessment", "risk_treatment"):
        if getattr(prior, name).done is False:
            yield Finding(
                code="ROLE006",
                severity=Severity.WARNING,
                subject="plan",
                route=("prior_documents", name, "done"),
                params={"document": name},
            )
