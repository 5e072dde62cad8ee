"""Rules over a whole plan: small pure functions that yield findings, collected in a tuple."""

from collections.abc import Callable, Iterator
from typing import Final

from incplan.diagnostics import Finding
from incplan.plan.rules import (
    absences,
    authority_data,
    directory,
    fiche_answers,
    fiche_structure,
    functions,
    means,
    objectives,
    outside_parties,
    references,
    registration_numbers,
    roles,
    scope,
    translations,
)
from incplan.plan.rules.context import Context

Rule = Callable[[Context], Iterator[Finding]]

_REFERENCES: Final[tuple[Rule, ...]] = (
    references.role_people,
    references.preparation_people,
    references.sites,
    references.activity_links,
    references.contact_links,
    references.supplier_links,
    references.fiche_links,
)
_ROLES: Final[tuple[Rule, ...]] = (
    roles.required_roles,
    roles.deputies,
    roles.reporting_channels,
    roles.prior_documents,
    functions.two_chairs,
    functions.approver,
    functions.own_deputy,
    functions.empty_functions,
    functions.functions_of_fiches,
)
_CONTACTS: Final[tuple[Rule, ...]] = (
    absences.nobody_there,
    means.numbers_as_written,
    means.cumulative_means,
    means.one_operator,
    means.mailbox_only,
    means.private_homes,
    means.own_domain,
    directory.own_backup,
    directory.shared_numbers,
    directory.verified_lately,
    directory.disabled_but_used,
    directory.never_named,
    directory.left_but_holding,
    directory.languages_spoken,
    directory.still_to_fill,
    outside_parties.electricians,
    outside_parties.telecom_operators,
    outside_parties.contracts_ending,
    outside_parties.hours_of_suppliers,
    outside_parties.breach_form,
    outside_parties.insurers,
    outside_parties.electricity,
    outside_parties.electricians_sites,
    outside_parties.reachable_from_abroad,
    registration_numbers.check_digits,
    registration_numbers.bank_details,
    authority_data.outdated,
    authority_data.other_number,
    authority_data.pack_age,
)
_FICHES: Final[tuple[Rule, ...]] = (
    fiche_answers.every_fiche,
    fiche_answers.answered,
    fiche_answers.owned_and_dated,
    fiche_answers.reasons,
    fiche_answers.checked_in_time,
    fiche_answers.due_dates,
    fiche_answers.left_out,
    fiche_answers.newer_version,
    fiche_structure.required_contacts,
    fiche_structure.own_fiches,
)

RULES: Final[tuple[Rule, ...]] = (
    *_REFERENCES,
    *_ROLES,
    *_CONTACTS,
    *_FICHES,
    objectives.dependency_objectives,
    objectives.dependency_circles,
    objectives.own_limits,
    scope.cybersecurity_law,
    scope.special_hazards,
    translations.missing_languages,
)
