"""The code printed on each sheet of paper: number, sheet, version of the plan.

`INCPLAN:P-2026-001-WCW J1 1 2026.2`: signs that QR codes hold in little room, so that one of level
M can be read from a blurred picture.
"""

import io
import re
from typing import Final

import segno

#: The form of the code, should it ever change.
_FORM: Final = "1"
_PAYLOAD: Final = re.compile(r"INCPLAN:(P-\d{4}-\d{3,5}-[A-Z][0-9A-Z]{2}) ([A-Z]\d{1,2}) (\d+) ?.*")
#: On the back of a leaf: `INCPLAN:M5A0-NKS1-Q RANSOMWARE`.
_LEAF: Final = re.compile(r"INCPLAN:([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]) ([0-9A-Z-]+)")
_OTHER: Final = re.compile(r"[^0-9A-Z $%*+\-./:]")
#: More signs of a version than these would make the code finer than a copier keeps.
_LONGEST: Final = 20
#: A code of 12.5 mm holds as many signs before its modules go under half a millimetre.
_MOST_OF_A_LEAF: Final = 38


def payload(number: str, sheet: str, version: str) -> str:
    """What the code of a sheet says."""
    signs = _OTHER.sub("-", version.upper())[:_LONGEST]
    return f"INCPLAN:{number.upper()} {sheet} {_FORM} {signs}".rstrip()


def read_payload(text: str) -> tuple[str, str] | None:
    """Number and sheet of a code; None for any other code."""
    found = _PAYLOAD.fullmatch(text.strip())
    return (found[1], found[2]) if found else None


def leaf_payload(page_code: str, fiche: str) -> str:
    """What the code on the back of a leaf says: its page code, then the fiche as far as it fits."""
    return f"INCPLAN:{page_code} {_OTHER.sub('-', fiche.upper())}"[:_MOST_OF_A_LEAF]


def read_leaf(text: str) -> tuple[str, str] | None:
    """Page code and fiche of the code on a leaf; None for any other code."""
    found = _LEAF.fullmatch(text.strip())
    return (found[1], found[2]) if found else None


def code_svg(text: str) -> str:
    """The code as a drawing without a margin: the page leaves it."""
    stream = io.BytesIO()
    segno.make(text, error="m", micro=False, boost_error=False).save(
        stream, kind="svg", border=0, xmldecl=False, svgclass=None, lineclass=None, omitsize=True
    )
    return stream.getvalue().decode("ascii")


def code_png(text: str) -> bytes:
    """The code as a picture, with its margin."""
    stream = io.BytesIO()
    segno.make(text, error="m", micro=False, boost_error=False).save(
        stream, kind="png", border=4, scale=8
    )
    return stream.getvalue()
