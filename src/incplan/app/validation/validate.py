"""Check a plan and its journal: schema, rules, events; every problem with its address."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from incplan.app.desk.desk import Desk
from incplan.app.documents.logo import logo_problem
from incplan.app.validation.doubtful import is_doubtful
from incplan.app.validation.excerpts import Excerpts
from incplan.app.validation.leaves import long_fiches
from incplan.app.validation.rule_context import judged, rule_context
from incplan.diagnostics import Diagnostic, Finding, Severity, shown_route
from incplan.errors import UsageError
from incplan.incident.exercises.scenario_checks.check import scenario_check
from incplan.incident.exercises.scenario_rules import scenario_findings
from incplan.incident.response.journal_rules import journal_findings, numbers_given_twice
from incplan.incident.state.fold import fold
from incplan.plan.validation.rules import RULES
from incplan.store.journal.event_problems import EventFile, event_diagnostic
from incplan.store.journal.foreign_files import folder_problems
from incplan.store.journal.incidents import is_imported
from incplan.store.plan.scenarios import FOLDER, own_scenarios
from incplan.store.review.file import load_review

if TYPE_CHECKING:
    from incplan.plan.validation.context.context import Context
    from incplan.store.journal.events import EventLog
    from incplan.store.journal.folder import RawEvent
    from incplan.store.plan.loaded import LoadedPlan

#: How far ahead `validate` looks by default.
HORIZON = timedelta(days=60)


@dataclass(frozen=True, slots=True, kw_only=True)
class NotCompared:
    """A file that the rules did not see, or see without some of its values (`keys`)."""

    path: str
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Validation:
    """All diagnostics, by file then line; `excerpts` are the lines they point at.

    `compared` is False when `plan.yaml` cannot be used at all: then files were not checked against
    each other. `not_compared` are files, or values of files, of which that is so.
    """

    errors: int
    warnings: int
    infos: int
    files: int
    incidents: int
    exercises: int
    diagnostics: tuple[Diagnostic, ...]
    excerpts: tuple[str, ...]
    compared: bool = True
    not_compared: tuple[NotCompared, ...] = ()


def validate(
    desk: Desk,
    *,
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    horizon: timedelta = HORIZON,
    only: tuple[str, ...] = (),
) -> Validation:
    """All problems now, and those that will arise within `horizon`.

    `select` and `ignore` are codes or their beginnings. `only` names files or folders of the plan:
    everything is read, as files belong together, and what is found there alone is kept. Raises
    UsageError for a name of which the plan has no file.
    """
    loaded = desk.loaded()
    ids = _ids(desk)
    chosen = tuple(_named(desk, name) for name in only)
    context = rule_context(desk, horizon) if loaded.is_comparable else None
    if context is not None and not loaded.broken:
        context = replace(context, long_fiches=long_fiches(desk))
    found = _distinct(
        [
            *loaded.diagnostics,
            *_plan_findings(loaded, context),
            *_journal(desk, loaded, ids),
            *desk.plan_log().diagnostics,
            *_picture(desk, loaded),
            *_scenarios(desk, context),
        ]
    )
    if context is not None:
        found = judged(desk, context, found)
    kept = [item for item in found if _wanted(item, select, ignore) and _is_in(item, chosen)]
    kept.sort(key=lambda item: (item.path, item.line, item.column, item.code))
    excerpts = Excerpts(desk.root)
    exercises = sum(item.startswith("EXE") for item in ids)
    return Validation(
        errors=_count(kept, Severity.ERROR),
        warnings=_count(kept, Severity.WARNING),
        infos=_count(kept, Severity.INFO),
        files=loaded.files,
        incidents=len(ids) - exercises,
        exercises=exercises,
        diagnostics=tuple(kept),
        excerpts=tuple(excerpts.line(item.path, item.line) for item in kept),
        compared=context is not None,
        not_compared=tuple(_not_compared(loaded)),
    )


def _not_compared(loaded: "LoadedPlan") -> Iterator[NotCompared]:
    """Files of the company's own with an error, and which of their values were left out."""
    for subject in sorted(loaded.broken):
        left_out = loaded.salvaged.get(subject, ())
        keys = tuple(dict.fromkeys(shown_route(route) for route in left_out))
        yield NotCompared(path=_path_of(loaded, subject), keys=keys)


