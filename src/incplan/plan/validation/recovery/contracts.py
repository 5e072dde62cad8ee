"""Contracts of suppliers that essential activities use: RCO-01 to 03, 09 to 13, 16 to 18 (S-071).

One finding per supplier, in its own file, however many activities use it. For a supplier that no
recovery depends on it is a note, except about the end of its contract.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from incplan.diagnostics import Finding, Route, Severity
from incplan.plan.files.activities import Activity
from incplan.plan.files.contacts import ChannelKind, Contact, ContactKind
from incplan.plan.files.penalties import PenaltyMeasure, PenaltyRate, PenaltyTier
from incplan.plan.files.suppliers import ServiceLevelAgreement
from incplan.plan.files.working_time import Holidays
from incplan.plan.plan import Plan
from incplan.plan.recovery.consistency import Verdict, judgements, promise_of
from incplan.plan.recovery.dependencies import own_needs
from incplan.plan.validation.context.context import Context
from incplan.plan.validation.context.in_use import Used, names_a_stranger, used_suppliers
from incplan.plan.values.answers import answered, considered, is_answer
from incplan.plan.values.durations import format_duration
from incplan.plan.values.windows import always

#: Rows of the directory whose parties work under a contract (S-103); authorities, networks and
#: banks have customer numbers instead.
_CONTRACTED: Final = frozenset(
    {
        "it_provider",
        "cloud_provider",
        "telecom_operator",
        "payment_provider",
        "web_host_registrar",
        "refrigeration_maintenance",
        "generator_rental",
        "reefer_rental",
    }
)
_NOTICE: Final = timedelta(hours=24)
_MONTH: Final = timedelta(days=30)


def contract_references(context: Context) -> Iterator[Finding]:
    """RCO-01: every outside party of an essential activity works under a known contract."""
    plan = context.plan
    for used in used_suppliers(plan):
        contract = used.supplier.contract
        if contract is None:
            yield used.finding("RCO001", Severity.ERROR, ("contract",))
        elif not is_answer(contract.reference):
            yield used.finding("RCO001", Severity.ERROR, ("contract", "reference"))
    for key, activity in plan.activities.items():
        for place, name in enumerate(activity.resources.external_contacts or ()):
            contact = plan.contacts.get(name)
            if contact is None or contact.kind is not ContactKind.EXTERNAL:
                continue
            case = _without_contract(plan, activity, contact)
            if case:
                yield Finding(
                    code="RCO001",
                    severity=Severity.WARNING if case == "not_compared" else Severity.ERROR,
                    subject=f"activities/{key}",
                    route=("resources", "external_contacts", place),
                    params={"case": case, "supplier": contact.name, "activity": key},
                )


def _without_contract(plan: Plan, activity: Activity, contact: Contact) -> str:
    """What a contact lacks: `contact` its contract, `not_compared` the comparison."""
    if contact.supplier in plan.suppliers:
        listed = any(use.supplier == contact.supplier for use in activity.suppliers)
        return "" if listed or names_a_stranger(plan, activity) else "not_compared"
    under_contract = any(map(is_answer, contact.contracts)) or contact.supplier
    return "contact" if not under_contract and _CONTRACTED & set(contact.rows) else ""


def contract_terms(context: Context) -> Iterator[Finding]:
    """RCO-02: the contract is valid today, and for the time looked ahead."""
    for used in used_suppliers(context.plan):
        contract = used.supplier.contract
        if contract is None:
            continue
        worst = Severity.ERROR if used.critical else Severity.WARNING
        case, route, day, severity = "", "ends", contract.ends, worst
        if contract.starts is not None and contract.starts > context.today:
            case, route, day = "not_yet", "starts", contract.starts
        elif contract.ends is not None and contract.ends < context.today:
            case = "ended"
        elif contract.ends is not None and contract.ends <= context.until:
            case, severity = "ends_soon", Severity.WARNING
        if case:
            yield Finding(
                code="RCO002",
                severity=severity,
                subject=f"suppliers/{used.key}",
                route=("contract", route),
                params={
                    "case": case,
                    "supplier": used.supplier.name,
                    "contract": contract.reference,
                    "day": day,
                },
            )


def resolution_times(context: Context) -> Iterator[Finding]:
    """RCO-03: a resolution time is promised; a response time proves no recovery (TC12)."""
    rescued = _rescued(context)
    for used in used_suppliers(context.plan):
        if used.critical and not used.repairs:
            continue  # RCO-14 covers a standby without a promise
        promised, _takes_over = promise_of(used.supplier)
        if promised is not None:
            continue
        sla = used.supplier.sla
        case = "none" if sla is None else "response" if sla.response_time else "silent"
        severity = Severity.WARNING if used.key in rescued else Severity.ERROR
        params: dict[str, object] = {"case": case}
        if sla is not None and sla.response_time is not None:
            params["response"] = str(sla.response_time)
        at = ("sla", "response_time") if case == "response" else ("sla",)
        yield used.finding("RCO003", severity, at, **params)


def _rescued(context: Context) -> frozenset[str]:
    """Suppliers that an independent standby replaces in every use a recovery depends on."""
    judged = [
        item
        for item in judgements(context.plan, context.today, own_needs(context.plan.activities))
        if item.use.recovery_critical and not item.use.standby_for
    ]
    alone = {item.use.supplier for item in judged if item.verdict is not Verdict.MITIGATED}
    return frozenset(item.use.supplier for item in judged) - alone


def _agreed(context: Context) -> Iterator[tuple[Used, ServiceLevelAgreement]]:
    """Used suppliers with a service level; those without one are found by RCO-03."""
    for used in used_suppliers(context.plan):
        if used.supplier.sla is not None:
            yield used, used.supplier.sla


def public_holidays(context: Context) -> Iterator[Finding]:
    """RCO-09: no service on public holidays, or not noted."""
    for used, sla in _agreed(context):
        always = any(window.always for window in sla.service_window)
        if sla.public_holidays is Holidays.EXCLUDED:
            yield used.finding("RCO009", Severity.WARNING, ("sla", "public_holidays"))
        elif sla.public_holidays is None and not always:
            route = ("sla", "service_window")
            yield used.finding("RCO009", Severity.WARNING, route, case="unknown")


def penalties(context: Context) -> Iterator[Finding]:
    """RCO-10: a sanction is agreed for a level that is missed; one as data gives a sum."""
    for used, sla in _agreed(context):
        if not (sla.sanction or sla.penalty_terms):
            route: Route = ("sla", "penalty") if sla.penalty else ("sla",)
            yield used.finding("RCO010", Severity.WARNING, route)
        missing = tuple(_missing_terms(sla))
        if missing:
            route = ("sla", "penalty_terms")
            fields = ", ".join(missing)
            yield used.finding("RCO010", Severity.WARNING, route, case="no_sum", fields=fields)


def _missing_terms(sla: ServiceLevelAgreement) -> Iterator[str]:
    """What penalty terms lack, so that no sum follows from them."""
    terms = sla.penalty_terms
    if terms is None:
        return
    rates: tuple[PenaltyTier | PenaltyRate, ...] = terms.tiers
    if terms.measure is not PenaltyMeasure.AVAILABILITY or not rates:
        rates = (terms.rate,) if terms.rate else ()
        if terms.measure is PenaltyMeasure.AVAILABILITY and sla.availability_percent is None:
            yield "tiers" if terms.rate is None else "availability_percent"
        elif terms.rate is None:
            yield "rate"
    if any(item.percent is None and item.amount is None for item in rates):
        yield "percent"
    if terms.basis is None and any(item.percent and item.amount is None for item in rates):
        yield "basis"


def small_print(context: Context) -> Iterator[Finding]:
    """RCO-11: exclusions and what stops the clock are noted."""
    for used, sla in _agreed(context):
        names = ("stop_clock", "exclusions")
        missing = [f"sla.{name}" for name in names if not considered(getattr(sla, name))]
        if used.supplier.contract is not None and used.supplier.contract.reviewed is None:
            missing.append("contract.reviewed")
        if missing:
            yield used.finding("RCO011", Severity.INFO, ("sla",), fields=", ".join(missing))


def emergency_numbers(context: Context) -> Iterator[Finding]:
    """RCO-12: a service that runs day and night has a number that answers day and night."""
    plan = context.plan
    for used, sla in _agreed(context):
        if not any(window.always for window in sla.service_window):
            continue
        named = used.supplier.contact
        if context.contacts_missing or (named is not None and named not in plan.contacts):
            continue  # REF001 or the contact's own file reports it
        contacts = [plan.contacts[named]] if named is not None else _linked(plan, used.key)
        if any(_answers_always(contact) for contact in contacts):
            continue
        case = "unknown" if not contacts else "hours"
        yield used.finding("RCO012", Severity.ERROR, ("contact",), case=case)


def _linked(plan: Plan, key: str) -> list[Contact]:
    return [item for item in plan.contacts.values() if item.supplier == key and not item.disabled]


def _answers_always(contact: Contact) -> bool:
    return any(
        always(channel.available) if channel.available else channel.kind is ChannelKind.EMERGENCY
        for channel in contact.phones
    )


def availability(context: Context) -> Iterator[Finding]:
    """RCO-13: the promised availability allows longer outages than the promised resolution time."""
    for used, sla in _agreed(context):
        percent, promised = sla.availability_percent, sla.resolution_time
        if percent is None or promised is None or not used.repairs:
            continue
        allowed = timedelta(minutes=round(_MONTH / timedelta(minutes=1) * (100 - percent) / 100))
        if allowed > promised.nominal:
            yield used.finding(
                "RCO013",
                Severity.INFO,
                ("sla", "availability_percent"),
                percent=f"{percent:g}",
                allowed=format_duration(allowed),
                promised=str(promised),
            )


def response_after_recovery(context: Context) -> Iterator[Finding]:
    """RCO-19: the response time is shorter than the resolution time; else one of them is wrong."""
    for used, sla in _agreed(context):
        response, promised = sla.response_time, sla.resolution_time
        if response is None or promised is None or response.nominal <= promised.nominal:
            continue
        yield used.finding(
            "RCO019",
            Severity.WARNING,
            ("sla", "response_time"),
            response=str(response),
            promised=str(promised),
        )


def incident_notices(context: Context) -> Iterator[Finding]:
    """RCO-16: the supplier must tell us of its own incidents within 24 hours."""
    for used, sla in _agreed(context):
        within = sla.incident_notice_within
        if not sla.incident_notice_applies or (within is not None and within <= _NOTICE):
            continue
        case = "none" if within is None else "late"
        route: Route = ("sla",) if within is None else ("sla", "incident_notice_within")
        shown = "" if within is None else format_duration(within)
        yield used.finding("RCO016", Severity.WARNING, route, case=case, within=shown)


def exit_plans(context: Context) -> Iterator[Finding]:
    """RCO-17: a supplier that holds our data says how we get it back at the end."""
    for used in used_suppliers(context.plan):
        if used.supplier.hosts_our_data and not answered(used.supplier.exit_plan):
            yield used.finding("RCO017", Severity.INFO, ("hosts_our_data",))


def shared_scenarios(context: Context) -> Iterator[Finding]:
    """RCO-18: a scenario that stops both an activity and the supplier it depends on."""
    plan = context.plan
    for used in used_suppliers(plan):
        if not used.critical:
            continue
        risks = used.supplier.shared_risks
        if risks is None:
            yield used.finding("RCO018", Severity.INFO, (), case="unknown")
            continue
        for place, fiche in enumerate(risks):
            hit = sorted(
                {
                    key
                    for key, use in used.uses
                    if use.recovery_critical and fiche in plan.activities[key].fiches
                }
            )
            if hit:
                route = ("shared_risks", place)
                params = {"fiche": fiche, "activities": ", ".join(hit)}
                yield used.finding("RCO018", Severity.INFO, route, **params)
