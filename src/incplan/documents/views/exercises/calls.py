"""A call round on paper: the form to fill in by hand, and what the round gave."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from incplan.documents.content.blocks import (
    Alert,
    BlankTable,
    Block,
    Bullets,
    Facts,
    Form,
    FormRow,
    Paragraph,
    Table,
)
from incplan.documents.content.document import Document, Section
from incplan.documents.views.common.stamp import stamp
from incplan.documents.wording.wording import Wording
from incplan.i18n.catalogue import N_
from incplan.i18n.labels.plan.procedures import procedure_name
from incplan.i18n.labels.plan.scenarios import BLANK
from incplan.i18n.text.numbers import number
from incplan.i18n.text.phones import readable_phone
from incplan.i18n.time.dates import clock_time
from incplan.i18n.time.durations import measured
from incplan.incident.events.words import CallOutcome
from incplan.incident.exercises.call_round import CalledResult, Round, Tally, WayResult
from incplan.vocabulary import ProcedureKind

_OUTCOMES: Final = {
    CallOutcome.REACHED: N_("reached"),
    CallOutcome.NO_ANSWER: N_("no answer"),
    CallOutcome.LEFT_MESSAGE: N_("message left"),
    CallOutcome.WRONG_NUMBER: N_("wrong number"),
}
_TICK: Final = "☐"
_HOUR: Final = "__:__"
_MORE_ROWS: Final = 4


def call_round_view(
    say: Wording,
    held: Round,
    found: Tally,
    *,
    blank: bool,
    now: datetime,
    commit: str | None,
    fingerprint: str = "",
) -> Document:
    """The form to fill in, or what a round gave: who answered where, and in what time."""
    title = say.t("EXERCISE: call round (form)") if blank else say.t("Report of a call round")
    return Document(
        id="exercise",
        part="calls-form" if blank else "calls",
        language=say.language,
        title=title,
        organisation=say.plan.file.organisation.name,
        stamp=stamp(
            say, today=now.astimezone(say.zone).date(), commit=commit, fingerprint=fingerprint
        ),
        notices=(say.t("EXERCISE - this did not happen"),),
        chapters=tuple(_form(say, found) if blank else _report(say, held, found)),
    )


def _form(say: Wording, found: Tally) -> Iterator[Section]:
    rules = (
        say.t("Say first: “This is an exercise, a check of your number.” Ask nothing else."),
        say.t("Call from the top; whoever does not answer, on the next line of that person."),
        say.t("Only the person counts as reached; if somebody else answers, write who it was."),
        say.t("Write the hour of each try: ten minutes to the answer are in time."),
        say.t("Call no emergency service and no authority."),
    )
    yield Section(
        id="how",
        title=say.t("How to call"),
        blocks=(
            Alert(say.t("EXERCISE"), say.t("A real incident comes first: stop, and call for it.")),
            Bullets(rules),
            Form((FormRow(label=say.t("Day, from, to, called by")),)),
        ),
    )
    rows = tuple(
        _row_to_fill(say, item, place, way) for item in found.people if not item.away
        for place, way in enumerate(item.ways)
    )  # fmt: skip
    columns = (
        say.t("Who"), say.t("Number"), *(say.t(_OUTCOMES[item]) for item in CallOutcome),
        say.t("Time"), say.t("Who answered instead"),
    )  # fmt: skip
    away = say.people(item.contact for item in found.people if item.away)
    absent = (Paragraph(say.t("Away today, not called: {names}", names=away)),) if away else ()
    yield Section(
        id="people",
        title=say.t("Whom to call"),
        blocks=(Table(columns, rows, strong=0), BlankTable(columns, _MORE_ROWS), *absent),
    )
    typed = (
        "incplan exercise calls NAME --reached|--no-answer|--left-message|--wrong-number "
        "--number NUMBER --at __:__",
        "incplan exercise calls NAME --answered-by NAME --at __:__",
        say.t("or the whole list at once: {list}, filled in, then {csv}",
              list="incplan exercise calls --list", csv="incplan exercise calls --csv FILE"),
        "incplan exercise calls --finish --at __:__",
    )  # fmt: skip
    yield Section(id="after", title=say.t("Typing it in"), blocks=(Bullets(typed),))


def _row_to_fill(say: Wording, item: CalledResult, place: int, way: WayResult) -> tuple[str, ...]:
    name = f"{say.person(item.contact)} ({item.contact})" if place == 0 else ""
    kind = say.label(f"channel.{way.kind.value}") if way.kind else ""
    shown = _number(say, item, way)
    number = say.named(kind, shown) if kind else shown
    return (name, number, *((_TICK,) * len(CallOutcome)), _HOUR, BLANK)


def _report(say: Wording, held: Round, found: Tally) -> Iterator[Section]:
    yield Section(id="round", number="1.", title=say.t("Course"), blocks=_course(say, held, found))
    yield Section(
        id="functions",
        number="2.",
        title=say.t("Functions of the call tree"),
        blocks=functions_blocks(say, found),
    )
    yield Section(
        id="people", number="3.", title=say.t("Who answered where"), blocks=(_people(say, found),)
    )
    yield Section(id="tested", number="4.", title=say.t("What it tested"),
                  blocks=(Bullets(tuple(_tested(say, held, found))),))  # fmt: skip


def _course(say: Wording, held: Round, found: Tally) -> tuple[Block, ...]:
    since = held.calls[0].occurred_at if held.calls else None
    callers = say.people(dict.fromkeys(item.by for item in held.calls if item.by))
    facts = (
        (say.t("Began"), say.moment(since) if since else say.t("not yet")),
        (say.t("Ended"), say.moment(held.ended) if held.ended else say.t("not yet")),
        (say.t("Called by"), callers or say.t("not known")),
        *tallied(say, found),
    )
    return (Facts(facts),)


def tallied(say: Wording, found: Tally) -> Iterator[tuple[str, str]]:
    """How many of the list were called and answered, and whose numbers are wrong."""
    yield say.t("On the list"), str(len(found.people))
    yield say.t("Called"), str(found.called)
    yield say.t("Reached"), _share(say, found.reached, found.called)
    yield say.t("Reached within 10 minutes"), _share(say, found.in_time, found.called)
    wrong = [
        item.contact
        for item in found.people
        if any(way.outcome is CallOutcome.WRONG_NUMBER for way in item.ways)
    ]
    if wrong:
        yield say.t("Wrong numbers"), say.people(wrong)


def _share(say: Wording, part: int, whole: int) -> str:
    if not whole:
        return "-"
    return say.t("{part} of {whole} ({percent} %)", part=part, whole=whole,
                 percent=number(part * 100 / whole, say.language, 1))  # fmt: skip


def functions_blocks(say: Wording, found: Tally) -> tuple[Block, ...]:
    """Each function, and who of its chain answered first after what time."""
    rows = tuple(
        (
            say.role(item.role),
            say.person(item.covered_by) or say.t("nobody"),
            _minutes(say, item.took) if item.took is not None else "-",
        )
        for item in found.functions
    )
    return (Table((say.t("Function"), say.t("Who answered"), say.t("After")), rows),)


def _people(say: Wording, found: Tally) -> Table:
    rows = tuple(
        (
            say.person(item.contact) if place == 0 else "",
            _number(say, item, way),
            _gave(say, way),
            _minutes(say, item.took) if item.took is not None and way.number == item.reached_on
            else "-",
        )
        for item in found.people
        if item.first_tried is not None
        for place, way in enumerate(_tried(item))
    )  # fmt: skip
    columns = (say.t("Who"), say.t("Number"), say.t("What it gave"), say.t("Answer after"))
    return Table(columns, rows, strong=0)


def _tried(item: CalledResult) -> tuple[WayResult, ...]:
    return tuple(way for way in item.ways if way.outcome is not None)


def _gave(say: Wording, way: WayResult) -> str:
    assert way.outcome is not None  # the caller selected these
    told = say.t(_OUTCOMES[way.outcome])
    if way.answered_by:
        name = say.person(way.answered_by) or way.answered_by
        told = say.t("{name} answered instead", name=name)
    at = clock_time(way.at.astimezone(say.zone), say.language) if way.at else ""
    return say.listed((at, told))


def _number(say: Wording, item: CalledResult, way: WayResult) -> str:
    """The number, where these readers may see it."""
    known = say.plan.contacts.get(item.contact)
    seen = {channel.value for channel in say.channels(known)} if known else set()
    hidden = known is not None and way.kind is not None and way.number not in seen
    return say.t("not in this edition") if hidden else readable_phone(way.number)


def _tested(say: Wording, held: Round, found: Tally) -> Iterator[str]:
    if held.ended is None:
        yield say.t("The round is still open: it counts once it is ended.")
    for keys, words in ((found.tested, N_("Counts as tested: {name}")),
                        (found.failed, N_("Failed, due as before: {name}"))):  # fmt: skip
        for key in keys:
            kind, _colon, subject = key.partition(":")
            name = procedure_name(say.translator, say.plan, ProcedureKind(kind), subject)
            yield say.t(words, name=name)
    if found.not_tried:
        names = say.people(found.not_tried)
        yield say.t("The call tree counts as tested once these are tried too: {people}",
                    people=names)  # fmt: skip


def _minutes(say: Wording, took: timedelta) -> str:
    return measured(took, say.language)
