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
    "obligation": "{name}",
    "obligation_if_it_applies": N_("If it applies: {name} (incplan obligations assess)"),
}


def limit_name(
    translator: Translator,
    rule: str,
    kind: str,
    name: str,
    limit: timedelta | None,
    working_days: int = 0,
) -> str:
    """The sentence of a limit by its rule, else its kind; an unknown one has its own name."""
    shown = human(limit, translator.language) if limit else ""
    if working_days:
        shown = translator.n("{count} working day", "{count} working days", working_days)
    sentence = LIMITS.get(rule) or LIMITS.get(kind)
    return translator.t(sentence, name=name, limit=shown) if sentence else f"{name} {shown}".strip()
