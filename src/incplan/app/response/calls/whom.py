"""Which contact or function a person who calls means: a name, a word about it, a number to dial."""

import re
from typing import Final

from incplan.app.desk.naming import contact_names, function_names, known, meant, not_clear, same
from incplan.errors import UsageError
from incplan.plan.files.contacts import Contact
from incplan.plan.plan import Plan
from incplan.plan.values.phones import bare_number, normalise_phone
from incplan.vocabulary import CONTACT_ROWS, ROLES

_URGENT: Final = "emergency_112"


def named(plan: Plan, whom: str) -> tuple[str, ...]:
    """Contacts and functions that words, or a number to dial, may mean. Raises UsageError if none.

    Short of a whole id or name, words of the information about a contact count too: who asks for
    the firemen is not to miss the number that sends them.
    """
    if whom in plan.contact_ids or whom in ROLES or whom in CONTACT_ROWS:
        return (whom,)
    every = dict.fromkeys((*plan.contact_ids, *plan.file.roles, *CONTACT_ROWS))
    names = {key: _names(plan, key) for key in every}
    found = meant(whom, names)
    if any(same(whom, text) for key in found for text in (key, *names[key])):
        return found
    number = normalise_phone(whom)
    dialled = tuple(key for key, who in plan.contacts.items() if number and _dials(who, number))
    if dialled and not found:
        return dialled
    worded = (key for key, who in plan.contacts.items() if _has_word(who, whom))
    every_one = sorted(dict.fromkeys((*found, *worded)), key=lambda key: not _is_urgent(plan, key))
    return tuple(every_one) or (known("contact_or_function", whom, every, names.__getitem__),)


def unclear(plan: Plan, whom: str, found: tuple[str, ...]) -> UsageError:
    """The refusal that lists what words may mean."""
    return not_clear(whom, {key: _names(plan, key) for key in found})


def _names(plan: Plan, key: str) -> tuple[str, ...]:
    return (*contact_names(plan, key), *function_names(key))


def _is_urgent(plan: Plan, key: str) -> bool:
    """Whether it is the number for danger to life, which goes before any other."""
    who = plan.contacts.get(key)
    return key == _URGENT or (who is not None and _URGENT in who.rows)


def _dials(contact: Contact, number: str) -> bool:
    return any(number == bare_number(channel.phone or "") for channel in contact.channels)


def _has_word(contact: Contact, whom: str) -> bool:
    """Whether a word of its name or information begins so."""
    texts = (contact.name, *(contact.information.wordings if contact.information else ()))
    words = re.findall(r"\w+", " ".join(texts).casefold())
    return len(whom) > 3 and any(word.startswith(whom.casefold()) for word in words)
