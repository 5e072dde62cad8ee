"""What each sheet holds below its head: the lines that are typed back, with their numbers."""

from collections.abc import Iterable

from incplan.documents.content.blocks import BlankTable, Block, Form, FormRow, Paragraph
from incplan.documents.wording.sheets import LETTERS, choice_words, line_words
from incplan.documents.wording.wording import Wording
from incplan.incident.response.lifecycle import spans
from incplan.incident.response.sheets import (
    FREE_ACTIONS,
    STATES,
    TICKS,
    Line,
    SheetKind,
    SheetName,
    action_lines,
    every_incident,
    incident_lines,
    numbered_lines,
    tick_lines,
)
from incplan.incident.review.sheets import asked_lines, review_lines
from incplan.incident.review.template import Section as ReviewSection
from incplan.vocabulary import Level

_TIME = "__:__"
_MOMENT = "__/__ __:__"
_TICK = "☐"


def sheet_blocks(say: Wording, name: SheetName) -> tuple[Block, ...]:
    """The blocks of a sheet, in the order in which their boxes are asked."""
    match name.kind:
        case SheetKind.INCIDENT:
            return _incident(say)
        case SheetKind.TICKS:
            return _ticks(say)
        case SheetKind.ACTIONS:
            return _actions(say)
        case SheetKind.REVIEW:
            return tuple(_review(say, name.number))
        case _:
            return _numbered(say, name)


def _incident(say: Wording) -> tuple[Block, ...]:
    """The register's columns as a person fills them in (S-065), then the times of activities."""
    lines = incident_lines(say.plan)
    rows = tuple(_row(say, line, lines=3 if line.what == "what" else 1)
                 for line in lines if line.head)  # fmt: skip
    times = [line for line in lines if not line.head]
    columns = (
        say.t("No."),
        say.t("Activity"),
        say.t("RTO"),
        say.t("a Down since"),
        say.t("b At its minimum"),
        say.t("c All restored"),
    )
    activities = tuple(
        (
            first.id[:-1],
            say.activity(first.subject),
            say.objective(say.plan.activities[first.subject]),
            *[_MOMENT] * len(STATES),
        )
        for first in times[:: len(STATES)]
    )
    table = (BlankTable(columns, len(activities), activities),) if activities else ()
    return (Form(rows), *table)


def _row(say: Wording, line: Line, *, lines: int = 1) -> FormRow:
    choices = choice_words(say, line)
    given = "__/__/20__  __:__" if line.what in ("noticed", "began") else ""
    return FormRow(
        label=f"{line.id}  {line_words(say, line)}",
        lines=0 if choices else lines,
        choices=tuple(f"{place} {words}" for place, words in enumerate(choices, start=1)),
        given=given,
    )


def _numbered(say: Wording, name: SheetName) -> tuple[Block, ...]:
    """The log, calls, messages, duties: lines numbered on from sheet to sheet."""
    lines = numbered_lines(name)
    number, time, who = say.t("No."), say.t("Time"), say.t("Who")
    columns: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    if name.kind is SheetKind.LOG:
        letters = say.t(LETTERS)
        told = say.t(
            "Ring what it is ({letters}): fact, decision, action, telephone, message. One line a "
            "fact. Next day: write the date beside the time. A slip: one stroke, never an "
            "eraser. The hour that comes twice in October: write summer or winter.",
            letters=letters,
        )
        columns = (
            number,
            time,
            say.t("Kind"),
            say.t("Fact, decision and reason, call and answer, one line a fact"),
            who,
        )
        cells = tuple((line.id, _TIME, letters, "", "") for line in lines)
    elif name.kind is SheetKind.CALLS:
        told = _legend(say, lines[0])
        columns = (number, time, say.t("Whom"), say.t("Result, no."), say.t("What was said"))
        cells = tuple((line.id, _TIME, "", "", "") for line in lines)
    elif name.kind is SheetKind.MESSAGES:
        told = _legend(say, lines[0])
        columns = (
            number,
            time,
            say.t("To, no."),
            say.t("By what"),
            say.t("What was said; when the next report comes"),
            who,
        )
        cells = tuple((line.id, _TIME, "", "", "", "") for line in lines)
    else:
        told = say.t(
            "In doubt write it down and ask who answers for data protection. 1 yes, notify; "
            "2 no. Later than the limit: say why."
        )
        columns = (
            number,
            say.t("Duty: whom to notify of what"),
            say.t("1 yes, 2 no"),
            say.t("Notified at"),
            say.t("Reference"),
        )
        cells = tuple((line.id, "", "", _MOMENT, "") for line in lines)
    return (Paragraph(told), BlankTable(columns, len(lines), cells))


