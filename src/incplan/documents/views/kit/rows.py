"""A measure as one row to act from: who does it, whom to call, with the numbers in the row."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from incplan.documents.content.blocks import TO_WRITE, Call, Check
from incplan.documents.wording.wording import Wording
from incplan.i18n.text.phones import readable_phone
from incplan.incident.response.sheets import box_of, common_box
from incplan.plan.files.contacts import Channel, Contact, ContactKind
from incplan.plan.files.fiches import Fiche, Measure
from incplan.plan.library.sites import one_for_each_site
from incplan.plan.values.answers import says_not_yet
from incplan.plan.values.windows import always
from incplan.vocabulary import ROLES, Audience

#: Rows of a leaf have room for this many lines of people to call.
MOST_CALLS: Final = 4
#: Who is asked for the policy for people hurt at work, and what that covers.
_HURT_AT_WORK: Final = "work_accident_insurer"
_PEOPLE_ALONE: Final = ("employee_hurt",)
#: Nobody holds these functions: everybody on the spot does.
_ANYBODY: Final = ("reporter", "everyone")
#: What follows the name of a company and tells nothing to who calls it.
_LEGAL_FORM: Final = re.compile(
    r",? (?:SRL/BV|BV/SRL|SA/NV|NV/SA|SA|NV|SRL|BVBA|BV|SPRL|ASBL/VZW|ASBL|VZW)(?=,|$)", re.I
)


def row(say: Wording, fiche: Fiche | None, measure: Measure) -> Check:
    """The measure with its box number, actors and calls."""
    acting = _acting(say, fiche, measure)
    calls = _called(say, fiche, measure, [key for _role, key in acting if key])
    notes = (
        say.t("decision") if measure.decision else "",
        "" if measure.mandatory else say.t("optional"),
    )
    return Check(
        id=measure.id,
        number=box_number(measure.id, fiche),
        text=say.text(measure.text),
        note=say.listed(notes),
        actors=tuple(_actor(say, role, key, calls) for role, key in acting),
        calls=calls,
    )


def box_number(measure: str, fiche: Fiche | None) -> str:
    """The number of the box of a measure on its page of the kit and on the sheet of ticks."""
    return box_of(measure, fiche.measures) if fiche else common_box(measure)


def short_name(say: Wording, contact: Contact) -> str:
    """How a contact is named in a row: its half in the reader's language, without legal form.

    A row that nobody filled in yet is called by what it is for.
    """
    if says_not_yet(contact.name) and contact.rows:
        return say.role(contact.rows[0])
    if contact.kind is ContactKind.PERSON:
        return contact.name
    halves = contact.name.split(" / ")
    name = halves[-1 if say.language == "nl" else 0]
    return _LEGAL_FORM.sub("", name)


def best_channel(say: Wording, contact: Contact) -> Channel | None:
    """What to dial at night: not our own IT nor wrong, nor private where there is another."""
    known = [item for item in say.channels(contact) if item.kind.is_phone]
    apart = [item for item in known if not item.own_it] or known
    return min(apart, key=lambda item: (say.is_wrong(item), item.private), default=None)


def reach(say: Wording, contact: Contact | None) -> str:
    """The number to dial; the page or address where there is none; else a line to write on.

    A contact marked as still to be filled in lacks its number, whatever page it has.
    """
    if contact is not None:
        found = best_channel(say, contact)
        if found is not None:
            return readable_phone(found.value)
        if not contact.to_fill and (place := _page(say, contact)):
            return place
        if contact.phones and say.audience is not Audience.TEAM:
            return say.t("not in this edition")
    return TO_WRITE


def _page(say: Wording, contact: Contact) -> str:
    """Where an outside party that nobody telephones is reached: its page, else its address."""
    known = say.channels(contact) if contact.kind is ContactKind.EXTERNAL else ()
    pages = [re.sub(r"^https?://(?:www\.)?|/$", "", item.url) for item in known if item.url]
    return next(iter((*pages, *(item.email for item in known if item.email))), "")


def call_line(say: Wording, key: str, fiche: Fiche | None = None, row_key: str = "") -> Call:
    """An outside party or a colleague to call: site, number, hours, what to quote."""
    contact = say.plan.contacts.get(key)
    if contact is None:
        return Call(function="", name=key, numbers=(TO_WRITE,))
    number = reach(say, contact)
    page = _page(say, contact) if number == TO_WRITE else ""
    notes = (*_hours(say, contact), _quoted(say, contact, fiche, row_key), page)
    name = short_name(say, contact)
    return Call(
        function=_site_tag(say, contact),
        # Who is called by its number is named by what it is for: `112`, `Emergency 112`.
        name=say.role(contact.rows[0]) if name == number and contact.rows else name,
        numbers=(number,),
        note=" · ".join(note for note in notes if note),
    )


def _site_tag(say: Wording, contact: Contact) -> str:
    """The sites an outside party serves, short, where it does not serve all of them."""
    every = {site.id for site in say.plan.file.organisation.sites}
    served = contact.sites if contact.kind is ContactKind.EXTERNAL else ()
    if not served or every.issubset(served):
        return ""
    return ", ".join(say.site(key).partition(" (")[0] for key in served)


def _acting(
    say: Wording, fiche: Fiche | None, measure: Measure
) -> tuple[tuple[str, str | None], ...]:
    """(function, contact) of who does it, each contact once; None where nobody is named."""
    found: dict[str, str] = {}
    nobody = []
    for role in measure.roles:
        people = say.plan.called(role, fiche.id if fiche else None)
        if role in _ANYBODY or not people:
            nobody.append(role)
        else:
            found.setdefault(people[0], role)
    return (*((role, key) for key, role in found.items()), *((role, None) for role in nobody))


def _actor(say: Wording, role: str, key: str | None, calls: tuple[Call, ...]) -> Call:
    name = say.role(role)
    if key is None:
        if role in _ANYBODY:
            return Call(function=name, name=say.t("Whoever sees it"), numbers=())
        return Call(function=name, name=name, numbers=(TO_WRITE,))
    contact = say.plan.contacts.get(key)
    if contact is None:
        return Call(function=name, name=key, numbers=(TO_WRITE,))
    numbers = (reach(say, contact),)
    named = short_name(say, contact)
    # A firm that nobody else is called beside has its number in a line, with what to quote.
    in_line = any(call.name == named and call.numbers == numbers for call in calls)
    return Call(function=name, name=named, numbers=() if in_line else numbers)


def _called(
    say: Wording, fiche: Fiche | None, measure: Measure, acting: list[str]
) -> tuple[Call, ...]:
    """Everybody whom the measure names, who acts left out; a firm that acts is called itself."""
    lines: dict[str, Call] = {}
    for row_key in measure.contacts:
        keys = say.plan.called(row_key, fiche.id if fiche else None)
        if not keys:
            name = say.role(row_key)
            lines[f"row {row_key}"] = Call(function="", name=name, numbers=(TO_WRITE,))
        for key in _meant(say, row_key, keys, alone=len(measure.contacts) == 1):
            if key not in acting:
                lines.setdefault(key, call_line(say, key, fiche, row_key))
    for key in acting:
        contact = say.plan.contacts.get(key)
        if contact is None or contact.kind is not ContactKind.EXTERNAL:
            continue
        # An insurer who acts beside others asks for the policy all the same.
        if not lines or _insures(contact):
            lines[key] = call_line(say, key, fiche)
    return tuple(lines.values())[:MOST_CALLS]


def _meant(say: Wording, row_key: str, keys: tuple[str, ...], *, alone: bool) -> tuple[str, ...]:
    """Of a function the holder, and the deputy where nobody else is called; of a row each site."""
    if row_key in ROLES:
        return keys[: 2 if alone else 1]
    return one_for_each_site(
        say.plan.contacts, keys, (site.id for site in say.plan.file.organisation.sites), 1
    )


def _hours(say: Wording, contact: Contact) -> Iterator[str]:
    """When the number answers, unless always, and the number for the night."""
    first = best_channel(say, contact)
    if first is None or not first.available or always(first.available):
        return
    yield say.short_windows(first.available)
    for other in say.channels(contact):
        by_night = not other.available or always(other.available)
        if other.kind.is_phone and other is not first and not other.own_it and by_night:
            yield say.t("otherwise {number}", number=_unbroken(readable_phone(other.value)))
            return


def _quoted(say: Wording, contact: Contact, fiche: Fiche | None, row_key: str) -> str:
    """What they ask who is calling: EAN and customer number, else contract or policy.

    Of several policies those that cover this type of incident; that for people hurt at work where
    its insurer is called.
    """
    customer = contact.customer_account_no
    parts: Iterable[str]
    if contact.ean:
        codes = ", ".join(_in_threes(code) for code in contact.ean)
        parts = (say.t("EAN {code}", code=codes), _customer(say, customer))
    elif customer:
        parts = (_customer(say, customer),)
    else:
        policies = ", ".join(_policies(contact, fiche, row_key))
        contracts = ", ".join(contact.contracts)
        if contracts and not policies and _insures(contact):
            policies, contracts = contracts, ""
        parts = (
            say.t("policy {reference}", reference=policies) if policies else "",
            say.t("contract {reference}", reference=contracts)
            if contracts and not policies
            else "",
        )
    return " · ".join(part for part in parts if part)


def _policies(contact: Contact, fiche: Fiche | None, row_key: str) -> tuple[str, ...]:
    """References of the policies that may cover this type of incident."""
    covering = tuple(
        policy
        for policy in contact.policies
        if fiche is None or not policy.fiches or fiche.id in policy.fiches
    )
    if fiche is not None:
        at_work = row_key == _HURT_AT_WORK
        apart = tuple(item for item in covering if (item.damages == _PEOPLE_ALONE) == at_work)
        covering = apart or covering
    return tuple(policy.reference for policy in covering)


def _insures(contact: Contact) -> bool:
    """Whether what this party has with us is a policy."""
    return bool(contact.policies) or any("insurer" in row for row in contact.rows)


def _customer(say: Wording, number: str | None) -> str:
    return _unbroken(say.t("customer {number}", number=number)) if number else ""


def _unbroken(words: str) -> str:
    return words.replace(" ", "\u00a0")


def _in_threes(code: str) -> str:
    return "\u00a0".join(code[place : place + 3] for place in range(0, len(code), 3))
