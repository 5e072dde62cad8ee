"""The lines that people type below the list of contacts: `Name (function) GSM 0400 ...`."""

import re
from typing import Final

from incplan.app.intake.contacts.drafts import Draft, Means, Value, tidy
from incplan.app.intake.contacts.reading import phones_of
from incplan.app.intake.plans.people import People
from incplan.app.intake.plans.vocabulary.hints import is_hint
from incplan.app.intake.plans.vocabulary.names import (
    looks_like_given,
    looks_like_person,
    named_person,
)
from incplan.app.intake.plans.vocabulary.wording import bare_words, composed, plain, spoken
from incplan.store.intake.tables import Paragraph, Place

_LABELS: Final = re.compile(
    r"\b(?:gsm|tel(?:ephone|efoon)?|mobile|mobiel|portable|bureau|kantoor|office|fixe|mail|e-mail)\b"
)
_APART: Final = re.compile(r"\s*(?:[:;,]|\s[-–—]\s|\s{3,}|\t)\s*")


class LooseLines:
    """Reads lines with a number; who is not named is asked."""

    def __init__(self, people: People) -> None:
        self.people = people

    def draft(self, line: Paragraph) -> Draft | None:
        """A draft of a line with a number: `Name (function) GSM 0400 ...`; None is named."""
        text = composed(line.text)
        if is_hint(text) or not bare_words(text):
            return None
        found = spoken(text)
        short = re.search(r"(?<!\d)0[\d ./-]{6,}\d(?!\d)", text) if not found else None
        if not found and short is None:
            self.people.dialogue.leave(line.place, "line_without_number", value=tidy(text)[:200])
            return None
        first = found[0].start if found else (short.start() if short else 0)
        name, title = _name_and_title(text[:first])
        means: list[Means] = []
        for item in found:
            kind = "mobile" if re.search(r"\bgsm\b|mobi", plain(item.before)) else ""
            means += self.people.one(item, line.place, kind)
        if short:
            means += phones_of(short[0], line.place, self.people.dialogue)
        rest = tidy(text[found[-1].end :]).strip(" -–—,.;") if found else ""
        if rest:
            self.people.dialogue.leave(line.place, "note", value=rest)
        return self._of_words(name, title, line.place, means)

    def _of_words(self, name: str, title: str, place: Place, means: list[Means]) -> Draft | None:
        said = Value(title, place) if title else None
        if not name:
            asked = title or (means[0].value if means else "")
            given = self.people.dialogue.ask(place, "nobody_named", ("no",), free=tidy, text=asked)
            if given is None or given == "no":
                return None
            return self.people.draft_of(tidy(given), place, said, means, "")
        if not looks_like_person(name):
            given = self.people.dialogue.ask(place, "surname", ("no",), free=tidy, text=name)
            name = name if given in (None, "no") else tidy(given or "")
        return self.people.draft_of(named_person(name), place, said, means, "")


def _name_and_title(head: str) -> tuple[str, str]:
    """The name in the words before a number, and the function beside it."""
    brackets = [tidy(item) for item in re.findall(r"\(([^()]*)\)", head)]
    bare = re.sub(r"\([^()]*\)", "   ", head)
    parts = [_without_label(part) for part in _APART.split(bare)]
    parts = [part for part in (*parts, *brackets) if part]
    name = next((part for part in parts if looks_like_person(part)), "")
    if not name and len(parts) > 1:
        name = next((part for part in parts if looks_like_given(part)), "")
    titles = [part for part in parts if part != name]
    return name, ", ".join(titles)


def _without_label(part: str) -> str:
    at = _LABELS.search(plain(part))
    return tidy(part[: at.start()] if at else part).strip(" :-–.")
