"""Calls that a log notes: an entry that tells several may be one each, once somebody says so."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from incplan.app.intake.contacts.drafts import Value, tidy
from incplan.app.intake.report import Dialogue
from incplan.app.intake.timeline.drafts import EntryDraft
from incplan.incident.events.words import EntryKind
from incplan.plan.privacy.folding import folded

_CALL: Final = re.compile(
    r" (?:appels?(?! d (?:offres?|air|urgence))|appelee?s?|rappelee?s?|telephone a|coup de fil|"
    r"gebeld|opgebeld|teruggebeld|telefoontje|called|phoned|phone call|calls? (?:to|from)|"
    r"angerufen|anruf|telefoniert) "
)
_BETWEEN: Final = re.compile(r"\s*;\s*")
_RESULT: Final = re.compile(r"\S\s*:\s*\S")


def tells_call(text: str) -> bool:
    """Whether words say that somebody was called."""
    said = folded(text)
    return bool(_CALL.search(said))


def apart(draft: EntryDraft, dialogue: Dialogue) -> Iterator[EntryDraft]:
    """The entry, or one for each call that it tells: `électricien 1 : non ; 2 : vient`."""
    text = draft.text.text
    parts = [tidy(part) for part in _BETWEEN.split(text) if tidy(part)]
    if (
        draft.kind is not EntryKind.TELEPHONE
        or len(parts) < 2
        or not all(_RESULT.search(part) or tells_call(part) for part in parts)
    ):
        yield draft
        return
    said = dialogue.ask(
        draft.text.place, "calls_apart", ("one", "each"), text=tidy(text)[:120],
        count=str(len(parts)),
    )  # fmt: skip
    if said != "each":
        yield draft
        return
    for part in parts:
        yield replace(draft, text=Value(part, draft.text.place))
