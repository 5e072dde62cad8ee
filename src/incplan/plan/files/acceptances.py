"""`accepted-findings.yaml`: findings that management accepts for a time, and why."""

from collections.abc import Mapping
from dataclasses import field
from typing import Final

from incplan.diagnostics import Diagnostic
from incplan.frozen import dataclass
from incplan.plan.values.model import Model, about
from incplan.plan.values.scalars import Day, Id, LocalText, PlanFileModel

SUBJECT: Final = "accepted-findings"


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptedFinding(Model):
    """One finding of one file that somebody in management lives with for a time."""

    code: str = field(metadata=about(pattern=r"^[A-Z]{3,4}\d{3}$"))
    file: str = field(
        metadata=about(min_length=1, description="Path in the plan: suppliers/telecom.yaml.")
    )
    where: Mapping[str, str] = field(
        default_factory=dict,
        metadata=about(
            description="Only findings with these values, when a file has several of one code."
        ),
    )
    reason: LocalText
    approved_by: Id = field(metadata=about(description="Holder or deputy of management."))
    on: Day | None = None
    expires: Day = field(
        metadata=about(description="Last day; from the next one the finding counts again.")
    )

    def matches(self, item: Diagnostic) -> bool:
        """Whether this acceptance names a finding; its days are not looked at."""
        file = self.file.removesuffix(".yaml").strip("/")
        path = item.path.removesuffix(".yaml")
        return (
            item.code == self.code
            and (path == file or path.startswith(f"{file}/"))
            and all(str(item.params.get(key)) == value for key, value in self.where.items())
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptedFindings(PlanFileModel):
    """`accepted-findings.yaml`."""

    accepted: tuple[AcceptedFinding, ...] = ()
