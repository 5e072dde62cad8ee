"""Every id a plan names must exist; the nearest known one is proposed."""

import difflib
from collections.abc import Iterable, Iterator
from typing import Final

from incplan.diagnostics import Finding, Route, Severity
from incplan.plan.files.roster import SUBJECT
from incplan.plan.plan import Plan
from incplan.plan.validation.context.context import Context
from incplan.plan.validation.context.in_use import names_a_stranger, replaced_uses
from incplan.vocabulary import CONTACT_ROWS, ROLES

_FOLDERS: Final = {
    "REF001": "contacts",
    "REF003": "activities",
    "REF004": "suppliers",
    "REF005": "fiches",
}


def _missing(
    code: str, subject: str, route: Route, given: str, known: Iterable[str], *, at_key: bool = False
) -> Finding:
    near = difflib.get_close_matches(given, tuple(known), n=1, cutoff=0.5)
    return Finding(
        code=code,
        severity=Severity.ERROR,
        subject=subject,
        route=route,
        at_key=at_key,
        needs=f"{_FOLDERS[code]}/{given}" if code in _FOLDERS else "",
        params={"given": given, "suggestion": near[0] if near else ""},
    )


def _each(route: Route, ids: Iterable[str] | None) -> Iterator[tuple[Route, str]]:
    for place, item in enumerate(ids or ()):
        yield (*route, place), item


def role_people(context: Context) -> Iterator[Finding]:
    """Holders, deputies and members are contacts (S-028, S-029)."""
    plan = context.plan
    for key, role in plan.file.roles.items():
        base: Route = ("roles", key)
        named = [((*base, "holder"), role.holder)] if role.holder else []
        named.extend(_each((*base, "deputies"), role.deputies))
        named.extend(_each((*base, "members"), role.members))
        for route, person in named:
            if person not in plan.contacts:
                yield _missing("REF001", "plan", route, person, plan.contacts)


def roster_people(context: Context) -> Iterator[Finding]:
    """Who is on duty is a contact (S-028)."""
    for place, turn in enumerate(context.plan.roster.turns):
        for route, person in _each(("turns", place, "people"), turn.people):
            if person not in context.plan.contacts:
                yield _missing("REF001", SUBJECT, route, person, context.plan.contacts)


def preparation_people(context: Context) -> Iterator[Finding]:
    """Drafters, chair, approver, owners of links and holders of paper copies are contacts."""
    plan = context.plan
    preparation = plan.file.preparation
    named: list[tuple[Route, str | None]] = [
        (("preparation", "chair"), preparation.chair),
        (("preparation", "approved_by"), preparation.approved_by),
    ]
    named.extend(_each(("preparation", "drafted_by"), preparation.drafted_by))
    named.extend(
        (("procedure_links", letter, "owner"), link.owner)
        for letter, link in plan.file.procedure_links.items()
    )
    named.extend(
        (("paper_copies", place, "holder"), copy.holder)
        for place, copy in enumerate(plan.file.paper_copies)
    )
    for route, person in named:
        if person and person not in plan.contacts:
            yield _missing("REF001", "plan", route, person, plan.contacts)


def sites(context: Context) -> Iterator[Finding]:
    """Sites that contacts and suppliers name are sites of the organisation."""
    plan = context.plan
    known = [site.id for site in plan.file.organisation.sites]
    for key, contact in plan.contacts.items():
        for route, site in _each(("sites",), contact.sites):
            if site not in known:
                yield _missing("REF002", f"contacts/{key}", route, site, known)
    for key, supplier in plan.suppliers.items():
        for route, site in _each(("sites",), supplier.sites):
            if site not in known:
                yield _missing("REF002", f"suppliers/{key}", route, site, known)


