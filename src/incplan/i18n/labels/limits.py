"""What a limit is about, in words."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from incplan.i18n.catalogue import N_, Translator
from incplan.i18n.text.lists import and_list
from incplan.i18n.time.durations import human

LIMITS: Final = {
    "rto": N_("Restore {name} (RTO {limit})"),
    "rto_full": N_("Full service of {name}"),
    "mtpd": N_("{name}: longest bearable stop ({limit})"),
    "service_level": N_("Solve ({name}: {limit})"),
    "shortest_rto": N_("Solve ({name}: within the shortest RTO, {limit})"),
    "acknowledge": N_("React ({name}: {limit})"),
    "report": N_("Report to {name}, every {limit}"),
    "meeting": N_("Next meeting"),
    "meeting_chaired": N_("Next meeting, {name} chairs"),
    "review": N_("Post-incident review"),
    "supplier_response": N_("{name} responds ({limit})"),
    "supplier_resolution": N_("{name} restores its service ({limit})"),
    "last_call": N_("Last useful call to {name}"),
    "obligation": "{name}",
    "obligation_if_it_applies": N_("If it applies: {name} (incplan obligations assess)"),
}


#: What a limit counts from.
STARTS: Final = {
    "detection": N_("detection"),
    "disruption": N_("the disruption"),
    "level": N_("when the level was set"),
    "reopening": N_("the return"),
    "report": N_("the last report"),
    "meeting": N_("the last meeting"),
    "called": N_("when it was called"),
    "closing": N_("the closing"),
    "outage": N_("the outage"),
    "notification": N_("our call"),
    "awareness": N_("when it was known"),
    "awareness_proposed": N_("detection, as a proposal"),
    "occurrence": N_("the event"),
    "classification": N_("the classification"),
    "submitted": N_("what was submitted before"),
    "end": N_("the end of the incident"),
    "told": N_("the day recorded for it"),
}


def start_words(translator: Translator, event: str) -> str:
    """The words for what starts a limit; "" when there are none."""
    sentence = STARTS.get(event.partition(":")[0])
    return translator.t(sentence) if sentence else ""


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


def shared_words(
    translator: Translator, shared_with: Sequence[str], down_in: Sequence[str]
) -> tuple[str, ...]:
    """With which incidents an outage is counted as one, and in which of them it lasts."""
    found = []
    over = [item for item in shared_with if item not in down_in]
    if down_in:
        names = and_list(translator, down_in)
        found.append(translator.t("one outage with {incidents}, down there", incidents=names))
    if over:
        names = and_list(translator, over)
        found.append(translator.t("one outage with {incidents}", incidents=names))
    return tuple(found)
