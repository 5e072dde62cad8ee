"""Counts by month as a stacked bar chart (SVG): no script, no date, the same bytes each time."""

import xml.etree.ElementTree as Xml
from collections.abc import Sequence
from typing import Final

from pygal import Config, StackedBar
from pygal.style import Style

#: Dark enough on white, and distinguishable by brightness alone.
_COLOURS: Final = ("#9ecae1", "#4292c6", "#08519c", "#67000d", "#bdbdbd")
_FONT: Final = "'Source Sans 3', sans-serif"
_STYLE: Final = Style(
    colors=_COLOURS, background="#fff", plot_background="#fff", foreground="#111",
    foreground_strong="#111", foreground_subtle="#555", opacity="1", font_family=_FONT,
    label_font_size=13, major_label_font_size=13, value_font_size=13, legend_font_size=14,
    title_font_size=16, value_colors=("#111", "#fff", "#fff", "#fff", "#111"),
)  # fmt: skip
_SVG: Final = "http://www.w3.org/2000/svg"


def stacked_bars(
    title: str, description: str, labels: Sequence[str], series: Sequence[tuple[str, Sequence[int]]]
) -> bytes:
    """One bar per label, one colour per series, with the numbers written on the bars."""
    config = Config(
        js=[], no_prefix=True, title=title, print_values=True, show_y_guides=True,
        disable_xml_declaration=True, legend_at_bottom=True, width=900, height=420,
        include_x_axis=True, x_label_rotation=45, style=_STYLE,
        print_zeroes=False, no_data_text="",
    )  # fmt: skip
    config.value_formatter = _whole
    chart = StackedBar(config)
    chart.x_labels = list(labels)
    highest = max(
        (sum(column) for column in zip(*(row for _name, row in series), strict=True)), default=0
    )
    chart.y_labels = list(range(0, highest + 1, max(1, highest // 8)))
    for name, values in series:
        chart.add(name, list(values))
    return _quiet(chart.render(), title, description)


def _whole(value: float) -> str:
    return f"{value:.0f}" if value else ""


def _quiet(drawing: str, title: str, description: str) -> bytes:
    """The drawing without script and comments (one holds the date), with title and description."""
    root = Xml.fromstring(drawing)  # drops the comments; whichever XML library pygal found
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag == f"{{{_SVG}}}script":
                parent.remove(child)
    root.set("role", "img")
    for place, (tag, text) in enumerate((("title", title), ("desc", description))):
        element = Xml.Element(f"{{{_SVG}}}{tag}")
        element.text = text
        root.insert(place, element)
    Xml.register_namespace("", _SVG)
    return bytes(Xml.tostring(root, encoding="utf-8"))
