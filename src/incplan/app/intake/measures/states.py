"""How far a measure is, as people write it; what the plan can say is taken, the rest is asked."""

import re
from typing import Final

from incplan.app.intake.contacts.drafts import Value
from incplan.app.intake.report import Dialogue
from incplan.plan.privacy.folding import folded
from incplan.vocabulary import Adoption

#: What a plan can say of a measure.
STATES: Final = tuple(item.value for item in Adoption)
_UNDER_WAY: Final = ("in_progress", "partial")
_WORDS: Final = (
    (r"^(?:non|no|nee|neen|nein|n|pas fait|a faire|not adopted|not done|open|ouvert|offen|te doen|to do|todo|nicht umgesetzt|niet|zu erledigen|non realise|non fait|non adopte)$", "no"),
    (r"^(?:n a|na|s o|sans objet|not applicable|nvt|n v t|niet van toepassing|nicht anwendbar|entfallt|non applicable)$", "not_applicable"),
    (r"\b(?:en cours|in progress|lopend|bezig|laufend|in arbeit|in bearbeitung|entame|demarre|started|in uitvoering|loopt)\b", "in_progress"),
    (r"\b(?:partiel|partiellement|partial|partly|gedeeltelijk|deels|teilweise|partieel|en partie)\b", "partial"),
    (r"\b(?:planifie|prevu|planned|gepland|geplant|a planifier|vorgesehen|voorzien|programme)\b", "planned"),
    (r"\b(?:abandonne|abandon|dropped|cancelled|annule|geschrapt|geannuleerd|verworpen|gestrichen|verworfen|fallen gelassen|rejete|rejected)\b", "dropped"),
    (r"\b(?:accepte|accepted|aanvaard|geaccepteerd|akzeptiert)\b", "accepted"),
    (r"^(?:oui|yes|ja|j|o|y|x|ok|okay|v|realise|realisee|fait|done|gedaan|klaar|gereed|erledigt|umgesetzt|adopte|adoptee|adopted|en place|in place|in orde|ingevoerd|aangenomen|uitgevoerd|termine|terminee|acheve|completed?|implemented|mis en place|mise en place|afgerond|geimplementeerd|implementiert|vorhanden)\b", "yes"),
)  # fmt: skip
#: A word that turns what stands beside it: `not started` is no, `yes, not tested` is asked.
_TURNED: Final = re.compile(
    r"\b(?:not|pas|niet|geen|nicht|keine?|never|jamais|nooit|nie|non|no|nee|neen|nein)\b"
)
_PLAIN_NO: Final = re.compile(
    r"^(?:not yet|not|pas encore|pas|nog niet|niet|noch nicht|nicht|non|no|nee|neen|nein)\b"
    r"(?!.*\b(?:but|mais|maar|aber|doch|sondern|sure|sur|certain|zeker|sicher|known|connue?|bekend"
    r"|bekannt|needed|necessaire|nodig|notig|required|requise?|vereist|erforderlich|meer|plus|mehr|longer)\b)"
)
_TICKS: Final = {"✓": "yes", "✔": "yes", "☑": "yes", "☒": "yes", "☐": "no", "✗": "no", "✘": "no"}
_PERCENT: Final = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*(%?)")


def read_state(text: str) -> str:
    """A state of the plan, `dropped`, `accepted`, or "" for what says none."""
    said = text.strip()
    if said in _TICKS:
        return _TICKS[said]
    word = folded(said).strip()
    state = next((state for pattern, state in _WORDS if re.search(pattern, word)), "")
    if state not in ("no", "not_applicable") and _TURNED.search(word):
        return "no" if _PLAIN_NO.search(word) else ""
    return state


def read_percent(text: str) -> str:
    """The state that a share of the work means: nothing, all, or under way; "" for no share."""
    found = _PERCENT.fullmatch(text.strip())
    if found is None:
        return ""
    share = float(found[1].replace(",", "."))
    share = share / 100 if found[2] or share > 1 else share
    if share > 1:
        return ""
    return "yes" if share == 1 else "no" if share == 0 else "in_progress"


def state_of(
    status: Value | None, percent: Value | None, name: Value, dialogue: Dialogue
) -> tuple[str, Value] | None:
    """How far a measure is, and the cell that says so; None where nobody says it, which is asked.

    What the plan has no word for is asked in words that it has.
    """
    read = read_state(status.text) if status else ""
    share = read_percent(percent.text) if percent else ""
    if status is not None and not read:
        read = read_percent(status.text)
    if read in ("", "accepted") and share and status is None:
        read, status = share, percent
    cell = status or percent or name
    if read == "yes" and share in ("no", "in_progress"):
        said = dialogue.ask(
            cell.place, "state_differs", STATES, text=cell.text, name=name.text,
            other=percent.text if percent else "",
        )  # fmt: skip
        return (said, cell) if said else None
    if read in STATES:
        return read, cell
    if read in _UNDER_WAY:
        read = next(item for item in _UNDER_WAY if item in STATES)
        return read, cell
    code = {"planned": "planned_as", "dropped": "dropped_as"}.get(read, "state_unsaid")
    shown = status.text if status else ""
    said = dialogue.ask(cell.place, code, STATES, text=shown, name=name.text)
    return (said, cell) if said else None


def sign_meant(sign: Value, name: Value, dialogue: Dialogue) -> tuple[str, Value] | None:
    """What a mark such as a cross means, which is yes for some and no for others."""
    said = dialogue.ask(sign.place, "sign_means", (*STATES,), text=sign.text, name=name.text)
    return (said, sign) if said else None
