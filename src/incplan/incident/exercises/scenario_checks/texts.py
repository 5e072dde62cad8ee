"""Rules about the words of a scenario: spoilers, languages, names in them, numbers, length."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from incplan.diagnostics import Finding, Route, Severity
from incplan.incident.exercises.scenario_checks.check import Check
from incplan.plan.files.scenarios import TO_WRITE, Scenario
from incplan.plan.values.scalars import Text

#: The longest that a text of an inject is read out well.
_LONG: Final = 400
#: From so many letters on, a word that begins with a hidden one gives it away.
_BEGINS_OTHERS: Final = 5
_PLACEHOLDER: Final = re.compile(r"\{([A-Za-z0-9_]*)\}")
_PHONE: Final = re.compile(
    r"(?:\+|00)\d[\d ./]{7,}\d|\b0\d{1,3}[ ./]?\d{2,3}[ ./]\d{2}[ ./]\d{2}\b"
)


def spoilers(check: Check) -> Iterator[Finding]:
    """No player reads a hidden word before the inject that reveals it."""
    scenario = check.scenario
    hidden = {word: _revealed(scenario, word) for word in scenario.hide}
    shown: list[tuple[Route, Text | None, int]] = [
        (("title",), scenario.title, -1),
        (("brief",), scenario.brief, -1),
        *(
            (("injects", place, name), text, place)
            for place, item in enumerate(scenario.injects)
            for name, text in (("text", item.text), ("ask", item.ask), ("generic", item.generic))
        ),
    ]
    for route, text, place in shown:
        for word, revealed in hidden.items():
            words = text.wordings if text else ()
            if place < revealed and any(_holds(item, word) for item in words):
                yield check.finding("SCN010", Severity.ERROR, *route, word=word)


def _revealed(scenario: Scenario, word: str) -> int:
    places = (place for place, item in enumerate(scenario.injects) if word in item.reveals)
    return next(places, len(scenario.injects))


def _holds(text: str, word: str) -> bool:
    """Whether a text says a word, without accents too; a long one also begins other words.

    Dutch and German write `Heizöltank` in one, and a plural tells as much.
    """
    sought = re.escape(_plain(word))
    end = "" if len(word) >= _BEGINS_OTHERS else r"(?!\w)"
    return re.search(rf"(?<!\w){sought}{end}", _plain(text)) is not None


def _plain(text: str) -> str:
    """Small letters without accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def texts(check: Check) -> Iterator[Finding]:
    """Each text in each language, with the same names in it; names that are bound."""
    bound = frozenset(check.scenario.bind)
    for route, text in _all_texts(check.scenario):
        known = dict(text.translations)
        lacking = [item for item in check.languages if text.translations and item not in known]
        if lacking:
            yield check.finding(
                "SCN011", Severity.ERROR, *route, case="language", languages=", ".join(lacking)
            )
        used = {key: frozenset(_PLACEHOLDER.findall(words)) for key, words in known.items()}
        if len(set(used.values())) > 1:
            yield check.finding("SCN011", Severity.ERROR, *route, case="differ")
        names = {name for words in text.wordings for name in _PLACEHOLDER.findall(words)}
        for name in sorted(names - bound):
            yield check.finding("SCN011", Severity.ERROR, *route, case="unbound", name=name)
        if any(_PHONE.search(words) for words in text.wordings):
            yield check.finding("SCN012", Severity.ERROR, *route)
        if TO_WRITE in text.wordings:
            yield check.finding("SCN018", Severity.WARNING, *route)


def _all_texts(scenario: Scenario) -> Iterator[tuple[Route, Text]]:
    head = (("title", scenario.title), ("brief", scenario.brief))
    for name, text in (*head, ("facilitator", scenario.facilitator)):
        if text:
            yield (name,), text
    for place, objective in enumerate(scenario.objectives):
        yield ("objectives", place, "text"), objective.text
    for place, item in enumerate(scenario.injects):
        for name in ("text", "ask", "note", "generic"):
            text = getattr(item, name)
            if text:
                yield ("injects", place, name), text
    for place, question in enumerate(scenario.debrief_questions):
        yield ("debrief_questions", place, "text"), question.text


def lengths(check: Check) -> Iterator[Finding]:
    """No text of an inject is longer than what is read out well."""
    for place, item in enumerate(check.scenario.injects):
        longest = max(len(words) for words in item.text.wordings)
        if longest > _LONG:
            yield check.finding(
                "SCN015",
                Severity.INFO,
                "injects",
                place,
                "text",
                inject=item.id,
                count=longest,
                most=_LONG,
            )
