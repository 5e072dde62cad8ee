"""Whose are the entries that wait? Asked after the command, which nobody has to wait for."""

from incplan.app.desk.desk import Desk
from incplan.cli.prompts.ask import ask, can_ask
from incplan.i18n.catalogue import _, active_translator
from incplan.i18n.text.answers import parse_yes_no
from incplan.store.spool.home import bring_home


def ask_whose(desk: Desk, *, assume_yes: bool) -> int:
    """Ask about each folder of another organisation; how many entries came into the plan.

    Only a plain yes takes them in: anything else leaves them where they are. Where nobody can be
    asked, they stay too.
    """
    if not can_ask(assume_yes=assume_yes):
        return 0
    came = 0
    for item in desk.found().doubtful:
        question = _(
            "Entries of {theirs} wait in {path}: {count}. Take them into the plan of {ours}? "
            "(yes/no)",
            theirs=item.organisation or _("an unknown organisation"),
            ours=desk.organisation() or "?",
            path=str(item.folder),
            count=item.count,
        )
        if parse_yes_no(ask(question), active_translator().language):
            before = item.count
            bring_home(desk.root, item.waiting)
            came += before - item.count
    desk.look_again()
    return came
