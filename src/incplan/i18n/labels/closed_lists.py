"""Words of the closed lists that files of a plan are written with, as readers know them."""

from typing import Final

from incplan.i18n.catalogue import N_

CLOSED_LISTS: Final = {
    "means.phone": N_("telephone"),
    "means.email": N_("e-mail"),
    "means.web": N_("web page"),
    "means.in_person": N_("in person"),
    "means.other": N_("other"),
    "region.flanders": N_("Flanders"),
    "region.brussels": N_("Brussels"),
    "region.wallonia": N_("Wallonia"),
    "holidays.included": N_("served on public holidays"),
    "holidays.excluded": N_("not served on public holidays"),
    "clock_start.outage": N_("from the outage"),
    "clock_start.notification": N_("from our call"),
    "chain_time.max": N_("the longest of the chain"),
    "chain_time.sum": N_("one after the other"),
}
#: Parts of the guided pass through a plan.
PARTS: Final = {
    "part.company": N_("Company"),
    "part.people": N_("People"),
    "part.activities": N_("Activities"),
    "part.suppliers": N_("Suppliers"),
    "part.measures": N_("Measures"),
    "part.obligations": N_("Obligations"),
    "part.documents": N_("Documents"),
}