def activity_links(context: Context) -> Iterator[Finding]:
    """People, dependencies, suppliers and fiches of an activity exist (S-045)."""
    plan = context.plan
    for key, activity in plan.activities.items():
        subject = f"activities/{key}"
        people: list[tuple[Route, str | None]] = [
            (("owner",), activity.owner),
            (("deputy",), activity.deputy),
        ]
        for name in ("key_personnel", "external_contacts"):
            people.extend(_each(("resources", name), getattr(activity.resources, name)))
        for route, person in people:
            if person and person not in plan.contacts:
                yield _missing("REF001", subject, route, person, plan.contacts)
        for route, other in _each(("depends_on",), activity.depends_on):
            if other not in plan.activities:
                yield _missing("REF003", subject, route, other, plan.activities)
        for route, fiche in _each(("fiches",), activity.fiches):
            if fiche not in plan.fiche_ids():
                yield _missing("REF005", subject, route, fiche, plan.fiche_ids())
        yield from _supplier_uses(plan, key)


def _supplier_uses(plan: Plan, key: str) -> Iterator[Finding]:
    subject = f"activities/{key}"
    for place, use in enumerate(plan.activities[key].suppliers):
        base: Route = ("suppliers", place)
        for name, given in (("supplier", use.supplier), ("standby_for", use.standby_for)):
            if given and given not in plan.suppliers:
                yield _missing("REF004", subject, (*base, name), given, plan.suppliers)
        strange = names_a_stranger(plan, plan.activities[key])
        known = use.standby_for in plan.suppliers and not strange
        if known and not replaced_uses(plan.activities[key], use):
            yield Finding(
                code="REF011",
                severity=Severity.ERROR,
                subject=subject,
                route=(*base, "standby_for"),
                params={"activity": key, "given": use.standby_for, "function": use.function},
            )
        supplier = plan.suppliers.get(use.supplier)
        if supplier and supplier.functions and use.function not in supplier.functions:
            yield _missing("REF006", subject, (*base, "function"), use.function, supplier.functions)


def contact_links(context: Context) -> Iterator[Finding]:
    """Back-ups are contacts; suppliers and activities of contacts exist."""
    plan = context.plan
    for key, contact in plan.contacts.items():
        if contact.backup and contact.backup not in plan.contacts:
            yield _missing("REF001", f"contacts/{key}", ("backup",), contact.backup, plan.contacts)
        for place, policy in enumerate(contact.policies):
            base: Route = ("policies", place)
            for route, fiche in _each((*base, "fiches"), policy.fiches):
                if fiche not in plan.fiche_ids():
                    yield _missing("REF005", f"contacts/{key}", route, fiche, plan.fiche_ids())
            for route, other in _each((*base, "activities"), policy.activities):
                if other not in plan.activities:
                    yield _missing("REF003", f"contacts/{key}", route, other, plan.activities)
        for route, other in _each(("activities",), contact.activities):
            if other not in plan.activities:
                yield _missing("REF003", f"contacts/{key}", route, other, plan.activities)
        if contact.supplier and contact.supplier not in plan.suppliers:
            yield _missing(
                "REF004", f"contacts/{key}", ("supplier",), contact.supplier, plan.suppliers
            )


def supplier_links(context: Context) -> Iterator[Finding]:
    """Contacts and other suppliers that a supplier names exist."""
    plan = context.plan
    for key, supplier in plan.suppliers.items():
        subject = f"suppliers/{key}"
        if supplier.contact and supplier.contact not in plan.contacts:
            yield _missing("REF001", subject, ("contact",), supplier.contact, plan.contacts)
        yield from _other_suppliers_contact(plan, key)
        for name in ("depends_on", "independent_of"):
            for route, other in _each((name,), getattr(supplier, name)):
                if other not in plan.suppliers:
                    yield _missing("REF004", subject, route, other, plan.suppliers)
        for route, fiche in _each(("shared_risks",), supplier.shared_risks):
            if fiche not in plan.fiche_ids():
                yield _missing("REF005", subject, route, fiche, plan.fiche_ids())


