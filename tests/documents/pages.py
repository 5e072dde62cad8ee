"""Reading a page of HTML back, strictly: what is not closed or nested right is an error."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "input", "img", "br"}


@dataclass
class Element:
    """One element, with its text pieces and children in order."""

    tag: str
    attributes: dict[str, str]
    children: list["Element | str"] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text inside."""
        return "".join(item if isinstance(item, str) else item.text for item in self.children)

    def all(self, *tags: str) -> list["Element"]:
        """Elements of these names inside, in order; every element without a name."""
        found = []
        for item in self.children:
            if isinstance(item, Element):
                if not tags or item.tag in tags:
                    found.append(item)
                found += item.all(*tags)
        return found

    def one(self, tag: str) -> "Element":
        """The only element of that name."""
        (found,) = self.all(tag)
        return found


class _Reader(HTMLParser):
    CDATA_CONTENT_ELEMENTS = ("script", "style")

    def __init__(self) -> None:
        super().__init__()
        self.root = Element("", {})
        self.open = [self.root]

    def handle_starttag(self, tag, attrs):
        names = [name for name, _value in attrs]
        assert len(names) == len(set(names)), f"{tag}: an attribute twice"
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag):
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data):
        self.open[-1].children.append(data)


def read_page(text: str) -> Element:
    """The root of a page."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    assert len(reader.open) == 1, "something is not closed"
    return reader.root


def page_shape(text: str) -> list[str]:
    """Elements with the names of their attributes: what hostile text must not change.

    Line breaks are left out, since a text of several lines rightly has some.
    """
    return [
        f"{item.tag} {' '.join(sorted(item.attributes))}"
        for item in read_page(text).all()
        if item.tag != "br"
    ]


def words(element: Element) -> str:
    """Text on one line."""
    return re.sub(r"\s+", " ", element.text).strip()
