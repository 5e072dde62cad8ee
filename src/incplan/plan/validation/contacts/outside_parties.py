"""What the template asks of each outside party: numbers, references, hours (S-103)."""

from collections.abc import Iterator

from incplan.diagnostics import Finding, Route, Severity
from incplan.plan.calendar.service_time import covers
from incplan.plan.files.contacts import Contact
from incplan.plan.files.fiches import Fiche
from incplan.plan.plan import Plan
from incplan.plan.validation.context.context import Context
from incplan.plan.values.phones import is_short_code
from incplan.plan.values.windows import always


def electricians(context: Context) -> Iterator[Finding]:
    """CV03: two electricians of different firms with different numbers.

    One still to be filled in does not count; a placeholder makes this a warning.
    """
    plan = context.plan
    every = plan.by_row("electrician")
    if context.contacts_missing:
        return
    rows = tuple(key for key in every if not plan.contacts[key].to_fill)
    marked = tuple(key for key in every if plan.contacts[key].to_fill)
    if len(rows) < 2 <= len(every):
        found = {"case": "to_fill", "entries": rows or "-", "marked": marked}
        at: Route = ("to_fill",)
        yield _found("CON003", Severity.WARNING, f"contacts/{marked[0]}", at, **found)
        return
    if len(rows) < 2:
        subject, route = _where_asked(plan, rows)
        yield _found("CON003", Severity.ERROR, subject, route, entries=rows or "-")
        return
    for place, key in enumerate(rows[1:], start=1):
        contact = plan.contacts[key]
        for other in rows[:place]:
            same = _same_firm(contact, plan.contacts[other])
            if same is not None:
                entries = (other, key)
                yield _found("CON003", Severity.ERROR, f"contacts/{key}", same, entries=entries)
                break


def _where_asked(plan: Plan, rows: tuple[str, ...]) -> tuple[str, Route]:
    if rows:
        return f"contacts/{rows[0]}", ("rows",)
    asking = [key for key in plan.adoptions if "electrician" in _required(plan.fiche(key))]
    return (f"fiches/{asking[0]}" if asking else "plan"), ()


def _required(fiche: Fiche | None) -> tuple[str, ...]:
    return fiche.required_contacts if fiche else ()


def _same_firm(contact: Contact, other: Contact) -> Route | None:
    if contact.name.casefold() == other.name.casefold():
        return ("name",)
    known = {channel.phone for channel in other.phones}
    for place, channel in enumerate(contact.channels):
        if channel.phone in known and channel.phone:
            return ("channels", place, "phone")
    return None


def telecom_operators(context: Context) -> Iterator[Finding]:
    """CV04: a number answered day and night, our customer number, the address for incidents."""
    for key, contact in _of_row(context.plan, "telecom_operator"):
        missing = []
        if not any(always(item.available) for item in contact.phones):
            missing.append(("phone, available: 24/7", ("channels",)))
        if not contact.customer_account_no:
            missing.append(("customer_account_no", ("customer_account_no",)))
        if not any(item.email for item in contact.channels):
            missing.append(("email", ("channels",)))
        for name, route in missing:
            yield _found(
                "CON004", Severity.ERROR, f"contacts/{key}", route, name=contact.name, field=name
            )


def contracts_ending(context: Context) -> Iterator[Finding]:
    """CV12: the contract behind a contact is valid. For suppliers with a file RCO002 reports it."""
    plan = context.plan
    for key, contact in plan.contacts.items():
        supplier = plan.suppliers.get(contact.supplier or "")
        named = f"suppliers/{contact.supplier}" if contact.supplier else ""
        if named and (supplier is None or named in context.broken):
            continue  # first settle which contract is meant, or how long it runs
        told = supplier is not None and supplier.contract is not None and supplier.contract.ends
        if supplier is not None and supplier.contract is None:
            continue  # RCO001 asks for the contract
        if contact.contract_end is None or told or contact.contract_end > context.until:
            continue
        ended = contact.contract_end < context.today
        yield _found(
            "CON012",
            Severity.ERROR if ended else Severity.WARNING,
            f"contacts/{key}",
            ("contract_end",),
            name=contact.name,
            day=contact.contract_end.isoformat(),
        )


