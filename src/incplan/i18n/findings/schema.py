"""Values a plan file cannot hold."""

from typing import Final

from incplan.i18n.catalogue import N_
from incplan.i18n.findings.text import FindingText as T

SCHEMA: Final = {
    "SCH001": T(N_("Unknown name `{field}`."), N_("Names of your own begin with `x-`.")),
    "SCH002": T(N_("`{field}` is missing."), N_("Add it.")),
    "SCH003": T(N_("`{field}` has the wrong shape: a list or a group of names was expected."), N_("Look at the same field in the demo plan.")),
    "SCH010": T(N_("`{given}` is not a duration."), N_("Write 30min, 4h, 2d or PT4H.")),
    "SCH011": T(N_("`{given}` is not a date."), N_("Write year-month-day: 2026-11-23.")),
    "SCH012": T(N_("There is no such day: {given}."), N_("Check the day of the month.")),
    "SCH013": T(N_("`{given}` is not a weekly window."), N_("Write 24/7 or mon-fri 08:30-17:30.")),
    "SCH014": T(N_("`{given}` is not a phone number."), N_("Write +32 2 501 05 60, 02 501 05 60, or a short code such as 112.")),
    "SCH015": T(N_("`{given}` is not an e-mail address."), N_("Write name@domain.")),
    "SCH016": T(N_("`{given}` is not a web address."), N_("Only http and https addresses are accepted.")),
    "SCH017": T(N_("`{given}` is neither yes nor no."), N_("Write yes or no.")),
    "SCH018": T(N_("`{given}` is not a number."), N_("Write digits only.")),
    "SCH019": T(N_("`{given}` is not one of the words expected for `{field}`."), ""),
    "SCH020": T(N_("`{given}` is not an id."), N_("Small letters a to z, digits and hyphens; at most 64.")),
    "SCH021": T(N_("Unknown time zone `{given}`."), N_("For Belgium: Europe/Brussels.")),
    "SCH022": T(N_("Unknown language `{given}`."), N_("Use fr, nl, de or en.")),
    "SCH023": T(N_("`{given}` is out of range for `{field}`."), N_("The limit is {bound}.")),
    "SCH024": T(N_("This file is written in format `{given}`, which this version does not know."), N_("Use a newer incplan; the file is left as it is.")),
    "SCH025": T(N_("`{given}` is not a file name of a plan; it was not read."), N_("Small letters, digits and hyphens, ending in .yaml. A copy made by a sync program: compare, then remove it.")),
    "SCH026": T(N_("Text is expected for `{field}`."), N_("Write text, or one text by language: {fr: ..., nl: ...}.")),
    "SCH027": T(N_("`{given}` is not a period."), N_("Write 6 months, 12 months or 1 year.")),
    "SCH028": T(N_("`{given}` does not have the form expected for `{field}`."), ""),
    "SCH040": T(N_("No levels.yaml: the shipped levels and duties are used."), N_("`incplan init` shows one to start from."), "S-037"),
    "SCH098": T(N_("... and {count} more problems in this file."), ""),
    "SCH099": T(N_("`{field}` cannot be understood (`{given}`)."), ""),
}  # fmt: skip
