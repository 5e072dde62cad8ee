"""Check a plan and its journal: schema, rules, events; every problem with its address."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from incplan.app.desk import Desk
from incplan.diagnostics import Diagnostic, Finding, Severity
from incplan.incident.fold import fold
from incplan.incident.rules import journal_findings

if TYPE_CHECKING:
    from incplan.store.plan import LoadedPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class Validation:
    """All diagnostics, by file then line; `lines` are the lines they point at."""

    errors: int
    warnings: int
    infos: int
    files: int
    incidents: int
    diagnostics: tuple[Diagnostic, ...]
    excerpts: tuple[str, ...]


def validate(
    desk: Desk, *, select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()
) -> Validation:
    """Everything that is wrong, or will be. `select` and `ignore` are codes or their beginnings."""
    from incplan.plan.rules import RULES
    from incplan.plan.rules.context import Context

    loaded = desk.loaded()
    found: list[Diagnostic] = list(loaded.diagnostics)
    if loaded.plan is not None and "plan" not in loaded.broken:
        context = Context(plan=loaded.plan, today=desk.local_now.date(), pack=desk.pack())
        for rule in RULES:
            found.extend(
                loaded.address(finding)
                for finding in rule(context)
                if finding.subject not in loaded.broken
            )
    journal, count = _journal(desk)
    found.extend(journal)
    kept = [item for item in _distinct(found) if _wanted(item, select, ignore)]
    kept.sort(key=lambda item: (item.path, item.line, item.column, item.code))
    return Validation(
        errors=_count(kept, Severity.ERROR),
        warnings=_count(kept, Severity.WARNING),
        infos=_count(kept, Severity.INFO),
        files=len(loaded.documents),
        incidents=count,
        diagnostics=tuple(kept),
        excerpts=tuple(_line(loaded, item) for item in kept),
    )


def _journal(desk: Desk) -> tuple[list[Diagnostic], int]:
    from incplan.store.eventlog import load_events
    from incplan.store.incidents import list_incidents

    loaded = desk.loaded()
    plan = None if "plan" in loaded.broken else loaded.plan
    found: list[Diagnostic] = []
    ids = (*list_incidents(desk.root), *list_incidents(desk.root, "exercises"))
    for incident_id in ids:
        log = load_events(desk.root, incident_id)
        found.extend(log.diagnostics)
        incident = fold(log.value.events)
        folder = "exercises" if incident_id.startswith("EXE") else "incidents"
        subject = f"{folder}/{incident_id}"
        findings = journal_findings(incident, log.value.events, plan, subject)
        paths = {item.name.event_id: item.path for item in log.value.files}
        found.extend(_addressed(finding, paths) for finding in findings)
    return found, len(ids)


def _addressed(finding: Finding, paths: dict[str, str]) -> Diagnostic:
    """A finding about an event points at its file, one about the incident at its folder."""
    event = str(finding.params.get("event", ""))
    return Diagnostic(
        code=finding.code,
        severity=finding.severity,
        path=paths.get(event, finding.subject),
        params=finding.params,
    )


def _distinct(found: list[Diagnostic]) -> list[Diagnostic]:
    """Each problem once: the same code at the same place with the same parameters."""
    seen: dict[object, Diagnostic] = {}
    for item in found:
        key = (item.code, item.path, item.line, item.column, str(sorted(item.params.items())))
        seen.setdefault(key, item)
    return list(seen.values())


def _wanted(item: Diagnostic, select: tuple[str, ...], ignore: tuple[str, ...]) -> bool:
    if ignore and item.code.startswith(ignore):
        return False
    return not select or item.code.startswith(select)


def _count(found: list[Diagnostic], severity: Severity) -> int:
    return sum(1 for item in found if item.severity is severity)


def _line(loaded: "LoadedPlan", item: Diagnostic) -> str:
    """The line of the file a diagnostic points at."""
    document = loaded.documents.get(item.path.removesuffix(".yaml"))
    if document is None or not 0 < item.line <= len(document.lines):
        return ""
    return document.lines[item.line - 1]
