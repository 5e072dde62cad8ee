"""Short phrases the screens share: levels, times, people, limits."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from incplan.i18n.catalogue import Translator, _, active_translator, ngettext_
from incplan.i18n.labels import label
from incplan.i18n.labels.limits import limit_name, start_words
from incplan.i18n.text.phones import readable_phone
from incplan.i18n.time.dates import clock_time, near_datetime, short_datetime
from incplan.i18n.time.durations import human
from incplan.i18n.time.durations import left as time_left
from incplan.incident.events.words import LEVEL_NOT_SAID

if TYPE_CHECKING:
    from incplan.app.desk.people import Person
    from incplan.app.response.situation.briefing import ClockLine, TaskLine
    from incplan.incident.state.doubt import Doubt

#: From here on the wall is told with its day.
_HALF_A_DAY = timedelta(hours=12)

LEVEL_STYLES = {
    "low": "blue",
    "minor": "yellow",
    "major": "red",
    "crisis": "red",
    LEVEL_NOT_SAID: "",
}
STATE_STYLES = {"passed": "red", "due_soon": "yellow", "running": "", "stopped": "dim"}


def level(translator: Translator, name: str, doubt: "Doubt | None" = None) -> str:
    """Level with its number: `Major (3/4)`, marked where it may be higher."""
    if name == LEVEL_NOT_SAID:
        return translator.t("level not said")
    number = ("low", "minor", "major", "crisis").index(name) + 1
    shown = f"{label(translator, f'level.{name}')} ({number}/4)"
    if doubt is not None and doubt.level_may_be_higher:
        return translator.t("{level}, may be higher", level=shown)
    return shown


def named(name: str, value: str) -> str:
    """`Name: value`, with the colon as the language writes it."""
    return _("{name}: {value}", name=name, value=value)


def form_words(command: str) -> str:
    """A command with the words that stand for others, TEXT or DATE, in the reader's language."""
    return re.sub(r"(?<![\w-])(?:TEXT|DATE|VALUE)(?![\w-])", lambda found: _(found[0]), command)


def listed(parts: Iterable[str | None]) -> str:
    """The parts that are not empty, with the semicolon as the language writes it."""
    return active_translator().listed(parts)


def quoted_entry(time: str, person: str, words: str) -> str:
    """An entry of the journal as sentences quote it."""
    if not words:
        return f"{time} {person}"
    return _("{time} {person}, “{text}”", time=time, person=person, text=words)


def shortest(ids: Iterable[str]) -> Mapping[str, str]:
    """The shortest beginning of each id that is unique among them, four characters at least."""
    known = sorted(set(ids))
    found = {}
    for place, key in enumerate(known):
        beside = (*known[max(place - 1, 0) : place], *known[place + 1 : place + 2])
        same = max((_same_beginning(key, other) for other in beside), default=0)
        found[key] = key[: max(4, same + 1)]
    return found


def _same_beginning(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))


def lines_written(path: str, count: int) -> str:
    """How many lines were written, and the path."""
    return ngettext_("{path}: {count} line", "{path}: {count} lines", count, path=path)


def moment(translator: Translator, at: datetime | None, now: datetime) -> str:
    """A time as short as it can be: the hour today, day and hour otherwise."""
    if at is None:
        return ""
    return near_datetime(at.astimezone(now.tzinfo), now, translator.language)


def limit_time(
    translator: Translator,
    at: datetime | None,
    now: datetime,
    *,
    wall: datetime | None,
    left: timedelta | None,
) -> str:
    """Until when; in an exercise by the hour of the story, then the hour on the wall.

    Half a day ahead the wall is told with its day: the story runs through more hours than the wall.
    """
    told = moment(translator, at, now)
    if wall is None:
        return told
    local = wall.astimezone(now.tzinfo)
    near = left is None or abs(left) < _HALF_A_DAY
    hour = clock_time(local) if near else short_datetime(local, translator.language)
    return _("{time}; {wall} on the wall", time=told, wall=hour)


