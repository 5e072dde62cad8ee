"""`incplan explain`."""

from typing import Annotated

import typer

from incplan.cli.output.present import Answer
from incplan.cli.output.screen import Screen
from incplan.errors import UsageError
from incplan.i18n.catalogue import N_, _, active_translator
from incplan.i18n.findings import FINDINGS, finding_page, nearest_code

FOLDS = True
HELP = N_(
    """What a finding of `validate` means, why it matters and how to mend it.

    Without a code, or with the beginning of one: the list."""
)
EXAMPLES = ("incplan explain OBJ001", "incplan explain YML", "incplan explain")


def command(
    ctx: typer.Context,
    code: Annotated[
        str, typer.Argument(metavar=_("CODE"), help=_("A code, or its beginning."))
    ] = "",
) -> object:
    """Explain a finding."""
    wanted = code.strip().upper()
    if wanted:
        known, near = nearest_code(wanted)
        if not known:
            raise UsageError("unknown_code", given=code[:40], near=near)
        wanted = near
    del ctx
    translator = active_translator()
    pages = tuple(
        finding_page(translator, item)
        for item in sorted(FINDINGS)
        if item.upper().startswith(wanted)
    )

    def show(screen: Screen) -> None:
        if len({page.code.partition(".")[0] for page in pages}) > 1:
            screen.columns([(page.code, page.message) for page in pages], header=False)
            return
        for place, page in enumerate(pages):
            if place:
                screen.line()
            screen.line(page.code, "bold")
            screen.line(page.message)
            for label, text in (
                (_("Why"), page.why),
                (_("What to do"), page.help),
                (_("Source"), page.source),
            ):
                if text:
                    screen.line()
                    screen.line(label, "bold")
                    screen.line(text, indent=2)

    return Answer({"findings": pages}, show)
