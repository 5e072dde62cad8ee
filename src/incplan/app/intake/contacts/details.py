"""Further values of a contact: contracts, accounts, rows of the directory, how they are written."""

from collections.abc import Mapping
from typing import Any, Final

from incplan.app.intake.contacts.drafts import LISTS, Detail
from incplan.plan.files.contacts import Contact
from incplan.plan.privacy.folding import folded
from incplan.plan.values.scalars import DocumentRef, Text
from incplan.store.yaml.splice import Flow, Plain, append_item, set_value

#: Between the name of a document and its reference, in the value of a detail.
BETWEEN: Final = "\t"


def shown_detail(item: Detail) -> str:
    """A value as a person reads it."""
    return item.value.text.replace(BETWEEN, ": ")


def differing(contact: Contact | None, written: list[Detail], item: Detail) -> str | None:
    """The other value that a contact has, "" for none, None where it has this one already."""
    values = [shown_detail(other) for other in written if other.field == item.field]
    if contact is not None and (item.field in LISTS or not values):
        values = [*_of(contact, item.field), *values]
    wanted = folded(shown_detail(item))
    if any(folded(value) == wanted for value in values):
        return None
    return "" if item.field in LISTS or not values else values[-1]


def _of(contact: Contact, field: str) -> list[str]:
    value = getattr(contact, field)
    if value is None:
        return []
    return [_said(item) for item in (value if isinstance(value, tuple) else (value,))]


def _said(value: object) -> str:
    if isinstance(value, DocumentRef):
        parts = (_said(value.name), value.reference or "")
        return ": ".join(part for part in parts if part)
    if isinstance(value, Text):
        return next(iter(value.wordings), "")
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def values_of(details: list[Detail]) -> dict[str, Flow]:
    """The values by key, as they are written."""
    found: dict[str, Flow] = {}
    for item in details:
        if item.field in LISTS:
            before = found.get(item.field, ())
            assert isinstance(before, tuple)
            found[item.field] = (*before, _flow(item))
        else:
            found[item.field] = _flow(item)
    return found


def _flow(item: Detail) -> Flow:
    text = item.value.text
    if item.field == "documents":
        name, _between, reference = text.partition(BETWEEN)
        return {"name": name, "reference": reference} if reference else {"name": name}
    return Plain(text) if text in ("yes", "no") else text


def changed_text(text: str, details: list[Detail], known: Contact | None) -> str:
    """The text of a file with these values in it, added to lists that it has."""
    for key, value in values_of(details).items():
        if key == "documents" and isinstance(value, tuple):
            for item in value:
                text = append_item(text, key, item if isinstance(item, Mapping) else {})
        else:
            text = set_value(text, (key,), _joined(key, value, known))
    return text


def changed_data(
    old: Mapping[str, Any], details: list[Detail], known: Contact | None
) -> dict[str, Any]:
    """The data that such a file holds."""
    new = dict(old)
    for key, value in values_of(details).items():
        if key == "documents":
            new[key] = [*(old.get(key) or ()), *as_data(value)]
        else:
            new[key] = as_data(_joined(key, value, known))
    return new


def _joined(key: str, value: Flow, known: Contact | None) -> Flow:
    if key not in LISTS or known is None or not isinstance(value, tuple):
        return value
    before = tuple(str(item) for item in getattr(known, key))
    return (*before, *(item for item in value if item not in before))


def as_data(value: Flow) -> Any:
    """What a value is when its file is read again."""
    if isinstance(value, tuple):
        return [as_data(item) for item in value]
    if isinstance(value, Mapping):
        return {key: as_data(item) for key, item in value.items()}
    return str(value)
