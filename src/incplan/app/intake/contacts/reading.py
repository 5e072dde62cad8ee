"""From cells to the ways of reaching somebody; what is not certain is asked, the rest is named."""

import re
from typing import Final

from incplan.app.intake.contacts.drafts import Means, tidy
from incplan.app.intake.contacts.numbers import Doubt, NoNumber, Number, read_numbers
from incplan.app.intake.report import YES_NO, Dialogue
from incplan.app.intake.secrets import holds_secret
from incplan.plan.files.contacts import ChannelKind
from incplan.plan.values.phones import HOME, normalise_phone
from incplan.store.intake.tables import Place

_SEVERAL: Final = re.compile(r"\s*(?:[;,]|:::|\s)\s*")
_ADDRESS: Final = re.compile(
    r"[A-Za-z0-9._%+'-]{1,64}@(?:[^\W_](?:[^\W_]|-){0,62}\.)+[^\W\d_]{2,24}"
)
#: Mobiles of Belgium; those of other countries are told by their headings only.
_MOBILE: Final = re.compile(r"\+324[4-9]\d{7}|\+324[01]\d{7}")
#: Nothing entered, as Outlook and others say it.
_DEFAULTS: Final = frozenset(
    {
        "0/0/00", "0-0-00", "00/00/00", "0.0.00", "normale", "normaal", "normal", "faux", "onwaar",
        "falsch", "false", "non spécifié", "niet-gespecificeerd", "unspecified", "keine angabe",
        "smtp", "-", "–", "n/a",
    }
)  # fmt: skip


def is_default(text: str) -> bool:
    """Whether a cell holds only what a program writes where nobody wrote."""
    return text.strip().casefold() in _DEFAULTS or not text.strip()


def phones_of(
    text: str,
    place: Place,
    dialogue: Dialogue,
    *,
    country: str = HOME,
    kind: str = "",
    private: bool = False,
    note: str = "",
) -> tuple[Means, ...]:
    """The numbers of a cell; the questions go to the dialogue."""
    found: list[Means] = []
    for item in read_numbers(text, country or HOME):
        match item:
            case Number():
                beside = _joined(item.note, note)
                found.append(_means(item.value, place, kind, item.private or private, beside))
            case NoNumber(code="secret_after_pause"):
                dialogue.leave(place, item.code)
            case NoNumber():
                dialogue.leave(place, item.code, value=tidy(item.text))
            case Doubt():
                number = _settled(item, place, dialogue, country or HOME)
                if number is None:
                    continue
                beside = _joined(item.note, note)
                means = _means(number, place, kind, item.private or private, beside)
                found = [other for other in found if other.value != number]
                found.append(means)
    return tuple(found)


def _settled(doubt: Doubt, place: Place, dialogue: Dialogue, country: str) -> str | None:
    """The number that an answer makes certain."""
    params = {"text": tidy(doubt.text), "proposal": doubt.proposal, "note": doubt.note}
    choices = YES_NO if doubt.proposal else ("no",)
    said = dialogue.ask(
        place, doubt.code, choices, free=lambda given: normalise_phone(given, country), **params
    )
    if said is None or said.casefold() == "no":
        return None
    if said.casefold() == "yes":
        return doubt.proposal or None
    return normalise_phone(said, country)


def _joined(*notes: str) -> str:
    return ", ".join(dict.fromkeys(note for note in notes if note))


def _means(number: str, place: Place, kind: str, private: bool, note: str) -> Means:
    if not number.startswith("+"):
        named = ChannelKind.SHORT_CODE
    elif kind:
        wrong = kind == "mobile" and number.startswith("+32") and not _MOBILE.fullmatch(number)
        named = ChannelKind.OFFICE if wrong else ChannelKind(kind)
    else:
        named = ChannelKind.MOBILE if _MOBILE.fullmatch(number) else ChannelKind.OFFICE
    return Means(kind=named, value=number, place=place, private=private, note=note)


def mails_of(
    text: str, place: Place, dialogue: Dialogue, *, private: bool = False
) -> tuple[Means, ...]:
    """The addresses of a cell; what is none is named."""
    found = []
    for piece in _SEVERAL.split(text.strip()):
        address = tidy(piece).removeprefix("mailto:").strip("<>")
        if not address:
            continue
        if _ADDRESS.fullmatch(address):
            kind = ChannelKind.EMAIL
            found.append(Means(kind=kind, value=address, place=place, private=private))
        elif text.lower().startswith("/o="):
            dialogue.leave(place, "exchange_address")
            return ()
        elif "@" in piece or len(piece) > 1:
            dialogue.leave(place, "no_mail_address", value=address)
    return tuple(found)


def leave_note(text: str, place: Place, dialogue: Dialogue) -> None:
    """Name a note, which is not taken; one with a secret is never shown."""
    if holds_secret(text):
        dialogue.leave(place, "secret")
        return
    dialogue.leave(place, "note", value=tidy(text)[:200])


def distinct(means: list[Means]) -> tuple[Means, ...]:
    """Each number and address once, the first place kept."""
    found: dict[str, Means] = {}
    for item in means:
        found.setdefault(item.value.casefold(), item)
    return tuple(found.values())
