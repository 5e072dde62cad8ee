"""The package of a Word file: what python-docx leaves in it from its template is taken out.

Its settings lack an attribute that ECMA-376 requires, and it carries a second set of styles, the
picture of an empty page and an empty data part, which say nothing about this document.
"""

from typing import Any, Final

from docx.oxml.ns import qn

#: Kinds of relationships, by their last word, to parts that belong to the template only.
_LEFT_OVER: Final = ("stylesWithEffects", "thumbnail", "customXml")


def tidy(file: Any) -> None:
    """Take the leftovers out, and complete the settings."""
    for owner in (file.part.package, file.part):
        known = owner.rels
        for key in [key for key, item in known.items() if item.reltype.endswith(_LEFT_OVER)]:
            del known[key]
    for zoom in file.settings.element.findall(qn("w:zoom")):
        if zoom.get(qn("w:percent")) is None:
            zoom.set(qn("w:percent"), "100")
