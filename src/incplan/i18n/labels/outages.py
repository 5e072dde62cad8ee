"""One outage in several incidents, in words."""

from collections.abc import Sequence

from incplan.i18n.catalogue import Translator
from incplan.i18n.text.lists import and_list


def shared_words(
    translator: Translator, shared_with: Sequence[str], down_in: Sequence[str]
) -> tuple[str, ...]:
    """With which incidents an outage is counted as one, and in which of them it lasts."""
    found = []
    over = [item for item in shared_with if item not in down_in]
    if down_in:
        names = and_list(translator, down_in)
        found.append(translator.t("one outage with {incidents}, down there", incidents=names))
    if over:
        names = and_list(translator, over)
        found.append(translator.t("one outage with {incidents}", incidents=names))
    return tuple(found)


def unsure_sentence(translator: Translator, incidents: Sequence[str]) -> str:
    """That the time of an outage may be longer than shown, and why."""
    return translator.t(
        "An outage may have lasted longer than shown: not all of {incidents} can be read.",
        incidents=and_list(translator, incidents),
    )
