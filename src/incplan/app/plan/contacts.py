"""The directory of contacts: by function, by row, or by name (annex 1)."""

from dataclasses import dataclass

from incplan.app.desk.desk import Desk
from incplan.app.desk.people import Person, name_of, person, role_label
from incplan.i18n.catalogue import Translator
from incplan.incident.response.assignment import COMMAND_LINE
from incplan.plan.library.keywords import plain_words
from incplan.plan.plan import Plan
from incplan.vocabulary import CONTACT_ROWS, ROLES


@dataclass(frozen=True, slots=True)
class Group:
    """A function or row and the people in it, in calling order."""

    key: str
    title: str
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Directory:
    """What was asked for."""

    groups: tuple[Group, ...]


def directory(
    desk: Desk, translator: Translator, *, search: str | None = None, everyone: bool = False
) -> Directory:
    """The command line without a word, else everybody; or the contacts that a word matches."""
    plan = desk.plan()
    if search:
        keys = _matching(plan, translator, search)
        groups = [_group(desk, plan, key, translator) for key in keys]
        named = _named(desk, plan, translator, search)
        found = [group for group in (*groups, *named) if group.people]
        return Directory(tuple(found))
    keys = tuple(COMMAND_LINE)
    if everyone:
        keys = tuple(dict.fromkeys((*COMMAND_LINE, *plan.file.roles, *CONTACT_ROWS)))
    groups = [_group(desk, plan, key, translator) for key in keys]
    held = tuple(group for group in groups if group.people)
    # Where no function is named or can be read, everybody there is, rather than nobody.
    return Directory(held or tuple(_named(desk, plan, translator, "")))


def _matching(plan: Plan, translator: Translator, search: str) -> tuple[str, ...]:
    """Functions and rows whose key or label holds the word, in the language of the screen."""
    del plan
    wanted = " ".join(plain_words(search))
    keys = dict.fromkeys((*ROLES, *CONTACT_ROWS))
    exact = [key for key in keys if key == search]
    if exact:
        return tuple(exact)
    return tuple(
        key
        for key in keys
        if wanted in key.replace("_", " ")
        or wanted in " ".join(plain_words(role_label(key, translator)))
    )


def _named(desk: Desk, plan: Plan, translator: Translator, search: str) -> list[Group]:
    wanted = " ".join(plain_words(search))
    people = [
        person(plan, key, _main_role(plan, key), desk.local_now, translator)
        for key in plan.contact_ids
        if wanted in " ".join(plain_words(f"{key} {name_of(plan, key)}"))
    ]
    return [Group("name", item.role_label, (item,)) for item in people]


def _main_role(plan: Plan, contact_id: str) -> str:
    held = [key for key, role in plan.file.roles.items() if contact_id in role.people]
    known = plan.contacts.get(contact_id)
    return (held or list(known.rows if known else ()) or ["everyone"])[0]


def _group(desk: Desk, plan: Plan, key: str, translator: Translator) -> Group:
    now = desk.local_now
    ordered = plan.on_duty_first(key, plan.called(key))
    people = tuple(person(plan, item, key, now, translator) for item in ordered)
    return Group(key, role_label(key, translator), people)
