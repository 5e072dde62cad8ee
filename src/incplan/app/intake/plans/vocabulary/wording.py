"""Words of a document: compared without accents, and the numbers and addresses inside a text."""

import re
import unicodedata
from typing import Final

from incplan.app.intake.contacts.drafts import tidy
from incplan.frozen import dataclass
from incplan.plan.privacy.folding import visible
from incplan.plan.values.phones import HOME, normalise_phone
from incplan.plan.values.windows import parse_windows

#: Digits with signs between them; a dash or slash between blanks may begin another number.
_NUMBER: Final = re.compile(
    r"(?<![\w+.,/-])(?:\+|\(?0)\d?(?:(?:[ .()]|(?<=[\d)])[-/](?=[\d(])| [-/] (?!0[1-9]|\+|\(0))*\d)+"
    r"(?!\w)"
)
_MAIL: Final = re.compile(r"[A-Za-z0-9._%+'-]{1,64}@(?:[^\W_](?:[^\W_]|-){0,62}\.)+[^\W\d_]{2,24}")
_EXTENSION: Final = re.compile(
    r"\s*[,;/-]?\s*\b(?:poste|ext(?:ension)?|toestel|tst|int(?:erne)?|durchwahl|dw|x)\.?\s*(\d{1,5})\b",
    re.IGNORECASE,
)
_BRACKET: Final = re.compile(r"\s*\(([^()]*)\)")
#: Round the clock, which a careful reader takes for every day.
_ALWAYS: Final = re.compile(
    r"24\s*[hu]?\s*(?:/|op|sur)\s*(?:24|7)(?:\s*[hu])?|\b24\s*[hu]\b|\baltijd\b|\btoujours\b"
    r"|jour et nuit|dag en nacht|\balways\b|tag und nacht"
)
_FRENCH_DAYS: Final = {
    "lu": "lun", "ma": "mar", "me": "mer", "je": "jeu", "ve": "ven", "sa": "sam", "di": "dim",
}  # fmt: skip
#: What stands where nothing was entered.
EMPTY: Final = frozenset(
    {
        "", "neant", "geen", "aucun", "aucune", "none", "keine", "rien", "nihil", "nvt", "n v t",
        "n a", "na", "sans objet", "s o", "xxx", "vacant", "a completer", "aan te vullen", "kein",
        "to be completed", "to fill in", "zu erganzen", "in te vullen",
    }
)  # fmt: skip
UNDECIDED: Final = re.compile(
    r"\?\?|^\?$|a (?:decider|definir|determiner|designer|completer)|te (?:bepalen|beslissen)"
    r"|\btbd\b|\btbc\b|nog niet bepaald|to be (?:decided|defined|confirmed)|noch offen|nicht bestimmt"
)


def plain(text: str) -> str:
    """A text in small letters without accents, sign for sign, so that places stay the same."""
    return "".join(_bare(sign) for sign in text)


def _bare(sign: str) -> str:
    if sign.isascii():
        return sign.lower()
    if sign in "‘’":
        return "'"
    if sign in "‐‑–—":
        return "-"
    if sign.isspace():
        return " "
    if not sign.isalpha():
        return sign
    base = unicodedata.normalize("NFKD", sign)[0].lower()
    return base if len(base) == 1 else sign


def composed(text: str) -> str:
    """A text whose accents are parts of their letters and whose blanks and dashes are usual ones."""
    kept = unicodedata.normalize("NFC", text)
    kept = re.sub("[\u00a0\u202f\u2007\u2009]", " ", kept)
    return kept.replace("\u2011", "-").replace("\u00ad", "")


def is_blank(text: str) -> bool:
    """Whether a cell says nothing: blanks, dots, dashes, «néant», «à compléter»."""
    bare = plain(tidy(text)).strip(" .…-–—:;()/_*")
    return bare.replace(".", " ").replace("/", " ").strip() in EMPTY


def bare_words(text: str) -> str:
    """Words without accents, signs and repeated blanks, to be looked up."""
    return " ".join(re.findall(r"[a-z0-9]+", plain(composed(text))))


@dataclass(frozen=True, slots=True)
class Spoken:
    """A number or an address in a text, with the words before it and those in brackets behind.

    `value` is "" for digits that are no number; `start` and `end` are places in the text.
    """

    text: str
    value: str
    is_mail: bool
    before: str
    bracket: str
    extension: str
    start: int
    end: int


def spoken(text: str, country: str = HOME) -> tuple[Spoken, ...]:
    """The numbers and addresses of a text, in their order."""
    text = composed(text)
    hits = [(found.start(), found.end(), True) for found in _MAIL.finditer(text)]
    shown = visible(text) if len(visible(text)) == len(text) else text
    hits += [
        (found.start(), found.end(), False)
        for found in _NUMBER.finditer(shown)
        if len(re.sub(r"\D", "", found[0])) >= 8 and not _inside(found.start(), hits)
    ]
    found: list[Spoken] = []
    last = 0
    for start, end, is_mail in sorted(hits):
        said = text[start:end].strip()
        end = start + len(text[start:end].rstrip())
        value = said if is_mail else normalise_phone(said.strip("."), country) or ""
        extension = None if is_mail else _EXTENSION.match(text, end)
        after = extension.end() if extension else end
        bracket = _BRACKET.match(text, after)
        found.append(
            Spoken(
                said,
                value,
                is_mail,
                _lead(text[last:start]),
                tidy(bracket[1]) if bracket else "",
                extension[1] if extension else "",
                start,
                bracket.end() if bracket else after,
            )
        )
        last = bracket.end() if bracket else after
    return tuple(found)


def _inside(place: int, hits: list[tuple[int, int, bool]]) -> bool:
    return any(start <= place < end for start, end, _mail in hits)


def _lead(text: str) -> str:
    """The words before a number, without what only joins it to the one before."""
    lead = tidy(text).strip(" ,;:/·|-–—•.")
    return re.sub(r"^(?:ou|et|of|en|or|and|oder|und)\b\s*", "", lead, flags=re.IGNORECASE)


def is_always(text: str) -> bool:
    """Whether words say day and night."""
    return bool(_ALWAYS.search(plain(composed(text))))


def window_of(text: str) -> str:
    """The weekly window that words name (`lu-ve 7h30-16h30`), as the plan writes it; else ""."""
    words = tidy(text)
    if is_always(words) and not re.search(
        r"\b(?:bij|en cas|sur|if|only|alleen|seulement)\b", words
    ):
        return "24/7"
    if re.search(r"\b(?:lu|je|ve|me)\b", plain(words)):
        words = re.sub(r"[a-z]+", lambda found: _FRENCH_DAYS.get(found[0], found[0]), plain(words))
    windows = parse_windows(words)
    return str(windows[0]) if windows and len(windows) == 1 else ""
