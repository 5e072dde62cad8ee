"""Words beside which a secret stands: it is never taken, and never shown; the place is named."""

import re
import unicodedata
from typing import Final

from incplan.plan.privacy.folding import folded

_SECRET: Final = re.compile(
    r" (?:pin|pincode|puk|cvv|cvc|password|passwort|kennwort|passwd|wachtwoord|mot de passe|mdp|"
    r"code alarme|alarmcode|alarm code|code d alarme|alarmkode|code pin|code secret|"
    r"toegangscode|zugangscode|code d acces|geheime code) "
)
#: Numbers of an account or a person: the word alone (`ander IBAN-nummer`) gives none away.
_ACCOUNTED: Final = re.compile(
    r" (?:iban|compte bancaire|rekeningnummer|kontonummer|bank account|carte bancaire|kreditkarte|"
    r"credit card|rijksregisternummer|registre national|numero national|national register) "
)
#: What was done to a password tells none: `mot de passe changé`.
_DONE_TO: Final = re.compile(
    r" (?:password|passwort|kennwort|wachtwoord|mot de passe|mots de passe|passwords|wachtwoorden)"
    r"(?: (?:a|ont|ete|est|sont|was|were|has|been|is|werd|werden|wurde|wurden|zijn|tous|alle|all))*"
    r" (?:changes?|changed?|modifies?|reinitialises?|remplaces?|reset|gewijzigd|veranderd|vervangen"
    r"|geandert|zuruckgesetzt|oublies?|vergeten|forgotten|voles?|gestolen|stolen)(?= )"
)
_IBAN: Final = re.compile(r"\b[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,3})?\b")


#: The same words in running text, and what tells that one is given there.
_NAMED: Final = re.compile(
    r"\b(?:pin(?:code)?|puk|cvv|cvc|pass(?:word|wort|wd)|kennwort\w*|wachtwoord\w*|mots? de passe|"
    r"mdp|code (?:d.? ?)?(?:alarme|acces|pin|secret)|alarm ?codes?|alarmkode|"
    r"(?:toegangs|zugangs)codes?|geheime code)\b(?P<after>[^.;\n]{0,40})"
)
_GIVEN: Final = re.compile(r".*(?:[:=]|->)\s*\S|\s*(?:est|is|ist|was|war)\s+\S|.*\d")


