"""The files of measures: what a table adds to a fiche, in the form in which people write it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from incplan.app.intake.measures.managed import Managed
from incplan.app.intake.write import Edit, NewFile
from incplan.plan.validation.schemas import modeline
from incplan.store.yaml.splice import Flow, Plain, append_item, quoted, set_value

_PLAIN: Final = frozenset({"adopted", "due", "on"})


@dataclass(slots=True)
class MeasureEntry:
    """A preventive measure: one of a fiche, or a new one, with what the tables add to it.

    `own` is one that the company added, `file` the file of this run that brought it, `stood` what
    the plan said of it before the run.
    """

    fiche: str
    id: str
    text: str
    is_new: bool = False
    answered: bool = False
    own: bool = False
    file: str = ""
    record: dict[str, str] = field(default_factory=dict)
    changed: dict[str, str] = field(default_factory=dict)
    stood: Mapping[str, str] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """The file in which the organisation answers for it."""
        return f"fiches/{self.fiche}.yaml"


def _flow(changed: Mapping[str, str]) -> dict[str, Flow]:
    return {key: Plain(value) if key in _PLAIN else value for key, value in changed.items()}


def measure_file(
    path: str,
    entries: list[MeasureEntry],
    managed: list[Managed],
    own: tuple[str, ...] = (),
) -> NewFile:
    """The new file of a fiche: what a table says of its measures, and nothing else.

    In a fiche of one's `own` the measures stand at its end.
    """
    lines = [f"{modeline(path)}format: 1"]
    answers = [entry for entry in entries if entry.changed]
    if answers:
        lines.append("adoption:")
    for entry in answers:
        lines.append(f"  {entry.id}:")
        lines += [
            f"    {key}: {value if key in _PLAIN else quoted(value)}"
            for key, value in entry.changed.items()
        ]
    new = [entry for entry in entries if entry.is_new]
    if new:
        lines += [*own, "  preventive:"] if own else ["add_preventive:"]
    indent = "    " if own else "  "
    for entry in new:
        lines += [f"{indent}- id: {entry.id}", f"{indent}  text: {quoted(entry.text)}"]
    if managed:
        lines.append("add_measures:")
    lines += [line for item in managed for line in item.lines]
    return NewFile(path, "\n".join(lines) + "\n")


def measure_edit(path: str, entries: list[MeasureEntry], managed: list[Managed]) -> Edit:
    """What a table adds to the file of a fiche."""
    new = [(entry.id, entry.text) for entry in entries if entry.is_new]
    changed = [
        (entry.id, entry.answered, dict(entry.changed)) for entry in entries if entry.changed
    ]

    def change(text: str) -> str:
        for key, added in new:
            text = append_item(text, "add_preventive", {"id": key, "text": added})
        for item in managed:
            text = append_item(text, "add_measures", item.item)
        for key, answered, values in changed:
            if not answered:
                text = set_value(text, ("adoption", key), _flow(values))
                continue
            for name, value in _flow(values).items():
                text = set_value(text, ("adoption", key, name), value)
        return text

    def meant(old: Mapping[str, Any]) -> dict[str, Any]:
        found = dict(old)
        if new:
            added = [{"id": key, "text": text} for key, text in new]
            found["add_preventive"] = [*(old.get("add_preventive") or ()), *added]
        if managed:
            more = [item.data for item in managed]
            found["add_measures"] = [*(old.get("add_measures") or ()), *more]
        if changed:
            answers = dict(old.get("adoption") or {})
            for key, _answered, values in changed:
                answers[key] = {**(answers.get(key) or {}), **values}
            found["adoption"] = answers
        return found

    made: Callable[[str], str] = change
    return Edit(path, made, meant)
