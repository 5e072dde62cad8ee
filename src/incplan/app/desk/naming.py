"""Which id a person means by an id, a name in any language, or the beginning of one.

`meant` looks, `known` refuses what is not clear; the functions below it know what each kind of
thing in a plan is called.
"""

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from incplan.errors import UsageError
from incplan.i18n.catalogue import LANGUAGES, active_translator, translator
from incplan.i18n.labels import LABELS, label

if TYPE_CHECKING:
    from incplan.i18n.catalogue import Translator
    from incplan.plan.obligations.pack import Duty
    from incplan.plan.plan import Plan
    from incplan.plan.values.scalars import Text

#: Letters that Unicode does not take apart into a plain letter and a mark.
LIGATURES: Final = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})
#: How German is typed on a keyboard without umlauts.
UMLAUTS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_WORD: Final = re.compile(r"[^\W_]+")
#: More lines than this would scroll away; all ids stand in the JSON form.
_LISTED: Final = 10
_SUPPLIER: Final = "sup-"


def meant(
    given: str, names: Mapping[str, Iterable[str]], *, within: bool = True
) -> tuple[str, ...]:
    """The ids that words may mean; `names` says what each id is also called.

    The id as it stands wins; else an id or a name in full; else the beginning of an id or a name;
    else the beginning of a later word in one, but for sentences (not `within`). Case, accents,
    blanks and hyphens do not count.
    Several ids mean that the words are not clear, none that nothing fits.
    """
    if given in names:
        return (given,)
    wanted = {"".join(words) for words in _spellings(given)} - {""}
    spelled = {
        key: tuple(words for text in (key, *called) for words in _spellings(text))
        for key, called in names.items()
    }
    for fits in (_whole, _begun, _within) if within else (_whole, _begun):
        found = tuple(key for key, texts in spelled.items() if fits(wanted, texts))
        if found:
            return found
    return ()


def same(one: str, other: str) -> bool:
    """Whether two texts are one name, whatever their case, accents, blanks and hyphens."""
    return any("".join(words) for words in _spellings(one)) and _whole(
        {"".join(words) for words in _spellings(one)}, tuple(_spellings(other))
    )


def _spellings(text: str) -> set[tuple[str, ...]]:
    """The plain words of a text, as written with and without umlauts."""
    small = unicodedata.normalize("NFC", text).casefold().translate(LIGATURES)
    return {
        tuple(_WORD.findall("".join(c for c in apart if not unicodedata.combining(c))))
        for apart in (
            unicodedata.normalize("NFKD", small),
            unicodedata.normalize("NFKD", small.translate(UMLAUTS)),
        )
    }


def _whole(wanted: set[str], texts: tuple[tuple[str, ...], ...]) -> bool:
    return any("".join(words) in wanted for words in texts)


def _begun(wanted: set[str], texts: tuple[tuple[str, ...], ...]) -> bool:
    return any("".join(words).startswith(tuple(wanted)) for words in texts)


def _within(wanted: set[str], texts: tuple[tuple[str, ...], ...]) -> bool:
    begin = tuple(wanted)
    return any(
        "".join(words[place:]).startswith(begin)
        for words in texts
        for place in range(1, len(words))
    )


def _no_names(_key: str) -> tuple[str, ...]:
    return ()


def known(
    kind: str,
    given: str,
    ids: Iterable[str],
    called: Callable[[str], Iterable[str]] = _no_names,
) -> str:
    """The one id that words mean; `called` gives the names of an id, asked only if needed.

    Raises UsageError, with the list where several fit, else with what comes near.
    """
    choices = tuple(ids)
    if given in choices:
        return given
    names = {key: tuple(called(key)) for key in choices}
    found = meant(given, names)
    if len(found) == 1:
        return found[0]
    if found:
        raise not_clear(given, {key: names[key] for key in found})
    near = _near(given, names)
    raise UsageError(
        f"unknown_{kind}" if near or kind not in ("contact", "contact_or_function") else "nobody",
        given=given,
        suggestion=near,
        known=", ".join(
            f"{key} ({first})" if (first := next(iter(names[key]), "")) else key
            for key in sorted(choices)
        ),
    )


def not_clear(given: str, names: Mapping[str, Iterable[str]]) -> UsageError:
    """The refusal that lists the ids that words may mean, with their names."""
    shown = [(key, next(iter(called), "")) for key, called in names.items()][:_LISTED]
    return UsageError(
        "ambiguous_name",
        given=given[:80],
        count=len(names),
        known=", ".join(names),
        details=tuple(
            ("id_and_name", {"id": key, "name": name}) if name else ("id_alone", {"id": key})
            for key, name in shown
        ),
    )


