"""All that a page in HTML takes, for whoever asks for one."""

from incplan.documents.formats.html.page import Picture, render_html
from incplan.documents.formats.html.screen_words import screen_words

__all__ = ["Picture", "render_html", "screen_words"]
