"""Names of people in a plan: their order within a column, and who a first name in a text means."""

import re
from typing import Final

from incplan.app.intake.contacts.drafts import name_words, person_name, tidy, turned
from incplan.app.intake.contacts.joining import Directory, Entry
from incplan.app.intake.plans.vocabulary.rows import row_key
from incplan.app.intake.plans.vocabulary.wording import composed, plain
from incplan.plan.privacy.folding import folded

_PARTICLES: Final = frozenset(
    {"van", "de", "den", "der", "du", "le", "la", "von", "el", "ten", "ter", "d'", "di"}
)
_TITLES: Final = frozenset(
    {"m", "mr", "mme", "mevr", "dhr", "me", "mlle", "frau", "herr", "ing", "dr"}
)
_GENERIC: Final = frozenset({"leverancier", "fournisseur", "supplier", "prestataire", "provider"})
#: Somebody who is no person: a duty that goes round, a desk.
_DUTY: Final = re.compile(
    r"\b(?:permanence|permanentie|garde|wacht(?:dienst)?|duty|helpdesk|service ?desk|standby|beurtrol"
    r"|bereitschaft|accueil|onthaal|reception|standard)\b"
)  # fmt: skip


def is_duty(name: str) -> bool:
    """Whether a name is that of a duty or a desk, not of a person."""
    return bool(_DUTY.search(plain(composed(name))))


def family_first(names: list[str]) -> bool:
    """Whether a column of names begins with the family: some do in capitals, none ends so."""
    first = sum(turned(tidy(name)) != tidy(name) for name in names)
    last = sum(_is_loud_last(tidy(name)) for name in names)
    return first > 1 and not last


def _is_loud_last(name: str) -> bool:
    words = name.split()
    return len(words) > 1 and words[-1].isupper() and not words[0].isupper()


def ordered_name(name: str, *, family_leads: bool) -> str:
    """First name and NAME. `Van Acker, Griet` and, in a column of such, `Charlet Aurélie` turn."""
    said = tidy(composed(name))
    family, comma, given = said.partition(",")
    if comma and given.strip() and looks_like_person(f"{given} {family}"):
        return person_name(given, "", family)
    other = turned(said)
    if other != said:
        return other
    words = said.split()
    if family_leads and len(words) == 2 and not said.isupper():
        return person_name(words[1], "", words[0])
    return named_person(said)


def named_person(said: str) -> str:
    """A name in its usual order with the family in capitals; as written where that is not certain."""
    words = said.split()
    if not looks_like_person(said) or len(words) < 2 or any(word.isupper() for word in words):
        return said
    if len(words) == 2 or plain(words[1]) in _PARTICLES:
        return person_name(words[0], "", " ".join(words[1:]))
    return said


def looks_like_person(text: str) -> bool:
    """Whether words may be a person's name: two or more, each with a capital, no digit."""
    words = tidy(text).strip(" ,.").split()
    if not 1 < len(words) < 6 or re.search(r"[\d@/&:;()]", text):
        return False
    return all(word[:1].isupper() or plain(word) in _PARTICLES for word in words)


def looks_like_given(text: str) -> bool:
    """Whether one word may be a first name: a capital, then small letters."""
    return bool(re.fullmatch(r"[^\W\d_][\w'’-]+", tidy(text))) and tidy(text)[:1].isupper()


def people_meant(text: str, directory: Directory) -> list[Entry]:
    """The persons of the directory that a text may mean by a name or a first name.

    A whole name goes before a first name; of two with one first name both are given.
    """
    words = name_words(composed(text)) - _TITLES
    if not words:
        return []
    people = [entry for entry in directory.entries if _is_person(entry)]
    whole = [entry for entry in people if name_words(entry.name.text) == words]
    if whole:
        return whole
    return [entry for entry in people if words <= name_words(entry.name.text)]


def party_meant(words: str, directory: Directory) -> str:
    """The id of the contact outside that words mean, "" for none or several.

    By name, by what it is called for, by a part of its name, by its row of the directory.
    """
    outside = [
        entry
        for entry in directory.entries
        if (entry.contact.kind.value == "external" if entry.contact else not entry.is_person)
    ]
    wanted = name_words(words)
    for entry in outside:
        if wanted and wanted == name_words(entry.name.text):
            return entry.id
    rest = wanted - _GENERIC
    row = row_key(words)
    for found in (
        [entry for entry in outside if entry.title and name_words(entry.title.text) == wanted],
        [entry for entry in outside if rest and rest <= name_words(entry.name.text)],
        [entry for entry in outside if row and row in _rows_of(entry)],
    ):
        if len(found) == 1:
            return found[0].id
    return ""


def _rows_of(entry: Entry) -> set[str]:
    """The rows of the directory that a contact fills."""
    found = {item.value.text for item in entry.details if item.field == "rows"}
    contact = entry.contact
    if contact is not None and (entry.new_name or not contact.is_placeholder):
        found |= set(contact.rows)
    return found


def _is_person(entry: Entry) -> bool:
    if entry.contact is not None:
        return entry.contact.kind.value != "external"
    return entry.kind == "service" or (entry.is_person and entry.organisation is None)


def first_person(text: str, directory: Directory) -> tuple[str, list[Entry]]:
    """The words at the beginning of a text that name somebody, and who they may mean."""
    said = tidy(composed(text)).strip(" :,-–.")
    head = re.split(r"\s*[(,;/.]|\s+[-–—]\s+|\s+(?:et|en|ou|of|and|or|vers|naar)\s+", said)[
        0
    ].strip()
    return head, people_meant(head, directory)


def same_words(one: str, other: str) -> bool:
    """Whether two texts are the same but for accents, capitals and signs."""
    return folded(composed(one)).split() == folded(composed(other)).split()
