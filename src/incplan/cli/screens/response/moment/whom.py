"""Whom to call, in words: a name with its part in this, the number to dial, who is next."""

from datetime import datetime

from incplan.app.desk.people import Person
from incplan.app.response.situation.next_call import CallTried
from incplan.cli.output import phrases
from incplan.cli.output.window.layout import Item
from incplan.i18n.catalogue import Translator, _, ngettext_
from incplan.i18n.labels import label
from incplan.i18n.text.hostile import safe
from incplan.i18n.text.phones import readable_phone


def call_items(
    call: Person,
    following: Person | None,
    by: datetime | None,
    tried: CallTried | None,
    translator: Translator,
    now: datetime,
) -> tuple[Item, ...]:
    """Whom to dial, and who follows without an answer `by` then; or that nobody answered."""
    if tried is not None and tried.silent:
        return _everybody_silent(call, tried, translator, now)
    text = who(call, translator)
    if tried is not None and tried.again:
        text = ", ".join(part for part in (safe(call.name), way(call, translator)) if part)
    first = Item(text=text, right=dialled(call), most=2)
    if following is None or by is None:
        return (first,)
    time = phrases.moment(translator, by, now)
    name = following.name
    if following.id == call.id:
        name = ", ".join(part for part in (name, way(following, translator)) if part)
    later = _("no answer by {time}: {name}", time=time, name=name)
    return first, Item(text=safe(later), right=dialled(following), most=2)


def _everybody_silent(
    first: Person, tried: CallTried, translator: Translator, now: datetime
) -> tuple[Item, ...]:
    """Nobody of a chain answered: how often it was tried, what can be dialled yet, or when."""
    who_then = ", ".join((first.name, way(first, translator)))
    if tried.waits and tried.again_at is not None:
        at = phrases.moment(translator, tried.again_at, now)
        then = _("second round at {time}: {name}", time=at, name=who_then)
    else:
        then = _("another number: {name}", name=who_then)
    return (
        Item(text=safe(then), right=dialled(first)),
        Item(text=silent_words(tried, translator, now), style="red"),
    )


def silent_words(tried: CallTried, translator: Translator, now: datetime) -> str:
    """That nobody of a chain answered: how many were called, how often, since when."""
    people = ngettext_("{count} person", "{count} people", tried.people)
    calls = ngettext_("{count} call", "{count} calls", tried.calls)
    return _(
        "NOBODY HAS ANSWERED: {people}, {calls} since {time}",
        people=people,
        calls=calls,
        time=phrases.moment(translator, tried.since, now),
    )


def way(person: Person, translator: Translator) -> str:
    """What sort of number is dialled first, and whether it is private."""
    first = next((item for item in person.numbers if item.value == person.first_phone), None)
    if first is None:
        return ""
    kind = label(translator, f"channel.{first.kind}")
    return ", ".join((kind, _("private"))) if first.private else kind


def who(person: Person, translator: Translator) -> str:
    """A name, and the function or the part somebody has in this."""
    part = person.role_label
    if translator.language != "de" and part[1:2].islower():
        part = part[0].lower() + part[1:]
    if person.on_duty:
        part = f"{part}, {_('on duty')}"
    if person.name.casefold() in part.casefold():
        return safe(part)
    return safe(f"{person.name}, {part}")


def dialled(person: Person) -> str:
    """The number to dial first."""
    return safe(readable_phone(person.first_phone))