def _other_suppliers_contact(plan: Plan, key: str) -> Iterator[Finding]:
    """The contact of a supplier does not name another supplier."""
    contact = plan.contacts.get(plan.suppliers[key].contact or "")
    if contact is None or contact.supplier in (None, key) or contact.supplier not in plan.suppliers:
        return
    yield Finding(
        code="REF012",
        severity=Severity.ERROR,
        subject=f"suppliers/{key}",
        route=("contact",),
        params={
            "supplier": plan.suppliers[key].name,
            "name": contact.name,
            "other": plan.suppliers[contact.supplier].name,
        },
        related=((f"contacts/{plan.suppliers[key].contact}", ("supplier",)),),
    )


def fiche_links(context: Context) -> Iterator[Finding]:
    """An adoption file belongs to a fiche, and names measures that fiche has (S-098)."""
    plan = context.plan
    for key, adoption in plan.adoptions.items():
        subject = f"fiches/{key}"
        fiche = adoption.own or plan.library.get(key)
        if fiche is None:
            yield _missing("REF005", subject, (), key, plan.fiche_ids())
            continue
        preventive = [item.id for item in (*fiche.preventive, *adoption.add_preventive)]
        every = [*preventive, *(item.id for item in (*fiche.measures, *adoption.add_measures))]
        for measure, record in adoption.adoption.items():
            route: Route = ("adoption", measure)
            if measure not in preventive:
                yield _missing("REF007", subject, route, measure, preventive, at_key=True)
            if record.owner and record.owner not in plan.contacts:
                yield _missing("REF001", subject, (*route, "owner"), record.owner, plan.contacts)
        for name in ("replace", "drop"):
            for measure in getattr(adoption, name):
                if measure not in every:
                    yield _missing("REF007", subject, (name, measure), measure, every, at_key=True)
        for row, meant in adoption.contacts.items():
            for route, person in _each(("contacts", row), meant):
                if person not in plan.contacts:
                    yield _missing("REF001", subject, route, person, plan.contacts)
            if row not in ROLES and row not in CONTACT_ROWS:
                rows = (*ROLES, *CONTACT_ROWS)
                yield _missing("REF008", subject, ("contacts", row), row, rows, at_key=True)


def obligation_links(context: Context) -> Iterator[Finding]:
    """Duties to notify that the organisation's measures and its scope answers name exist."""
    pack, plan = context.pack, context.plan
    if pack is None:
        return
    duties = [*(duty.id for duty in pack.duties), *plan.obligations.contracts]
    for subject, route, given in _obligations(context):
        if given not in duties:
            yield _missing("REF009", subject, route, given, duties)
    scope = [question.id for question in pack.questions if question.scope]
    for key in plan.obligations.scope:
        if key not in scope:
            yield _missing("REF009", "obligations", ("scope", key), key, scope, at_key=True)


def obligation_people(context: Context) -> Iterator[Finding]:
    """Who answered on scope, whom an own duty notifies and the fiches it may apply to exist."""
    plan = context.plan
    people: list[tuple[Route, str | None]] = [
        (("scope", key, "by"), answer.by) for key, answer in plan.obligations.scope.items()
    ]
    for key, duty in plan.obligations.contracts.items():
        people.append((("contracts", key, "contact"), duty.contact))
        for route, fiche in _each(("contracts", key, "fiches"), duty.fiches):
            if fiche not in plan.fiche_ids():
                yield _missing("REF005", "obligations", route, fiche, plan.fiche_ids())
    for route, person in people:
        if person and person not in plan.contacts:
            yield _missing("REF001", "obligations", route, person, plan.contacts)


def _obligations(context: Context) -> Iterator[tuple[str, Route, str]]:
    for key, adoption in context.plan.adoptions.items():
        lists: list[tuple[Route, tuple[str, ...]]] = [
            (("add_measures", place, "obligations"), measure.obligations)
            for place, measure in enumerate(adoption.add_measures)
        ]
        if adoption.own is not None:
            lists.append((("own", "obligations"), adoption.own.obligations))
            lists.extend(
                (("own", "measures", place, "obligations"), measure.obligations)
                for place, measure in enumerate(adoption.own.measures)
            )
        for base, ids in lists:
            yield from ((f"fiches/{key}", route, given) for route, given in _each(base, ids))
