"""Rules over a whole plan: small pure functions that yield findings, collected in a tuple."""

from collections.abc import Callable, Iterator
from typing import Final

from incplan.diagnostics import Finding
from incplan.plan.rules import objectives, references, roles
from incplan.plan.rules.context import Context

Rule = Callable[[Context], Iterator[Finding]]

RULES: Final[tuple[Rule, ...]] = (
    references.role_people,
    references.preparation_people,
    references.sites,
    references.activity_links,
    references.contact_links,
    references.supplier_links,
    references.fiche_links,
    references.obligation_links,
    roles.required_roles,
    roles.deputies,
    roles.reporting_channels,
    roles.prior_documents,
    objectives.dependency_objectives,
    objectives.dependency_circles,
    objectives.own_limits,
)
