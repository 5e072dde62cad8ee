"""What must not reach some readers: private numbers and addresses of a plan, names in it.

All readers but the team: private numbers, mail addresses and the addresses of people's homes.
Readers outside the organisation: also names of staff and of other parties, except those whom the
plan lets speak outside (the function `communications_lead`), public services, and words of the
organisation's own name.
"""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Final

from incplan.frozen import dataclass
from incplan.plan.files.contacts import Channel, ChannelKind, Contact, ContactKind
from incplan.plan.plan import Plan
from incplan.plan.privacy.folding import all_words, folded
from incplan.plan.privacy.numbers import SHORTEST_NUMBER, short_forms
from incplan.plan.values.phones import bare_number

#: Whoever holds this function speaks outside, by name.
SPOKESPERSON: Final = "communications_lead"
#: Rows of the directory whose holders everybody knows: emergency services and authorities.
PUBLIC_ROWS: Final = frozenset(
    {
        "emergency_112",
        "police_urgent",
        "police",
        "fire_non_urgent_1722",
        "poison_centre",
        "data_protection_authority",
        "cert",
        "card_stop",
        "doc_stop",
        "suspicious_message",
        "safeonweb_at_work",
        "fps_economy_report",
        "no_more_ransom",
        "labour_inspectorate",
        "food_agency",
        "environment_hotline",
        "municipality_emergency",
        "national_crisis_centre",
        "telecom_ombudsman",
        "bipt",
        "weather",
        "be_alert",
    }
)
#: Of a number abroad the code of the country, of at most three digits, is not looked for.
_COUNTRY_CODE: Final = 3
_BELGIUM: Final = "+32"
_LEGAL_FORM: Final = re.compile(
    r"[ ,]+(?:(?:s\.?a\.?|s\.?r\.?l\.?|n\.?v\.?|b\.?v\.?|bvba|sprl|cv|cvba|scrl|sc|vzw|asbl|"
    r"v\.?o\.?f\.?|snc|gmbh|ag|ug|e\.?v\.?|ltd|llc|plc|inc|sas|sarl)[/ ]?)+$",
    re.IGNORECASE,
)
#: Shorter names without their legal form are words like any other.
_SHORTEST_NAME: Final = 4
_POSTCODE: Final = re.compile(r"^(?:[a-z]{1,2}[- ])?\d{4,5}\b", re.IGNORECASE)
#: A street with the number of the house, without that of the box.
_HOUSE: Final = re.compile(r"[^\d]{3,}\d+[a-z]?\b", re.IGNORECASE)
_UMLAUTS: Final = str.maketrans(
    {
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "Ä": "AE",
        "Ö": "OE",
        "Ü": "UE",
        "å": "aa",
        "ø": "oe",
        "Å": "AA",
        "Ø": "OE",
    }
)
_SPELLED: Final = re.compile(r"(?:a|o|u)e|aa", re.IGNORECASE)
_TOWN: Final = re.compile(r"[\s,]+(?:[a-z]{1,2}-)?\d{4,5}\s+\D+$", re.IGNORECASE)


_SCHEME: Final = re.compile(r"^[a-z][a-z0-9+.-]*://(?:www\.)?", re.IGNORECASE)


class Kind(StrEnum):
    """What kind of thing is kept back."""

    NUMBER = "number"
    MAIL = "mail"
    ADDRESS = "address"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Secret:
    """One thing kept back. `whose` is the name of the contact or supplier, `path` its file.

    `sought` is what is looked for: the telling digits of a number, else folded words. `short` are
    forms of a number that count only where they stand on their own.
    """

    kind: Kind
    sought: str
    whose: str
    path: str
    short: tuple[str, ...] = ()


def is_private(channel: Channel) -> bool:
    """Whether a number or address is for the team only: marked so, or of somebody's home."""
    return channel.private or channel.kind is ChannelKind.HOME


def private_values(plan: Plan) -> frozenset[str]:
    """Numbers and addresses as stored that are private somewhere in the plan."""
    return frozenset(
        channel.value
        for contact in plan.contacts.values()
        for channel in contact.channels
        if is_private(channel)
    )


def home_address(plan: Plan, contact: Contact) -> bool:
    """Whether the address of a contact is that of a person's home, not of a site."""
    if contact.kind is not ContactKind.PERSON or not contact.address:
        return False
    sites = {folded(site.address) for site in plan.file.organisation.sites if site.address}
    return not any(folded(words) in sites for words in contact.address.wordings)


def telling_digits(number: str) -> str:
    """The digits that every spelling of a number has, with or without code of the country."""
    digits = re.sub(r"\D", "", number)
    if number.startswith(_BELGIUM):
        return digits[2:]
    if number.startswith("+"):
        return digits[-max(SHORTEST_NUMBER, len(digits) - _COUNTRY_CODE) :]
    return digits.lstrip("0") or digits