def reach(person: "Person", *, count: int = 2, sites: bool = False) -> str:
    """Name and the first numbers to dial; with `sites`, which sites an outside party serves."""
    name = f"{person.name} ({person.sites})" if sites and person.sites else person.name
    if person.on_duty:
        name = f"{name} ({_('on duty')})"
    numbers = [n.value for n in person.numbers if n.kind not in ("web", "email", "group")]
    shown = " / ".join(readable_phone(value) for value in numbers[:count])
    if not shown and person.numbers:
        shown = person.numbers[0].value
    # A name such as "Emergency 112" already contains its number.
    return name if shown in person.name.split() else f"{name} {shown}".strip()


def left(translator: Translator, remaining: timedelta | None) -> str:
    """`3 h 20 left` or `25 min late`."""
    return "" if remaining is None else time_left(translator, remaining)


def clock_name(translator: Translator, clock: "ClockLine") -> str:
    """What a limit is about."""
    return limit_name(
        translator, clock.rule, clock.kind, clock.name, clock.limit, clock.working_days
    )


def clock_start(translator: Translator, clock: "ClockLine", now: datetime) -> str:
    """What a limit counts from, and when that was; "" when it has not started."""
    start = start_words(translator, clock.start_event)
    if clock.started_at is None or not start:
        return ""
    time = moment(translator, clock.started_at, now)
    return _("from {start}, {time}", start=start, time=time)


def clock_state(translator: Translator, clock: "ClockLine", now: datetime) -> str:
    """Time left and until when; or the result once it stopped; or what it waits for."""
    if clock.stopped_at is not None:
        span = human(clock.used, translator.language)
        if clock.kept is None:
            return _("after {span}", span=span)
        kept = _("kept") if clock.kept else _missed(translator, clock)
        return _("stopped after {span}: {kept}", span=span, kept=kept) + _longest(translator, clock)
    if clock.limit_at is None:
        return _waiting(translator, clock, now)
    until = limit_time(translator, clock.limit_at, now, wall=clock.wall_at, left=clock.left)
    mark = {"passed": "!! ", "due_soon": "! "}.get(clock.state, "")
    return mark + _("{left}, until {time}", left=left(translator, clock.left), time=until)


def _missed(translator: Translator, clock: "ClockLine") -> str:
    """By how much a limit was missed; the time used says it where only service hours count not."""
    late = clock.stopped_at - clock.limit_at if clock.stopped_at and clock.limit_at else None
    if late is None or late <= timedelta(0):
        return _("missed")
    return listed([_("missed"), _("{span} late", span=human(late, translator.language))])


def _longest(translator: Translator, clock: "ClockLine") -> str:
    """The longest of several interruptions, where their sum is shown."""
    if clock.longest in (clock.used, timedelta(0)):
        return ""
    return " " + _("(longest: {span})", span=human(clock.longest, translator.language))


def _waiting(translator: Translator, clock: "ClockLine", now: datetime) -> str:
    if clock.started_at is not None:
        return _("since {span}", span=human(clock.used, translator.language))
    if clock.start_event == "dependency":
        time = moment(translator, clock.forecast_at, now)
        return _("until {time} if it stopped with {name}", name=clock.because_name, time=time)
    if clock.start_event == "below_minimum":
        return _("not counted: still at its minimum level")
    return _("counts from your call")


def knows_of_it(name: str) -> str:
    """A person who was told, or acted: nobody need call."""
    return _("{name} knows of it", name=name)


def task_tail(task: "TaskLine") -> str:
    """Who does a task, who stands in, and whom it needs."""
    doers = listed(reach(person, count=1) for person in task.who) or ", ".join(task.roles)
    if task.backup is not None:
        doers = _("{who} (else {backup})", who=doers, backup=reach(task.backup, count=1))
    at_work = {person.id for person in task.who}
    needs = listed(
        knows_of_it(person.name) if person.id in task.told else reach(person, count=1)
        for person in task.contacts
        if person.id not in at_work
    )
    return f"{doers} > {needs}" if needs else doers
