"""Words beside which a secret stands: it is never taken, and never shown; the place is named."""

import re
from typing import Final

from incplan.plan.privacy.folding import folded

_SECRET: Final = re.compile(
    r" (?:pin|pincode|puk|cvv|cvc|password|passwort|kennwort|passwd|wachtwoord|mot de passe|mdp|"
    r"code alarme|alarmcode|alarm code|code d alarme|alarmkode|code pin|code secret|"
    r"toegangscode|zugangscode|code d acces|geheime code|iban|compte bancaire|rekeningnummer|"
    r"kontonummer|bank account|carte bancaire|kreditkarte|credit card|rijksregisternummer|"
    r"registre national|numero national|national register) "
)
_IBAN: Final = re.compile(r"\b[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,3})?\b")


def holds_secret(text: str) -> bool:
    """Whether a text names a PIN, a password, the code of an alarm, an account of a bank."""
    return bool(_SECRET.search(folded(text)) or _IBAN.search(text))
