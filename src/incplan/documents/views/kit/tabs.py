"""The thumb index: the same tabs on every page of the kit, whatever part of it is printed."""

from typing import Final

from incplan.documents.wording.wording import Wording

START: Final = "start"
CALL: Final = "call"
RECOVERY: Final = "recovery"
FORMS: Final = "forms"
#: The tab that a company's own fiches share when there are too many for one each.
_OWN: Final = "own"
#: More tabs than these are too small to find with a thumb: 15 mm each.
MOST_TABS: Final = 18
#: Signs of the longest label: what a tab of 23 mm holds.
_LONGEST: Final = 11


def kit_tabs(say: Wording) -> tuple[tuple[str, str], ...]:
    """(id, label) of each tab, from the top of the page."""
    fiches: dict[str, str] = {}
    for key in say.plan.fiche_ids():
        tab = fiche_tab(say, key)
        fiches[tab] = say.label("fiche.group.other") if tab == _OWN else tab_label(say, key)
    return (
        (START, say.t("First")),
        (CALL, say.t("Call")),
        (RECOVERY, say.t("Recovery")),
        *fiches.items(),
        (FORMS, say.t("Sheets")),
    )


def fiche_tab(say: Wording, fiche: str) -> str:
    """The id of the tab that a fiche stands under."""
    crowded = len(say.plan.fiche_ids()) + 4 > MOST_TABS
    return _OWN if crowded and fiche not in say.plan.library else fiche


def tab_label(say: Wording, fiche: str) -> str:
    """A short name; of an own fiche as many words of its title as a tab holds."""
    if fiche in say.plan.library:
        return _label(say, f"fiche.tab.{fiche}").partition(" (")[0] or say.fiche(fiche)
    words = say.fiche(fiche).split()
    label = ""
    for word in words:
        longer = f"{label} {word}".strip()
        if label and len(longer) > _LONGEST:
            break
        label = longer
    return label or fiche


def everyday_name(say: Wording, fiche: str) -> str:
    """What somebody says who never read the plan; "" for a fiche of the organisation's own."""
    return _label(say, f"fiche.everyday.{fiche}")


def _label(say: Wording, key: str) -> str:
    return say.label(key) if key in _KNOWN else ""


_KNOWN: Final = frozenset(
    f"fiche.{kind}.{fiche}"
    for kind in ("tab", "everyday")
    for fiche in (
        "flood",
        "fire",
        "ransomware",
        "phishing",
        "ceo_fraud",
        "electricity",
        "telecom",
        "communication",
    )
)
