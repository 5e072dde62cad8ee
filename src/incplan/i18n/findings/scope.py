"""Texts about which laws may apply, and about missing translations."""

from typing import Final

from incplan.i18n.catalogue import N_
from incplan.i18n.findings.text import FindingText as T

SCOPE: Final = {
    "SCO001": T(N_("Size from which NIS2 applies in a sector of annex {annex} (staff {staff}, turnover {turnover}, balance sheet {balance}; limits of {day})."), N_("Do the scope test and register if it applies: {url}"), "NIS2"),
    "SCO002": T(N_("Scope to check: `{field}` is above its limit, the rest is not, and the readings of the limit differ (staff {staff}, turnover {turnover}, balance sheet {balance}; annex {annex})."), N_("Do the scope test and note its result: {url}"), "NIS2"),
    "SCO003": T(N_("`{field}` is missing: nobody can tell whether NIS2 applies."), N_("Fill in staff, turnover and balance sheet."), "NIS2"),
    "SCO004": T(N_("Special hazards: the fiches do not cover chemicals, flammable goods or explosions."), N_("Follow the specific rules for them, and note in `special_hazards_note` which plan does."), "S-009"),
    "SCO005": T(N_("Some services of this sector fall under NIS2 whatever the size."), N_("Do the scope test: {url}"), "NIS2"),
    "SCO006": T(N_("Nothing is said about what the organisation is: every duty to notify is asked about during an incident."), N_("Answer: incplan fill obligations"), "S-103", why=N_("An hour of an incident goes into questions that could be answered today.")),
    "LNG001": T(N_("This text lacks: {languages}."), N_("Add the translation; until then readers get another language, marked as such."), "S-100"),
}  # fmt: skip
