"""What a table says of an activity that the plan has: added where the plan says nothing."""

from collections.abc import Callable, Iterator

from incplan.app.intake.activities.headers import Role
from incplan.app.intake.activities.named import Named
from incplan.app.intake.activities.writing import ActivityEntry
from incplan.app.intake.contacts.drafts import Value
from incplan.app.intake.report import Dialogue, How, Taken
from incplan.frozen import replace
from incplan.plan.files.activities import Activity
from incplan.plan.values.answers import says_not_yet
from incplan.store.yaml.splice import Plain


def is_blank(activity: Activity) -> bool:
    """Whether an activity is the one that a plan begins with, and nobody has filled it in."""
    bare = Activity(format=activity.format, name=activity.name)
    # Which questions are open is read from the file: that they are is the very thing.
    said = replace(activity, unanswered=())
    return said == bare and all(says_not_yet(words) for words in activity.name.wordings)


def facts_added(entry: ActivityEntry, named: Named, dialogue: Dialogue) -> Iterator[Taken]:
    """Owner, danger and impact: added where the plan says nothing, else compared."""
    draft, activity = entry.draft, entry.activity
    assert activity is not None
    impact = activity.impact
    if draft.owner is not None:
        if activity.owner is not None:
            yield from _compared(entry, named, draft.owner, "owner", activity.owner, dialogue)
        else:
            owner, contacts = named.contact(draft.owner, True, dialogue)
            if owner is not None:
                entry.facts["owner",] = owner
                yield taken_value(entry, draft.owner, "owner", How.ADDED)
            yield from contacts
    for value, role, known in (
        (draft.danger, Role.DANGER, impact.danger_to_persons),
        (draft.serious, Role.IMPACT, impact.serious_economic_impact_after),
    ):
        if value is None:
            continue
        if known is not None:
            yield from _compared(entry, named, value, role.value, str(known), dialogue)
        else:
            entry.facts["impact", role.value] = Plain(value.text)
            yield taken_value(entry, value, role.value, How.ADDED)


def parties_added(
    entry: ActivityEntry,
    named: Named,
    meant: Callable[[Value, Dialogue], str | None],
    may_wait: Callable[[ActivityEntry, str, Value, Dialogue], bool],
    dialogue: Dialogue,
) -> Iterator[Taken]:
    """What it depends on and its suppliers: taken where the plan names none, else compared."""
    draft, activity = entry.draft, entry.activity
    assert activity is not None
    for value in draft.depends:
        key = meant(value, dialogue)
        if key is None or key == entry.id:
            continue
        if activity.depends_on is None:
            if may_wait(entry, key, value, dialogue):
                entry.depends.append(key)
                yield taken_value(entry, value, Role.DEPENDS.value, How.ADDED)
        elif key in activity.depends_on:
            yield taken_value(entry, value, Role.DEPENDS.value, How.KNOWN)
        else:
            dialogue.leave(value.place, "stands_in_plan", value=value.text, into=entry.path)
    if entry.depends:
        entry.facts["depends_on",] = tuple(dict.fromkeys(entry.depends))
    known = activity.resources.external_contacts
    for value in draft.suppliers:
        held = named.known(value)
        if known is not None and held in known:
            yield taken_value(entry, value, Role.SUPPLIER.value, How.KNOWN)
        elif known is not None:
            dialogue.leave(value.place, "stands_in_plan", value=value.text, into=entry.path)
        else:
            key, contacts = named.contact(value, False, dialogue)
            yield from contacts
            if key is not None:
                entry.needs.setdefault("external_contacts", []).append(key)
                yield taken_value(entry, value, Role.SUPPLIER.value, How.ADDED)


def _compared(
    entry: ActivityEntry, named: Named, value: Value, name: str, known: str, dialogue: Dialogue
) -> Iterator[Taken]:
    if known in (value.text, named.known(value)):
        yield taken_value(entry, value, name, How.KNOWN)
    else:
        dialogue.leave(value.place, "stands_in_plan", value=value.text, into=entry.path)


def taken_value(entry: ActivityEntry, value: Value, name: str, how: How) -> Taken:
    """Name a value of an activity that is taken."""
    return Taken(
        place=value.place,
        subject=entry.draft.name.text,
        field=name,
        value=value.text,
        into=entry.path,
        how=how,
    )
