"""Contacts from vCards of telephones and address books, versions 2.1, 3.0 and 4.0."""

from collections.abc import Iterator
from typing import Final

from incplan.app.intake.contacts.countries import country_code
from incplan.app.intake.contacts.drafts import Draft, Means, Value, is_personal, person_name, tidy
from incplan.app.intake.contacts.headers import kind_of_number
from incplan.app.intake.contacts.labels import Label, label_of
from incplan.app.intake.contacts.prose import numbers_of_note
from incplan.app.intake.contacts.reading import distinct, leave_note, mails_of, phones_of
from incplan.app.intake.report import Dialogue
from incplan.app.intake.secrets import holds_secret
from incplan.store.intake.cards import parts, plain
from incplan.store.intake.tables import Card, Field, Place

_COUNTRY_PART: Final = 6
_SILENT: Final = frozenset(
    {
        "BEGIN", "VERSION", "PRODID", "N", "FN", "KIND", "TEL", "EMAIL", "ORG", "TITLE", "ROLE",
        "ADR", "UID", "REV", "NICKNAME", "LANG", "X-ABADR", "X-ABSHOWAS", "X-ABUID",
        "CLIENTPIDMAP", "CATEGORIES", "X-PHONETIC-FIRST-NAME", "X-PHONETIC-LAST-NAME",
        "SORT-STRING",
    }
)  # fmt: skip
_PICTURES: Final = frozenset({"PHOTO", "LOGO", "SOUND"})


def drafts_of_cards(cards: tuple[Card, ...], dialogue: Dialogue) -> Iterator[Draft]:
    """A draft for each card about somebody."""
    for card in cards:
        place = Place(card.file, line=card.line)
        if not card.whole:
            dialogue.leave(place, "card_cut_off", value=tidy(plain(card.first("FN")))[:80])
            continue
        draft = _draft(card, place, dialogue)
        if draft is not None:
            yield draft


def _draft(card: Card, place: Place, dialogue: Dialogue) -> Draft | None:
    kind = card.first("KIND").strip().lower()
    name, is_person, name_line = name_of_card(card)
    at = Place(card.file, line=name_line)
    if kind == "group":  # read once its members are known
        return None
    country = _country(card, dialogue)
    means = distinct([*_means(card, country, dialogue), *_noted(card, dialogue)])
    _name_the_rest(card, dialogue)
    if kind == "location" and dialogue.ask(at, "place_card", text=name) != "yes":
        return None
    if not name:
        shown = ", ".join(item.value for item in means)
        said = dialogue.ask(at, "whose", ("no",), free=tidy, text=shown) if means else "no"
        if not means:
            dialogue.leave(place, "no_name", value="")
        if said in (None, "no"):
            return None
        name, is_person = tidy(said or ""), True
    return Draft(
        place=place,
        name=Value(name if not is_person else _asked(card, name, at, dialogue), at),
        is_person=is_person and kind not in ("org", "location"),
        title=_value(card, "TITLE", dialogue) or _value(card, "ROLE", dialogue),
        organisation=_organisation(card) if is_person else None,
        country=country,
        means=means,
    )


def name_of_card(card: Card) -> tuple[str, bool, int]:
    """The name as the plan writes it, whether a person has it, and its line."""
    named, whole = card.all("N"), card.all("FN")
    line = named[0].line if named else whole[0].line if whole else card.line
    written = tidy(plain(whole[0].value)) if whole else ""
    family, given, middle = (*(parts(named[0].value) if named else ()), "", "", "")[:3]
    company = card.first("X-ABSHOWAS").strip().upper() == "COMPANY"
    if company or card.first("KIND").strip().lower() in ("org", "location"):
        return written or _company(card), False, line
    if tidy(given) and tidy(family):
        return person_name(given, middle, family), True, line
    single = written or tidy(given or family)
    if not single:
        return _company(card), False, line
    organised = tidy(_company(card)) == single
    one_part = bool(named) and bool(tidy(given + family)) and len(single.split()) > 1
    return single, not (organised or one_part) and is_personal(single), line


