"""Management accepts a finding by name and until a day; the file of acceptances is written (S-104).

What is accepted is a risk that somebody decided to live with, not a fact made to look better.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from typing import Any, Final

from incplan.app.desk.desk import Desk
from incplan.app.desk.naming import contact_names, meant, spoken
from incplan.app.desk.unsaved import unsaved
from incplan.app.validation.validate import validate
from incplan.diagnostics import Diagnostic, Route, Severity
from incplan.errors import RefusedError, UsageError
from incplan.plan.files.acceptances import SUBJECT, AcceptedFinding
from incplan.plan.plan import Plan
from incplan.plan.validation.maintenance.acceptance import NEVER_ACCEPTED
from incplan.plan.values.answers import is_answer
from incplan.store.git.commits import commit_files
from incplan.store.plan.edit import create_plan_file, edit_plan_file
from incplan.store.yaml.splice import append_item, set_value

FILE: Final = f"{SUBJECT}.yaml"
#: What a renewal says anew.
_RENEWED: Final = ("reason", "approved_by", "on", "expires")
_SHOWN: Final = 10
_FINDINGS: Final = (Severity.ERROR, Severity.WARNING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is to be accepted: a code, where, only with these values, why, until which day.

    `every` takes all findings of the code in the file, also those that come later.
    """

    code: str
    where: str | None
    reason: str
    until: date
    only: Mapping[str, str]
    every: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptanceGiven:
    """An acceptance stands in the file. `findings` are those that it now covers.

    `renewed` is the last day of the acceptance it takes the place of. `commit` is None with the
    code of the reason in `not_saved`; `file_unsaved` means that the file held other changes, which
    its writer saves.
    """

    code: str
    file: str
    where: Mapping[str, str]
    reason: str
    by: str
    on: date
    until: date
    findings: int
    renewed: date | None
    commit: str | None
    not_saved: str | None


def accept(desk: Desk, wanted: Wanted) -> AcceptanceGiven:
    """Write the acceptance and commit its file.

    Raises UsageError for a code or place that has no finding, and where it is not clear which one
    is meant; RefusedError for somebody who is not management, and for what cannot be accepted.
    """
    plan: Plan = desk.sound_plan() if "plan" in desk.loaded().broken else desk.plan()
    today = desk.local_now.date()
    by = _entitled(desk, plan)
    _complete(wanted, today)
    file, findings = _meant(desk, wanted)
    entry = _entry(wanted, file, by, today)
    place = _standing(plan.accepted, wanted, file)
    clean = not any(FILE in (item.path, item.before) for item in unsaved(desk).files)
    _write(desk, entry, place)
    commit, reason = _save(desk, entry) if clean else (None, "file_unsaved")
    return AcceptanceGiven(
        code=wanted.code,
        file=file,
        where=wanted.only,
        reason=wanted.reason.strip(),
        by=by,
        on=today,
        until=wanted.until,
        findings=len(findings),
        renewed=None if place is None else plan.accepted[place].expires,
        commit=commit,
        not_saved=reason,
    )


def _entitled(desk: Desk, plan: Plan) -> str:
    if desk.by is None:
        raise UsageError("accepter_needed")
    if desk.by not in plan.approvers:
        raise RefusedError("may_not_accept", by=desk.by, people=", ".join(plan.approvers))
    return desk.by


def _complete(wanted: Wanted, today: date) -> None:
    if wanted.code.startswith(NEVER_ACCEPTED):
        raise RefusedError("never_accepted", finding=wanted.code)
    if not is_answer(wanted.reason):
        raise UsageError("accept_needs_reason")
    if wanted.until < today:
        raise UsageError("accept_until_past", until=wanted.until.isoformat())


def _names(plan: Plan, path: str) -> tuple[str, ...]:
    """What a file of the plan is about."""
    key = PurePosixPath(path).stem
    supplier, activity = plan.suppliers.get(key), plan.activities.get(key)
    names = (supplier.name,) if supplier else contact_names(plan, key)
    return (*names, *(spoken(activity.name) if activity else ()))


