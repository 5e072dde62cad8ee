"""Words beside which a secret stands: it is never taken, and never shown; the place is named."""

import re
import unicodedata
from typing import Final

from incplan.plan.privacy.folding import folded

_SECRET: Final = re.compile(
    r" (?:pin|pincode|puk|cvv|cvc|password|passwort|kennwort|passwd|wachtwoord|mot de passe|mdp|"
    r"code alarme|alarmcode|alarm code|code d alarme|alarmkode|code pin|code secret|"
    r"toegangscode|zugangscode|code d acces|geheime code|iban|compte bancaire|rekeningnummer|"
    r"kontonummer|bank account|carte bancaire|kreditkarte|credit card|rijksregisternummer|"
    r"registre national|numero national|national register) "
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


def tells_secret(text: str) -> bool:
    """Whether running text gives a secret away: `password changed` does not, `password: x` does."""
    if not holds_secret(text):
        return False
    marks = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(sign for sign in marks if not unicodedata.combining(sign))
    named = list(_NAMED.finditer(plain))
    return not named or any(_GIVEN.match(found["after"]) for found in named)


def holds_secret(text: str) -> bool:
    """Whether a text names a PIN, a password, the code of an alarm, an account of a bank."""
    words = folded(text)
    if not any(sign.isdecimal() for sign in text):
        words = _DONE_TO.sub(" ", words)
    return bool(_SECRET.search(words) or _IBAN.search(text))
