"""Numbers with check digits: enterprise number, IBAN, EAN of a connection, payment card."""

import re


def is_enterprise_number(text: str) -> bool:
    """Belgian enterprise number: ten digits, the last two 97 minus the rest modulo 97."""
    digits = re.sub(r"[\s.]|^BE", "", text.strip().upper())
    if not re.fullmatch(r"[01]\d{9}", digits, re.ASCII):
        return False
    return 97 - int(digits[:8]) % 97 == int(digits[8:])


def looks_like_iban(text: str) -> bool:
    """Whether it has the form of a Belgian IBAN; check digits are not verified."""
    return re.fullmatch(r"BE\d{14}", _bare(text), re.ASCII) is not None


def is_iban(text: str) -> bool:
    """IBAN checksum (ISO 13616): modulo 97 is 1 with the first four characters moved last."""
    bare = _bare(text)
    moved = bare[4:] + bare[:4]
    return moved.isalnum() and int("".join(str(int(char, 36)) for char in moved)) % 97 == 1


def is_ean18(text: str) -> bool:
    """EAN-GSRN of a Belgian connection: 18 digits that begin with 54, last one a check digit."""
    return ean18_check_digit(text) == re.sub(r"\s", "", text)[-1:]


def ean18_check_digit(text: str) -> str | None:
    """The last digit that the 17 before it ask for; None for anything but 18 digits from 54 on."""
    digits = re.sub(r"\s", "", text)
    if not re.fullmatch(r"54\d{16}", digits, re.ASCII):
        return None
    weighted = sum(int(char) * (3, 1)[place % 2] for place, char in enumerate(digits[:17]))
    return str((10 - weighted % 10) % 10)


def contains_card_number(text: str) -> bool:
    """Whether a text holds 13 to 19 digits that pass the check of payment cards (Luhn)."""
    return any(
        _luhn(re.sub(r"\D", "", found))
        for found in re.findall(r"(?<![\d+])\d(?:[ -]?\d){12,18}(?!\d)", text, re.ASCII)
    )


def _luhn(digits: str) -> bool:
    total = 0
    for place, char in enumerate(reversed(digits)):
        value = int(char) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0 and len(set(digits)) > 1


def _bare(text: str) -> str:
    return re.sub(r"[\s.-]", "", text.upper())