def _asked(card: Card, name: str, place: Place, dialogue: Dialogue) -> str:
    """The name of a card without parts, its family name in capitals once somebody says which."""
    words = name.split()
    if card.all("N") or len(words) == 1:
        return name
    proposal = " ".join((*words[:-1], words[-1].upper()))
    if proposal == name:
        return name
    said = dialogue.ask(place, "family_name", text=name, proposal=proposal)
    return proposal if said == "yes" else name


def _company(card: Card) -> str:
    return tidy(next(iter(parts(card.first("ORG"))), ""))


def _organisation(card: Card) -> Value | None:
    found = card.all("ORG")
    name = _company(card)
    return Value(name, Place(card.file, line=found[0].line)) if found and name else None


def _value(card: Card, name: str, dialogue: Dialogue) -> Value | None:
    for item in card.all(name):
        text, place = tidy(plain(item.value)), Place(card.file, line=item.line, header=name)
        if holds_secret(text):
            dialogue.leave(place, "secret")
        elif text:
            return Value(text, place)
    return None


def _country(card: Card, dialogue: Dialogue) -> Value | None:
    for item in card.all("ADR"):
        place = Place(card.file, line=item.line, header="ADR")
        pieces = parts(item.value)
        written = pieces[_COUNTRY_PART] if len(pieces) > _COUNTRY_PART else ""
        code = country_code(written)
        street = ", ".join(piece for piece in pieces[:_COUNTRY_PART] if piece)
        if street:
            dialogue.leave(place, "address", value=tidy(street)[:120])
        if code is None:
            dialogue.leave(place, "unknown_country", value=tidy(written))
        elif code:
            return Value(code, place)
    for item in card.all("X-ABADR"):
        code = country_code(plain(item.value))
        if code:
            return Value(code, Place(card.file, line=item.line, header="X-ABADR"))
    return None


def _means(card: Card, country: Value | None, dialogue: Dialogue) -> Iterator[Means]:
    for item in card.all("TEL"):
        place, text = Place(card.file, line=item.line, header="TEL"), plain(item.value)
        label = _label(item, text, place, dialogue)
        if label is not None and text:
            yield from phones_of(
                text,
                place,
                dialogue,
                country=country.text if country else "",
                kind=label.kind,
                private=label.private,
                note=label.note,
            )
    for item in card.all("EMAIL"):
        place = Place(card.file, line=item.line, header="EMAIL")
        yield from mails_of(plain(item.value), place, dialogue)


def _label(item: Field, text: str, place: Place, dialogue: Dialogue) -> Label | None:
    """What the types and the label say; an own type of 2.1 (`X-Garde`) is a label too."""
    own = [kind[2:] for kind in sorted(item.types) if kind.startswith("x-")]
    words = item.label or " ".join(own)
    usual = " ".join(kind for kind in sorted(item.types) if not kind.startswith("x-"))
    if "fax" in item.types:
        words = "fax"
    label = label_of(words, text, place, dialogue)
    if label is None or label.kind:
        return label
    kind = kind_of_number("mobile" if "cell" in item.types else usual)
    return Label(kind, label.private, label.note)


def _noted(card: Card, dialogue: Dialogue) -> Iterator[Means]:
    for item in card.all("NOTE"):
        text, place = plain(item.value), Place(card.file, line=item.line, header="NOTE")
        if text:
            yield from numbers_of_note(text, place, dialogue)
            leave_note(text, place, dialogue)


def _name_the_rest(card: Card, dialogue: Dialogue) -> None:
    for item in card.fields:
        place = Place(card.file, line=item.line, header=item.name)
        if item.name in _PICTURES:
            dialogue.leave(place, "picture")
        elif item.name not in _SILENT and item.name != "NOTE" and item.value.strip(" ;"):
            secret = holds_secret(item.value)
            value = {} if secret else {"value": tidy(plain(item.value))[:120]}
            dialogue.leave(place, "secret" if secret else "not_read", **value)