def _meant(desk: Desk, wanted: Wanted) -> tuple[str, list[Diagnostic]]:
    """The file and the findings that the acceptance covers."""
    found = [
        item
        for item in validate(desk, select=(wanted.code,)).diagnostics
        if item.accepted is not None or item.severity in _FINDINGS
    ]
    if not found:
        raise UsageError("nothing_to_accept", finding=wanted.code)
    here = [item for item in found if wanted.where is None or _is_at(item.path, wanted.where)]
    if wanted.where and not here:
        named = meant(wanted.where, {item.path: _names(desk.plan(), item.path) for item in found})
        here = [item for item in found if item.path in named]
    files = sorted({item.path for item in here})
    if len(files) != 1:
        reason = "accept_which_file" if files else "nothing_to_accept_there"
        raise UsageError(
            reason, details=_listed(here or found), finding=wanted.code, where=wanted.where or ""
        )
    chosen = [item for item in here if _has(item, wanted.only)]
    if not chosen:
        raise UsageError(
            "nothing_to_accept_there",
            details=_listed(here),
            finding=wanted.code,
            where=_as_words(wanted.only),
        )
    if len(chosen) > 1 and not wanted.every:
        raise UsageError(
            "accept_which_value",
            details=_listed(chosen),
            file=files[0],
            example=_as_words(_telling(chosen)),
        )
    return files[0], chosen


def _is_at(path: str, where: str) -> bool:
    """Whether a path in the plan is meant: whole, without its folder, or without `.yaml`."""
    short = where.strip().removesuffix(".yaml").strip("/").casefold()
    known = path.removesuffix(".yaml").casefold()
    return short in (known, known.rsplit("/", 1)[-1]) or known.startswith(f"{short}/")


def _has(item: Diagnostic, only: Mapping[str, str]) -> bool:
    return all(str(item.params.get(key)) == value for key, value in only.items())


def _telling(found: list[Diagnostic]) -> dict[str, str]:
    """A value of the first finding that no other one has, if there is such a value."""
    first, *others = found
    for key, value in _plain(first).items():
        if all(item.params.get(key) != value for item in others):
            return {key: str(value)}
    return {}


def _as_words(only: Mapping[str, str]) -> str:
    return " ".join(f"--only {key}={value}" for key, value in only.items())


def _listed(found: Iterable[Diagnostic]) -> tuple[tuple[str, dict[str, object]], ...]:
    return tuple(
        ("finding", {"path": item.path, "line": item.line, "code": item.code, **_values(item)})
        for item in list(found)[:_SHOWN]
    )


def _values(item: Diagnostic) -> dict[str, object]:
    return {"values": ", ".join(f"{key}={value}" for key, value in _plain(item).items())}


def _plain(item: Diagnostic) -> dict[str, object]:
    """The values that can be typed after --only: single ones that say something."""
    return {
        key: value
        for key, value in item.params.items()
        if key != "case" and isinstance(value, str | int) and value != ""
    }


def _entry(wanted: Wanted, file: str, by: str, today: date) -> dict[str, Any]:
    """The keys of the acceptance in the order of the documentation."""
    where = {"where": dict(wanted.only)} if wanted.only else {}
    return {
        "code": wanted.code,
        "file": file,
        **where,
        "reason": wanted.reason.strip(),
        "approved_by": by,
        "on": today.isoformat(),
        "expires": wanted.until.isoformat(),
    }


def _standing(accepted: tuple[AcceptedFinding, ...], wanted: Wanted, file: str) -> int | None:
    """The place of an acceptance of the same findings, which is renewed."""
    for place, entry in enumerate(accepted):
        same_file = entry.file.removesuffix(".yaml").strip("/") == file.removesuffix(".yaml")
        if entry.code == wanted.code and same_file and dict(entry.where) == dict(wanted.only):
            return place
    return None


def _write(desk: Desk, entry: Mapping[str, Any], place: int | None) -> None:
    if not (desk.root / FILE).exists():
        create_plan_file(desk.root, FILE, with_entry("format: 1\n", entry, None))
        return
    edit_plan_file(
        desk.root,
        FILE,
        lambda text: with_entry(text, entry, place),
        lambda old: data_with_entry(old, entry, place),
    )


def with_entry(text: str, entry: Mapping[str, Any], place: int | None) -> str:
    """The text of the file with a new entry, or that at a place renewed; all else as it was."""
    if place is None:
        return append_item(text, "accepted", entry)
    for key in _RENEWED:
        route: Route = ("accepted", place, key)
        text = set_value(text, route, entry[key])
    return text


def data_with_entry(
    old: Mapping[str, Any], entry: Mapping[str, Any], place: int | None
) -> dict[str, Any]:
    """What the file holds then."""
    entries = list(old.get("accepted") or ())
    if place is None:
        entries.append(dict(entry))
    else:
        entries[place] = {**entries[place], **{key: entry[key] for key in _RENEWED}}
    return {**old, "accepted": entries}


def _save(desk: Desk, entry: Mapping[str, Any]) -> tuple[str | None, str | None]:
    """The commit, or the code of the reason why there is none."""
    if not desk.commit:
        return None, "git.off"
    done = commit_files(
        desk.root,
        (desk.root / FILE,),
        f"plan: accepted {entry['code']} in {entry['file']} until {entry['expires']}",
        author=desk.author,
        alone=True,
    )
    return done.commit, done.reason