def private_facts(plan: Plan) -> tuple[Secret, ...]:
    """Private numbers, mail addresses and home addresses, for all readers but the team."""
    return tuple(
        dict.fromkeys(
            secret for key, contact in plan.contacts.items() for secret in _of(plan, key, contact)
        )
    )


def _of(plan: Plan, key: str, contact: Contact) -> Iterator[Secret]:
    path = f"contacts/{key}.yaml"
    for channel in contact.channels:
        if not is_private(channel):
            continue
        if channel.phone:
            number = bare_number(channel.phone)
            told = telling_digits(number)
            short = short_forms(told, national=number.startswith(_BELGIUM))
            yield Secret(Kind.NUMBER, told, contact.name, path, short)
        # An address of the web is written without its scheme as often as with it.
        for words in (channel.email, _SCHEME.sub("", channel.url or "")):
            if words:
                yield Secret(Kind.MAIL, " ".join(all_words(words)), contact.name, path)
    if contact.address and home_address(plan, contact):
        for words in contact.address.wordings:
            yield from (
                Secret(Kind.ADDRESS, part, contact.name, path)
                for spelling in _spellings(words)
                for part in _address_parts(spelling)
            )


def _spellings(words: str) -> tuple[str, ...]:
    """Some words as written, and as keyboards without umlauts or with them write them."""
    spelled = words.translate(_UMLAUTS)
    drawn = _SPELLED.sub(lambda found: found[0][0], words)
    return tuple(dict.fromkeys((words, spelled, drawn)))


def _address_parts(address: str) -> tuple[str, ...]:
    """The whole address, and the street with its number alone; a town alone tells nothing."""
    lines = [part.strip() for part in re.split(r"[\n,;]", address)]
    whole = folded(address)
    streets = [line for line in lines if re.search(r"\d", line) and not _POSTCODE.match(line)]
    cut = [_TOWN.sub("", line) for line in streets]
    cut += [house[0] for line in streets if (house := _HOUSE.match(line))]
    found = (whole, *(folded(line) for line in (*streets, *cut)))
    return tuple(dict.fromkeys(part for part in found if len(part.split()) > 1))


def names(plan: Plan, released: Iterable[str] = ()) -> tuple[Secret, ...]:
    """Names of staff and other parties, for readers outside; `released` are contacts left out."""
    free = {*plan.role(SPOKESPERSON).people, *released}
    organisation = plan.file.organisation
    own = tuple(folded(item) for item in (organisation.name, organisation.short_name or ""))
    found = (
        Secret(Kind.NAME, words, whose, path)
        for whose, path, spellings in _named(plan, free)
        for words in spellings
        if words.strip() and not any(words in name for name in own)
    )
    return tuple({secret.sought: secret for secret in found}.values())


def _named(plan: Plan, free: set[str]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for key, contact in plan.contacts.items():
        if key in free or contact.is_placeholder or contact.kind is ContactKind.SERVICE:
            continue
        path = f"contacts/{key}.yaml"
        if contact.kind is ContactKind.PERSON:
            people = (contact.name, contact.former_name or "")
            yield contact.name, path, tuple(item for name in people for item in _person(name))
        elif not (contact.rows and PUBLIC_ROWS.issuperset(contact.rows)):
            known = (contact.name, contact.former_name or "", contact.broker or "")
            yield contact.name, path, tuple(item for name in known for item in _company(name))
    for key, supplier in plan.suppliers.items():
        if supplier.contact not in free:
            yield supplier.name, f"suppliers/{key}.yaml", _company(supplier.name)
    for partner in plan.file.organisation.partners:
        yield partner, "plan.yaml", _company(partner)


def _person(name: str) -> tuple[str, ...]:
    """The name as written, and with the family name first; never a single word of several."""
    words = name.split()
    capitals = [word for word in words if word.isupper() and len(word) > 1]
    given = [word for word in words if word not in capitals]
    turned = (*capitals, *given) if capitals and given else (*words[1:], *words[:1])
    return _sought((name, " ".join(turned)))


def _company(name: str) -> tuple[str, ...]:
    """The name as written, and without its legal form."""
    short = _LEGAL_FORM.sub("", name)
    return _sought((name, short) if len(short) >= _SHORTEST_NAME else (name,))


def _sought(names: Iterable[str]) -> tuple[str, ...]:
    """Names as they are looked for, in every spelling, a blank on both sides."""
    found = (f" {' '.join(all_words(item))} " for name in names for item in _spellings(name))
    return tuple(dict.fromkeys(found))
