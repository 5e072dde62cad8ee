"""The parts of a document of Word: found by its relations, parsed within limits, its styles."""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

from incplan.errors import UnreadableError

#: The largest part that is parsed: some thousand pages.
MAX_PART: Final = 24 * 1024 * 1024
MAX_DEPTH: Final = 200
_LONGEST_CHAIN: Final = 20
_HEADING: Final = re.compile(
    r"(?:heading|titre|kop|berschrift|überschrift) ?([1-9])", re.IGNORECASE
)
_OFF: Final = frozenset({"0", "false", "off", "none"})


class _TooDeep(Exception):
    """More elements in one another than any program writes."""


class _Declared(Exception):
    """A document type is declared."""


class _Guard(TreeBuilder):
    """Builds the tree, and stops at what no office program writes."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = 0

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise _TooDeep
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> Element:
        self.depth -= 1
        return super().end(tag)

    def doctype(self, _name: str, _pubid: str | None, _system: str | None, /) -> None:
        raise _Declared


class Parts:
    """The parts of one document, by what they are for."""

    def __init__(self, archive: zipfile.ZipFile, file: str) -> None:
        self.archive, self.file = archive, file
        self.names = frozenset(archive.namelist())
        self.path = main_part(archive, file)
        folder, name = posixpath.split(self.path)
        self.folder = folder
        self.relations = self._relations(f"{folder}/_rels/{name}.rels")

    def main(self) -> Element:
        """The document itself. Raises UnreadableError."""
        return self._parsed(self.path)

    def related(self, kind: str) -> Iterator[Element]:
        """The parts of a kind (`header`, `styles`), in the order of their names."""
        for path in sorted(path for found, path in self.relations if found == kind):
            if path in self.names:
                yield self._parsed(path)

    def comments(self) -> dict[str, str]:
        """The words of the comments, by id."""
        found = {}
        for root in self.related("comments"):
            for item in root:
                words = "".join(part.text or "" for part in item.iter() if kind_of(part) == "t")
                found[attribute(item, "id")] = words
        return found

    def styles(self) -> "Styles":
        """What the styles say of headings, and of what is struck through or hidden."""
        return Styles(next(self.related("styles"), None))

    def _relations(self, path: str) -> tuple[tuple[str, str], ...]:
        if path not in self.names:
            return ()
        found = []
        for item in self._parsed(path):
            if item.get("TargetMode") == "External":
                continue
            kind = (item.get("Type") or "").rpartition("/")[2]
            target = item.get("Target") or ""
            whole = target.lstrip("/") if target.startswith("/") else f"{self.folder}/{target}"
            found.append((kind, posixpath.normpath(whole)))
        return tuple(found)

    def _parsed(self, path: str) -> Element:
        return parsed(self.archive, path, self.file)


def main_part(archive: zipfile.ZipFile, file: str) -> str:
    """The path of the document in the archive; "" when it has none. Raises UnreadableError."""
    names = frozenset(archive.namelist())
    if "_rels/.rels" in names:
        for item in parsed(archive, "_rels/.rels", file):
            path = posixpath.normpath((item.get("Target") or "").lstrip("/"))
            kind = (item.get("Type") or "").rpartition("/")[2]
            if kind == "officeDocument" and path in names and path.startswith("word/"):
                return path
    return "word/document.xml" if "word/document.xml" in names else ""


def parsed(archive: zipfile.ZipFile, path: str, file: str) -> Element:
    """The tree of a part. Raises UnreadableError for one that is damaged or outside the limits."""
    if archive.getinfo(path).file_size > MAX_PART:
        raise UnreadableError("intake_too_large", file=file, limit=f"{MAX_PART >> 20} MB")
    parser = XMLParser(target=_Guard())
    try:
        parser.feed(archive.read(path))
        found = parser.close()
    except _Declared as problem:
        raise UnreadableError("intake_entities", file=file) from problem
    except _TooDeep as problem:
        raise UnreadableError("intake_too_deep", file=file, limit=MAX_DEPTH) from problem
    except (ParseError, zipfile.BadZipFile, OSError, EOFError, ValueError, LookupError) as problem:
        raise UnreadableError("intake_damaged", file=file) from problem
    if not isinstance(found, Element):
        raise UnreadableError("intake_damaged", file=file)
    return found


class Styles:
    """Styles by id: the level of a heading, whether a list, struck through, hidden."""

    def __init__(self, root: Element | None) -> None:
        self.known: dict[str, Element] = {}
        for item in root if root is not None else ():
            if kind_of(item) == "style":
                self.known[attribute(item, "styleId")] = item

    def level(self, paragraph: Element) -> int:
        """The level of a heading from 1, 0 for text."""
        own = only(paragraph, "pPr", "outlineLvl")
        if own is not None:
            return _level(attribute(own, "val"))
        for style in self._chain(_style_of(paragraph, "pPr", "pStyle")):
            outline = only(style, "pPr", "outlineLvl")
            if outline is not None:
                return _level(attribute(outline, "val"))
            name = only(style, "name")
            found = _HEADING.fullmatch(attribute(name, "val")) if name is not None else None
            if found:
                return int(found[1])
        found = _HEADING.fullmatch(_style_of(paragraph, "pPr", "pStyle"))
        return int(found[1]) if found else 0

    def is_listed(self, paragraph: Element) -> bool:
        """Whether a paragraph has a bullet or a number before it."""
        style = _style_of(paragraph, "pPr", "pStyle")
        return only(paragraph, "pPr", "numPr") is not None or style.lower().startswith("list")

    def of_paragraph(self, paragraph: Element) -> frozenset[str]:
        """How the text of a paragraph looks by its style: `strike`, `hidden`."""
        return self._looks(_style_of(paragraph, "pPr", "pStyle"), frozenset())

    def of_run(self, run: Element, looks: frozenset[str]) -> frozenset[str]:
        """How a run looks, given how its paragraph does."""
        looks = self._looks(_style_of(run, "rPr", "rStyle"), looks)
        properties = only(run, "rPr")
        return looks if properties is None else _changed(properties, looks)

    def _looks(self, style: str, looks: frozenset[str]) -> frozenset[str]:
        for found in reversed(list(self._chain(style))):
            properties = only(found, "rPr")
            if properties is not None:
                looks = _changed(properties, looks)
        return looks

    def _chain(self, style: str) -> Iterator[Element]:
        for _step in range(_LONGEST_CHAIN):
            found = self.known.get(style)
            if found is None:
                return
            yield found
            parent = only(found, "basedOn")
            style = "" if parent is None else attribute(parent, "val")


def _level(text: str) -> int:
    return int(text) + 1 if text in tuple("012345678") else 0


def _style_of(item: Element, *way: str) -> str:
    found = only(item, *way)
    return "" if found is None else attribute(found, "val")


def _changed(properties: Element, looks: frozenset[str]) -> frozenset[str]:
    for item in properties:
        look = {"strike": "strike", "dstrike": "strike", "vanish": "hidden"}.get(kind_of(item))
        if look is not None:
            looks = looks | {look} if is_on(item) else looks - {look}
    return looks


def kind_of(item: Element) -> str:
    """The name of an element without its namespace, which strict documents have another of."""
    tag = item.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(item: Element, name: str) -> str:
    """The value of an attribute whatever its namespace, "" for none."""
    for key, value in item.attrib.items():
        if key.rpartition("}")[2] == name:
            return value
    return ""


def only(item: Element, *way: str) -> Element | None:
    """The first element down a way of names, None where it ends."""
    found: Element | None = item
    for name in way:
        if found is None:
            return None
        found = next((child for child in found if kind_of(child) == name), None)
    return found


def is_on(item: Element | None) -> bool:
    """Whether a property is on: there, and not said to be off."""
    return item is not None and attribute(item, "val").lower() not in _OFF
