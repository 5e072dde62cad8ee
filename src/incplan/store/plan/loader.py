"""The plan loader: reads each file by itself, and returns all usable ones with diagnostics."""

import contextlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeVar

from incplan.diagnostics import Diagnostic, Severity
from incplan.frozen import dataclass
from incplan.plan.calendar.working_time import with_day
from incplan.plan.files.acceptances import SUBJECT as ACCEPTED
from incplan.plan.files.acceptances import AcceptedFindings
from incplan.plan.files.activities import Activity
from incplan.plan.files.contacts import Contact
from incplan.plan.files.fiches import CommonBlocks, Fiche, FicheAdoption
from incplan.plan.files.levels import LevelsFile
from incplan.plan.files.organisation import PlanFile
from incplan.plan.files.roster import SUBJECT as ROSTER
from incplan.plan.files.roster import Roster
from incplan.plan.files.suppliers import Supplier
from incplan.plan.files.working_time import WorkingTime
from incplan.plan.maintenance.coverage import content_fingerprint
from incplan.plan.maintenance.fingerprint import part_fingerprint
from incplan.plan.obligations.implied import implied
from incplan.plan.obligations.pack import ObligationsFile
from incplan.plan.plan import Plan
from incplan.plan.values.reading import ValidationError, check
from incplan.plan.values.scalars import PlanFileModel
from incplan.store.cache.copies import Stamp, code_stamps, folder_stamps, read_copy, write_copy
from incplan.store.cache.file_values import FileValues, read_file_values, write_file_values
from incplan.store.cache.folder import cache_directory
from incplan.store.disk.copy_names import suspected_original
from incplan.store.disk.resources import data_file, fiches_dir
from incplan.store.disk.safepath import read_regular
from incplan.store.plan.cache import shipped_reference, values_place
from incplan.store.plan.copies import compared, is_same_thing
from incplan.store.plan.found_gaps import gaps
from incplan.store.plan.listing import CopyFound, list_folder, list_top
from incplan.store.plan.loaded import LoadedPlan
from incplan.store.plan.settings import quickscan
from incplan.store.yaml.document import MAX_BYTES, parse_document, read_document
from incplan.store.yaml.doubled_ids import doubled_ids
from incplan.store.yaml.salvage import BARE_ACTIVITY, BARE_PLAN, salvage
from incplan.store.yaml.schema_errors import schema_diagnostics

AnyFile = TypeVar("AnyFile", bound=PlanFileModel)
FOLDERS: Final[Mapping[str, type[PlanFileModel]]] = {
    "activities": Activity,
    "contacts": Contact,
    "suppliers": Supplier,
    "fiches": FicheAdoption,
}
#: What is put in the place of what a file cannot be without, by kind of file.
_BARE: Final[Mapping[type, Mapping[str, Any]]] = {PlanFile: BARE_PLAN, Activity: BARE_ACTIVITY}


def load_plan(root: Path, values: FileValues | None = None) -> LoadedPlan:
    """Read every file of a plan and the shipped library; a broken file never hides the others.

    With `values` of an earlier reading, files whose content is the same are not read again; the
    positions of their values are missing then.
    """
    loaded = LoadedPlan(values=None if list_top(root).copies else values)
    main = load_file(loaded, root / "plan.yaml", "plan", PlanFile)
    levels = _levels(loaded, root)
    working = main.working_time if main else WorkingTime()
    activities = {
        key: item.in_working_hours(lambda limit: with_day(limit, working))
        for key, item in load_folder(loaded, root, "activities", Activity).items()
    }
    contacts = load_folder(loaded, root, "contacts", Contact)
    suppliers = load_folder(loaded, root, "suppliers", Supplier)
    adoptions = load_folder(loaded, root, "fiches", FicheAdoption)
    accepted = _optional(loaded, root, ACCEPTED, AcceptedFindings)
    # Without this file all questions on scope are asked during an incident.
    obligations = _optional(loaded, root, "obligations", ObligationsFile)
    roster = _optional(loaded, root, ROSTER, Roster)
    _top(loaded, root)
    loaded.parts |= {
        subject: part_fingerprint(subject, document.data)
        for subject, document in loaded.documents.items()
        if subject not in loaded.parts
    }
    library = read_library()
    loaded.shipped.update(library.prints)
    loaded.diagnostics.extend(library.diagnostics)
    if levels is None:
        return loaded
    loaded.plan = Plan(
        file=main or _bare_plan(root),
        levels=levels,
        activities=activities,
        contacts=contacts,
        suppliers=suppliers,
        adoptions=adoptions,
        library=library.fiches,
        common=library.common,
        accepted=accepted.accepted if accepted else (),
        obligations=obligations or ObligationsFile(),
        roster=roster or Roster(),
        implied=implied(main.organisation, shipped_reference().size_limits) if main else {},
        fingerprint=content_fingerprint(loaded.parts),
        gaps=gaps(loaded, library.fiches),
    )
    return loaded


