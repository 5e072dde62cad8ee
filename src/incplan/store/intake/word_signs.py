"""Ticks in documents of Word, of every kind: content controls, old forms, fonts of signs."""

from typing import Final
from xml.etree.ElementTree import Element

from incplan.store.intake.tables import Place, Remark
from incplan.store.intake.word_parts import attribute, is_on, only

TICKED: Final = "☑"
UNTICKED: Final = "☐"
#: Signs of Wingdings and Wingdings 2, by the last two digits of their code.
_SIGNS: Final = {
    "wingdings": {"FE": TICKED, "FD": TICKED, "FC": "✓", "FB": "✗", "A8": UNTICKED, "6F": UNTICKED},
    "wingdings 2": {"52": TICKED, "53": TICKED, "54": TICKED, "50": "✓", "4F": "✗", "A3": UNTICKED},
}
_PRIVATE_USE: Final = range(0xF000, 0xF100)


def tick_of_control(control: Element) -> str:
    """The tick of a content control, "" for another control."""
    box = only(control, "sdtPr", "checkbox")
    if box is None:
        return ""
    return TICKED if is_on(only(box, "checked")) else UNTICKED


def old_tick(field: Element) -> str:
    """The tick of a form field of old, "" for another field."""
    box = only(field, "ffData", "checkBox")
    if box is None:
        return ""
    state = only(box, "checked")
    if state is None:
        state = only(box, "default")
    return TICKED if is_on(state) else UNTICKED


def font_of(run: Element) -> str:
    """The font that a run names, "" for none."""
    fonts = only(run, "rPr", "rFonts")
    return "" if fonts is None else attribute(fonts, "ascii") or attribute(fonts, "hAnsi")


def sign_of(code: str, font: str) -> str:
    """What a sign of a font of signs shows, "" for one that says nothing."""
    return _SIGNS.get(font.strip().lower(), _SIGNS["wingdings"]).get(code, "")


def readable(text: str, font: str) -> str:
    """Text whose signs for private use, as LibreOffice saves Wingdings, are told as ticks."""
    if not any(ord(sign) in _PRIVATE_USE for sign in text):
        return text
    return "".join(
        sign_of(f"{ord(sign) & 0xFF:02X}", font) if ord(sign) in _PRIVATE_USE else sign
        for sign in text
    )


def paragraph_of(tick: str) -> Element:
    """A paragraph of one tick, for a control around a whole paragraph."""
    made = Element("p")
    run = Element("r")
    words = Element("t")
    words.text = tick
    run.append(words)
    made.append(run)
    return made


class Aside:
    """Remarks on what does not stand in the text: deleted, struck through, hidden, comments.

    What goes on from one run to the next is told as one: a secret may go over several.
    """

    def __init__(self) -> None:
        self.remarks: list[Remark] = []
        self._held: list[tuple[str, str]] = []

    def hold(self, code: str, text: str) -> None:
        """Keep words until they end."""
        if self._held and self._held[-1][0] == code:
            text = self._held.pop()[1] + text
        self._held.append((code, text))

    def tell(self, place: Place) -> None:
        """They end here."""
        held, self._held = self._held, []
        for code, text in held:
            if text.strip():
                self.remark(code, text, place)

    def remark(self, code: str, text: str, place: Place) -> None:
        """Something that is not taken by any reader."""
        shown = " ".join(text.split())[:120]
        self.remarks.append(Remark(code, place, (("value", shown),) if shown else ()))
