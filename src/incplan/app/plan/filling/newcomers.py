"""New files of a plan that begin with a name: contacts, activities, suppliers."""

from dataclasses import dataclass

from incplan.app.plan.filling.fill import Filling
from incplan.app.plan.filling.reading import slug
from incplan.errors import UsageError


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file that was begun: its id and its path in the plan."""

    id: str
    path: str


def new_file(filling: Filling, folder: str, name: str, kind: str = "") -> NewFile:
    """Begin a file with a name, under an id made of it that no other file has.

    `kind` is that of a contact. Raises UsageError for a name without letters.
    """
    base = slug(name)
    if not base:
        raise UsageError("name_needs_letters", given=name[:80])
    key = base
    number = 2
    while (
        f"{folder}/{key}" in filling.files or (filling.desk.root / folder / f"{key}.yaml").exists()
    ):
        key = f"{base}-{number}"
        number += 1
    answers = [(f"{folder}/{key}.kind", kind)] if kind else []
    filling.answer([*answers, (f"{folder}/{key}.name", name)])
    return NewFile(key, f"{folder}/{key}.yaml")
