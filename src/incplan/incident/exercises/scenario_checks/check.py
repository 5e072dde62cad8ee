"""A scenario with all that its rules need."""

from collections.abc import Iterator, Mapping

from incplan.diagnostics import Finding, Route, Severity
from incplan.frozen import dataclass
from incplan.plan.files.fiches import Measure
from incplan.plan.files.scenarios import Expectation, Inject, Scenario
from incplan.plan.obligations.pack import ObligationPack
from incplan.plan.plan import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One scenario and what it is checked against; `subject` is its file, without `.yaml`.

    `measures` holds every measure of the fiches and of the common blocks, by id.
    """

    scenario: Scenario
    subject: str
    plan: Plan
    pack: ObligationPack
    languages: tuple[str, ...]
    measures: Mapping[str, Measure]

    def finding(
        self, code: str, severity: Severity, *route: str | int, **params: object
    ) -> Finding:
        """A finding at a place of the file."""
        return Finding(
            code=code, severity=severity, subject=self.subject, route=route, params=params
        )

    def reactions(self) -> Iterator[tuple[Inject, Expectation, Route]]:
        """Every expected reaction, with the inject that asks it and its place."""
        for place, inject in enumerate(self.scenario.injects):
            for number, item in enumerate(inject.expect):
                yield inject, item, ("injects", place, "expect", number)


def scenario_check(
    scenario: Scenario, subject: str, plan: Plan, pack: ObligationPack, languages: tuple[str, ...]
) -> Check:
    """A scenario with all that its rules need."""
    fiches = (plan.fiche(key) for key in plan.fiche_ids())
    known = {item.id: item for fiche in fiches if fiche for item in fiche.measures}
    common = plan.common
    if common:
        known.update({item.id: item for item in (*common.opening, *common.closing)})
    return Check(
        scenario=scenario,
        subject=subject,
        plan=plan,
        pack=pack,
        languages=languages,
        measures=known,
    )
