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
#: A word that stands for another one in printed commands; TEXT and DATE are in help too.
FORM_WORDS: Final = (N_("VALUE"),)
#: Words of closed lists as they are offered and typed where a question is answered.
CHOICES: Final = {
    "choice.yes": N_("yes"),
    "choice.no": N_("no"),
    "choice.indirect": N_("indirectly"),
    "choice.few_hours": N_("a few hours"),
    "choice.24h": N_("24 hours"),
    "choice.48h": N_("48 hours"),
    "choice.week": N_("a week"),
    "choice.never": N_("never"),
    "choice.included": N_("included"),
    "choice.excluded": N_("excluded"),
    "choice.flanders": N_("Flanders"),
    "choice.brussels": N_("Brussels"),
    "choice.wallonia": N_("Wallonia"),
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
#: Why the system could not read or write a file: its words, and ours for links and devices.
SYSTEM_REASONS: Final = frozenset(
    {
        N_("not a regular file"),
        N_("not a regular file, or too large"),
        N_("No such file or directory"),
        N_("Permission denied"),
        N_("Operation not permitted"),
        N_("Is a directory"),
        N_("Not a directory"),
        N_("Too many levels of symbolic links"),
        N_("No space left on device"),
        N_("Disk quota exceeded"),
        N_("Read-only file system"),
        N_("Input/output error"),
        N_("File name too long"),
    }
)
