"""The questions about the organisation, its sites, and what scopes of duties hang on."""

from typing import Final

from incplan.i18n.catalogue import N_

ORGANISATION: Final[dict[str, tuple[str, str, str]]] = {
    "company.sector": (
        N_("In which sector do you work?"),
        N_("It decides legal duties such as NIS2, and is then not asked during an incident."),
        N_("joinery"),
    ),
    "company.staff": (
        N_("How many people work for you?"),
        N_("Size decides legal duties such as NIS2."),
        "",
    ),
    "company.turnover_eur": (
        N_("What is your yearly turnover in euro?"),
        N_("Size decides legal duties such as NIS2."),
        "",
    ),
    "company.balance_sheet_eur": (
        N_("What is your balance sheet total in euro?"),
        N_("Size decides legal duties such as NIS2."),
        "",
    ),
    "company.enterprise_number": (
        N_("What is your enterprise number?"),
        N_("Authorities and insurers ask for it on the telephone."),
        "",
    ),
    "company.sites": (
        N_("At which sites do you work? Name, then address; several with `;` between."),
        N_("Fire brigade, grid operator and landlord are called for a site."),
        N_("Workshop, rue de l’Exemple 1, 5000 Namur"),
    ),
    "site.owned": (
        N_("{about}: do you own this site? With a no it is rented."),
        N_("What is rented has an owner to tell after damage, once and for all."),
        "",
    ),
    "site.region": (
        N_("{about}: in which region? flanders, brussels or wallonia"),
        N_("Compensation for power cuts and some authorities differ by region."),
        N_("wallonia"),
    ),
    "scope.controller": (
        N_("Do you keep data about people (staff, customers, ...) for purposes of your own?"),
        N_("Then leaks of data are notified within 72 hours; it is not asked again at night."),
        "",
    ),
    "scope.processor": (
        N_("Do you process data about people on behalf of your customers?"),
        N_("Then those customers are told of a leak; it is not asked again in an incident."),
        "",
    ),
    "scope.food_operator": (
        N_("Do you produce, keep or sell food?"),
        N_("Then unsafe products are notified at once; with a no nobody asks again."),
        "",
    ),
    "scope": (
        N_("yes, no: why, or ? for what nobody knows yet"),
        N_("Answered here, it is not asked during an incident."),
        N_("no: fewer than 50 people"),
    ),
}
