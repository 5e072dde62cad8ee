"""Forms to fill in by hand when nothing else works, each a sheet that can be typed back.

A set belongs to one incident and carries one paper number, reserved beforehand; each sheet of it
has a name (`J1`), and a code that tells number, sheet and version.
"""

from collections.abc import Iterator, Sequence

from incplan.documents.charts.codes import code_svg, payload
from incplan.documents.content.blocks import Block, Drawing, Form, FormRow
from incplan.documents.content.document import Section
from incplan.documents.views.binder.form_sheets import sheet_blocks
from incplan.documents.wording.sheets import sheet_title
from incplan.documents.wording.wording import Wording
from incplan.incident.response.sheets import SheetKind, SheetName

#: Sheets of the log in a set, unless more are asked for.
LOGS = 2
#: The sheets of a set beside the log, in their order.
_BESIDE = (
    SheetName(SheetKind.TICKS, 1),
    SheetName(SheetKind.CALLS, 1),
    SheetName(SheetKind.MESSAGES, 1),
    SheetName(SheetKind.ACTIONS, 1),
    SheetName(SheetKind.DUTIES, 1),
    SheetName(SheetKind.REVIEW, 1),
    SheetName(SheetKind.REVIEW, 2),
)


def set_sheets(logs: int) -> tuple[SheetName, ...]:
    """The sheets of a set with so many of the log."""
    log = tuple(SheetName(SheetKind.LOG, number) for number in range(1, logs + 1))
    return (SheetName(SheetKind.INCIDENT, 1), *log, *_BESIDE)


def form_sets(say: Wording, numbers: Sequence[str], logs: int = LOGS) -> tuple[Section, ...]:
    """A set of forms for each paper number; one without a number when none is reserved."""
    return tuple(
        _sheet(say, number, place, name)
        for place, number in enumerate(numbers or ("",), start=1)
        for name in set_sheets(logs)
    )


def form_words(say: Wording) -> dict[str, str]:
    """The labels of the layout of a form."""
    return {
        "form_sheet": say.t("Sheet no."),
        "form_of": say.t("of"),
        "form_number": say.t("Paper number"),
        "form_copied": say.t("Typed on"),
        "form_by": say.t("by (name)"),
    }


def _sheet(say: Wording, number: str, place: int, name: SheetName) -> Section:
    blocks: tuple[Block, ...] = (Form(tuple(_head(say, name))), *sheet_blocks(say, name))
    words = payload(number, str(name), say.plan.file.version) if number else ""
    return Section(
        id=f"forms-{place}-{str(name).lower()}",
        number=str(name),
        title=sheet_title(say, name),
        blocks=blocks,
        new_page=True,
        style=f"form-{name.kind.name.lower()}",
        tab="forms",
        paper=number,
        sheet=str(name),
        mark=_mark(say, words, name) if words else None,
        code=words,
    )


def _mark(say: Wording, words: str, name: SheetName) -> Drawing:
    """The code, and in a sentence what it is, for who does not see it."""
    told = say.t("Code by which sheet {sheet} is typed back: {code}.", sheet=name, code=words)
    return Drawing(code_svg(words), told)


def _head(say: Wording, name: SheetName) -> Iterator[FormRow]:
    """What stands at the head of every sheet, so that each can come back alone."""
    if name.kind is SheetKind.REVIEW:
        yield FormRow(label=say.t("Incident, in three words"))
        yield FormRow(label=say.t("Number in the register"))
        yield FormRow(label=say.t("Filled in by, on"))
        return
    yield FormRow(label=say.t("Incident, in three words"))
    yield FormRow(label=say.t("Start (T0): day, time"), given="__/__/20__  __:__")
    yield FormRow(label=say.t("Day of the first line"), given="__/__/20__")
    yield FormRow(label=say.t("Filled in by; taken over by, at what time"))
    yield FormRow(
        label=say.t("Time shown by the clock"),
        lines=0,
        choices=(say.t("winter"), say.t("summer")),
    )
    if name.kind is SheetKind.TICKS:
        titles = (say.fiche(key).partition(" (")[0] for key in say.plan.fiche_ids())
        yield FormRow(label=say.t("Fiche, tick one"), lines=0, choices=tuple(titles))
