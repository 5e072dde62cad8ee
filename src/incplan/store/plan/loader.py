"""The plan loader: every file on its own, all that could be read plus what was wrong."""

import contextlib
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import field
from functools import cache
from pathlib import Path
from typing import Final, TypeVar

from incplan.diagnostics import Diagnostic, Severity
from incplan.frozen import dataclass
from incplan.plan.files.acceptances import SUBJECT as ACCEPTED
from incplan.plan.files.acceptances import AcceptedFindings
from incplan.plan.files.activities import Activity
from incplan.plan.files.contacts import Contact
from incplan.plan.files.fiches import CommonBlocks, Fiche, FicheAdoption
from incplan.plan.files.levels import LevelsFile
from incplan.plan.files.organisation import PlanFile
from incplan.plan.files.suppliers import Supplier
from incplan.plan.maintenance.coverage import content_fingerprint
from incplan.plan.maintenance.fingerprint import part_fingerprint
from incplan.plan.obligations.pack import ObligationsFile
from incplan.plan.plan import Plan
from incplan.plan.values.reading import ValidationError, check
from incplan.plan.values.scalars import PlanFileModel
from incplan.store.cache.copies import Stamp, code_stamps, folder_stamps, read_copy, write_copy
from incplan.store.cache.folder import cache_directory
from incplan.store.disk.resources import data_file, fiches_dir
from incplan.store.disk.safepath import is_link
from incplan.store.plan.loaded import LoadedPlan
from incplan.store.yaml.document import read_document
from incplan.store.yaml.doubled_ids import doubled_ids
from incplan.store.yaml.salvage import BARE_PLAN, salvage
from incplan.store.yaml.schema_errors import schema_diagnostics

AnyFile = TypeVar("AnyFile", bound=PlanFileModel)
_FILE_NAME: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,62}\.yaml", re.ASCII)
FOLDERS: Final[Mapping[str, type[PlanFileModel]]] = {
    "activities": Activity,
    "contacts": Contact,
    "suppliers": Supplier,
    "fiches": FicheAdoption,
}


def load_plan(root: Path) -> LoadedPlan:
    """Read every file of a plan and the shipped library; a broken file never hides the others."""
    loaded = LoadedPlan()
    main = _load(loaded, root / "plan.yaml", "plan", PlanFile)
    levels = _levels(loaded, root)
    activities = dict(_folder(loaded, root, "activities", Activity))
    contacts = dict(_folder(loaded, root, "contacts", Contact))
    suppliers = dict(_folder(loaded, root, "suppliers", Supplier))
    adoptions = dict(_folder(loaded, root, "fiches", FicheAdoption))
    accepted = _optional(loaded, root, ACCEPTED, AcceptedFindings)
    # Without the file every question on scope is asked at the incident.
    obligations = _optional(loaded, root, "obligations", ObligationsFile)
    _unread(loaded, root, "roster")
    loaded.parts = {
        subject: part_fingerprint(subject, document.data)
        for subject, document in loaded.documents.items()
    }
    library = read_library()
    loaded.shipped.update(library.prints)
    loaded.diagnostics.extend(library.diagnostics)
    if levels is None:
        return loaded
    loaded.plan = Plan(
        file=main or check(PlanFile, BARE_PLAN),
        levels=levels,
        activities=activities,
        contacts=contacts,
        suppliers=suppliers,
        adoptions=adoptions,
        library=library.fiches,
        common=library.common,
        accepted=accepted.accepted if accepted else (),
        obligations=obligations or ObligationsFile(),
        fingerprint=content_fingerprint(loaded.parts),
    )
    return loaded


def _load(
    loaded: LoadedPlan, file: Path, subject: str, model: type[AnyFile], *, shipped: bool = False
) -> AnyFile | None:
    read = read_document(file, f"{subject}.yaml")
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
        return check(model, document.data)
    except ValidationError as problem:
        loaded.broken.add(subject)
        loaded.diagnostics.extend(schema_diagnostics(problem, document, model))
        return salvage(model, document.data, BARE_PLAN if model is PlanFile else None)


def _optional(loaded: LoadedPlan, root: Path, subject: str, model: type[AnyFile]) -> AnyFile | None:
    """A file a plan can do without."""
    file = root / f"{subject}.yaml"
    return _load(loaded, file, subject, model) if file.exists() or is_link(file) else None


def _unread(loaded: LoadedPlan, root: Path, subject: str) -> None:
    """A file that has its fingerprint, and that nothing is read from yet."""
    file = root / f"{subject}.yaml"
    if file.exists() or is_link(file):
        read = read_document(file, f"{subject}.yaml")
        loaded.diagnostics.extend(read.diagnostics)
        if read.value is None:
            loaded.broken.add(subject)
        else:
            loaded.documents[subject] = read.value


def _levels(loaded: LoadedPlan, root: Path) -> LevelsFile | None:
    """The company's levels; the shipped ones when there is no such file."""
    file = root / "levels.yaml"
    if file.exists() or is_link(file):
        own = _load(loaded, file, "levels", LevelsFile)
        if own is not None:
            return own
    else:
        loaded.diagnostics.append(
            Diagnostic(code="SCH040", severity=Severity.INFO, path="levels.yaml")
        )
    return _load(loaded, data_file("levels.yaml"), "levels", LevelsFile, shipped=True)


def _folder(
    loaded: LoadedPlan, root: Path, name: str, model: type[AnyFile]
) -> Iterator[tuple[str, AnyFile]]:
    for filename in _names(root / name):
        if not _FILE_NAME.fullmatch(filename):
            if not filename.startswith("."):
                loaded.diagnostics.append(
                    Diagnostic(
                        code="SCH025",
                        severity=Severity.ERROR,
                        path=f"{name}/{filename}",
                        params={"given": filename},
                    )
                )
            continue
        stem = filename.removesuffix(".yaml")
        value = _load(loaded, root / name / filename, f"{name}/{stem}", model)
        if value is not None:
            yield stem, value


def _names(folder: Path) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entry.name for entry in entries if entry.name != "README.md")
    except OSError:
        return []


@dataclass(frozen=True, slots=True)
class Library:
    """The shipped fiches in the order of the template, the common blocks, their fingerprints."""

    fiches: Mapping[str, Fiche]
    common: CommonBlocks | None
    diagnostics: tuple[Diagnostic, ...] = ()
    prints: Mapping[str, str] = field(default_factory=dict)


@cache
def read_library() -> Library:
    """What is shipped, as last read; it does not change while the program runs."""
    place = cache_directory() / "packs" / "library.bin"
    try:
        found: Library = read_copy(place, _library_stamps())
    except Exception:  # a copy that cannot be used is no copy
        found = parse_library()
        with contextlib.suppress(OSError, RuntimeError):
            write_copy(place, found, _library_stamps())
    return found


def _library_stamps() -> Iterator[Stamp]:
    yield from folder_stamps(fiches_dir(), "shipped")
    yield from code_stamps()


def parse_library() -> Library:
    """Read what is shipped from its files: slow, they are long."""
    loaded = LoadedPlan()
    found: dict[str, Fiche] = {}
    common: CommonBlocks | None = None
    for filename in _names(fiches_dir()):
        if not filename.endswith(".yaml"):
            continue
        file = fiches_dir() / filename
        subject = f"library/{filename.removesuffix('.yaml')}"
        if filename == "common.yaml":
            common = _load(loaded, file, subject, CommonBlocks, shipped=True)
            continue
        fiche = _load(loaded, file, subject, Fiche, shipped=True)
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
