"""Short forms for what has several values: a way to reach somebody, a measure, an insurance policy.

`mobile 0470 00 00 01 private`, `yes nadia: certificate of May`, `POL-1: fire and water`.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from incplan.app.plan.filling.channels import Record, channel
from incplan.app.plan.filling.closing import closing
from incplan.app.plan.filling.reading import slug
from incplan.app.plan.filling.references import References
from incplan.app.plan.filling.turns import turn
from incplan.errors import UsageError
from incplan.i18n.text.answers import yes_no_and_more
from incplan.i18n.time.written_dates import written_day
from incplan.plan.values.answers import is_answer, says_not_yet
from incplan.store.yaml.splice import Plain
from incplan.vocabulary import Adoption


def policy(text: str, _references: References) -> Record:
    """An insurance policy: its number, a colon, what it covers."""
    reference, colon, covers = text.partition(":")
    if not (colon and reference.strip() and is_answer(covers)):
        raise UsageError("not_a_policy", given=text[:80])
    return {"reference": reference.strip(), "covers": covers.strip()}


def use(text: str, references: References) -> Record:
    """What an activity takes from a supplier: `telecom telephony`."""
    supplier, blank, function = text.strip().rpartition(" ")
    if not blank:
        raise UsageError("not_a_use", given=text[:80])
    return {"supplier": references.one("suppliers", supplier), "function": slug(function)}


def site(text: str, _references: References) -> Record:
    """A place: its name, a comma, its address."""
    name, _comma, address = text.partition(",")
    made: Record = {"id": slug(name), "name": name.strip()}
    return made | ({"address": address.strip()} if address.strip() else {})


def report_way(text: str, references: References) -> Record:
    """A way to report: a number, an address, a page, or words."""
    try:
        found = channel(text, references)
    except UsageError:
        return {"means": "in_person", "label": text}
    for name, means in (("phone", "phone"), ("email", "email"), ("url", "web")):
        if name in found:
            kept = {key: item for key, item in found.items() if key in (name, "available")}
            return {"means": means, "label": str(found[name]), **kept}
    return {"means": "other", "label": text}


def paper_copy(text: str, references: References) -> Record:
    """A printed binder: who holds it, a colon, where."""
    holder, colon, place = text.partition(":")
    if not (colon and place.strip()):
        raise UsageError("not_a_copy", given=text[:80])
    return {"holder": references.one("contacts", holder.strip()), "place": place.strip()}


_UNITS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("hour", "heure", "uur", "stunde", "h"), "hour"),
    **dict.fromkeys(("day", "jour", "dag", "tag"), "day"),
    **dict.fromkeys(("case", "cas", "geval", "fall", "incident"), "case"),
}
_SUM: Final = r"(\d{1,9}(?:[.,]\d{1,4})?)\s*(%|eur|euro|€)"
_PENALTY: Final = re.compile(
    rf"{_SUM}\s*(?:per|par|pro|/|a|je)\s*([a-z]+)"
    rf"(?:[\s,;]+(?:max|maximum|at most|au plus|höchstens)\.?\s*{_SUM})?"
    r"(?:[\s,;]+(?:of|de|van|von|auf)\s*(\d{1,9}(?:[.,]\d{1,2})?)\s*(?:eur|euro|€)?)?",
    re.IGNORECASE,
)


def penalty(text: str) -> Record:
    """What one unit of delay costs: `5 % per hour, max 50 %, of 800`. Raises UsageError."""
    found = _PENALTY.fullmatch(text.strip())
    unit = _UNITS.get(found[3].lower()) if found else None
    if found is None or unit is None:
        raise UsageError("not_penalty_terms", given=text[:80])
    rate: Record = {**_amount(found[1], found[2]), "per": unit}
    made: Record = {"rate": rate}
    if found[4]:
        made["cap"] = _amount(found[4], found[5])
    if found[6]:
        made["basis"] = {"amount": Plain(found[6].replace(",", "."))}
    return made


def _amount(number: str, sign: str) -> Record:
    return {"percent" if sign == "%" else "amount": Plain(number.replace(",", "."))}


#: The short form of each list, by the last name of its route.
LISTS: Final[Mapping[str, Callable[[str, References], Record]]] = {
    "channels": channel,
    "policies": policy,
    "suppliers": use,
    "sites": site,
    "reporting_channels": report_way,
    "paper_copies": paper_copy,
    "closed": closing,
    "turns": turn,
}
#: Words for how far a measure is in place.
_STATES: Final[Mapping[str, Adoption]] = {
    **dict.fromkeys(
        ("yes", "y", "oui", "o", "ja", "j", "in place", "en place", "aanwezig", "vorhanden"),
        Adoption.YES,
    ),
    **dict.fromkeys(
        ("partial", "partly", "partiel", "partiellement", "en partie", "deels", "gedeeltelijk",
         "teilweise"),
        Adoption.PARTIAL,
    ),
    **dict.fromkeys(
        ("in_progress", "in progress", "en cours", "bezig", "in uitvoering", "in arbeit"),
        Adoption.IN_PROGRESS,
    ),
    **dict.fromkeys(
        ("planned", "prévu", "prévue", "planifié", "planifiée", "gepland", "geplant", "vorgesehen"),
        Adoption.PLANNED,
    ),
    **dict.fromkeys(
        ("no", "n", "non", "nee", "neen", "nein"),
        Adoption.NO,
    ),
    **dict.fromkeys(
        ("n/a", "na", "not applicable", "does not apply", "s.o.", "so", "sans objet", "nvt",
         "n.v.t.", "niet van toepassing", "entfällt", "not_applicable", "nicht zutreffend"),
        Adoption.NOT_APPLICABLE,
    ),
}  # fmt: skip


def adoption(text: str, references: References, today: date) -> Record:
    """How far a measure is in place: `STATE [OWNER] [DAY][: WORDS]`.

    The words prove what is in place and give the reason of what does not apply; the day is that on
    which it will be in place. Raises UsageError.
    """
    before, _colon, words = _split(text)
    state, rest = _state(before)
    if state is None:
        raise UsageError("not_a_measure_state", given=text[:80])
    day, owner = _day_and_owner(rest, today, ahead=state.is_lacking)
    if owner and not words and state is Adoption.NOT_APPLICABLE:
        owner, words = "", rest
    if state is Adoption.NOT_APPLICABLE and not is_answer(words):
        raise UsageError("measure_needs_reason")
    if day is not None and day < today and state.is_lacking:
        raise UsageError("measure_day_past", due=day.isoformat())
    made: Record = {"adopted": Plain(state.value), "on": Plain(today.isoformat())}
    if owner:
        made["owner"] = references.one("contacts", owner)
    if day is not None:
        made["on" if state is Adoption.YES else "due"] = Plain(day.isoformat())
    if words:
        named = "evidence" if state is Adoption.YES else "reason"
        made[named] = words
    return made


def _split(text: str) -> tuple[str, str, str]:
    before, colon, words = text.strip().partition(":")
    if not colon:
        for sign in (" because ", " parce que ", " omdat ", " weil "):
            if sign in before:
                before, _sign, words = before.partition(sign)
                break
    return before.strip(), colon, words.strip()


def _state(text: str) -> tuple[Adoption | None, str]:
    """The state that the words begin with, the longest first, and the rest."""
    folded = text.lower()
    for word in sorted(_STATES, key=len, reverse=True):
        if folded == word or folded.startswith((f"{word} ", f"{word},")):
            return _STATES[word], text[len(word) :].strip(" ,")
    return None, text


#: What stands between a person and a day: `Anne pour le 31/03/2027`.
_BY_WHEN: Final = re.compile(
    r"\s*\b(?:by|before|until|on|pour|avant|d.ici|le|tegen|vóór|voor|op|bis|zum|am|vor|den)\b"
    r"(?:\s+(?:le|the|the end of|den|zum))?$",
    re.IGNORECASE,
)


def _day_and_owner(text: str, today: date, *, ahead: bool) -> tuple[date | None, str]:
    """A day at the end or the beginning, and the person beside it: `anne by 31/03`."""
    words = text.replace(",", " ").split()
    for count in (1, 2, 3):
        for day_words, others in (
            (words[-count:], words[:-count]),
            (words[:count], words[count:]),
        ):
            if len(words) < count:
                continue
            found = written_day(" ".join(day_words).lower(), today, ahead=ahead)
            if found is not None:
                return found, _BY_WHEN.sub("", " ".join(others))
    return None, " ".join(words)


def scope(text: str, by: str | None, today: date) -> Record:
    """What the organisation is: yes, `no: reason`, or `?` for what nobody knows yet."""
    if says_not_yet(text) or text.strip().lower() == "unknown":
        return {"answer": Plain("unknown")}
    said = yes_no_and_more(text.replace(" because ", ": "))
    if said is None:
        raise UsageError("not_one_of", given=text[:80], choices=("yes", "no", "?"))
    made: Record = {"answer": Plain("yes" if said[0] else "no")}
    made |= {"reason": said[1]} if said[1] else {}
    made |= {"by": by} if by else {}
    return made | {"on": Plain(today.isoformat())}
