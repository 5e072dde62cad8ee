"""The demo plan with small edits: what `validate` says of it more than of the demo itself."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Any

from incplan.diagnostics import Diagnostic
from incplan.plan.files.levels import LevelsFile
from incplan.plan.files.organisation import PlanFile
from incplan.plan.files.roster import Roster
from incplan.plan.maintenance.effective import with_record
from incplan.plan.plan import Plan
from incplan.plan.record import PlanRecord
from incplan.plan.validation.context.context import Context
from incplan.plan.validation.rules import RULES
from incplan.plan.values.reading import check as model_of
from incplan.store.obligations.reference import load_authorities, load_size_limits
from incplan.store.plan.loaded import LoadedPlan
from incplan.store.plan.loader import FOLDERS, load_plan
from incplan.store.yaml.document import parse_document
from tests.conftest import DEMO

TODAY = date(2026, 11, 23)
PARTS = {
    "activities": "activities",
    "contacts": "contacts",
    "suppliers": "suppliers",
    "fiches": "adoptions",
}
#: Path to its new text, to pairs of old and new pieces of text, or to None: the file is gone.
Edits = Mapping[str, str | list[tuple[str, str]] | None]
Place = tuple[str, str, int]


@dataclass(frozen=True)
class Checked:
    """Findings of a plan, and its lines."""

    diagnostics: tuple[Diagnostic, ...]
    loaded: LoadedPlan

    @property
    def places(self) -> set[Place]:
        """Code, path and line of each."""
        return {(item.code, item.path, item.line) for item in self.diagnostics}

    def line(self, path: str, text: str) -> int:
        """The number of the first line that holds a text."""
        lines = self.loaded.documents[path.removesuffix(".yaml")].lines
        return next(number for number, line in enumerate(lines, start=1) if text in line)

    def of(self, code: str) -> Diagnostic:
        """The only finding of a code."""
        (found,) = [item for item in self.diagnostics if item.code == code]
        return found


@cache
def demo() -> LoadedPlan:
    """The demo plan, read once."""
    return load_plan(DEMO)


def check(edits: Edits, *, today: date = TODAY, horizon: int = 60, **context: Any) -> Checked:
    """All rules over the edited demo."""
    loaded = _edited(edits)
    assert loaded.plan is not None
    record = context.get("record", PlanRecord())
    facts = Context(
        plan=with_record(loaded.plan, record, today, context.get("parts", {})),
        today=today,
        horizon=timedelta(days=horizon),
        authorities=load_pack(),
        size_limits=load_limits(),
        **context,
    )
    found = tuple(
        loaded.address(finding)
        for rule in RULES
        for finding in rule(facts)
        if finding.needs not in facts.unreadable
    )
    return Checked(found, loaded)


def added(edits: Edits, **options: Any) -> tuple[set[Place], Checked]:
    """What an edit adds to the findings of the demo."""
    try:
        before = _before(tuple(sorted(options.items())))
    except TypeError:  # something that changes, such as a journal
        before = check({}, **options)
    after = check(edits, **options)
    known = {(item.code, item.path) for item in before.diagnostics}
    return {place for place in after.places if place[:2] not in known}, after


@cache
def _before(options: tuple[tuple[str, Any], ...]) -> Checked:
    """The demo plan as it stands, checked once for each way of looking at it."""
    return check({}, **dict(options))


load_pack = cache(load_authorities)
load_limits = cache(load_size_limits)


def _edited(edits: Edits) -> LoadedPlan:
    source = demo()
    assert source.plan is not None
    plan, documents = source.plan, dict(source.documents)
    for path, change in edits.items():
        subject = path.removesuffix(".yaml")
        if change is None:
            documents.pop(subject, None)
            plan = _with(plan, subject, None)
            continue
        text = change if isinstance(change, str) else "\n".join(documents[subject].lines)
        for old, new in change if isinstance(change, list) else ():
            assert text.count(old) == 1, f"{path}: {old!r} stands {text.count(old)} times"
            text = text.replace(old, new)
        parsed = parse_document(text.encode(), path)
        assert parsed.value is not None, parsed.diagnostics
        documents[subject] = parsed.value
        plan = _with(plan, subject, parsed.value.data)
    return LoadedPlan(plan=plan, documents=documents)


def _with(plan: Plan, subject: str, data: Any) -> Plan:
    folder, _slash, key = subject.partition("/")
    if folder == "plan":
        return replace(plan, file=model_of(PlanFile, data))
    if folder == "levels":
        return replace(plan, levels=model_of(LevelsFile, data))
    if folder == "roster":
        return replace(plan, roster=model_of(Roster, data))
    items = {name: item for name, item in getattr(plan, PARTS[folder]).items() if name != key}
    if data is not None:
        items[key] = model_of(FOLDERS[folder], data)
    return replace(plan, **{PARTS[folder]: dict(sorted(items.items()))})
