"""Pages 3 and 4 of the kit: the chain of command, and each person once."""

import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import Final

from incplan.documents.content.blocks import TO_WRITE, Alert, Block, Call, Calls, Paragraph, ToFill
from incplan.documents.content.document import Section
from incplan.documents.views.kit.tabs import CALL
from incplan.documents.wording.wording import Wording
from incplan.i18n.catalogue import N_
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
    without = say.t("Our own IT is down: mobile phones only.")
    if say.plan.file.out_of_band and say.audience is Audience.TEAM:
        without += " " + say.text(say.plan.file.out_of_band)
    danger = Alert(say.t("A life is in danger: 112 first, then the ladder."), without)
    return Section(
        id="call-tree",
        title=say.t("Chain of command"),
        blocks=(Paragraph(told), danger),
        sections=tuple(reversed(rungs)),
        new_page=True,
        style="ladder",
        tab=CALL,
    )


def _rung(say: Wording, number: int, role: str) -> Section:
    decides = say.named(say.t("Decides"), say.label(f"card.decides.{role}"))
    blocks: list[Block] = [Paragraph("\n".join((decides, *_when(say, role))))]
    people = say.plan.role(role).people
    calls = tuple(
        Call(
            function=say.t("otherwise") if place else "",
            name=say.person(key),
            numbers=night_numbers(say, key),
            note=absences(say, say.plan.contacts.get(key)),
        )
        for place, key in enumerate(people)
    ) or (Call(function="", name=TO_WRITE, numbers=(TO_WRITE,)),)
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
        words={"rank": str(_from(say, role).rank)},
    )


def _from(say: Wording, role: str) -> Level:
    """The lowest level at which a function acts, else is told; nobody's is everybody's."""
    acts, told = _acts(say, role), _told(say, role)
    return min(acts or told or set(Level), key=lambda level: level.rank)


def _acts(say: Wording, role: str) -> set[Level]:
    return {level for level in Level if any(role in d.functions for d in say.plan.duties(level))}


def _told(say: Wording, role: str) -> set[Level]:
    return {level for level in Level if any(role in d.inform for d in say.plan.duties(level))}


def _when(say: Wording, role: str) -> Iterator[str]:
    """At which levels a function acts, and at which it is only told."""
    acts, told = _acts(say, role), _told(say, role)
    lines = (
        (N_("Acts at: {levels}"), acts),
        (N_("Is told at: {levels}"), told - acts),
    )
    for words, levels in lines:
        if levels:
            names = (say.label(f"level.{level.value}") for level in Level if level in levels)
            yield say.t(words, levels=", ".join(names))


def people_page(say: Wording) -> Section:
    """Everybody who holds a function, once, with all of them and two numbers."""
    held = _held(say)
    by_family = len(held) > _FIRST_NAMES_UP_TO
    order = sorted(held, key=lambda key: _sorting(say.person(key), by_family=by_family))
    calls = tuple(_person(say, key, held[key]) for key in order)
    mark = ToFill(say.t("{mark} Nobody is listed here yet.", mark=say.to_fill))
    columns = (say.t("Holds, replaces, member"), say.t("Name, languages, site"), say.t("Numbers"))
    return Section(
        id="people",
        title=say.t("Each person once"),
        blocks=(Calls(columns, calls) if calls else mark,),
        new_page=True,
        style="people-page",
        tab=CALL,
    )


def _held(say: Wording) -> dict[str, tuple[list[str], list[str], list[str]]]:
    """What each person holds, replaces and is a member of: functions, then activities by name."""
    held: dict[str, tuple[list[str], list[str], list[str]]] = {}
    activities = say.plan.activities.values()
    owning = {key for item in activities for key in (item.owner, item.deputy)}

    def add(key: str | None, place: int, name: str) -> None:
        contact = say.plan.contacts.get(key or "")
        if key and (contact is None or contact.kind is ContactKind.PERSON):
            held.setdefault(key, ([], [], []))[place].append(name)

    for role, holding in say.plan.file.roles.items():
        for place, keys in enumerate(((holding.holder,), holding.deputies, holding.members)):
            for key in keys:
                # Of which activity somebody is the owner follows, with its name.
                if role != "activity_owner" or key not in owning:
                    add(key, place, say.role(role))
    for item in activities:
        name = say.t("activity {name}", name=say.text(item.name))
        add(item.owner, 0, name)
        add(item.deputy, 1, name)
    return held


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
        ]
    lines_of_note = (" · ".join(part for part in about if part), absences(say, contact))
    return Call(
        function="\n".join(lines),
        name=say.person(key),
        numbers=night_numbers(say, key),
        note="\n".join(part for part in lines_of_note if part),
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
