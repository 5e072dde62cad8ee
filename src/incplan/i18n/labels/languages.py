"""Names of the languages, and of entries of the directory that fill no row."""

from typing import Final

from incplan.i18n.catalogue import N_

LANGUAGE_NAMES: Final = {
    "language.fr": N_("French"),
    "language.nl": N_("Dutch"),
    "language.de": N_("German"),
    "language.en": N_("English"),
    "row.person": N_("person"),
    "row.service": N_("service"),
    "row.external": N_("external party"),
}
