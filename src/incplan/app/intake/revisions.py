"""Changes of files of the plan by key, each file written once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from incplan.app.intake.contacts.details import as_data
from incplan.app.intake.write import Edit, Write
from incplan.diagnostics import Route
from incplan.store.yaml.splice import Flow, append_item, set_value


@dataclass(slots=True)
class _Changes:
    """What changes in a file: values by their route, items added to lists."""

    values: list[tuple[Route, Flow]] = field(default_factory=list)
    items: list[tuple[Route, Mapping[str, Flow]]] = field(default_factory=list)


@dataclass(slots=True)
class Revisions:
    """Collects the changes of files that exist."""

    files: dict[str, _Changes] = field(default_factory=dict)

    def set(self, path: str, route: Route, value: Flow) -> None:
        """Give a key a value."""
        self.files.setdefault(path, _Changes()).values.append((route, value))

    def append(self, path: str, route: Route, item: Mapping[str, Flow]) -> None:
        """Add an item at the end of a list."""
        self.files.setdefault(path, _Changes()).items.append((route, item))

    def writes(self) -> tuple[Write, ...]:
        """One change for each file."""
        return tuple(_edit(path, changes) for path, changes in self.files.items())


def _edit(path: str, changes: _Changes) -> Edit:
    def change(text: str) -> str:
        for route, value in changes.values:
            text = set_value(text, route, value)
        for route, item in changes.items:
            text = append_item(text, route, item)
        return text

    def meant(old: Mapping[str, Any]) -> Mapping[str, Any]:
        new: Any = _copied(old)
        for route, value in changes.values:
            _place(new, route)[route[-1]] = as_data(value)
        for route, item in changes.items:
            holder = _place(new, route)
            holder[route[-1]] = [*(holder.get(route[-1]) or ()), as_data(item)]
        return dict(new)

    return Edit(path, change, meant)


def _place(data: Any, route: Route) -> Any:
    """The mapping that holds the last key of a route, made where it is missing."""
    for key in route[:-1]:
        if isinstance(key, str) and not data.get(key):
            data[key] = {}
        data = data[key]
    return data


def _copied(data: Any) -> Any:
    if isinstance(data, Mapping):
        return {key: _copied(item) for key, item in data.items()}
    return [_copied(item) for item in data] if isinstance(data, list) else data
