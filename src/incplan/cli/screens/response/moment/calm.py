"""Nothing runs: who is in charge today, how the plan stands, and how one would begin."""

from collections.abc import Sequence

from incplan.app.desk.people import Person, name_of
from incplan.cli.output import phrases
from incplan.cli.output.screen import Screen
from incplan.cli.output.window.layout import Block, Item, fit
from incplan.cli.screens.plan.unsaved import some
from incplan.cli.screens.response.moment.head import command_block, page_of
from incplan.cli.screens.response.moment.whom import dialled, who
from incplan.cli.session.session import Session
from incplan.i18n.catalogue import _
from incplan.i18n.text.hostile import safe
from incplan.i18n.time.dates import clock_time, medium_date, short_date

_PLAN = "incplan plan"
_DECLARE = "incplan declare"
_FILL = "incplan fill --list"


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
    approval, stands = _approval(session)
    first = command_block(page, _("Next: {command}", command=_DECLARE), _DECLARE)
    blocks = (
        _line(phrases.named(name, _("No open incident")), day, "bold"),
        _line(_("In charge today:")),
        Block(key="people", items=people, least=len(people), flush=True),
        _line(stands, style="green" if approval else "yellow"),
        plan,
        *(
            ()
            if approval
            else (command_block(page, _("Fill it in: {command}", command=_FILL), _FILL),)
        ),
        _line(_("Anybody in danger: call 112 first."), style="bold"),
        first,
    )
    screen.rows(fit(page, blocks, lambda _shown: ()))


def _approval(session: Session) -> tuple[bool, str]:
    """Whether management approved the plan as it is, and how it stands in a sentence."""
    plan, language = session.desk.plan(), session.translator.language
    found = plan.facts.approval
    if found is None:
        return False, _("Management has not approved this plan yet.")
    given = found.given
    said = _(
        "Version {version} approved by {name} on {on}",
        version=given.version,
        name=name_of(plan, given.by),
        on=short_date(given.on, language),
    )
    changed = _("changed since: {files}", files=some(found.changed)) if found.changed else ""
    return not found.changed, phrases.listed((said, changed))


def _line(text: str, right: str = "", style: str = "") -> Block:
    item = Item(text=text, right=right, style=style, most=2)
    return Block(key=text, items=(item,), least=1, flush=True)
