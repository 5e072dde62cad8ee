"""`incplan fiche`."""

from typing import Annotated

import typer

from incplan.cli.fiche_screen import show_card, show_fiche, show_list
from incplan.cli.present import Answer
from incplan.cli.screen import Screen
from incplan.cli.session import Session, open_session
from incplan.errors import UsageError
from incplan.i18n.catalogue import N_, _

HELP = N_(
    """The response cards: the list, or one card in its fixed structure.

    --user is the card for any employee, --helpdesk the one for the person at the phone.
    `prevention`: how far the preventive measures are in place, what is due first.
    `update`: what the shipped fiches changed since you read them; your files stay as they are.
    `new`: a skeleton for a fiche of your own."""
)
EXAMPLES = (
    "incplan fiche",
    "incplan fiche ransomware",
    "incplan fiche ransomware --user",
    "incplan fiche prevention --overdue --owner marc",
    "incplan fiche update flood",
    'incplan fiche new "Chemical spill"',
)


def command(
    ctx: typer.Context,
    word: Annotated[str | None, typer.Argument(metavar=_("[FICHE|prevention|update|new]"))] = None,
    name: Annotated[
        str | None, typer.Argument(metavar=_("[FICHE]"), help=_("The fiche, or the new name."))
    ] = None,
    user: Annotated[bool, typer.Option("--user", help=_("One page for any employee."))] = False,
    helpdesk: Annotated[
        bool, typer.Option("--helpdesk", help=_("One page for the helpdesk."))
    ] = False,
    overdue: Annotated[
        bool, typer.Option("--overdue", help=_("prevention: only what is late."))
    ] = False,
    owner: Annotated[
        str | None,
        typer.Option("--owner", metavar=_("CONTACT"), help=_("prevention: what one person owns.")),
    ] = None,
    keep: Annotated[
        bool,
        typer.Option("--keep", help=_("update: keep this wording to compare the next one with.")),
    ] = False,
) -> object:
    """Show fiches."""
    _only(word, "prevention", ("--overdue", overdue), ("--owner", owner is not None))
    _only(word, "update", ("--keep", keep))
    session = open_session(ctx)
    if word == "new":
        return _new(session, name or "")
    if word == "update":
        return _update(session, name, keep=keep)
    if word == "prevention":
        return _prevention(session, name, overdue=overdue, owner=owner)
    if name is not None:
        raise UsageError("one_word_too_many", given=name[:40], word=word)
    return _show(session, word, user=user, helpdesk=helpdesk)


def _only(word: str | None, meant: str, *options: tuple[str, bool]) -> None:
    """Refuse an option of another word: silence would look like an answer."""
    for option, given in options:
        if given and word != meant:
            raise UsageError("option_for", option=option, words=f"incplan fiche {meant}")


def _show(session: Session, name: str | None, *, user: bool, helpdesk: bool) -> Answer:
    from incplan.app.fiches import fiche_card, fiche_list

    if name is None:
        listed = fiche_list(session.desk, session.translator)
        return Answer(listed, lambda screen: show_list(screen, listed))
    card = fiche_card(session.desk, name, session.translator)
    if user or helpdesk:
        field = "helpdesk_card" if helpdesk else "user_card"
        if not getattr(card, field):
            raise UsageError("no_card", field=field, path=f"fiches/{card.id}.yaml")
        return Answer(card, lambda screen: show_card(screen, card, helpdesk=helpdesk))
    return Answer(card, lambda screen: show_fiche(screen, card, session.translator))


def _prevention(session: Session, name: str | None, *, overdue: bool, owner: str | None) -> Answer:
    from incplan.app.prevention import prevention
    from incplan.cli.prevention_screen import show_prevention

    session.settings.command = "prevention"
    result = prevention(session.desk, session.translator, fiche=name, overdue=overdue, owner=owner)
    return Answer(result, lambda screen: show_prevention(screen, result, session.translator))


def _update(session: Session, name: str | None, *, keep: bool) -> Answer:
    from incplan.app.fiche_update import fiche_update
    from incplan.cli.fiche_update_screen import show_updates

    session.settings.command = "fiche-update"
    result = fiche_update(session.desk, name, keep=keep)
    return Answer(result, lambda screen: show_updates(screen, result))


def _new(session: Session, name: str) -> Answer:
    from incplan.app.fiche_new import new_fiche

    session.settings.command = "fiche-new"
    result = new_fiche(session.desk, name, session.translator)

    def show(screen: Screen) -> None:
        screen.line(_("Written: {path}", path=result.path), "bold")
        screen.line(
            _(
                "Its measures begin with {prefix}-. Fill it in, then: incplan validate",
                prefix=result.prefix,
            ),
            indent=2,
        )

    return Answer(result, show)
