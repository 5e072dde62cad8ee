"""What will stop a document for readers outside, said when the words are released."""

from typing import Final

from incplan.app.response.corrections.kept_words import Kept, kept_in
from incplan.i18n.catalogue import N_, _
from incplan.plan.plan import Plan

_KEPT: Final = {
    "number": N_("It holds a private number of {whose} ({path}): documents will be refused."),
    "mail": N_("It holds a private address of {whose} ({path}): documents will be refused."),
    "address": N_("It holds the home address of {whose} ({path}): documents will be refused."),
    "name": N_("It names {whose} ({path}): documents for outsiders will be refused."),
}


def kept_warnings(kept: tuple[Kept, ...]) -> tuple[str, ...]:
    """A sentence for each thing that must not leave."""
    said = (_(_KEPT[item.kind], whose=item.whose, path=item.path) for item in kept)
    return tuple(dict.fromkeys(said))


def warnings_about(plan: Plan | None, words: str) -> tuple[str, ...]:
    """The same for words that are released as they are written; nothing without a plan."""
    return () if plan is None else kept_warnings(kept_in(plan, words))
