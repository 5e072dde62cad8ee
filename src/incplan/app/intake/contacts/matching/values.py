"""Values beside those of a contact that is known: added, known already, or asked about."""

import re

from incplan.app.intake.contacts.details import differing, shown_detail
from incplan.app.intake.contacts.drafts import Detail, Draft, Value
from incplan.app.intake.contacts.entries import (
    Entry,
    in_one_document,
    is_ours,
    taken_detail,
    taken_value,
)
from incplan.app.intake.report import Dialogue, How, Taken
from incplan.plan.files.contacts import ContactKind
from incplan.plan.privacy.folding import folded

_SIDES = frozenset({ContactKind.PERSON.value, ContactKind.EXTERNAL.value})


def join_kind(entry: Entry, draft: Draft, dialogue: Dialogue) -> list[Taken]:
    """Somebody whom a list of the plan names inside or outside, and the plan has on the other side.

    Of somebody new that list says it; of a contact of the plan it is asked.
    """
    if entry.contact is None:
        entry.kind = entry.kind or draft.kind
        return []
    known, kind = entry.contact.kind.value, Value(draft.kind, draft.name.place)
    if {known, kind.text} != _SIDES:
        return []
    said = dialogue.ask(
        kind.place, "value_differs", ("keep", "take"), name=entry.name.text, field="kind",
        known=known, text=kind.text,
    )  # fmt: skip
    if said != "take":
        return []
    entry.details.append(Detail("kind", kind))
    return [taken_value(entry, kind, "kind", How.CHANGED)]


def join_detail(entry: Entry, item: Detail, how: How, dialogue: Dialogue) -> list[Taken]:
    """One more value of a contact that is known: added where it has none, else asked about."""
    known = differing(entry.contact, entry.details, item)
    if known is None:
        return [taken_detail(entry, item, How.KNOWN)]
    if known:
        said = dialogue.ask(
            item.value.place, "value_differs", ("keep", "take"), name=entry.name.text,
            field=item.field, known=known, text=shown_detail(item),
        )  # fmt: skip
        if said != "take":
            return []
        how = How.CHANGED
    entry.details = [other for other in entry.details if other.field != item.field or not known]
    entry.details.append(item)
    return [taken_detail(entry, item, how)]


def join_title(entry: Entry, title: Value, how: How, dialogue: Dialogue) -> list[Taken]:
    """What somebody does: added to what one document says, asked where another says otherwise."""
    if entry.title is None:
        entry.title = entry.new_title = title
        return [taken_value(entry, title, "title", how)]
    held = [entry.title.text, *re.split(r"[,;/]", entry.title.text)]
    if folded(title.text) in {folded(part) for part in held}:
        return [taken_value(entry, title, "title", How.KNOWN)]
    if in_one_document(entry.title.place, title.place):  # one person, two functions
        joined = Value(f"{entry.title.text}, {title.text}", title.place)
        entry.title = joined
        entry.new_title = joined if entry.new_title else None
        return [taken_value(entry, title, "title", how)]
    said = dialogue.ask(
        title.place, "title_differs", ("keep", "take"), text=title.text,
        known=entry.title.text, name=entry.name.text,
    )  # fmt: skip
    if said != "take":
        return []
    entry.title = entry.new_title = title
    return [taken_value(entry, title, "title", How.CHANGED)]


def join_country(entry: Entry, country: Value, how: How, dialogue: Dialogue) -> list[Taken]:
    """A country of an existing file is not set: it would change how its numbers are read."""
    known = entry.contact.country if entry.contact else entry.country and entry.country.text
    if known == country.text or (country.text == "BE" and known is None):
        return []
    if known is None and entry.new_name is not None:
        entry.details.append(Detail("country", country))
        return [taken_value(entry, country, "country", how)]
    if entry.contact is None and known is None:
        entry.country = country
        return [taken_value(entry, country, "country", how)]
    dialogue.leave(country.place, "country_not_set", value=country.text, name=entry.name.text)
    return []


def join_organisation(
    entry: Entry, firm: Value, ours: str, how: How, dialogue: Dialogue
) -> list[Taken]:
    """Whose somebody is; of the people of the plan it need not be said that they are `ours`."""
    known = [entry.organisation.text] if entry.organisation else []
    known += [item.value.text for item in entry.details if item.field == "information"]
    if entry.contact is not None and is_ours(firm.text, ours):
        return [taken_value(entry, firm, "information", How.KNOWN)]
    if entry.contact is not None and entry.contact.information is not None and not known:
        known += entry.contact.information.wordings
    words = folded(firm.text).split()
    if any(set(words) <= set(folded(item).split()) for item in known):
        return [taken_value(entry, firm, "information", How.KNOWN)]
    if entry.contact is None and not known:
        entry.organisation = firm
        return [taken_value(entry, firm, "information", how)]
    if entry.contact is None and entry.organisation is not None:
        said = dialogue.ask(
            firm.place, "value_differs", ("keep", "take"), name=entry.name.text,
            field="information", known=entry.organisation.text, text=firm.text,
        )  # fmt: skip
        if said != "take":
            return []
        entry.organisation = firm
        return [taken_value(entry, firm, "information", How.CHANGED)]
    return join_detail(entry, Detail("information", firm), how, dialogue)
