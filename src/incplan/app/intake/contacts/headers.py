"""What the columns of an address book mean: Outlook, Google and others in four languages."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from incplan.app.intake.headings.contacts import ANY_NAME, CONTACTS
from incplan.app.intake.headings.lookup import field_of, fields_by_word
from incplan.frozen import dataclass
from incplan.plan.privacy.folding import folded
from incplan.store.intake.tables import Table


class Role(StrEnum):
    """What a column holds."""

    NAME = "name"
    GIVEN = "given"
    MIDDLE = "middle"
    FAMILY = "family"
    NICKNAME = "nickname"
    ORGANISATION = "organisation"
    TITLE = "title"
    CIVILITY = "civility"
    PHONE = "phone"
    FAX = "fax"
    ASSISTANT = "assistant"
    EXTENSION = "extension"
    EMAIL = "email"
    COUNTRY = "country"
    ALWAYS = "always"
    NOTES = "notes"
    PRIVATE = "private"
    LABEL = "label"
    IGNORED = "ignored"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its place, its heading, what it holds; of a number also what kind it is."""

    place: int
    header: str
    role: Role
    kind: str = ""
    private: bool = False
    label_at: int | None = None


_KNOWN: Final = fields_by_word(CONTACTS)
_ANY: Final = fields_by_word({"name": {"any": ANY_NAME}})
_FAX: Final = r"\bfax\b|telecopie|telefax|telex|pager|radiomessagerie|rnis|isdn|tdd|tty|teksttelefoon|radiotelephone|radiotelefoon|radio phone|callback|rappel|terugbellen|ruckruf|autotelefon|texttelefon"
_PHONE: Final = r"\btel\b|\bteleph|\btelef|phone|\bgsm\b|mobile|mobiel|mobiltelefon|telefonnummer|\bmobil\b|handy|portable|cellulaire|\bcell\b|\bnummer\b|numero (?:d appel|de tel)|rufnummer|\b24 7\b|\b24h?\b.*\b24\b|permanence|\bgarde\b|wachtdienst|noodnummer|notruf"
_RULES: Final[tuple[tuple[str, Role], ...]] = (
    (
        r"\btype\b|\btyp\b|weergav|weergegeven|display name|affich|nom complet de l adresse|anzeigename",
        Role.IGNORED,
    ),
    (r"phonetic|yomi|^name suffix$|^suffix$", Role.IGNORED),
    (r"\blabel\b|\b\d (?:libelle|etiquette|bezeichnung)\b", Role.LABEL),
    (r"assist", Role.ASSISTANT),
    (_FAX, Role.FAX),
    (
        r"^(?:e )?mails?\b|\be ?mail|courriel|adresse de messagerie|adresse mail|mailadres|^messagerie$",
        Role.EMAIL,
    ),
    (r"^(?:ext|extension|interne|intern|poste|toestel|durchwahl|nebenstelle)$", Role.EXTENSION),
    (r"^(?:24 7|24 24|24h 24|permanence 24 7|24 7 bereikbaar|24u 24)$", Role.ALWAYS),
    (_PHONE, Role.PHONE),
    (r"\bpays\b|country|^land\b|\bland regio\b|land region", Role.COUNTRY),
    (
        r"rue\b|ville|straat|plaats|stra(?:ss|ß)e|\bort\b|postcode|code postal|postleitzahl|provinc|address|adresse|adres\b|\bcity\b|street|postal|\bstate\b|\bregion\b|\bbox\b|postbus|boite postale",
        Role.IGNORED,
    ),
    (r"^(?:prenom|given name|first name|firstname|voornaam|vorname|roepnaam)s?$", Role.GIVEN),
    (
        r"^(?:deuxieme prenom|middle name|additional name|middelste naam|tweede voornaam|weitere vornamen|zweiter vorname|tussenvoegsel)$",
        Role.MIDDLE,
    ),
    (
        r"^(?:nom de famille|last name|lastname|family name|surname|achternaam|familienaam|nachname|familienname)$",
        Role.FAMILY,
    ),
    (
        r"^(?:nom complet|full name|volledige naam|vollstandiger name|nom et prenom|nom prenom|prenom nom|prenom et nom|naam en voornaam|voornaam en naam|name|nom|naam|contact|contactpersoon|ansprechpartner|personne|persoon|person|personne de contact|contact person)$",
        Role.NAME,
    ),
    (r"^(?:nickname|surnom|bijnaam|spitzname)$", Role.NICKNAME),
    (
        r"^(?:societe|entreprise|company|company name|nom de l organisation|nom de l entreprise|nom de la societe|naam (?:van de )?organisatie|naam (?:van het )?bedrijf|firmenname|name der (?:firma|organisation)|organi[sz]ation|organi[sz]ation name|organi[sz]ation 1 name|bedrijf|bedrijfsnaam|firma|unternehmen|organisatie|fournisseur|leverancier|supplier|lieferant|firme)$",
        Role.ORGANISATION,
    ),
    (
        r"^(?:fonction|functie|function|job title|job role|fonction dans l entreprise|titre du poste|functietitel|functieomschrijving|stellenbezeichnung|berufsbezeichnung|position|positie|stelle|role|rol|rolle|organi[sz]ation title|organi[sz]ation 1 title|funktion|poste occupe|intitule (?:du poste|de la fonction)|emploi|metier|qualite|job|beroep|taak|tatigkeit|aufgabe)$",
        Role.TITLE,
    ),
    (r"^(?:civilite|anrede|aanhef|aanspreektitel|name prefix|prefix|salutation)$", Role.CIVILITY),
    (
        r"^(?:notes?|notities|notizen|notiz|remarques?|commentaires?|opmerking(?:en)?|bemerkung(?:en)?|comments?)$",
        Role.NOTES,
    ),
    (r"^(?:prive|private|privat)$", Role.PRIVATE),
)
#: How an export tells the kind of a number from the number: `Phone 1 - Label`, `- Value`.
_LABELLED: Final = re.compile(
    r"\b(?:label|libelle|etiquette|bezeichnung|value|valeur|waarde|wert)$"
)
_KINDS: Final = (
    ("emergency", r"24 7|24h|garde|wacht|urgence|nood|emergency|notfall|notruf|permanence"),
    ("mobile", r"gsm|mobil|mobiel|handy|portable|cell"),
    ("home", r"domicile|thuis|home|maison"),
    (
        "office",
        r"bureau|work|business|werk|kantoor|geschaft|dienst|societe|company|bedrijf|fixe|vast|festnetz|direct|main|principal|hoofd|haupt",
    ),
)
_PRIVATE: Final = re.compile(r"priv|perso\b|personnel")
_NAMED: Final = frozenset({Role.NAME, Role.FAMILY, Role.ORGANISATION})
#: Headings stand among the first rows.
_LOOKED_AT: Final = 40
#: Headings of one word that are those of numbers only where numbers stand below.
_BARE: Final = re.compile(
    r"home|thuis|domicile|maison|zuhause|zu hause|fixe?|vast|vaste lijn|festnetz|werk|work|"
    r"kantoor|bureau|buro|office|travail|arbeit|dienstlich|geschaftlich|business|perso|personnel|"
    r"direct|direkt|urgence|nood|noodgeval|notfall|emergency"
)
#: The same where no other heading is that of numbers: else it may be the number of a client.
_ANY_NUMBER: Final = re.compile(
    r"numeros?|numbers?|nummern?|nummers|coordonnees|contactgegevens|kontaktdaten|contact details"
    r"|joignable|bereikbaar|erreichbar"
)
#: Digits that make a number of it, not the number of a room.
_DIGITS: Final = 6
_TITLES: Final = frozenset({"titre", "title", "titel"})


