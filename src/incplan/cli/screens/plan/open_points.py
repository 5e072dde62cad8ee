"""What is still open before an approval, by kind, in sentences."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from incplan.app.plan.open_points import OpenFinding, OpenKind
from incplan.cli.output.screen import Screen
from incplan.cli.output.window.layout import Block, fit
from incplan.cli.screens.validation.groups import grouped, same_item
from incplan.i18n.catalogue import N_, Translator
from incplan.i18n.findings import finding_message

_TITLES: Final = {
    OpenKind.PLACEHOLDER: N_("Still to fill in"),
    OpenKind.NEVER_EXERCISED: N_("Never practised"),
    OpenKind.WARNING: N_("Warnings"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidPoint:
    """An open point as a program reads it."""

    kind: str
    code: str
    path: str
    line: int
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidPoints:
    """All of them; `approved` is False: nothing was recorded."""

    approved: bool
    open_points: tuple[SaidPoint, ...]


def said_points(points: Iterable[OpenFinding], translator: Translator) -> SaidPoints:
    """The points in the words of a language."""
    said = (
        SaidPoint(
            kind=item.kind.value,
            code=item.code,
            path=item.path,
            line=item.line,
            message=finding_message(translator, item.code, item.params),
        )
        for item in points
    )
    return SaidPoints(approved=False, open_points=tuple(said))


def show_open_points(
    screen: Screen, points: tuple[OpenFinding, ...], translator: Translator
) -> None:
    """One line a point, under its kind; in a window one for each thing to do."""
    for kind, found in groupby(points, key=lambda item: item.kind):
        items = tuple(found)
        title = translator.t(_TITLES[kind])
        screen.line(translator.t("{name}: {value}", name=title, value=len(items)), "bold")
        told = [
            (item.code, item.path, finding_message(translator, item.code, item.params))
            for item in items
        ]
        if screen.height is not None:
            block = Block(key="", items=tuple(same_item(same) for same in grouped(told)))
            screen.rows(fit(screen.page(), (block,), lambda _shown: ()))
            continue
        for item, (code, path, message) in zip(items, told, strict=True):
            screen.line(f"{path}:{item.line} {code} {message}", indent=2)
