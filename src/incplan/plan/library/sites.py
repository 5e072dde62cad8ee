"""Sites of the organisation: which one words mean, and which contacts serve it."""

from collections.abc import Iterable, Mapping, Sequence

from incplan.plan.files.contacts import Contact, ContactKind
from incplan.plan.files.organisation import Site
from incplan.plan.library.keywords import plain_words

_SHORTEST = 3


def site_in(text: str, sites: Iterable[Site]) -> str | None:
    """The one site whose id or name (a word of it with a capital letter) the text mentions.

    None when it mentions none, or more than one; a word that two sites share says nothing.
    """
    known = tuple(sites)
    spoken = set(plain_words(text))
    names = {site.id: {*plain_words(site.id), *_proper_words(site)} for site in known}
    found = [
        key
        for key, words in names.items()
        if spoken & words.difference(*(names[other] for other in names if other != key))
    ]
    return found[0] if len(found) == 1 else None


def serving_first(
    known: Mapping[str, Contact], contacts: Sequence[str], sites: Iterable[str]
) -> tuple[str, ...]:
    """Outside parties that serve all these sites first, those that serve none last.

    Who names no site may serve all; people of the organisation keep their place before them all:
    their order is that of the function.
    """
    wanted = frozenset(sites)
    return tuple(sorted(contacts, key=lambda key: _distance(known.get(key), wanted)))


def one_for_each_site(
    known: Mapping[str, Contact], contacts: Sequence[str], sites: Iterable[str], count: int
) -> tuple[str, ...]:
    """The first `count` contacts, and one more for each site that none of them serves."""
    chosen = list(contacts[:count])
    for site in sites:
        if not any(_serves(known.get(key), site) for key in chosen):
            more = (key for key in contacts if _serves(known.get(key), site))
            chosen += [key for key in more if key not in chosen][:1]
    return tuple(chosen)


def _distance(contact: Contact | None, wanted: frozenset[str]) -> int:
    if contact is None or contact.kind is not ContactKind.EXTERNAL or not wanted:
        return 0
    if not contact.sites or wanted.issubset(contact.sites):
        return 0
    return 2 if wanted.isdisjoint(contact.sites) else 1


def _serves(contact: Contact | None, site: str) -> bool:
    return contact is not None and (
        contact.kind is not ContactKind.EXTERNAL or not contact.sites or site in contact.sites
    )


def _proper_words(site: Site) -> tuple[str, ...]:
    """The words of the name written with a capital letter: `Namur (Jambes)`."""
    written = (part for name in site.name.wordings for part in name.replace("(", " ").split())
    proper = (part for part in written if part[:1].isupper() and len(part) >= _SHORTEST)
    return tuple(word for part in proper for word in plain_words(part) if len(word) >= _SHORTEST)
