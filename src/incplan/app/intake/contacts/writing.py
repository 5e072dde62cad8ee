"""The files of imported contacts: new ones, and what is added to those that exist."""

import re
from collections.abc import Mapping
from typing import Any, Final

from incplan.app.intake.contacts.drafts import Means
from incplan.app.intake.contacts.joining import Entry
from incplan.app.intake.write import Edit, NewFile, Write
from incplan.app.plan.start.contacts import quoted
from incplan.plan.files.contacts import ChannelKind
from incplan.plan.privacy.folding import folded
from incplan.plan.validation.schemas import modeline
from incplan.store.yaml.splice import Flow, append_item, set_value

#: Keys whose values are words of the format.
#: What is written of an extension beside a number.
_EXTENSION: Final = re.compile(r"ext\. \d{1,6}")
_PLAIN: Final = frozenset({"kind", "available", "private"})


def writes_of(entries: list[Entry], organisation: str) -> tuple[Write, ...]:
    """One write for each contact that something is added to."""
    found: list[Write] = []
    for entry in entries:
        if entry.contact is None:
            found.append(NewFile(entry.path, new_contact(entry, organisation)))
        elif entry.added or entry.new_title is not None:
            found.append(_edit(entry))
    return tuple(found)


def new_contact(entry: Entry, organisation: str) -> str:
    """The text of a new file.

    Somebody of another organisation is an external party; that one stands in `information`.
    """
    company = entry.organisation.text if entry.organisation else ""
    outside = not entry.is_person or (bool(company) and not is_ours(company, organisation))
    codes = [item for item in entry.added if item.kind is ChannelKind.SHORT_CODE]
    outside = outside or (bool(entry.added) and len(codes) == len(entry.added))
    lines = [
        f"{modeline(entry.path)}format: 1",
        f"kind: {'external' if outside else 'person'}",
        f"name: {quoted(entry.name.text)}",
    ]
    if entry.title is not None:
        lines.append(f"{title_key(outside)}: {quoted(entry.title.text)}")
    if entry.country is not None and entry.country.text != "BE":
        lines.append(f"country: {quoted(entry.country.text)}")
    if company:
        lines.append(f"information: {quoted(company)}")
    if entry.added:
        lines.append("channels:")
        lines += [f"  - {_flow(item)}" for item in entry.added]
    else:
        lines.append("to_fill: yes")
    return "\n".join(lines) + "\n"


def title_key(outside: bool) -> str:
    """Where a function stands: of a person inside its title, of others what they are called for."""
    return "role_note" if outside else "title"


def is_ours(company: str, organisation: str) -> bool:
    """Whether the company of a person is the one of the plan: one name begins the other."""
    theirs, ours = folded(company).split(), folded(organisation).split()
    shorter = min(len(theirs), len(ours))
    return shorter > 0 and theirs[:shorter] == ours[:shorter]


def _flow(means: Means) -> str:
    parts = (
        f"{key}: {value if key in _PLAIN else quoted(str(value))}"
        for key, value in _channel(means).items()
    )
    return "{" + ", ".join(parts) + "}"


def _channel(means: Means) -> dict[str, Flow]:
    field = "email" if means.kind is ChannelKind.EMAIL else "phone"
    extension = _EXTENSION.fullmatch(means.note) if field == "phone" else None
    number = f"{means.value} {means.note}" if extension else means.value
    found: dict[str, Flow] = {"kind": means.kind.value, field: number}
    if means.always:
        found["available"] = "24/7"
    if means.private:
        found["private"] = "yes"
    if means.note and not extension:
        found["note"] = means.note
    return found


def _edit(entry: Entry) -> Edit:
    channels = [_channel(item) for item in entry.added]
    outside = entry.contact is not None and entry.contact.kind.value == "external"
    key = title_key(outside)
    title = entry.new_title.text if entry.new_title else None

    def change(text: str) -> str:
        for channel in channels:
            text = append_item(text, "channels", channel)
        return text if title is None else set_value(text, (key,), title)

    def meant(old: Mapping[str, Any]) -> dict[str, Any]:
        new = dict(old)
        if channels:
            new["channels"] = [*(old.get("channels") or ()), *channels]
        return new if title is None else {**new, key: title}

    return Edit(entry.path, change, meant)