#: What a code looks like: 4 to 8 digits that are no day, or letters mixed with digits.
_CODE: Final = (
    r"(?!0x)(?!(?:0?[1-9]|[12]\d|3[01])[./-](?:0?[1-9]|1[0-2])[./-]\d{2,4}\b)"
    r"(?!(?:19|20)\d\d\b(?! ?\d))"
    r"(?:\d(?:[ -]?\d){3,7}(?![ -]?\d)|(?=[a-z]*\d)(?=\d*[a-z])[a-z0-9]{4,})"
)
#: Codes that open nothing.
_OPEN: Final = (
    r"(?!(?:post|post(?:al)?|zip|bar|qr|land(?:es)?|fout|fehler|kleur|farb|streepjes|strich|artikel|"
    r"klant(?:en)?|kunden|produ[ck]t|error|country|dress|source|bron|quell|nace|ean)-?codes?\b)"
)
_OF_WHAT: Final = (
    r"(?!\W+(?:post\w*|nace\w*|ape|clients?|article|produit|pays|erreur|barres?|couleur|ean|"
    r"fournisseur|naf|insee|ins|nis|ral|swift|bic|civil|penal|tva|rouge|orange|rood|rot|red)\b)"
)
_GIVES: Final = re.compile(
    rf"\b{_OPEN}(?:[\w-]*(?:code|kode)s?){_OF_WHAT}(?:[^\w.;\n]+[^\W\d]+){{0,4}}[^\w.;\n+]+{_CODE}"
    r"|\b(?:coffre(?:[- ]fort)?|\w*kluis|\w*tresor|safe|cadenas|hangslot)\s*[:=]\s*"
    r"\d(?:[ -]?\d){3,7}(?![ -]?\d)"
    r"|\b(?:pass|passe|pw|pwd|ww)\s*[:=]?\s+(?=\S*[a-z])(?=\S*[\d!@#$%&*])\S{4,}"
    r"|\b(?:pass|passe|pw|pwd|ww)\s*[:=]\s*\S"
    r"|\b(?:admin(?:istrat(?:or|eur))?|root|user(?:name)?|gebruiker(?:snaam)?|benutzer(?:name)?|"
    r"utilisateur|login|inlog|identifiant)\b[^.;\n/]{0,30}/\s*(?=\S*[a-z])(?=\S*[\d!@#$%&*])\S{4,}"
    r"|\b(?:\d{4}[ -]){3}\d{4}\b"
)
_DIGITS: Final = r"(?!(?:19|20)\d\d\b|17\d\d\b|0[89]00\b)\d{4,8}(?!\d|[ ./-]\d)"
#: Digits that may stand apart: `4-8-1-5`.
_PARTED: Final = (
    r"(?!(?:19|20)\d\d\b|17\d\d\b|0[89]00\b)(?!\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b)"
    r"\d(?:[ -]?\d){3,7}(?!\d|[ ./-]\d)"
)
_MIXED: Final = r"(?=\S*\d)[^\s/]\S{3,}"
_PASSED: Final = r"(?!\S+@\S+\.[a-z])(?=\S*[a-z])(?=\S*[\d!@#$%&*])\S{4,}"
#: What opens a network, a box of keys, a safe, an account; what stops an alarm.
_OPENS: Final = re.compile(
    r"\b(?:wi-?fi|wlan|wpa\d?|netwerk|netzwerk|network|recovery|herstel|wiederherstellungs|"
    r"licen[cs]e|licentie|lizenz|activation|activatie|aktivierungs|bitlocker)"
    rf"[- ]?(?:keys?|cles?|sleutels?|schlussel|codes?)\W{{1,3}}{_MIXED}"
    r"|\b(?:cles?|keys?|sleutel|schlussel)\W(?:\w{1,3}\W){0,2}(?:wi-?fi|wlan|wpa\d?|reseau|netwerk|"
    rf"netzwerk|network|recuperation|licence|activation|herstel)\W{{1,3}}{_MIXED}"
    r"|\bbitlocker\W{1,3}\d[\d -]{5,}"
    r"|\b(?:alarm\w*|alarme)\b[^.;\n\d]{0,30}(?:[:=#]|\b(?:avec|met|mit|with|par|via)\b)\s*"
    rf"{_DIGITS}"
    r"|\b(?:sleutel(?:kluis|kast|box)\w*|(?:boite|coffret|armoire) a cles?|schlussel(?:box|tresor|"
    rf"kasten)|key ?(?:box|safe)|lockbox)(?: ?code)?\W{{1,3}}{_PARTED}"
    rf"|\b(?:coffre(?:[- ]fort)?|\w*kluis|\w*tresor|safe) {_DIGITS}"
    rf"|\b(?:wi-?fi|wlan)\s*[:=]\s*{_PASSED}"
    rf"|\b(?:tape[rz]?|typ(?:e|en)?|toets(?:en)?|tik(?:ken)?|enter|press|tippen?)\W+{_DIGITS}"
    r"(?:\W+[^\W\d]+){0,3}\W+(?:clavier|\w*klavier|keypad|tastenfeld|tastatur|alarm\w*)\b"
    r"|\b\d{3}-\d{7}-\d{2}\b"
    r"|\b(?:combinaison|combinatie|kombination|combination)\W+(?:[^\W\d]+\W+){0,3}"
    r"(?!(?:19|20)\d\d\b)\d(?:[ -]?\d){3,7}(?![ -]?\d)"
    rf"|\S@\S+\.[a-z]+\s*/\s*{_PASSED}"
    rf"|\b(?:compte|account|acces|toegang|zugang\w*)\s*:?\s+[a-z._-]+\s*/\s*{_PASSED}"
)
#: Headings and labels under and beside which secrets stand.
_HEADING: Final = re.compile(
    r" (?:(?:wifi|wlan|pc|vpn|mail|login|server|windows|votre|uw|ihr|your) )?"
    r"(?:wachtwoord(?:en)?|mots? de passe|mdp|passw[oe]rt(?:er)?|kennw[oe]rt(?:er)?|passwords?|"
    r"passwd|pwd|pin ?codes?|pin|puk|alarmcodes?|codes? alarme|codes? d alarme|digicodes?|"
    r"toegangscodes?|zugangscodes?|codes? d acces|access codes?)"
    r"(?: (?:wifi|wlan|pc|vpn|mail|login|server|windows))? "
)


def _plain(text: str) -> str:
    """Small letters without accents, all signs kept."""
    marks = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in marks if not unicodedata.combining(sign))


def gives_code(text: str) -> bool:
    """Whether a code, a password or the number of a card itself stands in a text."""
    plain = _plain(text)
    return bool(_GIVES.search(plain) or _OPENS.search(plain))


def heads_secrets(heading: str) -> bool:
    """Whether a heading or a label says that secrets stand under it or beside it."""
    return bool(_HEADING.fullmatch(folded(heading)))


def tells_secret(text: str) -> bool:
    """Whether running text gives a secret away: `password changed` does not, `password: x` does."""
    if gives_code(text):
        return True
    if not holds_secret(text):
        return False
    plain = _plain(text)
    named = list(_NAMED.finditer(plain))
    return not named or any(_GIVEN.match(found["after"]) for found in named)


def holds_secret(text: str) -> bool:
    """Whether a text names a PIN, a password, the code of an alarm, an account of a bank."""
    words = folded(text)
    if not any(sign.isdecimal() for sign in text):
        words = _DONE_TO.sub(" ", words)
    elif _ACCOUNTED.search(words) or _IBAN.search(text) or gives_code(text):
        return True
    return bool(_SECRET.search(words)) or gives_code(text)
