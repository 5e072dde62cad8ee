"""Measures that may be the same in other words: one says all that the other says, and more."""

from collections.abc import Iterable
from typing import Final

from incplan.app.intake.measures.writing import MeasureEntry
from incplan.plan.privacy.folding import folded

#: Words that say nothing of a measure, in four languages.
_SMALL: Final = frozenset({
    "a", "au", "aux", "avec", "d", "dans", "de", "des", "du", "en", "et", "l", "la", "le", "les",
    "ou", "par", "pour", "sur", "un", "une",
    "aan", "bij", "een", "het", "in", "met", "naar", "op", "te", "van", "voor",
    "am", "an", "auf", "bei", "das", "dem", "den", "der", "die", "ein", "eine", "fur", "im",
    "mit", "und", "von", "zu", "zum", "zur",
    "and", "at", "by", "for", "of", "on", "or", "the", "to", "with",
})  # fmt: skip


def alike(
    fiche: str, text: str, file: str, entries: Iterable[MeasureEntry]
) -> tuple[MeasureEntry, ...]:
    """Measures of the company in a fiche, from other files, that say more or less than this."""
    words = _words(text)
    found = {
        entry.id: entry
        for entry in entries
        if entry.fiche == fiche and entry.own and entry.file != file and words
    }
    return tuple(
        entry
        for entry in found.values()
        if (other := _words(entry.text)) and (words <= other or other <= words)
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(folded(text).split()) - _SMALL