def load_again(root: Path) -> LoadedPlan:
    """As `load_plan`, for what needs no positions: files read before give their values at once."""
    place = values_place(root)
    values = read_file_values(place)
    loaded = load_plan(root, values)
    write_file_values(place, values)
    return loaded


def _content(file: Path) -> bytes | None:
    """The bytes of a file; None where the careful way must say what is wrong."""
    try:
        raw = read_regular(file, MAX_BYTES)
    except OSError:
        return None
    return raw if len(raw) <= MAX_BYTES else None


def _bare_plan(root: Path) -> PlanFile:
    """What is known of a plan whose own file cannot be read: at most its language."""
    language = quickscan(root).language
    return check(PlanFile, {**BARE_PLAN, **({"language": language} if language else {})})


def load_file(
    loaded: LoadedPlan, file: Path, subject: str, model: type[AnyFile], *, shipped: bool = False
) -> AnyFile | None:
    """One file as a checked value; what is wrong with it goes to `loaded`."""
    values = None if shipped else loaded.values
    raw = _content(file) if values is not None else None
    if values is not None and raw is not None and (known := values.recall(subject, raw)):
        loaded.parts[subject] = known[2]
        value: AnyFile = known[1]
        return value
    path, said = f"{subject}.yaml", len(loaded.diagnostics)
    read = read_document(file, path) if raw is None else parse_document(raw, path)
    loaded.diagnostics.extend(read.diagnostics)
    document = read.value
    if document is None:
        loaded.broken.add(subject)
        return None
    if shipped:
        name = f"library/{subject.removeprefix('library/')}"
        loaded.shipped[name] = part_fingerprint(subject, document.data)
    else:
        loaded.documents[subject] = document
    loaded.diagnostics.extend(doubled_ids(document))
    try:
        value = check(model, document.data)
    except ValidationError as problem:
        loaded.broken.add(subject)
        loaded.diagnostics.extend(schema_diagnostics(problem, document, model))
        rest = salvage(model, document.data, _BARE.get(model))
        if rest is None:
            return None
        loaded.salvaged[subject] = rest.left_out
        return rest.value
    if values is not None and raw is not None and len(loaded.diagnostics) == said:
        loaded.parts[subject] = part_fingerprint(subject, document.data)
        values.keep(subject, raw, value, loaded.parts[subject])
    return value


def _optional(loaded: LoadedPlan, root: Path, subject: str, model: type[AnyFile]) -> AnyFile | None:
    """Read a file that a plan may lack."""
    file = root / f"{subject}.yaml"
    return load_file(loaded, file, subject, model) if os.path.lexists(file) else None


def _levels(loaded: LoadedPlan, root: Path) -> LevelsFile | None:
    """The company's levels; the shipped ones when there is no such file."""
    file = root / "levels.yaml"
    if os.path.lexists(file):
        own = load_file(loaded, file, "levels", LevelsFile)
        if own is not None:
            return own
    else:
        loaded.diagnostics.append(
            Diagnostic(code="SCH040", severity=Severity.INFO, path="levels.yaml")
        )
    return load_file(loaded, data_file("levels.yaml"), "levels", LevelsFile, shipped=True)


