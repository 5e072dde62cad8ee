"""`incplan contacts find`."""

from typing import Annotated

import typer

from incplan.app.plan.contacts import directory
from incplan.cli.output.present import Answer
from incplan.cli.output.screen import Screen
from incplan.cli.session.session import open_session
from incplan.errors import UsageError
from incplan.i18n.catalogue import N_, _
from incplan.i18n.labels import label
from incplan.i18n.text.phones import readable_phone

HELP = N_(
    """Who holds a function now, and how to reach people inside and outside.

    Without a word: the command line and who is away today. With a word: a function, a row of
    the directory, or a part of a name."""
)
EXAMPLES = ("incplan contacts", "incplan contacts electrician", "incplan contacts nadia --json")


def command(
    ctx: typer.Context,
    search: Annotated[
        str | None, typer.Argument(metavar=_("[WORD]"), help=_("Function, row or name."))
    ] = None,
    everyone: Annotated[bool, typer.Option("--all", help=_("Everybody."))] = False,
) -> object:
    """Show contacts."""
    if search is not None and everyone:
        raise UsageError("word_or_all")
    session = open_session(ctx)
    result = directory(session.desk, session.translator, search=search, everyone=everyone)

    def show(screen: Screen) -> None:
        if not result.groups:
            screen.line(_("Nobody found for {word}.", word=search or ""))
        for group in result.groups:
            screen.heading(group.title)
            for person in group.people:
                away = f" ({_('away')})" if person.absent else ""
                duty = f" ({_('on duty')})" if person.on_duty else ""
                screen.line(f"{person.name}{away}{duty}", "bold", indent=2)
                screen.pairs(
                    (
                        (
                            label(session.translator, f"channel.{number.kind}"),
                            " ".join(
                                part
                                for part in (
                                    readable_phone(number.value),
                                    number.available,
                                    _("private") if number.private else "",
                                    _("wrong number") if number.wrong else "",
                                )
                                if part
                            ),
                        )
                        for number in person.numbers
                    ),
                    indent=4,
                )

    return Answer(result, show)
