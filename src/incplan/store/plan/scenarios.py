"""Scenarios of exercises: those of the plan in `scenarios/`, and the shipped ones.

They are no part of what is approved: a copy of the company's own with the same id wins.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from incplan.diagnostics import Diagnostic
from incplan.frozen import dataclass
from incplan.plan.files.scenarios import Scenario
from incplan.plan.maintenance.fingerprint import part_fingerprint
from incplan.store.disk.resources import scenarios_dir
from incplan.store.plan.loaded import LoadedPlan
from incplan.store.plan.loader import load_file, load_folder
from incplan.store.yaml.document import read_document

FOLDER: Final = "scenarios"


@dataclass(frozen=True, slots=True)
class Shelf:
    """The scenarios that can be played, by id; `own` are of the company, `loaded` their files."""

    scenarios: Mapping[str, Scenario]
    own: frozenset[str]
    loaded: LoadedPlan

    @property
    def broken(self) -> frozenset[str]:
        """Ids of own files that cannot be used as written."""
        return frozenset(item.partition("/")[2] for item in self.loaded.broken)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is wrong with the files of the company."""
        return tuple(self.loaded.diagnostics)


def own_scenarios(root: Path) -> tuple[Mapping[str, Scenario], LoadedPlan]:
    """The scenarios in the plan, by the name of their file."""
    loaded = LoadedPlan()
    found = load_folder(loaded, root, FOLDER, Scenario)
    return {key: item for key, item in found.items() if f"{FOLDER}/{key}" not in loaded.broken}, (
        loaded
    )


def shipped_ids() -> tuple[str, ...]:
    """Ids of the shipped scenarios."""
    return tuple(sorted(path.stem for path in scenarios_dir().glob("*.yaml")))


def shipped_path(scenario: str) -> Path:
    """The file of a shipped scenario."""
    return scenarios_dir() / f"{scenario}.yaml"


def shipped_scenario(scenario: str) -> Scenario | None:
    """One shipped scenario; None where its file cannot be used."""
    loaded = LoadedPlan()
    return load_file(loaded, shipped_path(scenario), f"{FOLDER}/{scenario}", Scenario)


def all_scenarios(root: Path) -> Shelf:
    """Every scenario: those of the plan first, then the shipped ones."""
    own, loaded = own_scenarios(root)
    found = dict(own)
    for key in shipped_ids():
        hidden = key in found or f"{FOLDER}/{key}" in loaded.broken
        shipped = None if hidden else shipped_scenario(key)
        if shipped is not None:
            found[key] = shipped
    return Shelf(found, frozenset(own), loaded)


def fingerprint_of(root: Path, scenario: str, *, own: bool) -> str:
    """The fingerprint of a scenario as it stands, the company's own or the shipped one."""
    place = root / FOLDER / f"{scenario}.yaml" if own else shipped_path(scenario)
    document = read_document(place, f"{FOLDER}/{scenario}.yaml").value
    return part_fingerprint(f"{FOLDER}/{scenario}", document.data) if document else ""
