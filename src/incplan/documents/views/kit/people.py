"""Pages 3, 4 and 6 of the kit: the chain of command, each person once, helpers outside."""

import unicodedata
from datetime import date
from typing import Final

from incplan.documents.content.blocks import TO_WRITE, Block, Call, Calls, Paragraph, ToFill
from incplan.documents.content.document import Section
from incplan.documents.views.kit.rows import call_line
from incplan.documents.views.kit.tabs import CALL
from incplan.documents.wording.wording import Wording
from incplan.i18n.text.phones import readable_phone
from incplan.plan.files.contacts import ChannelKind, Contact, ContactKind
from incplan.vocabulary import HELPDESK, Audience, Level

#: The rungs, from the bottom.
LADDER: Final = (
    HELPDESK,
    "helpdesk_manager",
    "incident_manager",
    "bcp_manager",
    "management",
)
#: People are sorted by their first name; in a larger company by the family name.
_FIRST_NAMES_UP_TO: Final = 60
#: Numbers of a person on a line.
_NUMBERS: Final = 2
#: Needs, and the rows of the directory that serve them.
NEEDS: Final = (
    ("life", ("emergency_112", "fire_non_urgent_1722", "poison_centre", "police_urgent", "police")),
    (
        "energy",
        ("electricity_dso", "gas_dso", "water_utility", "electrician", "generator_rental"),
    ),
    ("cold", ("refrigeration_maintenance", "reefer_rental", "lift_maintenance")),
    (
        "it",
        (
            "it_provider",
            "cloud_provider",
            "telecom_operator",
            "incident_response_firm",
            "web_host_registrar",
            "cert",
        ),
    ),
    (
        "money",
        (
            "bank_fraud_desk",
            "card_stop",
            "insurer",
            "cyber_insurer_hotline",
            "work_accident_insurer",
            "lawyer",
        ),
    ),
    (
        "building",
        ("building_owner", "alarm_monitoring_centre", "restoration_company"),
    ),
    (
        "authorities",
        (
            "data_protection_authority",
            "dpo_external",
            "food_agency",
            "environment_hotline",
            "labour_inspectorate",
            "external_prevention_service",
            "municipality_emergency",
        ),
    ),
)


def night_numbers(say: Wording, key: str) -> tuple[str, ...]:
    """Two numbers that answer at night: mobiles first, private ones later, wrong ones last."""
    contact = say.plan.contacts.get(key)
    if contact is None:
        return (TO_WRITE,)
    known = [item for item in say.channels(contact) if item.kind.is_phone and not item.own_it]
    known.sort(
        key=lambda item: (say.is_wrong(item), item.kind is not ChannelKind.MOBILE, item.private)
    )
    found = tuple(readable_phone(item.value) for item in known[:_NUMBERS])
    if found:
        return found
    hidden = bool(contact.phones) and say.audience is not Audience.TEAM
    return (say.t("not in this edition") if hidden else TO_WRITE,)


def ladder(say: Wording) -> Section:
    """The chain of command as rungs, printed from the top: begin at the bottom."""
    again = say.plan.file.call_again_after
    told = say.t(
        "Begin at the bottom. Climb when the level rises, when a time limit passes, or when nobody "
        "answers on a rung."
    )
    if again is not None:
        told += " " + say.t("No answer after {delay}: call the next person.", delay=say.span(again))
    rungs = [_rung(say, number, role) for number, role in enumerate(LADDER, start=1)]
    return Section(
        id="call-tree",
        title=say.t("Chain of command"),
        blocks=(Paragraph(told),),
        sections=tuple(reversed(rungs)),
        new_page=True,
        style="ladder",
        tab=CALL,
    )


def _rung(say: Wording, number: int, role: str) -> Section:
    when = [
        say.label(f"level.{level.value}")
        for level in Level
        if any(role in duty.functions for duty in say.plan.duties(level))
    ]
    blocks: list[Block] = []
    if when:
        blocks.append(Paragraph(say.t("Acts at: {levels}", levels=", ".join(when))))
    people = say.plan.role(role).people
    calls = tuple(
        Call(
            function=say.t("otherwise") if place else "",
            name=say.person(key),
            numbers=night_numbers(say, key),
            note=absences(say, say.plan.contacts.get(key)),
        )
        for place, key in enumerate(people)
    ) or (Call(function="", name=say.to_fill, numbers=(TO_WRITE,)),)
    columns = (
        say.t("Role"),
        say.t("Name"),
        say.t("Numbers"),
        say.t("Called at"),
        say.t("Reached"),
    )
    blocks.append(Calls(columns, calls))
    return Section(
        id=f"rung-{role}",
        number=str(number),
        title=say.role(role),
        blocks=tuple(blocks),
        style="rung",
    )


