"""The plan under the numbers and titles that the template prints (S-002, S-025; quirk Q1).

The template numbers the duties of the levels 3.3.1 to 3.3.4 inside 3.2.1 and uses 3.3.1 again for
the tools. Our own numbers are clear; who has to hand in the template's order asks for it.
"""

from dataclasses import replace
from enum import StrEnum
from typing import Final

from incplan.documents.content.document import Document, Section
from incplan.documents.wording.wording import Wording
from incplan.i18n.catalogue import N_


class Numbering(StrEnum):
    """Our own numbers and titles, or those of the template."""

    CLEAN = "clean"
    TEMPLATE = "template"


#: Number and title of the template by section.
_PRINTED: Final = {
    "purpose": ("I", N_("Aim of the document")),
    "links": ("II", N_("Links between the procedures")),
    "steps": ("III", N_("Plan for managing incidents")),
    "preparation": ("3.1", N_("Step 1 Preparation")),
    "in-charge": ("3.1.1", N_("Put a pilot in the plane")),
    "risks": ("3.1.2", N_("Get to know your risks")),
    "preventive-measures": ("3.1.3", N_("Preventive measures (before incident)")),
    "identification": ("3.2", N_("Step 2 Notification and Identification")),
    "activities": ("3.2.1", N_("Identify the activities concerned")),
    "level-low": ("3.3.1", ""),
    "level-minor": ("3.3.2", ""),
    "level-major": ("3.3.3", ""),
    "level-crisis": ("3.3.4", ""),
    "register": ("", N_("Recording of incidents")),
    "priorities": ("3.2.2", N_("Identify the priorities")),
    "handling": ("3.3", N_("Step 3 Activation and Handling")),
    "tools": ("3.3.1", N_("Identify your tools and means")),
    "eradication": ("3.4", N_("Step 4 Eradication")),
    "deactivation": ("3.5", N_("Step 5 Deactivation")),
    "lessons": ("3.6", N_("Step 6 Lessons learned - Post Incident Review")),
    "fiches": ("IV", N_("Incident management sheets")),
    "annexes": ("V", N_("Annexes")),
}
_LEVELS: Final = "levels"


def numbered_as(say: Wording, document: Document, numbering: Numbering) -> Document:
    """The document under these numbers; its words stay the same."""
    if numbering is Numbering.CLEAN:
        return document
    return replace(document, chapters=tuple(_section(say, item) for item in document.chapters))


def _section(say: Wording, section: Section) -> Section:
    inner = [_section(say, item) for item in section.sections]
    if section.id == "identification":
        inner = _levels_inside(inner)
    number, title = _PRINTED.get(section.id, (section.number, ""))
    return replace(
        section,
        number=number,
        title=say.t(title) if title else section.title,
        sections=tuple(inner),
    )


def _levels_inside(sections: list[Section]) -> list[Section]:
    """The levels with their duties stand inside 3.2.1, as the template prints them."""
    levels = next((item for item in sections if item.id == _LEVELS), None)
    if levels is None:
        return sections
    return [
        replace(item, sections=(*item.sections, *levels.sections))
        if item.id == "activities"
        else item
        for item in sections
        if item.id != _LEVELS
    ]
