"""Enumerations in a sentence: `a, b and c`."""

from collections.abc import Iterable

from incplan.i18n.catalogue import Translator


def and_list(translator: Translator, items: Iterable[str]) -> str:
    """All of them."""
    *others, last = list(items) or [""]
    if not others:
        return last
    return translator.t("{items} and {last}", items=", ".join(others), last=last)


def or_list(translator: Translator, items: Iterable[str]) -> str:
    """One of them."""
    *others, last = list(items) or [""]
    if not others:
        return last
    return translator.t("{items} or {last}", items=", ".join(others), last=last)
