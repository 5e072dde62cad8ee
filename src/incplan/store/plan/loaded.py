"""A plan after reading: the usable files, the diagnostics, and the positions of values."""

from dataclasses import field
from typing import TYPE_CHECKING

from incplan.diagnostics import Diagnostic, Finding, Place, Route
from incplan.frozen import dataclass
from incplan.plan.plan import Plan

if TYPE_CHECKING:
    from incplan.store.cache.file_values import FileValues
    from incplan.store.yaml.document import Document


@dataclass(slots=True, eq=False, repr=False)
class LoadedPlan:
    """The plan as far as it could be read.

    `broken` names the subjects whose file cannot be used as written: it is left out, or used
    without its wrong parts (`salvaged`, with the routes to them). Folders that cannot be listed are
    among them. `parts` has a fingerprint of each file, `shipped` of each shipped text
    (`library/flood`). `values` are those of an earlier reading, while it lasts.
    """

    plan: Plan | None = None
    broken: set[str] = field(default_factory=set)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    documents: dict[str, "Document"] = field(default_factory=dict)
    parts: dict[str, str] = field(default_factory=dict)
    shipped: dict[str, str] = field(default_factory=dict)

    @property
    def prints(self) -> dict[str, str]:
        """Fingerprints of the company's own files and of the shipped texts, by subject."""
        return {**self.parts, **self.shipped}

    salvaged: dict[str, tuple[Route, ...]] = field(default_factory=dict)
    values: "FileValues | None" = None

    @property
    def is_comparable(self) -> bool:
        """Whether enough of `plan.yaml` can be used to compare the other files with it."""
        return "plan" not in self.broken or "plan" in self.salvaged

    def lacks(self, subject: str) -> bool:
        """Whether a file cannot be used as written, or is in a folder that cannot be listed."""
        return subject in self.broken or (
            "/" in subject and subject.partition("/")[0] in self.broken
        )

    @property
    def files(self) -> int:
        """How many files of the company's own there are, readable or not."""
        folders = ("activities", "contacts", "suppliers", "fiches")
        unread = {item for item in self.broken if item.split("/")[0] != "library"}
        unread -= set(folders)
        return len(self.documents.keys() | unread)

    def address(self, finding: Finding) -> Diagnostic:
        """A finding with the line and column of what it points at."""
        document = self.documents.get(finding.subject)
        path = document.path if document else f"{finding.subject}.yaml"
        place = document.locate(finding.route, at_key=finding.at_key) if document else None
        return Diagnostic(
            code=finding.code,
            severity=finding.severity,
            path=path,
            line=place.line if place else 1,
            column=place.column if place else 1,
            length=place.length if place else 1,
            params=finding.params,
            route=finding.route,
            related=tuple(self._place(subject, route) for subject, route in finding.related),
        )

    def _place(self, subject: str, route: Route) -> Place:
        document = self.documents.get(subject)
        place = document.locate(route) if document else None
        path = document.path if document else f"{subject}.yaml"
        return Place(path, place.line, place.column) if place else Place(path)