def kind_of_number(words: str) -> str:
    """The kind of channel that a heading or a label names; "" when it names none."""
    text = folded(words)
    return next((kind for kind, pattern in _KINDS if re.search(pattern, text)), "")


def is_private(words: str) -> bool:
    """Whether a heading or a label says that a number is private."""
    return bool(_PRIVATE.search(folded(words)))


def columns_of(cells: tuple[str, ...]) -> tuple[Column, ...]:
    """The columns whose heading is understood."""
    words = [folded(cell).strip() for cell in cells]
    roles = {
        place: role
        for place, (cell, word) in enumerate(zip(cells, words, strict=True))
        if (role := _role(cell, word))
    }
    _titles(words, roles)
    if Role.GIVEN in roles.values():
        _names(words, roles)
    elif not _NAMED & set(roles.values()):
        named = [at for at in _long_names(words) if at not in roles]
        named += [at for at, cell in enumerate(cells) if field_of(cell, _ANY) and at not in roles]
        roles |= dict.fromkeys(named[:1], Role.NAME)
    labels = {_LABELLED.sub("", words[at]).strip(): at for at in _all(roles, Role.LABEL)}
    typed = {
        word.replace("type", "").strip(): at
        for at, word in enumerate(words)
        if re.fullmatch(r"(?:phone|e mail) \d type", word)
    }
    return tuple(
        _column(place, cells[place].strip(), words[place], role, {**typed, **labels})
        for place, role in sorted(roles.items())
    )


