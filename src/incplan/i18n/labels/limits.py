"""What a limit is about, in words."""

from datetime import timedelta
from typing import Final

from incplan.i18n.catalogue import N_, Translator
from incplan.i18n.durations import human

LIMITS: Final = {
    "rto": N_("Restore {name} (RTO {limit})"),
    "rto_full": N_("Full service of {name}"),
    "mtpd": N_("{name}: longest bearable stop ({limit})"),
    "service_level": N_("Solve ({name}: {limit})"),
    "acknowledge": N_("React ({name}: {limit})"),
    "report": N_("Status report to management (every {limit})"),
    "review": N_("Post-incident review"),
    "supplier_response": N_("{name} responds ({limit})"),
    "supplier_resolution": N_("{name} restores its service ({limit})"),
}


def limit_name(translator: Translator, kind: str, name: str, limit: timedelta | None) -> str:
    """The sentence of a limit; one of an unknown kind is called by its own name."""
    shown = human(limit, translator.language) if limit else ""
    sentence = LIMITS.get(kind)
    return translator.t(sentence, name=name, limit=shown) if sentence else f"{name} {shown}".strip()
