"""What people wrote beside a number in an address book: Work, GSM, «Maman (école)»."""

from typing import Final

from incplan.app.intake.contacts.drafts import tidy
from incplan.app.intake.contacts.headers import is_private, kind_of_number
from incplan.app.intake.report import Dialogue
from incplan.frozen import dataclass
from incplan.plan.privacy.folding import folded
from incplan.store.intake.tables import Place

_USUAL: Final = frozenset(
    {
        "work", "home", "mobile", "cell", "main", "other", "voice", "pref", "iphone", "internet",
        "x", "voicemail", "travail", "domicile", "bureau", "portable", "gsm", "autre", "principal",
        "perso", "personnel", "prive", "private", "privat", "werk", "thuis", "mobiel", "hoofd",
        "overig", "andere", "arbeit", "mobil", "sonstige", "zuhause", "handy", "msg", "car", "text",
        "textphone", "pcs", "video", "bbs", "modem", "isdn", "dom", "intl", "postal", "parcel",
    }
)  # fmt: skip
_FAX: Final = "fax"


@dataclass(frozen=True, slots=True)
class Label:
    """What a label says of a number."""

    kind: str = ""
    private: bool = False
    note: str = ""


def label_of(words: str, text: str, place: Place, dialogue: Dialogue) -> Label | None:
    """The meaning of a label; None for a number that is not taken (now).

    A label of somebody's own words may make the number private, or that of a service: it is asked
    about, unless it only says more of a usual place.
    """
    label = tidy(words).lstrip("* ").removeprefix("_$!<").removesuffix(">!$_")
    said = frozenset(folded(label).split())
    if _FAX in said or "telecopie" in said:
        dialogue.leave(place, "fax", value=tidy(text))
        return None
    kind, private = kind_of_number(label), is_private(label)
    if said <= _USUAL:
        return Label(kind, private)
    if kind in ("office", "mobile") and not private:
        return Label(kind, note=label)
    answer = dialogue.ask(
        place, "own_label", ("yes", "private", "no"), text=tidy(text), label=label
    )
    if answer in (None, "no"):
        return None
    return Label(kind, private or answer == "private", "" if private else label)
