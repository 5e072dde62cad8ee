"""Changes of one file: applied to its text, and to its data to check what the text became."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from incplan.app.plan.filling.reading import as_data
from incplan.plan.filling.keys import Key, value_at, with_value
from incplan.store.yaml.splice import Flow, append_item, set_value


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One value that was written: its key, what stood there, what stands there now."""

    key: str
    path: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Step:
    """One change of a file: a value at a route, or one more item of the list there."""

    route: tuple[str | int, ...]
    value: Flow
    appended: bool = False


def record_steps(key: Key, record: Mapping[str, Flow]) -> list[Step]:
    """A record, value by value, so that what else stands in it stays."""
    return [Step((*key.route, name), value) for name, value in record.items()]


def is_there(item: Mapping[str, Flow], present: Any) -> bool:
    """Whether a list holds an item already: all that is said of it stands in one there."""
    said = as_data(item)
    listed = present if isinstance(present, list) else ()
    return any(
        isinstance(old, Mapping) and all(old.get(name) == value for name, value in said.items())
        for old in listed
    )


def spliced(text: str, data: Any, steps: Iterable[Step]) -> str:
    """The text of a file with changes, `data` being what it holds before. Raises NotSpliceable."""
    for step in steps:
        if step.appended:
            text = append_item(text, step.route, step.value)  # type: ignore[arg-type]
        else:
            route, value = _writable(data, step.route, step.value)
            text = set_value(text, route, value)
        data = meant(data, (step,))
    return text


def _writable(data: Any, route: tuple[str | int, ...], value: Flow) -> tuple[Any, Flow]:
    """The same change, so that one key at most is missing where a block is begun."""
    if not isinstance(data, Mapping) or route[0] not in data:
        return route, value
    depth = next(
        place for place in range(1, len(route) + 1) if not _holds(data, route[:place])
    ) if not _holds(data, route) else len(route)  # fmt: skip
    for name in reversed(route[depth:]):
        value = {str(name): value}
    return route[:depth], value


def _holds(data: Any, route: tuple[str | int, ...]) -> bool:
    parent = value_at(data, route[:-1]) if len(route) > 1 else data
    last = route[-1]
    if isinstance(parent, list):
        return isinstance(last, int) and last < len(parent)
    return isinstance(parent, Mapping) and last in parent


def meant(data: Mapping[str, Any], steps: Iterable[Step]) -> Mapping[str, Any]:
    """The data of a file after changes."""
    for step in steps:
        value = as_data(step.value)
        if step.appended:
            value = [*(value_at(data, step.route) or ()), value]
        data = with_value(data, step.route, value)
    return data


def told(subject: str, step: Step, old: Mapping[str, Any], now: Mapping[str, Any]) -> Written:
    """A change in words: of a list only what was added to it."""
    key, path = str(Key(subject, step.route)), f"{subject}.yaml"
    if step.appended:
        count = len(value_at(old, step.route) or ())
        added = (value_at(now, step.route) or [])[count:]
        return Written(key=key, path=path, before="", after=shown_data(added))
    before, after = (shown_data(value_at(data, step.route)) for data in (old, now))
    return Written(key=key, path=path, before=before, after=after or "~")


def told_of(item: Written, old: str, new: str) -> Written:
    """What was written, told of the file under its new subject."""
    if item.path != f"{old}.yaml":
        return item
    key = item.key.replace(old, new, 1)
    return Written(key=key, path=f"{new}.yaml", before=item.before, after=item.after)


def last_of_each(steps: Iterable[Step]) -> Iterable[Step]:
    """The changes, those of one place once."""
    return {step.route: step for step in steps}.values()


def shown_data(value: Any) -> str:
    """A value in one line, as it is typed; empty for none."""
    if value is None or value == "":
        return ""
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {shown_data(item)}" for name, item in value.items())
    if isinstance(value, list | tuple):
        return "; ".join(shown_data(item) for item in value) or "[]"
    return str(value)
