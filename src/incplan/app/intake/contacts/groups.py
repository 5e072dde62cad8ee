"""Groups of an address book: perhaps a team of the plan, which somebody says."""

from collections.abc import Iterator
from typing import Final

from incplan.app.intake.contacts.drafts import Value, name_words, tidy
from incplan.app.intake.contacts.from_cards import name_of_card
from incplan.app.intake.contacts.joining import Directory, Entry
from incplan.app.intake.report import Dialogue, How, Taken
from incplan.app.intake.revisions import Revisions
from incplan.plan.plan import Plan
from incplan.store.intake.tables import Card, Place

TEAMS: Final = ("response_team", "business_continuity_team")


def is_group(card: Card) -> bool:
    """Whether a card is that of a group."""
    return card.whole and card.first("KIND").strip().lower() == "group"


def take_groups(
    cards: tuple[Card, ...],
    plan: Plan,
    directory: Directory,
    revisions: Revisions,
    path: str,
    dialogue: Dialogue,
) -> Iterator[Taken]:
    """Members of groups of which somebody says that they are a team; the others are named."""
    known = {card.first("UID"): card for card in cards if card.first("UID")}
    for card in cards:
        if not is_group(card):
            continue
        name, _person, line = name_of_card(card)
        place = Place(card.file, line=line)
        fields = card.all("MEMBER")
        found = [_entry(known.get(item.value), directory) for item in fields]
        people = [item for item in found if item is not None]
        team = _standing(plan, people)
        if people and not team:
            said = dialogue.ask(
                place, "group_team", (*TEAMS, "no"), text=name,
                name=", ".join(item.name.text for item in people),
            )  # fmt: skip
            if said in TEAMS:
                held = plan.role(said).members
                new = (*held, *(item.id for item in people if item.id not in held))
                revisions.set(path, ("roles", said, "members"), new)
                team = said
                yield from _taken(said, name, people, fields[0].line, card, path, How.ADDED)
        elif people:
            yield from _taken(team, name, people, fields[0].line, card, path, How.KNOWN)
        if not team:
            dialogue.leave(place, "group_card", value=name, count=str(len(fields)))


def _entry(card: Card | None, directory: Directory) -> Entry | None:
    """The contact that a card has become; None where it is not just one."""
    words = name_words(tidy(name_of_card(card)[0])) if card else frozenset()
    found = directory.names.same(words)
    return found[0] if len(found) == 1 else None


def _standing(plan: Plan, people: list[Entry]) -> str:
    """The team to which all of them belong already; "" for none."""
    ids = {item.id for item in people}
    return next((key for key in TEAMS if ids and ids <= set(plan.role(key).members)), "")


def _taken(
    team: str, name: str, people: list[Entry], line: int, card: Card, path: str, how: How
) -> Iterator[Taken]:
    for place, item in enumerate(people):
        value = Value(item.id, Place(card.file, line=line + place))
        yield Taken(
            place=value.place,
            subject=name,
            field=f"function:{team}",
            value=value.text,
            into=path,
            how=how,
        )
