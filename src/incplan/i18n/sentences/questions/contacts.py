"""The questions about people and services that are called."""

from typing import Final

from incplan.i18n.catalogue import N_

CONTACTS: Final[dict[str, tuple[str, str, str]]] = {
    "contact.title": (
        N_("{about}: which function in the company?"),
        N_("It stands beside the name in the list of contacts (S-101)."),
        N_("workshop manager"),
    ),
    "contact.name": (
        N_("{about}: what is it called? (Does not apply: none)"),
        N_("A row of the template’s list of contacts that nobody has filled in (S-103)."),
        N_("Élec Fictive"),
    ),
    "contact.channels": (
        N_("{about}: how can this person be reached? Two ways at least."),
        N_("One network may be down: several means, the best first (S-101)."),
        N_("mobile 0470 00 00 01; office 081 00 00 01"),
    ),
    "contact.outside_channels": (
        N_("{about}: which number do you call, at night too?"),
        N_("Looking for it takes longest when it is needed most (S-103)."),
        N_("emergency 0800 00 001 24/7"),
    ),
    "contact.languages": (
        N_("{about}: which languages are spoken there? fr, nl, de, en"),
        N_("At night somebody must understand the other."),
        "",
    ),
    "contact.customer_account_no": (
        N_("{about}: what is your customer number?"),
        N_("Their desk asks for it before anything else."),
        "",
    ),
    "contact.ean": (
        N_("{about}: what is the EAN code of your connection?"),
        N_("The grid operator finds your connection by it."),
        "",
    ),
    "contact.policies": (
        N_("{about}: which policies, and what do they cover? NUMBER: what it covers"),
        N_("Claims that come late may be refused."),
        N_("POL-123: fire and water; POL-124: business interruption"),
    ),
    "contact.last_verified": (
        N_("{about}: on which day did somebody last check that this answers?"),
        N_("Numbers that nobody has dialled for a year are often wrong."),
        "",
    ),
    "contact.activities": (
        N_("{about}: which activities does this service serve, and can tell about?"),
        N_("What customers and suppliers are told rests on what these services know (link H)."),
        "",
    ),
    "contact.sites": (
        N_("{about}: which of your sites does it serve?"),
        N_("In an incident the one that serves the site is called first."),
        "",
    ),
    "contact.to_fill": (
        N_("{about}: is anything still missing here?"),
        N_("With a no it counts as complete."),
        "",
    ),
}