def _near(given: str, names: Mapping[str, Iterable[str]]) -> str:
    """The id that, or a name of which, looks most like a mistyped word; empty if none does."""
    close = difflib.get_close_matches(given, names, n=1, cutoff=0.5)
    if close:
        return close[0]
    spelled = {
        form: key
        for key, called in names.items()
        for text in called
        for words in _spellings(text)
        for form in ("".join(words), *words)
    }
    wanted = "".join(min(_spellings(given)))
    close = difflib.get_close_matches(wanted, spelled, n=1, cutoff=0.7)
    return spelled[close[0]] if close else ""


def known_contact(plan: "Plan", given: str) -> str:
    """The contact meant by its id or name. Raises UsageError."""
    return known("contact", given, plan.contact_ids, lambda key: contact_names(plan, key))


def contact_names(plan: "Plan", key: str) -> tuple[str, ...]:
    """What a contact is called; nothing for one whose file cannot be read."""
    contact = plan.contacts.get(key)
    return (contact.name,) if contact else ()


def known_activity(plan: "Plan", given: str) -> str:
    """The activity meant by its id, or its name in any language. Raises UsageError."""

    def called(key: str) -> tuple[str, ...]:
        activity = plan.activities.get(key)
        return spoken(activity.name) if activity else ()

    return known("activity", given, plan.activity_ids, called)


def known_supplier(plan: "Plan", given: str) -> str:
    """The supplier meant by its id, with or without `sup-`, or its name. Raises UsageError."""
    return known(
        "supplier",
        given,
        plan.suppliers,
        lambda key: (plan.suppliers[key].name, key.removeprefix(_SUPPLIER)),
    )


def known_fiche(plan: "Plan", given: str, ids: Iterable[str] | None = None) -> str:
    """The fiche meant by its id, or its title in any language. Raises UsageError.

    `ids` are the fiches to choose from; without them, all that can be read.
    """

    def called(key: str) -> tuple[str, ...]:
        fiche = plan.fiche(key)
        return spoken(fiche.title) if fiche else ()

    return known("fiche", given, plan.fiche_ids() if ids is None else ids, called)


def known_site(plan: "Plan", given: str) -> str:
    """The site meant by its id, or its name in any language. Raises UsageError."""
    sites = {site.id: spoken(site.name) for site in plan.file.organisation.sites}
    return known("site", given, sites, lambda key: sites[key])


def known_duty(duties: Mapping[str, "Duty"], given: str) -> str:
    """The duty meant by its id, or its title in any language. Raises UsageError."""
    return known("duty", given, duties, lambda key: duty_names(duties, key))


def duty_names(duties: Mapping[str, "Duty"], key: str) -> tuple[str, ...]:
    """What a duty is called; nothing for an id that is no duty."""
    duty = duties.get(key)
    return spoken(duty.title) if duty else ()


def known_function(given: str, functions: Iterable[str]) -> str:
    """The function meant by its key, or its name in any language. Raises UsageError."""
    return known("function", given, functions, function_names)


def function_names(key: str) -> tuple[str, ...]:
    """What a function, or a row of the directory, is called: first in the reader's language."""
    return tuple(
        name
        for family in ("role", "row")
        if f"{family}.{key}" in LABELS
        for name in labels_of(f"{family}.{key}")
    )


def labels_of(key: str) -> tuple[str, ...]:
    """What the product calls a thing in each of its languages, first in the reader's."""
    return tuple(label(each, key) for each in own_first())


def own_first() -> "tuple[Translator, ...]":
    """The languages of the product, first the reader's."""
    own = active_translator().language
    ordered = sorted(LANGUAGES, key=lambda item: (item != own, item != "en"))
    return tuple(translator(language) for language in ordered)


def spoken(text: "Text") -> tuple[str, ...]:
    """A text in every language it is written in, first in the reader's: lists show that one."""
    own, _language = text.get(active_translator().language, "")
    return tuple(dict.fromkeys((own, *text.wordings)))


def known_word(
    given: str, words: Iterable[str], said: Mapping[str, str] = MappingProxyType({})
) -> tuple[str, ...]:
    """The words of a closed list that are meant, as the product calls them in any language.

    `said` are English sentences for words that have no label.
    """
    wanted = tuple(words)
    keys = [key for key in LABELS if key.rpartition(".")[2] in wanted]
    names: dict[str, list[str]] = {word: [] for word in wanted}
    for key in keys:
        names[key.rpartition(".")[2]] += labels_of(key)
    for word in (item for item in wanted if item in said):
        names[word] += (each.t(said[word]) for each in own_first())
    return meant(given, names)


def known_measure(plan: "Plan", given: str) -> str:
    """The preventive measure meant by its id, or its text in any language. Raises UsageError."""
    fiches = (plan.fiche(key) for key in plan.fiche_ids())
    texts = {item.id: item.text for fiche in fiches if fiche for item in fiche.preventive}
    return known("measure", given, texts, lambda key: spoken(texts[key]))