def _role(cell: str, word: str) -> Role | None:
    known = field_of(cell, _KNOWN)
    if known or not word:
        return Role(known) if known else None
    return next((role for pattern, role in _RULES if re.search(pattern, word)), None)


def _titles(words: list[str], roles: dict[int, Role]) -> None:
    """Outlook has two columns «Titre»: the form of address, and the function after the company."""
    places = [place for place, word in enumerate(words) if word in _TITLES]
    known = Role.TITLE in roles.values()
    for number, place in enumerate(places):
        address = number == 0 if len(places) > 1 else known
        roles[place] = Role.CIVILITY if address else Role.TITLE


def _long_names(words: list[str]) -> list[int]:
    """Headings that say more than «name»: «Nom du contact», «Naam leverancier»."""
    return [place for place, word in enumerate(words) if re.match(r"(?:nom|naam|name)\b", word)]


def _names(words: list[str], roles: dict[int, Role]) -> None:
    """Beside a column of given names, «Nom» and «Naam» are the family name."""
    if Role.FAMILY in roles.values():
        return
    for place, word in enumerate(words):
        if word in ("nom", "naam", "name"):
            roles[place] = Role.FAMILY
            return


def _all(roles: Mapping[int, Role], wanted: Role) -> list[int]:
    return [place for place, role in roles.items() if role is wanted]


def _column(place: int, header: str, word: str, role: Role, labels: Mapping[str, int]) -> Column:
    if role not in (Role.PHONE, Role.EMAIL):
        return Column(place, header, role)
    label = labels.get(_LABELLED.sub("", word).strip())
    kind = "" if label is not None else kind_of_number(header)
    return Column(place, header, role, kind, is_private(header), label)


def is_contacts(columns: tuple[Column, ...]) -> bool:
    """Whether these are columns of an address book: a name, and a way to reach somebody."""
    roles = {column.role for column in columns}
    named = roles & {Role.NAME, Role.FAMILY, Role.ORGANISATION, Role.NICKNAME}
    return bool(named and roles & {Role.PHONE, Role.EMAIL})


def header_of(table: Table) -> tuple[int, tuple[Column, ...]] | None:
    """The place of the row with the headings of an address book, and its columns.

    Headings of one word (`Privat`, `Thuis`, `Werk`) are those of numbers where numbers stand below.
    """
    for place, row in enumerate(table.rows[:_LOOKED_AT]):
        if sum(bool(cell.strip()) for cell in row.cells) < 2:
            continue
        columns = columns_of(row.cells)
        found = columns if is_contacts(columns) else _with_bare(table, place, columns)
        if is_contacts(found):
            return place, _with_bare(table, place, found)
    return None


def _with_bare(table: Table, start: int, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns, and those under a heading such as `Home` below which numbers stand."""
    found = {column.place: column for column in columns}
    reached = any(column.role is Role.PHONE for column in columns)
    for at, cell in enumerate(table.rows[start].cells):
        word = folded(cell).strip()
        known = found.get(at)
        if known is not None and known.role not in (Role.PRIVATE, Role.ALWAYS):
            continue
        numbers = not reached and _ANY_NUMBER.fullmatch(word)
        if known is None and not numbers and not _BARE.fullmatch(word):
            continue
        below = (row.cell(at) for row in table.rows[start + 1 :])
        if any(sum(sign.isdecimal() for sign in text) >= _DIGITS for text in below):
            kind = kind_of_number(cell)
            found[at] = Column(at, cell.strip(), Role.PHONE, kind, is_private(cell))
    found |= {at: _posted(table, start, column) for at, column in found.items()}
    return tuple(found[at] for at in sorted(found))


def _posted(table: Table, start: int, column: Column) -> Column:
    """The column; one headed `Poste` is that of the function where no number stands below."""
    if column.role is not Role.EXTENSION:
        return column
    below = [text for row in table.rows[start + 1 :] if (text := row.cell(column.place).strip())]
    if not below or any(sign.isdecimal() for text in below for sign in text):
        return column
    return Column(column.place, column.header, Role.TITLE)
