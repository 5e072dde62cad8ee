"""The package of a Word file: what python-docx leaves in it from its template is taken out.

Its settings lack an attribute that ECMA-376 requires, and it carries a second set of styles, the
picture of an empty page and an empty data part, which say nothing about this document. Its parts
name extensions of later Words, of which nothing is used.
"""

from typing import Any, Final

from docx.opc.oxml import serialize_part_xml
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

_MAY_IGNORE: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"
#: How the names of extensions begin.
_EXTENSIONS: Final = "{http://schemas.microsoft.com/office/word/"
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
    for part in file.part.package.iter_parts():
        if isinstance(part, XmlPart):
            _without_extensions(part.element)
        elif part.content_type.endswith("+xml") and b"Ignorable" in part.blob:
            root = parse_xml(part.blob)
            _without_extensions(root)
            part._blob = serialize_part_xml(root)


def _without_extensions(root: Any) -> None:
    """Take out what ECMA-376 does not know: extensions, and the list of those to ignore."""
    root.attrib.pop(_MAY_IGNORE, None)
    for item in list(root.iter(f"{_EXTENSIONS}2010/wordml}}*", f"{_EXTENSIONS}2012/wordml}}*")):
        item.getparent().remove(item)
