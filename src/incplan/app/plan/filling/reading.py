"""From what a person typed to the value that is written; what says nothing is no answer."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from incplan.app.plan.filling.references import References, folder_of
from incplan.errors import UsageError
from incplan.i18n.text.answers import parse_yes_no
from incplan.i18n.time.written_dates import written_day
from incplan.plan.filling.keys import Key
from incplan.plan.filling.shapes import Form, Shape
from incplan.plan.library.keywords import plain_words
from incplan.plan.values.answers import says_none, says_not_yet
from incplan.plan.values.scalars import NO_WORDS, YES_WORDS
from incplan.store.yaml.document import parse_document
from incplan.store.yaml.splice import Flow, Plain

_LISTS: Final = (Form.TEXTS, Form.IDS, Form.RECORDS)
#: Days that lie ahead, by the last name of their route; others lie behind.
_AHEAD: Final = frozenset({"ends", "contract_end", "due", "expires", "last"})
_BETWEEN: Final = re.compile(r"\s*[;\n]\s*")
#: Hours from midnight until a minute before it: nearly always, day and night is meant.
SHORT_OF_MIDNIGHT: Final = re.compile(
    r"(?<!\d)0?0\s*[:.hu]?\s*(?:00)?\s*(?:-|\u2013|à|to|tot|bis)\s*23\s*[:.hu]\s*59"
)
#: Words of closed lists as people type them, without accents.
_MEANT: Final[Mapping[str, str]] = {
    **dict.fromkeys(
        ("quelques heures", "enkele uren", "einige stunden", "einigen stunden", "ein paar stunden",
         "a few hours"),
        "few_hours",
    ),
    **dict.fromkeys(
        ("24 h", "24 u", "24 heures", "24 uur", "24 stunden", "24 hours", "1 jour", "un jour",
         "1 dag", "1 tag", "1 day"),
        "24h",
    ),
    **dict.fromkeys(
        ("48 h", "48 u", "48 heures", "48 uur", "48 stunden", "48 hours", "2 jours", "2 dagen",
         "2 tage", "2 tagen", "2 days", "deux jours", "twee dagen", "zwei tage", "zwei tagen",
         "two days"),
        "48h",
    ),
    **dict.fromkeys(
        ("semaine", "une semaine", "1 semaine", "een week", "1 week", "woche", "eine woche",
         "einer woche", "1 woche", "a week"),
        "week",
    ),
    **dict.fromkeys(("jamais", "nooit", "nie", "niemals"), "never"),
    **dict.fromkeys(
        ("indirectement", "onrechtstreeks", "indirekt", "indirectly"), "indirect"
    ),
    **dict.fromkeys(("compris", "inclus", "inbegrepen", "eingeschlossen"), "included"),
    **dict.fromkeys(
        ("exclu", "exclus", "non compris", "niet inbegrepen", "ausgeschlossen"), "excluded"
    ),
    **dict.fromkeys(("flandre", "vlaanderen", "flandern"), "flanders"),
    **dict.fromkeys(("bruxelles", "brussel", "brussels"), "brussels"),
    **dict.fromkeys(("wallonie",), "wallonia"),
}  # fmt: skip
#: What may stand before a time after which it hurts: `après deux jours`, `na 24 u`.
_AFTER: Final = frozenset({"apres", "na", "nach", "after", "binnen", "dans", "en", "within", "in"})
_PLAIN: Final = re.compile(r"\d+(?:[.,]\d+)?(?: ?[a-z]{1,5})?|\d{4}-\d{2}-\d{2}", re.ASCII)


def read_value(
    key: Key, shape: Shape, given: str, references: References, today: date | None = None
) -> Flow:
    """The value to write. Raises UsageError for what is no answer, or names nothing known.

    With `today` a day may be given without its year.
    """
    text = given.strip()
    if not text:
        raise UsageError("no_answer_given", key=str(key))
    if shape.form is Form.DAY and today is not None:
        meant = written_day(text.lower(), today, ahead=key.route[-1] in _AHEAD)
        return Plain(meant.isoformat()) if meant else Plain(_day(text).isoformat())
    if text[0] in "[{":
        return _written_out(key, text)
    if shape.form is not Form.TEXT and says_none(text):
        if shape.form in _LISTS:
            return ()
        if shape.form is Form.DURATION and shape.optional and not _is_zero(text):
            return Plain("~")
    if says_not_yet(text) and shape.form is not Form.CHOICE:
        raise UsageError("not_known_yet", key=str(key), given=text[:80])
    return _of_form(key, shape, text, references)


def _is_zero(text: str) -> bool:
    return text.strip(" 0.,hmdj") == ""


def _of_form(key: Key, shape: Shape, text: str, references: References) -> Flow:
    field = next((str(part) for part in reversed(key.route) if isinstance(part, str)), "")
    folder = folder_of(key.subject, field)
    match shape.form:
        case Form.ID:
            return references.one(folder, text) if folder else _slugged(text)
        case Form.IDS:
            return tuple(_each_id(folder, shape, part, references) for part in _parts(text, ",;"))
        case Form.TEXTS:
            return tuple(_parts(text, ";" if ";" in text else ","))
        case Form.CHOICE:
            word = _choice(shape.choices, text)
            return Plain(word) if word in ("yes", "no") else word
        case Form.YES_NO:
            return _yes_no(text)
        case Form.DAY:
            return Plain(_day(text).isoformat())
        case Form.WINDOWS if SHORT_OF_MIDNIGHT.search(text):
            raise UsageError("until_midnight", given=text[:80])
        case Form.WINDOWS if ";" in text:
            return tuple(_BETWEEN.split(text))
        case Form.DURATION | Form.NUMBER if _PLAIN.fullmatch(text):
            return Plain(text)
        case _:
            return text


def _parts(text: str, signs: str) -> list[str]:
    parts = re.split(rf"\s*[{signs}\n]\s*", text)
    return [part for part in parts if part]


def _each_id(folder: str | None, shape: Shape, text: str, references: References) -> str:
    if shape.choices:
        return _choice(shape.choices, text)
    return references.one(folder, text) if folder else _slugged(text)


def _slugged(text: str) -> str:
    """An id as typed, or one made of the words."""
    return text if re.fullmatch(r"[a-z0-9][a-z0-9_-]*", text, re.ASCII) else slug(text)


def slug(name: str) -> str:
    """An id made of a name: `Élec Fictive` gives `elec-fictive`."""
    return re.sub(r"-+", "-", "-".join(plain_words(name)))[:60].strip("-")


def _choice(choices: tuple[str, ...], text: str) -> str:
    """The word of a closed list: itself, its beginning, or what people of four languages type."""
    word = "_".join(text.strip().rstrip(".!").lower().split())
    if word in choices:
        return word
    words = plain_words(text)
    meant = _MEANT.get(" ".join(words)) or _MEANT.get(" ".join(words[1:]))
    if words and meant is not None and len(words) > 1 and " ".join(words) not in _MEANT:
        meant = meant if words[0] in _AFTER else None
    if meant in choices:
        return str(meant)
    said = _said(word)
    if said is not None and {"yes", "no"} <= set(choices):
        return "yes" if said else "no"
    begun = [choice for choice in choices if word and choice.startswith(word)]
    if len(begun) == 1:
        return begun[0]
    raise UsageError("not_one_of", given=text[:80], choices=choices)


def _said(word: str) -> bool | None:
    if word in YES_WORDS:
        return True
    return False if word in NO_WORDS else parse_yes_no(word, "")


def _yes_no(text: str) -> Plain:
    said = _said(text.strip().rstrip(".!").lower())
    if said is None:
        raise UsageError("not_one_of", given=text[:80], choices=("yes", "no"))
    return Plain("yes" if said else "no")


def _day(text: str) -> date:
    found = written_day(" ".join(text.lower().split()))
    if found is None:
        raise UsageError("not_a_date", given=text)
    return found


def _written_out(key: Key, text: str) -> Flow:
    """A list or a mapping in the notation of the files."""
    document = parse_document(f"value: {text}\n".encode(), key.path).value
    data = document.data if document else None
    if not isinstance(data, dict) or not isinstance(data.get("value"), list | dict):
        raise UsageError("not_a_list_or_mapping", key=str(key), given=text[:80])
    return as_flow(data["value"])


def as_flow(value: Any) -> Flow:
    """Data as it is written into a file."""
    if isinstance(value, Mapping):
        return {str(name): as_flow(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return tuple(as_flow(item) for item in value)
    if value is None:
        return Plain("~")
    return value if isinstance(value, str) else str(value)


def as_data(value: Flow) -> Any:
    """What a reader of the file finds for a value that is written there."""
    if isinstance(value, Plain):
        return None if value == "~" else str(value)
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return [as_data(item) for item in value]
    return {name: as_data(item) for name, item in value.items() if item}
