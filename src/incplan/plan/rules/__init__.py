"""Rules over a whole plan: small pure functions that yield findings, collected in a tuple."""

from collections.abc import Callable, Iterator
from typing import Final

from incplan.diagnostics import Finding
from incplan.plan.rules import (
    completeness,
    contracts,
    data_objectives,
    objectives,
    papers,
    recovery_times,
    references,
    reviews,
    roles,
    suspects,
)
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
    roles.required_roles,
    roles.deputies,
    roles.reporting_channels,
    roles.prior_documents,
    objectives.dependency_objectives,
    objectives.dependency_circles,
    objectives.own_limits,
    objectives.dependency_margins,
    objectives.own_backups,
    data_objectives.shared_data,
    data_objectives.data_without_backup,
    completeness.element_lists,
    completeness.activity_people,
    completeness.activity_fiches,
    contracts.contract_references,
    contracts.contract_terms,
    contracts.resolution_times,
    recovery_times.recovery_times,
    data_objectives.supplier_backups,
    data_objectives.restore_tests,
    contracts.public_holidays,
    contracts.penalties,
    contracts.small_print,
    contracts.emergency_numbers,
    contracts.availability,
    contracts.incident_notices,
    contracts.exit_plans,
    contracts.shared_scenarios,
    reviews.approval,
    reviews.review_cycle,
    reviews.after_events,
    reviews.missing_reviews,
    reviews.practice,
    papers.paper_copies,
    papers.last_print_run,
    papers.prior_documents,
    suspects.suspect_links,
)
