"""Text for places that hold so much and no more: cut so that it is seen, never half a sign."""

from typing import Final

from incplan.i18n.text.hostile import safe

#: What a property of an office file holds; python-docx refuses more, Excel repairs the file.
PROPERTY_MOST: Final = 255
#: The mark of what was cut, where no words fit.
CUT: Final = "..."


def shortened(text: str, mark: str, most: int) -> str:
    """Text that fits into so many UTF-16 units, with a mark at the end when it was cut."""
    units = text.encode("utf-16-le", "replace")
    if len(units) <= 2 * most:
        return text
    room = most - len(mark.encode("utf-16-le")) // 2 - 1
    return units[: 2 * room].decode("utf-16-le", "ignore").rstrip() + " " + mark


def one_line(text: str, most: int = PROPERTY_MOST) -> str:
    """A text in one line, controls made visible, cut where it is too long."""
    return shortened(" ".join(safe(" ".join(text.split())).split()), CUT, most)
