"""That an incident was told by a register kept before."""

from typing import Protocol

from incplan.i18n.catalogue import Translator


class Told(Protocol):
    """A row of the register: whether it was imported, and its number in the register before."""

    @property
    def imported(self) -> bool: ...
    @property
    def register_number(self) -> str: ...


def imported_words(translator: Translator, told: Told) -> str:
    """`imported, there number 5a`; empty for an incident of this plan."""
    if not told.imported:
        return ""
    if not told.register_number:
        return translator.t("imported")
    return translator.t("imported, there number {number}", number=told.register_number)
