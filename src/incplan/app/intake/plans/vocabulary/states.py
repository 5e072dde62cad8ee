"""How far a measure is, as people tick or write it in a fiche."""

import re
from typing import Final

from incplan.app.intake.measures.states import STATES, read_state
from incplan.app.intake.plans.vocabulary.dates import when
from incplan.app.intake.plans.vocabulary.wording import plain

#: Signs with one meaning; a cross, a dash and such have two.
_SIGNS: Final = {"☑": "yes", "☒": "yes", "✓": "yes", "✔": "yes", "v": "yes", "☐": "no"}
_DOUBTFUL: Final = frozenset({"x", "-", "–", "—", "✗", "✘", "?", "+", "*"})
_UNDER_WAY: Final = re.compile(r"onderhandeling|negociation|discussion|overleg|a l'etude|in studie")


def sign_of(text: str) -> str:
    """The state that a sign alone says, "" for another text and for signs of two meanings."""
    return _SIGNS.get(text.strip().lower(), "")


def state_said(text: str) -> str:
    """A state of the plan that words say, "" for none."""
    text = re.sub(r"\s*\([^()]*\)", "", text).strip() or text
    said = plain(text).strip()
    if said in _DOUBTFUL:
        return ""
    yes = re.match(r"(?:oui|ja|yes)\b", said)
    if yes and re.match(r"\s*/\s*(?:non|nee|neen|no|nein)\b", said[yes.end() :]):
        return "partial"
    if _UNDER_WAY.search(said):
        return "in_progress"
    found = read_state(text)
    return found if found in STATES else ""


#: What marks a column of its own for yes or no; a cross there is a mark like any other.
_MARKS: Final = frozenset({"x", "xx", "v", "☑", "☒", "✓", "✔", "✗", "✘", "■", "●", "⊠"})
_BLANK: Final = "☐□-–—/. "


def is_blank(text: str) -> bool:
    """Whether a cell of such a column says nothing: empty, an empty box, a dash."""
    return not text.strip(_BLANK)


def is_mark(text: str) -> bool:
    """Whether a cell of such a column is marked, whatever the column is for."""
    return text.strip().lower() in _MARKS


def state_under(text: str, *, yes: bool) -> str:
    """The state that a cell under `Oui` or `Non` says, "" for what must be asked."""
    if is_mark(text):
        return "yes" if yes else "no"
    state = state_said(text)
    return "" if state == "yes" and not yes else state


def says_more(text: str) -> bool:
    """Whether a cell says more than a state with its day."""
    dated = when(text).day is not None
    words = re.sub(r"\s*\([^()]*\)", "", text)
    long = len(words.split()) > 3 or any(sign.isdigit() for sign in words)
    return bool(re.search(r"[,;:–]", words)) or (not dated and long)
