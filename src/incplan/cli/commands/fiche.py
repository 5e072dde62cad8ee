"""`incplan fiche`."""

from typing import Annotated

import typer

from incplan.cli.fiche_screen import show_card, show_fiche, show_list
from incplan.cli.present import Answer
from incplan.cli.session import open_session
from incplan.i18n.catalogue import N_, _

HELP = N_(
    """The response cards: the list, or one card in its fixed structure.

    --user is the card for any employee, --helpdesk the one for the person at the phone."""
)
EXAMPLES = ("incplan fiche", "incplan fiche ransomware", "incplan fiche ransomware --user")


def command(
    ctx: typer.Context,
    name: Annotated[str | None, typer.Argument(metavar=_("[FICHE]"))] = None,
    user: Annotated[bool, typer.Option("--user", help=_("One page for any employee."))] = False,
    helpdesk: Annotated[
        bool, typer.Option("--helpdesk", help=_("One page for the helpdesk."))
    ] = False,
) -> object:
    """Show fiches."""
    from incplan.app.fiches import fiche_card, fiche_list

    session = open_session(ctx)
    if name is None:
        listed = fiche_list(session.desk, session.translator)
        return Answer(listed, lambda screen: show_list(screen, listed))
    card = fiche_card(session.desk, name, session.translator)
    if user or helpdesk:
        return Answer(card, lambda screen: show_card(screen, card, helpdesk=helpdesk))
    return Answer(card, lambda screen: show_fiche(screen, card, session.translator))
