"""The calling order on the screen: people, every number, and what was left out."""

from datetime import datetime

from incplan.app.desk.people import Number, Person
from incplan.app.response.calling import CallOrder
from incplan.cli.output import phrases
from incplan.cli.output.screen import Screen
from incplan.i18n.catalogue import N_, Translator, _
from incplan.i18n.text.phones import readable_phone
from incplan.i18n.time.durations import human

_FAILED = {
    "telephony": N_("the organisation's own telephony"),
    "it": N_("the organisation's own IT"),
    "mobile": N_("the mobile network"),
}


def show_call_order(screen: Screen, result: CallOrder, whom: str, translator: Translator) -> None:
    """One person after the other, then what to do when nobody answers."""
    if result.without is not None:
        failed = _(_FAILED[result.without]) if result.without in _FAILED else result.without
        screen.line(_("Without: {failed}", failed=failed), "yellow")
    for place, step in enumerate(result.steps, start=1):
        _person(screen, place, step, result, translator)
    if not result.steps:
        screen.line(_("Nobody is named for {word}.", word=whom), "red")
    elif len(result.unreachable) == len(result.steps):
        screen.line(
            _("No other way is left: try these all the same, or send somebody there."), "red"
        )
    _left_out(screen, result)
    if result.call_again_after is not None:
        span = human(result.call_again_after, translator.language)
        screen.line(_("No answer within {span}: call the next one.", span=span), "dim")


def _person(
    screen: Screen, place: int, step: Person, result: CallOrder, translator: Translator
) -> None:
    away = f" ({_('away')})" if step.absent else ""
    named = ", ".join(part for part in (step.name + away, step.role_label, step.sites) if part)
    screen.line(f"{place}. {named}", "bold")
    if step.id in result.unreachable:
        screen.line(_("! every number below may fail too"), "yellow", indent=4)
    for number in step.numbers:
        screen.line(_number(number, result.at, translator), indent=4)


def _left_out(screen: Screen, result: CallOrder) -> None:
    if result.left_out:
        shown = phrases.listed(
            f"{item.name} {readable_phone(item.number.value)}" for item in result.left_out
        )
        screen.line(_("Left out, as they fail with it: {list}", list=shown), "dim")
    if result.unknown_operator:
        names = ", ".join(result.unknown_operator)
        screen.line(_("Operator not written down for every number of: {names}", names=names), "dim")


def _number(number: Number, now: datetime, translator: Translator) -> str:
    """The number, and its hours: when it opens, where it is closed now."""
    when = phrases.listed((number.available, _opens(number.opens_at, now, translator)))
    return f"{readable_phone(number.value)} ({when})" if when else readable_phone(number.value)


def _opens(at: datetime | None, now: datetime, translator: Translator) -> str:
    """When a number that is closed answers again."""
    if at is None:
        return ""
    time = phrases.moment(translator, at, now)
    if at.date() == now.date():
        return _("opens at {time}", time=time)
    return _("opens on {time}", time=time)
