"""`incplan fiche show`."""

from typing import Annotated

import typer

from incplan.app.plan.fiches.show import fiche_card, fiche_list
from incplan.cli.output.present import Answer
from incplan.cli.screens.plan.fiche import show_card, show_fiche, show_list
from incplan.cli.session.session import Session, open_session
from incplan.errors import UsageError
from incplan.i18n.catalogue import N_, _

FOLDS = True
HELP = N_(
    """The response cards: the list, or one card in its fixed structure.

    --user is the card for any employee, --helpdesk the one for the person at the phone."""
)
EXAMPLES = ("incplan fiche", "incplan fiche ransomware", "incplan fiche ransomware --user")


def command(
    ctx: typer.Context,
    fiche: Annotated[
        str | None, typer.Argument(metavar=_("[FICHE]"), help=_("Which one; nothing: the list."))
    ] = None,
    user: Annotated[bool, typer.Option("--user", help=_("One page for any employee."))] = False,
    helpdesk: Annotated[
        bool, typer.Option("--helpdesk", help=_("One page for the helpdesk."))
    ] = False,
) -> Answer:
    """Show the list of fiches, or one of them."""
    if user and helpdesk:
        raise UsageError("one_of_these", known="--user, --helpdesk")
    session = open_session(ctx)
    if fiche is not None:
        return _one(session, fiche, user=user, helpdesk=helpdesk)
    if user or helpdesk:
        given = "--user" if user else "--helpdesk"
        raise UsageError("option_for", option=given, words=f"incplan fiche NAME {given}")
    listed = fiche_list(session.desk, session.translator)
    return Answer(listed, lambda screen: show_list(screen, listed))


def _one(session: Session, name: str, *, user: bool, helpdesk: bool) -> Answer:
    card = fiche_card(session.desk, name, session.translator)
    if not (user or helpdesk):
        return Answer(card, lambda screen: show_fiche(screen, card, session.translator))
    field = "helpdesk_card" if helpdesk else "user_card"
    if not getattr(card, field):
        raise UsageError("no_card", field=field, path=f"fiches/{card.id}.yaml")
    return Answer(card, lambda screen: show_card(screen, card, helpdesk=helpdesk))
