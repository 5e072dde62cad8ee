"""The letters of a PDF page with their boxes, as somebody measures them on paper."""

from dataclasses import dataclass

from pypdfium2 import raw

#: Points in a millimetre.
MM = 72 / 25.4


@dataclass(frozen=True)
class Run:
    """Letters of one line and size, with their box in points from the top left."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float

    def cut(self, other: "Run") -> bool:
        """Whether two boxes overlap by more than 0.6 pt both ways.

        Letters of one line and size are drawn closer together: a hyphen goes 4 % of the size under
        the letter before it.
        """
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        beside = (self.top, self.size) == (other.top, other.size)
        return wide > max(0.6, 0.045 * self.size * beside) and high > 0.6


def runs(page) -> list[Run]:
    """The upright text of a page, object by object; its ink from the capitals to the line."""
    height = page.get_height()
    found = []
    for item in page.get_objects(filter=(raw.FPDF_PAGEOBJ_TEXT,), textpage=page.get_textpage()):
        matrix = item.get_matrix()
        if abs(matrix.b) > 0.01:
            continue
        text = item.extract().strip()
        left, _bottom, right, _top = item.get_bounds()
        size = item.get_font_size() * abs(matrix.d)
        if text:
            base = height - matrix.f
            found.append(Run(text, left, base - 0.66 * size, right, base, size))
    return found