def load_folder(
    loaded: LoadedPlan, root: Path, name: str, model: type[AnyFile]
) -> dict[str, AnyFile]:
    """The files of a folder by id; copies of them are compared, never read."""
    listing = list_folder(root, name)
    loaded.diagnostics.extend(listing.problems)
    if any(item.code == "SCH041" for item in listing.problems):
        loaded.broken.add(name)
    suspects = {item: suspected_original(item, listing.ids) for item in listing.ids}
    copies = list(listing.copies)
    if copies or any(suspects.values()):
        loaded.values = None  # copies are compared with what the files say
    found: dict[str, AnyFile] = {}
    for stem in sorted(listing.ids, key=lambda item: suspects[item] is not None):
        original, file = suspects[stem], root / name / f"{stem}.yaml"
        known = loaded.documents.get(f"{name}/{original}") if original else None
        if original and known and is_same_thing(file, known):
            copies.append(CopyFound(f"{name}/{stem}.yaml", original))
            continue
        value = load_file(loaded, file, f"{name}/{stem}", model)
        if value is not None:
            found[stem] = value
    _say_copies(loaded, root, name, copies)
    _say_away(loaded, name, listing.away)
    return {stem: found[stem] for stem in listing.ids if stem in found}


def _top(loaded: LoadedPlan, root: Path) -> None:
    """Copies of `plan.yaml` and other top-level files, and those not downloaded."""
    listing = list_top(root)
    _say_copies(loaded, root, "", listing.copies)
    _say_away(loaded, "", listing.away)


def _say_copies(loaded: LoadedPlan, root: Path, folder: str, copies: Iterable[CopyFound]) -> None:
    for copy in copies:
        subject = f"{folder}/{copy.original}".removeprefix("/")
        problem = compared(root, copy, subject, loaded.documents.get(subject))
        loaded.diagnostics.append(problem)
        if problem.code == "SCH045":
            loaded.broken.add(subject)


def _say_away(loaded: LoadedPlan, folder: str, ids: Iterable[str]) -> None:
    """Report files that a cloud folder has not downloaded: they exist but cannot be read.

    A warning, since the plan may be right; but without `plan.yaml` nothing can be checked.
    """
    for item in ids:
        subject = f"{folder}/{item}".removeprefix("/")
        path = f"{subject}.yaml"
        loaded.diagnostics = [old for old in loaded.diagnostics if old.path != path]
        severity = Severity.ERROR if subject == "plan" else Severity.WARNING
        loaded.diagnostics.append(
            Diagnostic(code="SCH047", severity=severity, path=path, params={"original": path})
        )
        loaded.broken.add(subject)


@dataclass(frozen=True, slots=True)
class Library:
    """The shipped fiches in the order of the template, the common blocks, their fingerprints."""

    fiches: Mapping[str, Fiche]
    common: CommonBlocks | None
    diagnostics: tuple[Diagnostic, ...] = ()
    prints: Mapping[str, str] = field(default_factory=dict)


@cache
def read_library() -> Library:
    """The shipped library, cached; it does not change while the program runs."""
    place = cache_directory() / "packs" / "library.bin"
    try:
        found: Library = read_copy(place, _library_stamps())
    except Exception:  # a damaged copy counts as none
        found = parse_library()
        with contextlib.suppress(OSError, RuntimeError):
            write_copy(place, found, _library_stamps())
    return found


def _library_stamps() -> Iterator[Stamp]:
    yield from folder_stamps(fiches_dir(), "shipped")
    yield from code_stamps()


def parse_library() -> Library:
    """Read the library from its files: slow, since they are long."""
    loaded = LoadedPlan()
    found: dict[str, Fiche] = {}
    common: CommonBlocks | None = None
    for filename in sorted(path.name for path in fiches_dir().glob("*.yaml")):
        file = fiches_dir() / filename
        subject = f"library/{filename.removesuffix('.yaml')}"
        if filename == "common.yaml":
            common = load_file(loaded, file, subject, CommonBlocks, shipped=True)
            continue
        fiche = load_file(loaded, file, subject, Fiche, shipped=True)
        if fiche is not None:
            found[fiche.id] = fiche
    order = (
        "flood",
        "fire",
        "ransomware",
        "phishing",
        "ceo_fraud",
        "electricity",
        "telecom",
        "communication",
    )
    ranked = sorted(found, key=lambda key: order.index(key) if key in order else len(order))
    fiches = {key: found[key] for key in ranked}
    return Library(fiches, common, tuple(loaded.diagnostics), dict(loaded.shipped))


def load_library() -> tuple[Mapping[str, Fiche], CommonBlocks | None]:
    """The shipped fiches and the common blocks, without any plan."""
    library = read_library()
    return library.fiches, library.common
