"""The files of imported activities: new ones, and what is added to those that exist."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from incplan.app.intake.activities.headers import Role
from incplan.app.intake.activities.reading import ActivityDraft
from incplan.app.intake.contacts.details import as_data
from incplan.app.intake.write import Edit
from incplan.app.plan.start.contacts import quoted
from incplan.plan.files.activities import Activity
from incplan.plan.validation.schemas import modeline
from incplan.store.yaml.splice import Flow, set_value, shown_flow

_SPANS: Final = (Role.RTO, Role.RPO, Role.MTPD, Role.PRIORITY)


@dataclass(slots=True)
class ActivityEntry:
    """An activity of the plan with what changes in it, or a new one."""

    id: str
    draft: ActivityDraft
    activity: Activity | None = None
    owner: str = ""
    suppliers: list[str] = field(default_factory=list)
    depends: list[str] = field(default_factory=list)
    changed: dict[Role, str] = field(default_factory=dict)
    needs: dict[str, list[str]] = field(default_factory=dict)
    facts: dict[tuple[str, ...], Flow] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """The file of the activity in the plan."""
        return f"activities/{self.id}.yaml"


def new_activity(entry: ActivityEntry) -> str:
    """The file of a new activity: what the table says, and nothing else."""
    draft = entry.draft
    lines = [
        f"{modeline(entry.path)}format: 1",
        f"name: {quoted(draft.name.text)}",
    ]
    if entry.owner:
        lines.append(f"owner: {entry.owner}")
    needs: dict[str, Flow] = {
        key: tuple(dict.fromkeys(value.text for value in values))
        for key, values in draft.needs().items()
    }
    if entry.suppliers:
        needs["external_contacts"] = tuple(dict.fromkeys(entry.suppliers))
    if draft.whole:
        lines.append("resources:" if needs else "resources: {}")
        lines += [f"  {key}: {shown_flow(value)}" for key, value in needs.items()]
    else:
        lines.append(f"resources: {shown_flow(needs)}")
    if entry.depends or draft.independent is not None:
        lines.append(f"depends_on: [{', '.join(entry.depends)}]")
    impact = [
        f"{role.value}: {value.text}"
        for role, value in ((Role.DANGER, draft.danger), (Role.IMPACT, draft.serious))
        if value is not None
    ]
    if impact:
        lines.append(f"impact: {{{', '.join(impact)}}}")
    lines += [
        f"{role.value}: {draft.spans[role].text or '~'}" for role in _SPANS if role in draft.spans
    ]
    return "\n".join(lines) + "\n"


def activity_edit(entry: ActivityEntry) -> Edit:
    """What changes in the file of an activity that the plan has."""
    changed, facts = dict(entry.changed), dict(entry.facts)
    needs = {key: tuple(values) for key, values in entry.needs.items()}

    def change(text: str) -> str:
        for key, values in needs.items():
            text = set_value(text, ("resources", key), values)
        for role, value in changed.items():
            text = set_value(text, (role.value,), value)
        for route, fact in facts.items():
            text = set_value(text, route, fact)
        return text

    def meant(old: Mapping[str, Any]) -> dict[str, Any]:
        new = {**old, **{role.value: value for role, value in changed.items()}}
        for (*outer, key), fact in facts.items():
            for name in outer:
                new[name] = {**(new.get(name) or {}), key: as_data(fact)}
            if not outer:
                new[key] = as_data(fact)
        if needs:
            lists = {key: list(values) for key, values in needs.items()}
            new["resources"] = {**(old.get("resources") or {}), **lists}
        return new

    made: Callable[[str], str] = change
    return Edit(entry.path, made, meant)
