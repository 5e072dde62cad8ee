"""How far a measure is, as people tick or write it in a fiche."""

import re
from typing import Final

from incplan.app.intake.measures.states import STATES, read_state
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
