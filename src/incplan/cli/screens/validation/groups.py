"""Findings in a window: errors one by one, the others by what there is to do."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from incplan.app.validation.validate import Validation
from incplan.cli.output import phrases
from incplan.cli.output.screen import Screen
from incplan.cli.output.window.layout import Block, Item, Page, fit
from incplan.cli.screens.response.moment.head import command_block
from incplan.cli.screens.validation.finding_words import said_message
from incplan.diagnostics import Diagnostic, Severity
from incplan.frozen import dataclass, replace
from incplan.i18n.catalogue import N_, Translator, _, ngettext_
from incplan.i18n.text.hostile import safe

_TITLES: Final = (
    (Severity.ERROR, N_("ERRORS"), "red"),
    (Severity.WARNING, N_("WARNINGS"), "yellow"),
    (Severity.INFO, N_("NOTES"), "blue"),
)
_ALL: Final = "incplan validate --all"
#: So many errors stand there before any warning does.
_FEW: Final = 5
#: More rows than this are no summary, whatever the window.
_MOST_ROWS: Final = 22


@dataclass(frozen=True, slots=True)
class Same:
    """What one kind of mending settles: a code, how often, and the first of it."""

    code: str
    count: int
    place: str
    message: str


def grouped(found: Iterable[tuple[str, str, str]]) -> tuple[Same, ...]:
    """Findings (code, place, message) of one code together, in the order in which codes appear."""
    known: dict[str, list[tuple[str, str]]] = {}
    for code, place, message in found:
        known.setdefault(code, []).append((place, message))
    return tuple(Same(code, len(items), items[0][0], items[0][1]) for code, items in known.items())


def same_item(same: Same) -> Item:
    """How many, which code, what is to be done about the first."""
    return Item(head=f"{same.count:>3}  {same.code}", text=safe(same.message), most=2)


def counted(result: Validation) -> str:
    """How much was found, in how many files."""
    parts = (
        ngettext_("{count} error", "{count} errors", result.errors),
        ngettext_("{count} warning", "{count} warnings", result.warnings),
        ngettext_("{count} note", "{count} notes", result.infos),
    )
    files = ngettext_("{count} file", "{count} files", result.files)
    incidents = ngettext_("{count} incident", "{count} incidents", result.incidents)
    places = [files, incidents]
    if result.exercises:
        places.append(ngettext_("{count} exercise", "{count} exercises", result.exercises))
    return f"{', '.join(parts)} ({', '.join(places)})"


def show_grouped(screen: Screen, result: Validation, translator: Translator) -> None:
    """The count, the errors, then warnings and notes by code, in one window."""
    page = screen.page()
    page = replace(page, height=min(page.height or _MOST_ROWS, _MOST_ROWS))
    style = "red" if result.errors else "green"
    blocks = [_alone("count", counted(result), style)]
    if not result.compared:
        said = _("plan.yaml cannot be used yet: the files were not compared with each other.")
        blocks.append(_alone("compared", said, ""))
    for rank, (severity, title, colour) in enumerate(_TITLES):
        items = [item for item in result.diagnostics if item.severity is severity]
        if items:
            blocks.append(replace(_alone(title, _(title), f"bold {colour}"), gap=True))
            blocks.append(_findings(items, severity, translator, rank))

    def rest(shown: Mapping[str, int]) -> tuple[Block, ...]:
        whole = all(shown[block.key] == len(block.items) for block in blocks)
        left = result.errors - shown.get(Severity.ERROR.value, 0)
        more = () if whole and not result.warnings else (_see_all(page, left),)
        return (*more, *_next(page, result))

    screen.rows(fit(page, blocks, rest))


def _findings(
    items: Sequence[Diagnostic], severity: Severity, translator: Translator, rank: int
) -> Block:
    if severity is Severity.ERROR:
        rows = tuple(
            Item(
                head=f"  {item.code}",
                text=safe(f"{item.path}:{item.line} {said_message(item, translator)}"),
                most=2,
            )
            for item in items
        )
        return Block(key=severity.value, items=rows, least=min(len(rows), _FEW), rank=rank)
    found = ((item.code, item.path, said_message(item, translator)) for item in items)
    same = sorted(grouped(found), key=lambda entry: -entry.count)
    return Block(key=severity.value, items=tuple(same_item(entry) for entry in same), rank=rank)


def _alone(key: str, text: str, style: str) -> Block:
    return Block(key=key, items=(Item(text=text, style=style, most=2),), least=1, flush=True)


def _see_all(page: Page, left: int) -> Block:
    """How all is seen; errors for which there was no room are counted, since they come first."""
    more = ngettext_("More: {count} error", "More: {count} errors", left) if left else _("See all")
    from_all = phrases.named(more, _ALL)
    return replace(command_block(page, from_all, _ALL), key="all")


def _next(page: Page, result: Validation) -> tuple[Block, ...]:
    """What explains the first thing to mend."""
    for severity, _title, _colour in _TITLES:
        first = next((item for item in result.diagnostics if item.severity is severity), None)
        if first is not None:
            command = f"incplan explain {first.code}"
            return (command_block(page, _("Next: {command}", command=command), command),)
    return ()
