"""How the continuity plan stands in an incident."""

from datetime import datetime

from incplan.app.response.bcp import Continuity
from incplan.app.response.situation.advice import MarginLine
from incplan.cli.output import phrases
from incplan.cli.output.screen import Screen
from incplan.i18n.catalogue import Translator, _
from incplan.i18n.labels import label


def show_continuity(
    screen: Screen, found: Continuity, translator: Translator, now: datetime
) -> None:
    """Its state, who decides, what is down against its objective, and the step that may follow."""
    state = label(translator, f"bcp.{found.state}")
    stands = phrases.named(_("Continuity plan"), state)
    screen.line(f"{found.incident}  {stands}", "bold")
    screen.line(found.title)
    screen.pairs(
        [
            (_("Decides") if not place else _("else"), phrases.reach(person))
            for place, person in enumerate(found.deciders)
        ]
    )
    if not found.margins:
        screen.line(_("No activity is below its minimum level."))
    for margin in found.margins:
        screen.line(_margin(margin, translator, now), "red" if margin.late else "")
    _end(screen, found)


def _margin(margin: MarginLine, translator: Translator, now: datetime) -> str:
    """`Cold store: RTO until 05:05, expected back 04:45`."""
    until = _("RTO until {time}", time=phrases.moment(translator, margin.limit_at, now))
    if margin.eta is not None:
        back = _("expected back {time}", time=phrases.moment(translator, margin.eta, now))
    else:
        back = _("return unknown") if margin.eta_known else _("no estimate yet")
    return phrases.named(margin.name, f"{until}, {back}")


def _end(screen: Screen, found: Continuity) -> None:
    """The step that may follow; one that states a decision stands under that decision."""
    which = f" {found.ref}" if found.ref else ""
    person = found.deciders[0] if found.deciders else None
    if person is None or found.state in ("not_activated", "stood_down"):
        command = f"incplan bcp assess{which}"
        screen.end(_("Once somebody looks into it: {command}", command=command), command)
        return
    word = "stand-down" if found.state == "activated" else "activate"
    command = f"incplan bcp {word}{which} --by {person.id}"
    said = _("Once {name} has decided so: {command}", name=person.name, command=command)
    screen.end(said, command)