def people_page(say: Wording) -> Section:
    """Everybody who holds a function, once, with all of them and two numbers."""
    held: dict[str, tuple[list[str], list[str], list[str]]] = {}
    for role, holding in say.plan.file.roles.items():
        name = say.role(role)
        for place, keys in enumerate(
            ((holding.holder,) if holding.holder else (), holding.deputies, holding.members)
        ):
            for key in keys:
                contact = say.plan.contacts.get(key)
                if contact is None or contact.kind is ContactKind.PERSON:
                    held.setdefault(key, ([], [], []))[place].append(name)
    by_family = len(held) > _FIRST_NAMES_UP_TO
    order = sorted(held, key=lambda key: _sorting(say.person(key), by_family=by_family))
    calls = tuple(_person(say, key, held[key]) for key in order)
    mark = ToFill(say.t("{mark} Nobody is listed here yet.", mark=say.to_fill))
    columns = (say.t("Functions"), say.t("Name"), say.t("Numbers"))
    return Section(
        id="people",
        title=say.t("Each person once"),
        blocks=(Calls(columns, calls) if calls else mark,),
        new_page=True,
        style="people-page",
        tab=CALL,
    )


def _sorting(name: str, *, by_family: bool) -> str:
    words = name.split()
    capitals = [word for word in words if word.isupper()]
    first = " ".join(capitals) if by_family and capitals else name
    return unicodedata.normalize("NFD", f"{first} {name}").casefold()


def _person(say: Wording, key: str, held: tuple[list[str], list[str], list[str]]) -> Call:
    holds, replaces, member = held
    lines = [", ".join(holds)] if holds else []
    if replaces:
        lines.append(say.t("replaces: {functions}", functions=", ".join(replaces)))
    if member:
        lines.append(say.t("member: {functions}", functions=", ".join(member)))
    contact = say.plan.contacts.get(key)
    about = []
    if contact is not None:
        about = [
            " ".join(language.upper() for language in contact.languages),
            " + ".join(say.site(site).partition(" (")[0] for site in contact.sites),
            absences(say, contact),
        ]
    return Call(
        function="\n".join(lines),
        name=say.person(key),
        numbers=night_numbers(say, key),
        note=" · ".join(part for part in about if part),
    )


def absences(say: Wording, contact: Contact | None) -> str:
    """When somebody is away, as the plan knows it."""
    if contact is None:
        return ""
    return ", ".join(
        say.t("away {first} to {last}", first=_short(say, item.first), last=_short(say, item.last))
        for item in contact.absences
    )


def _short(say: Wording, day: date) -> str:
    """Day and month, as the language writes them."""
    return f"{day:%d.%m.}" if say.language == "de" else f"{day:%d/%m}"


def helpers_page(say: Wording) -> Section:
    """Outside parties by need, each once: number, name, site and what to quote."""
    listed: set[str] = set()
    sections = []
    for need, rows in NEEDS:
        keys = [key for item in rows for key in say.plan.by_row(item) if key not in listed]
        keys = list(dict.fromkeys(keys))
        listed.update(keys)
        calls = tuple(call_line(say, key) for key in keys)
        if calls:
            columns = (say.t("Site"), say.t("Name"), say.t("Numbers"))
            sections.append(
                Section(
                    id=f"helpers-{need}",
                    title=say.label(f"need.{need}"),
                    blocks=(Calls(columns, calls),),
                    style="need",
                )
            )
    mark = ToFill(say.t("{mark} Nobody is listed here yet.", mark=say.to_fill))
    return Section(
        id="helpers",
        title=say.t("Who helps from outside"),
        blocks=() if sections else (mark,),
        sections=tuple(sections),
        new_page=True,
        style="helpers",
        tab=CALL,
    )
