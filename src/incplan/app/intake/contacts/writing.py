"""The files of imported contacts: new ones, and what is added to those that exist."""

from collections.abc import Mapping
from typing import Any, Final

from incplan.app.intake.contacts.details import changed_data, changed_text, values_of
from incplan.app.intake.contacts.drafts import Means
from incplan.app.intake.contacts.entries import Entry, is_outside
from incplan.app.intake.write import Edit, NewFile, Removal, Write
from incplan.app.plan.start.contacts import quoted
from incplan.plan.files.contacts import ChannelKind
from incplan.plan.validation.schemas import modeline
from incplan.store.yaml.splice import Flow, Plain, append_item, set_value, shown_flow

#: Keys whose values are words of the format.
_PLAIN: Final = frozenset({"kind", "available", "private", "shared"})


def writes_of(entries: list[Entry], organisation: str) -> tuple[Write, ...]:
    """One write for each contact that something is added to."""
    found: list[Write] = []
    for entry in entries:
        if entry.dropped:
            found.append(Removal(entry.path))
        elif entry.contact is None:
            found.append(NewFile(entry.path, new_contact(entry, organisation)))
        elif entry.added or entry.details or entry.new_title or entry.new_name or entry.shared:
            found.append(_edit(entry))
    return tuple(found)


def new_contact(entry: Entry, organisation: str) -> str:
    """The text of a new file.

    Somebody of another organisation is an external party; that one stands in `information`.
    """
    company = entry.organisation.text if entry.organisation else ""
    outside = is_outside(entry, organisation)
    codes = [item for item in entry.added if item.kind is ChannelKind.SHORT_CODE]
    outside = outside or (bool(entry.added) and len(codes) == len(entry.added))
    lines = [
        f"{modeline(entry.path)}format: 1",
        f"kind: {entry.kind or ('external' if outside else 'person')}",
        f"name: {quoted(entry.name.text)}",
    ]
    if entry.title is not None:
        lines.append(f"{title_key(outside)}: {quoted(entry.title.text)}")
    if entry.country is not None and entry.country.text != "BE":
        lines.append(f"country: {quoted(entry.country.text)}")
    if company:
        lines.append(f"information: {quoted(company)}")
    lines += [f"{key}: {shown_flow(value)}" for key, value in values_of(entry.details).items()]
    if entry.added:
        lines.append("channels:")
        lines += [f"  - {_flow(item)}" for item in entry.added]
    else:
        lines.append("to_fill: yes")
    return "\n".join(lines) + "\n"


def title_key(outside: bool) -> str:
    """Where a function stands: of a person inside its title, of others what they are called for."""
    return "role_note" if outside else "title"


def _flow(means: Means) -> str:
    parts = (
        f"{key}: {value if key in _PLAIN else quoted(str(value))}"
        for key, value in _channel(means).items()
    )
    return "{" + ", ".join(parts) + "}"


def _channel(means: Means) -> dict[str, Flow]:
    field = "email" if means.kind is ChannelKind.EMAIL else "phone"
    extension = means.extension
    number = f"{means.value} {extension}" if extension else means.value
    found: dict[str, Flow] = {"kind": means.kind.value, field: number}
    if means.always or means.available:
        found["available"] = "24/7" if means.always else means.available
    if means.private:
        found["private"] = "yes"
    if means.shared:
        found["shared"] = "yes"
    if means.note and not extension:
        found["note"] = means.note
    return found


def _edit(entry: Entry) -> Edit:
    channels = [_channel(item) for item in entry.added]
    outside = entry.contact is not None and entry.contact.kind.value == "external"
    key = title_key(outside)
    own: dict[str, Flow] = {key: entry.new_title.text} if entry.new_title else {}
    if entry.new_name is not None:  # a row that was to be filled in, and is; or another name
        own["name"] = entry.new_name.text
    if entry.added and entry.contact is not None and entry.contact.is_placeholder:
        own["to_fill"] = Plain("no")  # it was open for want of a number

    def change(text: str) -> str:
        text = changed_text(text, entry.details, entry.contact)
        for name, value in own.items():
            text = set_value(text, (name,), value)
        for place in sorted(entry.shared):
            text = set_value(text, ("channels", place, "shared"), Plain("yes"))
        for channel in channels:
            text = append_item(text, "channels", channel)
        return text

    def meant(old: Mapping[str, Any]) -> dict[str, Any]:
        new = changed_data(old, entry.details, entry.contact) | {
            name: str(value) for name, value in own.items()
        }
        known = [
            {**item, "shared": "yes"} if place in entry.shared else item
            for place, item in enumerate(old.get("channels") or ())
        ]
        if channels or entry.shared:
            new["channels"] = [*known, *channels]
        return new

    return Edit(entry.path, change, meant)