def _path_of(loaded: "LoadedPlan", subject: str) -> str:
    """The path of a file; that of a folder which cannot be listed."""
    named = {item.path for item in loaded.diagnostics}
    return subject if subject in named else f"{subject}.yaml"


def _picture(desk: Desk, loaded: "LoadedPlan") -> Iterator[Diagnostic]:
    problem = logo_problem(desk) if loaded.is_comparable else None
    if problem is not None:
        yield loaded.address(problem)


def _plan_findings(loaded: "LoadedPlan", context: "Context | None") -> Iterator[Diagnostic]:
    if context is None:
        return
    for rule in RULES:
        for finding in rule(context):
            if not is_doubtful(loaded, finding):
                yield loaded.address(finding)


def _scenarios(desk: Desk, context: "Context | None") -> Iterator[Diagnostic]:
    """What is wrong with the company's own exercises."""
    own, read = own_scenarios(desk.root)
    yield from read.diagnostics
    if context is None:
        return
    file = context.plan.file
    languages = tuple(dict.fromkeys((file.language, *file.languages)))
    for key, scenario in own.items():
        check = scenario_check(scenario, f"{FOLDER}/{key}", context.plan, desk.pack(), languages)
        yield from (read.address(finding) for finding in scenario_findings(check))


def _ids(desk: Desk) -> tuple[str, ...]:
    return (*desk.incidents(), *desk.incidents("exercises"))


def _journal(desk: Desk, loaded: "LoadedPlan", ids: tuple[str, ...]) -> Iterator[Diagnostic]:
    yield from folder_problems(desk.root)
    for finding in numbers_given_twice(ids):
        same = (finding.subject.rpartition("/")[2], *str(finding.params["other"]).split(", "))
        if not all(is_imported(desk.root, item) for item in same):  # a register may have 5a and 5b
            yield _addressed(desk, finding, None)
    for incident_id in ids:
        log = desk.events(incident_id, desk.zone)
        yield from log.diagnostics
        yield from _incident(desk, loaded, incident_id, log.value, log.diagnostics)


def _incident(
    desk: Desk,
    loaded: "LoadedPlan",
    incident_id: str,
    log: "EventLog",
    problems: tuple[Diagnostic, ...],
) -> Iterator[Diagnostic]:
    """What the rule book finds in one incident, but not what a broken file alone explains."""
    yield from load_review(desk.root, incident_id).diagnostics
    folder = "exercises" if incident_id.startswith("EXE") else "incidents"
    names = desk.event_names(incident_id)
    findings = journal_findings(
        fold(log.events, log.unread, log.waiting),
        log.events,
        loaded.plan if loaded.is_comparable else None,
        f"{folder}/{incident_id}",
        now=desk.now,
        present=frozenset(name.event_id for name in names),
    )
    unread = any(item.severity is Severity.ERROR and "-declared-" in item.path for item in problems)
    files = {item.name.event_id: item for item in reversed(log.files)}
    for finding in findings:
        if loaded.lacks(finding.needs) or (finding.code == "JRN010" and unread):
            continue
        yield _addressed(desk, finding, files.get(str(finding.params.get("event"))))


def _addressed(desk: Desk, finding: Finding, raw: "RawEvent | None") -> Diagnostic:
    """Give a finding its place: about an event in its file, about the incident at its folder."""
    if raw is None:
        return Diagnostic(
            code=finding.code,
            severity=finding.severity,
            path=finding.subject,
            params=finding.params,
        )
    return event_diagnostic(
        EventFile(desk.root, raw),
        finding.code,
        finding.route,
        finding.params,
        severity=finding.severity,
        at_key=finding.at_key,
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


def _named(desk: Desk, given: str) -> str:
    """The path in the plan of a file or folder: as typed there, or without `.yaml`."""
    name = given.strip().replace("\\", "/").removeprefix("./").strip("/")
    inside = name.removeprefix(f"{desk.root.as_posix().strip('/')}/")
    for path in (inside, f"{inside}.yaml"):
        if path and ".." not in path.split("/") and (desk.root / path).exists():
            return path
    raise UsageError("no_such_plan_file", given=given[:200])


def _is_in(item: Diagnostic, chosen: tuple[str, ...]) -> bool:
    return not chosen or any(f"{item.path}/".startswith(f"{name}/") for name in chosen)


def _count(found: list[Diagnostic], severity: Severity) -> int:
    return sum(1 for item in found if item.severity is severity)
