"""Compare the shipped fiches with the wording the organisation last read; no file is changed."""

from dataclasses import dataclass

from incplan.app.desk.desk import Desk
from incplan.app.desk.naming import known_fiche
from incplan.plan.files.fiches import Fiche, FicheAdoption
from incplan.plan.library.copies import Change, ChangeKind, changes, copy_of, lines_to_change
from incplan.plan.plan import Plan
from incplan.store.plan.library_copies import keep_copy, read_copy


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedMeasure:
    """A measure that differs, in the reader's language; `uses` are the keys that name it."""

    id: str
    kind: ChangeKind
    preventive: bool
    before: str
    now: str
    uses: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FicheUpdate:
    """One fiche. `compared` is False when no copy of the wording last read is left."""

    fiche: str
    title: str
    path: str
    read_version: str | None
    version: str
    compared: bool
    changes: tuple[ChangedMeasure, ...]
    lines: tuple[str, ...]
    kept: str | None = None


@dataclass(frozen=True, slots=True)
class FicheUpdates:
    """All fiches asked about, and the own fiches, which have no shipped text to compare with."""

    fiches: tuple[FicheUpdate, ...]
    own: tuple[str, ...]


def fiche_update(desk: Desk, name: str | None, *, keep: bool = False) -> FicheUpdates:
    """Compare one fiche or all. With `keep`, also keep today's wording for the next comparison.

    Raises UsageError for an unknown fiche, NotWrittenError when a copy cannot be kept.
    """
    plan: Plan = desk.plan()
    keys = (known_fiche(plan, name),) if name else plan.fiche_ids()
    own = tuple(key for key in keys if _is_own(plan, key))
    found = [_update(desk, plan, plan.library[key], keep=keep) for key in keys if key not in own]
    return FicheUpdates(tuple(found), own)


def _is_own(plan: Plan, key: str) -> bool:
    adoption = plan.adoptions.get(key)
    return key not in plan.library or (adoption is not None and adoption.own is not None)


def _update(desk: Desk, plan: Plan, fiche: Fiche, *, keep: bool) -> FicheUpdate:
    adoption = plan.adoptions.get(fiche.id) or FicheAdoption()
    version = adoption.library_version
    read = read_copy(desk.root, fiche.id, version) if version else None
    if read is None and version == fiche.version:
        read = copy_of(fiche)
    found = changes(fiche, read, adoption)
    kept = keep_copy(desk.root, copy_of(fiche)) if keep else None
    return FicheUpdate(
        fiche=fiche.id,
        title=plan.text(fiche.title, desk.language),
        path=f"fiches/{fiche.id}.yaml",
        read_version=version,
        version=fiche.version,
        compared=read is not None,
        changes=tuple(_changed(plan, item, desk.language) for item in found),
        lines=lines_to_change(fiche, found, adoption, desk.local_now.date().isoformat()),
        kept=kept.relative_to(desk.root).as_posix() if kept else None,
    )


def _changed(plan: Plan, change: Change, language: str) -> ChangedMeasure:
    return ChangedMeasure(
        id=change.id,
        kind=change.kind,
        preventive=change.preventive,
        before=plan.text(change.before, language),
        now=plan.text(change.now, language),
        uses=change.uses,
    )