def hours_of_suppliers(context: Context) -> Iterator[Finding]:
    """CV15: a supplier an activity needs for recovery answers whenever the activity runs."""
    plan = context.plan
    told: set[str] = set()
    for activity_key, activity in plan.activities.items():
        for use in activity.suppliers:
            supplier = plan.suppliers.get(use.supplier)
            key = supplier.contact if supplier else None
            contact = plan.contacts.get(key or "")
            if key is None or contact is None or key in told or not use.recovery_critical:
                continue
            if "telecom_operator" in contact.rows:
                continue  # CON004 asks for day and night
            if supplier and supplier.sla and any(w.always for w in supplier.sla.service_window):
                continue  # RCO012 reports it
            if f"suppliers/{use.supplier}" in context.broken:
                continue  # its hours may be what cannot be read
            open_hours = [window for item in contact.phones for window in item.available]
            uncovered = [
                window for window in activity.windows if not covers(tuple(open_hours), (window,))
            ]
            if uncovered and not contact.to_fill:
                told.add(key)
                yield _found(
                    "CON015",
                    Severity.ERROR,
                    f"contacts/{key}",
                    ("channels",),
                    name=contact.name,
                    activity=activity_key,
                    window=str(uncovered[0]),
                )


def breach_form(context: Context) -> Iterator[Finding]:
    """CV16: the form of the data protection authority was read before the incident."""
    for key, contact in _of_row(context.plan, "data_protection_authority"):
        if not contact.form_read:
            yield _found(
                "CON016", Severity.WARNING, f"contacts/{key}", ("form_read",), name=contact.name
            )


def insurers(context: Context) -> Iterator[Finding]:
    """CV17: policies with their claim phone and delay, and the broker."""
    for key, contact in _of_row(context.plan, "insurer"):
        missing: list[tuple[str, Route]] = []
        if not contact.policies:
            missing.append(("policies", ("policies",)))
        for place, policy in enumerate(contact.policies):
            for field in ("claim_within", "claim_phone"):
                if getattr(policy, field) is None:
                    missing.append((f"{policy.reference}: {field}", ("policies", place)))
        if not contact.broker:
            missing.append(("broker", ("broker",)))
        for name, route in missing:
            yield _lacking("CON017", key, contact, name, route)


def electricity(context: Context) -> Iterator[Finding]:
    """CV18: EAN and customer number at the grid operator; wiring diagrams at the electrician."""
    for key, contact in _of_row(context.plan, "electricity_dso"):
        for field in ("ean", "customer_account_no"):
            if not getattr(contact, field):
                yield _lacking("CON018", key, contact, field, (field,))
    for key, contact in _of_row(context.plan, "electrician"):
        if not contact.documents:
            yield _lacking("CON018", key, contact, "documents", ("documents",))


def electricians_sites(context: Context) -> Iterator[Finding]:
    """An electrician who is called at night knows every site."""
    sites = [site.id for site in context.plan.file.organisation.sites]
    for key, contact in _of_row(context.plan, "electrician"):
        unknown = [site for site in sites if site not in contact.sites]
        misnamed = set(contact.sites) - set(sites)  # REF002 reports it; it may be the missing one
        if contact.sites and unknown and not misnamed:
            yield _found(
                "CON030",
                Severity.WARNING,
                f"contacts/{key}",
                ("sites",),
                name=contact.name,
                known_sites=contact.sites,
                sites=tuple(unknown),
            )


def reachable_from_abroad(context: Context) -> Iterator[Finding]:
    """CV26: a party abroad has another number than one that only works inside Belgium."""
    for key, contact in context.plan.contacts.items():
        if contact.country in (None, "BE") or contact.disabled or not contact.phones:
            continue
        if all(_inside_only(channel.phone or "") for channel in contact.phones):
            yield _found(
                "CON026",
                Severity.ERROR,
                f"contacts/{key}",
                ("channels",),
                name=contact.name,
                country=contact.country,
            )


def _inside_only(phone: str) -> bool:
    """Short codes, and Belgian 070, 078, 0800 and 090x numbers."""
    return is_short_code(phone) or phone.startswith(("+3270", "+3278", "+32800", "+3290"))


def _of_row(plan: Plan, row: str) -> Iterator[tuple[str, Contact]]:
    for key in plan.by_row(row):
        if not plan.contacts[key].to_fill:
            yield key, plan.contacts[key]


def _lacking(code: str, key: str, contact: Contact, field: str, route: Route) -> Finding:
    return _found(code, Severity.WARNING, f"contacts/{key}", route, name=contact.name, field=field)


def _found(code: str, severity: Severity, subject: str, route: Route, **params: object) -> Finding:
    # An empty place in a list is pointed at by the list's name, not by its first entry.
    named = route in (("channels",), ("policies",), ("rows",), ("sites",))
    return Finding(
        code=code, severity=severity, subject=subject, route=route, at_key=named, params=params
    )
