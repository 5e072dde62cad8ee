"""Nothing runs: who is in charge today, and how one would begin."""

from collections.abc import Sequence

from incplan.app.desk.people import Person
from incplan.cli.output import phrases
from incplan.cli.output.screen import Screen
from incplan.cli.output.window.layout import Block, Item, fit
from incplan.cli.screens.response.moment.head import command_block, page_of
from incplan.cli.screens.response.moment.whom import dialled, who
from incplan.cli.session.session import Session
from incplan.i18n.catalogue import _
from incplan.i18n.text.hostile import safe
from incplan.i18n.time.dates import clock_time, medium_date

_PLAN = "incplan plan"
_DECLARE = "incplan declare"


def show_calm(screen: Screen, session: Session, in_charge: Sequence[Person]) -> None:
    """A short, calm screen."""
    page, now, translator = page_of(screen), session.desk.local_now, session.translator
    day = f"{medium_date(now.date(), translator.language)} {clock_time(now)}"
    name = safe(session.desk.plan().file.organisation.name)
    people = tuple(
        Item(text=f"  {who(person, translator)}", right=dialled(person), most=2)
        for person in in_charge
    )
    plan = command_block(page, _("How the plan stands: {command}", command=_PLAN), _PLAN)
    first = command_block(page, _("Next: {command}", command=_DECLARE), _DECLARE)
    blocks = (
        _line(phrases.named(name, _("No open incident")), day, "bold"),
        _line(_("In charge today:")),
        Block(key="people", items=people, least=len(people), flush=True),
        plan,
        _line(_("Anybody in danger: call 112 first."), style="bold"),
        first,
    )
    screen.rows(fit(page, blocks, lambda _shown: ()))


def _line(text: str, right: str = "", style: str = "") -> Block:
    item = Item(text=text, right=right, style=style, most=2)
    return Block(key=text, items=(item,), least=1, flush=True)
