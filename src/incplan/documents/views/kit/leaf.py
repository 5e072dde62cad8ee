"""A fiche on one leaf: what to do and not to do, rows with their numbers, how it ends.

Scenario, risks, preventive measures and questions of the review are read before and after: they
stand in the reference part and in the plan.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from incplan.documents.content.blocks import (
    Block,
    Bullets,
    Call,
    Calls,
    Check,
    Checklist,
    Paragraph,
    Table,
)
from incplan.documents.content.document import Section
from incplan.documents.views.kit.about import about
from incplan.documents.views.kit.rows import box_number, reach, row, short_name
from incplan.documents.views.kit.scope import Answered, out_of_scope
from incplan.documents.views.kit.tabs import everyday_name, fiche_tab
from incplan.documents.wording.wording import Wording
from incplan.plan.files.contacts import ContactKind
from incplan.plan.files.fiches import Fiche, Measure
from incplan.plan.values.scalars import Text
from incplan.vocabulary import Level, Phase

#: What stands in the bar of each phase, after T0.
_DEADLINES: Final = {
    Phase.T15: "15 min",
    Phase.T60: "1 h",
    Phase.T24: "24 h",
    Phase.T72: "72 h",
}
#: A line with a number takes as much room as so many characters of an action.
_SIGNS_OF_A_CALL: Final = 60


def leaf(say: Wording, fiche: Fiche) -> Section:
    """One fiche as its leaf; the page begins with it."""
    left_out = out_of_scope(say.plan, say.pack, fiche.measures)
    phases = tuple(
        _phase(say, fiche, phase, measures)
        for phase in Phase
        if (
            measures := tuple(
                item
                for item in sorted(fiche.measures, key=lambda item: item.id)
                if item.phase is phase and item.id not in left_out
            )
        )
    )
    return Section(
        id=f"sheet-{fiche.id}",
        title=say.text(fiche.title),
        sections=(
            *_levels(say, fiche),
            *_advice(say, fiche),
            *phases,
            *_left_out(say, fiche, left_out),
            *_ends(say, fiche),
            *_people(say, fiche, left_out),
            about(say, fiche),
        ),
        new_page=True,
        style="leaf",
        tab=fiche_tab(say, fiche.id),
        everyday=everyday_name(say, fiche.id),
    )


def leaf_words(say: Wording) -> dict[str, str]:
    """The labels of the layout of a leaf."""
    again = say.plan.file.call_again_after
    return {
        "start": say.t("Start (T0)"),
        "at": say.t("at"),
        "do": say.t("Action, then whom to call"),
        "who": say.t("Who does it"),
        "time": say.t("Done at"),
        "always": say.t("answers day and night"),
        "missing": say.t("number missing, to be written"),
        "turn": say.t("Continued overleaf"),
        "next": say.t("Continued on the next leaf"),
        "sequel": say.t("continued"),
        "leaves": say.t("two leaves"),
        "closed": say.t("Closed on"),
        "agreed": say.t("agreement of"),
        "sheet": say.t("sheet no."),
        "notes": say.t("Notes: time, fact, who"),
        "then": say.t("if no answer"),
        "again": say.t("No answer after {delay}: the next person", delay=say.span(again))
        if again is not None
        else say.t("No answer: the next person"),
    }


def longest_rows(chapters: Iterable[Section], title: str, count: int = 3) -> tuple[str, ...]:
    """Boxes of the rows of a leaf that take most room: what to shorten for it to fit."""
    rows = [
        item
        for leaf_found in _leaves(chapters)
        if leaf_found.title == title
        for section in leaf_found.sections
        if section.style == "phase"
        for block in section.blocks
        if isinstance(block, Checklist)
        for item in block.items
    ]
    ranked = sorted(rows, key=lambda item: -len(item.text) - _SIGNS_OF_A_CALL * len(item.calls))
    return tuple(item.number for item in ranked[:count])


def _leaves(sections: Iterable[Section]) -> Iterator[Section]:
    for section in sections:
        if section.style == "leaf":
            yield section
        yield from _leaves(section.sections)


def _phase(say: Wording, fiche: Fiche, phase: Phase, measures: tuple[Measure, ...]) -> Section:
    rows = Checklist(
        tuple(row(say, fiche, item) for item in measures),
        say.t("Action, then whom to call"),
        say.t("Who does it"),
        say.t("Done at"),
    )
    limit = _DEADLINES.get(phase)
    due = (Paragraph(f"T0 + {limit} = __:__"),) if limit else ()
    return Section(
        id=f"sheet-{fiche.id}-{phase.value.lower()}",
        title=say.label(f"phase.{phase.value}"),
        blocks=(*due, rows),
        style="phase",
    )


def _levels(say: Wording, fiche: Fiche) -> tuple[Section, ...]:
    """The levels with the criteria of this fiche."""
    rows = tuple(
        (say.label(f"level.{level.value}"), say.text(fiche.level_hints[level]))
        for level in Level
        if level in fiche.level_hints
    )
    if not rows:
        return ()
    table = Table((say.t("Level"), say.t("If")), rows)
    return (
        Section(
            id=f"sheet-{fiche.id}-levels",
            title=say.t("Which level? In doubt, the highest."),
            blocks=(table,),
            style="levels",
        ),
    )


def _advice(say: Wording, fiche: Fiche) -> Iterator[Section]:
    for key, texts in (("dont", fiche.dont), ("do", fiche.do)):
        if texts:
            yield Section(
                id=f"sheet-{fiche.id}-{key}",
                title=say.label(f"fiche.{key}"),
                blocks=(Bullets(tuple(map(say.text, texts))),),
                style=key,
            )


def _left_out(say: Wording, fiche: Fiche, left_out: Mapping[str, Answered]) -> tuple[Section, ...]:
    """Which boxes are not for this organisation, and who decided that."""
    lines = []
    for answered in dict.fromkeys(left_out.values()):
        boxes = [box_number(key, fiche) for key, value in left_out.items() if value == answered]
        told = say.t("Not for us: {boxes}.", boxes=", ".join(boxes))
        if answered.by and answered.on:
            told += " " + say.t(
                "Decided by {name} on {day}.",
                name=say.person(answered.by),
                day=say.day(answered.on),
            )
        lines.append(told)
    if not lines:
        return ()
    blocks = (Paragraph("\n".join(lines)),)
    title = say.t("Left out")
    return (Section(id=f"sheet-{fiche.id}-out", title=title, blocks=blocks, style="out"),)


def _ends(say: Wording, fiche: Fiche) -> Iterator[Section]:
    """How to tell that the cause is gone, and that the incident may be ended."""
    parts: tuple[tuple[str, str, tuple[Text, ...]], ...] = (
        ("eradication", say.t("Cause removed if"), fiche.eradication),
        ("deactivation", say.t("End of the incident if"), fiche.deactivation),
    )
    for key, title, texts in parts:
        if texts:
            checks = tuple(Check(text=say.text(text)) for text in texts)
            blocks: tuple[Block, ...] = (Checklist(checks, say.t("Criterion")),)
            yield Section(
                id=f"sheet-{fiche.id}-{key}", title=title, blocks=blocks, style="criteria"
            )


def _people(say: Wording, fiche: Fiche, left_out: Mapping[str, Answered]) -> tuple[Section, ...]:
    """Each person of the organisation who acts here, once, with the deputy."""
    found: dict[str, list[str]] = {}
    for measure in fiche.measures:
        for role in measure.roles if measure.id not in left_out else ():
            person = next(iter(say.plan.called(role, fiche.id)), None)
            contact = say.plan.contacts.get(person or "")
            if person and contact is not None and contact.kind is ContactKind.PERSON:
                roles = found.setdefault(person, [])
                if role not in roles:
                    roles.append(role)
    if not found:
        return ()
    calls = [call for person, roles in found.items() for call in _holder(say, person, roles)]
    columns = (say.t("Role"), say.t("Name"), say.t("Numbers"))
    return (
        Section(
            id=f"sheet-{fiche.id}-people",
            title=say.t("Who does it: numbers and deputies"),
            blocks=(Calls(columns, tuple(calls)),),
            style="people",
        ),
    )


def _holder(say: Wording, person: str, roles: list[str]) -> Iterator[Call]:
    """The person, then the first deputy of the first of these functions."""
    yield _line(say, person, say.role(roles[0]))
    deputies = [key for key in say.plan.role(roles[0]).deputies if key in say.plan.contacts]
    for key in deputies[:1]:
        yield _line(say, key, say.t("if no answer"))


def _line(say: Wording, key: str, function: str) -> Call:
    contact = say.plan.contacts[key]
    return Call(function=function, name=short_name(say, contact), numbers=(reach(say, contact),))
