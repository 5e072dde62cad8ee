"""Names of the parts of a plan that are handed out."""

from typing import Final

from incplan.i18n.catalogue import N_, Translator

_NAMES: Final = {
    "binder": N_("Emergency binder"),
    "plan": N_("Incident management plan"),
    "contacts": N_("Contact directory"),
    "activities": N_("Essential activities"),
    "role": N_("My role"),
}


def part_name(translator: Translator, part: str) -> str:
    """A document by its name, a fiche by its id."""
    return translator.t(_NAMES[part]) if part in _NAMES else part
