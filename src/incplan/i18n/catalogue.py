"""Translations at run time: one `Translator` by language, from compiled gettext catalogues."""

import gettext
import re
import sys
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from incplan import PACKAGE
from incplan.errors import UsageError
from incplan.frozen import dataclass
from incplan.i18n.compiled import Compiled
from incplan.i18n.typography import typeset
from incplan.vocabulary import LANGUAGES

if sys.platform == "win32":
    import ctypes
    import locale

__all__ = ["LANGUAGES"]

_FALLBACK: Final = "en"
_LOCALE: Final = PACKAGE / "locale"
_PLACEHOLDER: Final = re.compile(r"\{([a-z_][a-z0-9_]*)\}", re.ASCII)


def N_(msgid: str) -> str:
    """Mark a text for the catalogue; it is translated where it is used."""
    return msgid


def fill(sentence: str, params: Mapping[str, object]) -> str:
    """Put values into `{named}` places; braces inside a value are left alone.

    A place without a value stays as it is: a wrong translation must not make a command fail.
    """

    def value(match: re.Match[str]) -> str:
        name = match[1]
        return str(params[name]) if name in params else match[0]

    return _PLACEHOLDER.sub(value, sentence)


@dataclass(frozen=True, slots=True)
class Translator:
    """The sentences of one language. A document's may differ from the terminal's."""

    language: str
    translations: gettext.NullTranslations

    def t(self, msgid: str, /, **params: object) -> str:
        """The sentence in this language, with its values."""
        # For an empty text gettext would return the catalogue's header.
        sentence = self.translations.gettext(msgid) if msgid else ""
        return fill(typeset(sentence, self.language), params)

    def n(self, singular: str, plural: str, count: int, /, **params: object) -> str:
        """The sentence for a number of things; `{count}` is always known."""
        sentence = self.translations.ngettext(singular, plural, count)
        return fill(typeset(sentence, self.language), {"count": count, **params})

    def listed(self, parts: Iterable[str | None]) -> str:
        """The parts that are not empty, with the semicolon of the language (French: spaced)."""
        semicolon = "\N{NO-BREAK SPACE}; " if self.language == "fr" else "; "
        return semicolon.join(filter(None, parts))


@cache
def translator(language: str) -> Translator:
    """The translator of a language; English for a language without a readable catalogue."""
    if language not in LANGUAGES or language == _FALLBACK:
        return Translator(_FALLBACK, gettext.NullTranslations())
    try:
        content = (_LOCALE / language / "LC_MESSAGES" / "incplan.mo").read_bytes()
        return Translator(language, Compiled(content))
    except (OSError, ValueError):
        # Only the sentences fall back to English; dates and lists follow the language.
        return Translator(language, gettext.NullTranslations())


def choose_language(explicit: str | None, plan: str | None, environ: Mapping[str, str]) -> str:
    """`--lang`, INCPLAN_LANG, the plan's language, the system's, English.

    Only an unknown `--lang` is refused (UsageError `unknown_language`); the rest is skipped.
    """
    if explicit:
        wanted = _known(explicit)
        if wanted is None:
            raise UsageError("unknown_language", given=explicit, known=LANGUAGES)
        return wanted
    for candidate in (environ.get("INCPLAN_LANG"), plan):
        wanted = _known(candidate or "")
        if wanted is not None:
            return wanted
    # As POSIX has it: the first variable that is set decides, even when it says "C".
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    system = next((environ[name] for name in names if environ.get(name)), "")
    return _known(system or _windows_language()) or _FALLBACK


def _windows_language() -> str:
    """The language of the screens of Windows, which sets no variable; empty elsewhere."""
    if sys.platform == "win32":
        return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
    return ""


def _known(name: str) -> str | None:
    language = re.split(r"[_.@-]", name.strip().lower(), maxsplit=1)[0]
    return language if language in LANGUAGES else None


_active = translator(_FALLBACK)


def activate(chosen: Translator) -> None:
    """Choose the language of the terminal, once, at the start of a command."""
    global _active
    _active = chosen


def activate_language(language: str) -> None:
    """Choose the language by name; an unknown one gives English."""
    activate(translator(language))


def active_translator() -> Translator:
    """The translator of the terminal."""
    return _active


def _(msgid: str, /, **params: object) -> str:
    """A sentence in the terminal's language."""
    return _active.t(msgid, **params)


def ngettext_(singular: str, plural: str, count: int, /, **params: object) -> str:
    """A sentence for a number of things, in the terminal's language."""
    return _active.n(singular, plural, count, **params)
