"""The availability of a supplier's service in words."""

from typing import Protocol

from incplan.i18n.catalogue import Translator

#: Languages that write a decimal comma.
_COMMA = ("fr", "nl", "de")


class Recorded(Protocol):
    """The share of its hours in which a service was there, and what is promised, in percent."""

    @property
    def available(self) -> str: ...
    @property
    def promised(self) -> str: ...


def available_words(translator: Translator, record: Recorded) -> str:
    """`99.87 % (promised: 99.9 %)`; empty where no hours are known."""
    if not record.available:
        return ""
    there, promised = (_shown(translator, text) for text in (record.available, record.promised))
    if not promised:
        return translator.t("{percent} %", percent=there)
    return translator.t("{percent} % (promised: {promised} %)", percent=there, promised=promised)


def _shown(translator: Translator, text: str) -> str:
    return text.replace(".", ",") if translator.language in _COMMA else text