def _legend(say: Wording, line: Line) -> str:
    choices = choice_words(say, line)
    return "   ".join(f"{place} {words}" for place, words in enumerate(choices, start=1))


def _ticks(say: Wording) -> tuple[Block, ...]:
    """Boxes of the fiche and of page 2, the level, the end."""
    told = say.t(
        "The number is that of the box on the fiche. Done: tick and time. Left out: x and the "
        "reason in two words."
    )
    columns = (say.t("No."), say.t("Done"), say.t("Time"), say.t("Who, reason"))
    boxes = tuple((str(box), _TICK, _TIME, "") for box in range(1, TICKS + 1))
    common = tuple((label, _TICK, _TIME, "") for label, _measure in every_incident(say.plan))
    lines = [line for line in tick_lines(say.plan, None, 1) if line.id[0] in "LS"]
    levels = tuple(
        (line.id, _TICK, line_words(say, line), _MOMENT) for line in lines if line.what == "level"
    )
    ends = tuple(
        (line.id, _TICK, line_words(say, line), _MOMENT, "")
        for line in lines
        if line.what != "level"
    )
    tables = [BlankTable(columns, TICKS, boxes)]
    if common:
        tables.append(BlankTable((say.t("Page 2"), *columns[1:]), len(common), common))
    return (
        Paragraph(told),
        *tables,
        BlankTable(
            (say.t("No."), say.t("Done"), say.t("Level"), say.t("Since")), len(Level), levels
        ),
        BlankTable(
            (
                say.t("No."),
                say.t("Done"),
                say.t("The end"),
                say.t("Day, time"),
                say.t("Who, what cause"),
            ),
            len(ends),
            ends,
        ),
    )


def _actions(say: Wording) -> tuple[Block, ...]:
    """The action tables of the template, each with free rows."""
    titles = {
        "handling": say.t("3.3 Activation and handling"),
        "escalation": say.t("3.3.3 Reports and escalation"),
        "deactivation": say.t("3.5 Deactivation"),
    }
    tables = say.plan.levels.tables
    lines = list(action_lines(say.plan))
    found: list[Block] = []
    for name, title in titles.items():
        count = len(getattr(tables, name)) + FREE_ACTIONS
        own, lines = lines[:count], lines[count:]
        columns = (say.t("No."), title, say.t("Role"), say.t("Done"), say.t("Time"),
                   say.t("Who"))  # fmt: skip
        cells = tuple(
            (line.id, line_words(say, line), _function(say, line), _TICK, _MOMENT, "")
            for line in own
        )
        found.append(BlankTable(columns, count, cells))
    return tuple(found)


def _function(say: Wording, line: Line) -> str:
    if not line.subject:
        return ""
    table, _dot, place = line.subject.partition(".")
    return say.roles(getattr(say.plan.levels.tables, table)[int(place)].functions)


def _review(say: Wording, page: int) -> Iterable[Block]:
    """The rows of the review that people answer, with a free row in each section."""
    yield Paragraph(
        say.t(
            "Asked of a minor incident: only {minor}; of a weak signal: {low}. The others are not "
            "asked.",
            minor=spans(asked_lines(page, Level.MINOR)),
            low=spans(asked_lines(page, Level.LOW)),
        )
    )
    for section, lines in review_lines(page):
        if lines:
            yield Paragraph(_heading(say, section))
            yield Form(tuple(_answer(say, line, 3 - page) for line in lines))


def _heading(say: Wording, section: ReviewSection) -> str:
    return say.label(section.key)


def _answer(say: Wording, line: Line, room: int) -> FormRow:
    """A row of the review; the first page has room for two lines."""
    choices = choice_words(say, line)
    words = line_words(say, line)
    if line.what == "review_free":
        words = say.t("Anything else: subject, words")
    elif line.what == "review_action":
        words = say.t("Action; who; by when")
    elif line.what == "review_choice":
        words = say.t("Tick one")
    return FormRow(
        label=f"{line.id}  {words}",
        lines=0 if choices else room,
        choices=tuple(f"{place} {told}" for place, told in enumerate(choices, start=1)),
    )
