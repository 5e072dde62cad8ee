"""Who holds which function, and who would take it over."""

from incplan.app.response.handover import Holders
from incplan.cli.output.screen import Screen
from incplan.i18n.catalogue import Translator, _
from incplan.i18n.labels import label


def show_holders(screen: Screen, found: Holders, translator: Translator) -> None:
    """A row for each function; then the command, under the consent that it states."""
    screen.line(_("{id}: who holds which function", id=found.incident), "bold")
    rows = [
        (
            label(translator, f"role.{item.function}"),
            _("{name}, else {next}", name=item.name, next=item.successor_name)
            if item.successor
            else item.name,
        )
        for item in found.holders
    ]
    screen.pairs(rows, indent=2)
    first = next((item for item in found.holders if item.successor), None)
    if first is not None:
        which = f" -i {found.ref}" if found.ref else ""
        command = f"incplan handover {first.function} {first.successor}{which}"
        agreed = _("Once {name} has agreed: {command}", name=first.successor_name, command=command)
        screen.end(agreed, command)
