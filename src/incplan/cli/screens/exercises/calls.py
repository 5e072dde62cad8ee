"""A call round on a screen, and as a list to fill in."""

from incplan.app.exercises.call_view import CalledLine, CallRoundView, WayLine
from incplan.app.exercises.calls import COLUMNS
from incplan.cli.output import phrases
from incplan.cli.output.receipts import on_disk
from incplan.cli.output.screen import Screen
from incplan.cli.screens.response.call.tried import SAID, outcome_words
from incplan.cli.session.session import Session
from incplan.documents.content.sheets import Sheet
from incplan.documents.formats.data.csv import render_csv
from incplan.errors import UsageError
from incplan.i18n.catalogue import LANGUAGES, Translator, _, translator
from incplan.i18n.labels import label
from incplan.i18n.labels.plan.procedures import procedure_name
from incplan.i18n.text.lists import and_list
from incplan.i18n.text.phones import readable_phone
from incplan.i18n.time.durations import measured
from incplan.incident.events.words import CallOutcome
from incplan.vocabulary import ProcedureKind


def show_call_round(screen: Screen, result: CallRoundView, session: Session) -> None:
    """How many answered, each function, everybody with every channel, and what is still missing."""
    screen.line(_("*** EXERCISE: call round ***"), "yellow")
    screen.line(
        _(
            "Listed {listed}, called {called}, reached {reached}, of them {in_time} in 10 min",
            listed=result.listed,
            called=result.called,
            reached=result.reached,
            in_time=result.in_time,
        ),
        "bold",
    )
    screen.line()
    if not result.touched:
        _functions(screen, result, session.translator)
    shown = [item for item in result.people if item.contact in (result.touched or [item.contact])]
    rows = (row for item in shown for row in _rows(item, session))
    screen.columns(((_("Who"), _("Channel"), _("Number"), _("What it gave")), *rows))
    screen.line()
    _outcome(screen, result, session)


def _functions(screen: Screen, result: CallRoundView, language: Translator) -> None:
    """Each function of the call tree, and who of it answered first."""
    for item in result.functions:
        took = measured(item.took, language.language) if item.took is not None else ""
        told = _("{name}, after {time}", name=item.name, time=took) if item.covered_by else "-"
        screen.line(phrases.named(item.label, told), "" if item.covered_by else "yellow", indent=2)
    screen.line()


def _rows(item: CalledLine, session: Session) -> list[tuple[str, ...]]:
    name = f"{item.name} ({_('away')})" if item.away else item.name
    return [
        (
            name if place == 0 else "",
            label(session.translator, f"channel.{way.kind}") if way.kind else "",
            readable_phone(way.number),
            _gave(item, way, session),
        )
        for place, way in enumerate(item.ways)
    ]


def _gave(item: CalledLine, way: WayLine, session: Session) -> str:
    if way.outcome is None or way.at is None:
        return "-"
    said = outcome_words(way.outcome, way.answered_by, "")
    local = way.at.astimezone(session.desk.zone)
    if way.number == item.reached_on and item.took is not None:
        took = measured(item.took, session.translator.language)
        return _("{time} {what}, after {took}", time=f"{local:%H:%M}", what=said, took=took)
    return _("{time} {what}", time=f"{local:%H:%M}", what=said)


def _outcome(screen: Screen, result: CallRoundView, session: Session) -> None:
    """What counts as tested, what failed, whom it still needs, where it is on disk."""
    language = session.translator
    names = {item.contact: item.name for item in result.people}
    if result.wrong:
        people = and_list(language, (names[key] for key in result.wrong))
        screen.line(_("Wrong numbers, findings until corrected: {people}", people=people), "yellow")
    if result.ended is not None:
        _tests(screen, result, session)
    if result.since is not None and result.not_tried:
        people = and_list(language, (names[key] for key in result.not_tried))
        said = _("The call tree counts as tested once these are tried too: {people}", people=people)
        screen.line(said, "yellow")
    if result.already:
        screen.line(_("Recorded before: {count}", count=result.already))
    if result.receipt is not None:
        for event in result.events:
            screen.line(on_disk(event, result.receipt.waiting), "dim", indent=2)
    if result.ended is None:
        _how_to_go_on(screen, result, names)


def _how_to_go_on(screen: Screen, result: CallRoundView, names: dict[str, str]) -> None:
    """Whom to try next, and the commands to record it or to end."""
    if result.next_contact:
        name, number = names[result.next_contact], readable_phone(result.next_number)
        screen.line(_("Next: {name}, {number}", name=name, number=number), "bold")
    if result.since is not None:
        command = "incplan exercise calls --finish"
        screen.end(_("Once nobody is left to call: {command}", command=command), command)
    if result.next_contact:
        command = f"incplan exercise calls {result.next_contact} --reached"
        name = names[result.next_contact]
        screen.end(_("When {name} has answered: {command}", name=name, command=command), command)


def _tests(screen: Screen, result: CallRoundView, session: Session) -> None:
    """What the test programme takes from a round that is over."""
    plan, language = session.desk.plan(), session.translator
    for key in (*result.tested, *result.failed):
        kind, _colon, subject = key.partition(":")
        name = procedure_name(language, plan, ProcedureKind(kind), subject)
        if key in result.failed:
            screen.line(_("Failed, due as before: {name}", name=name), "yellow", indent=2)
        else:
            screen.line(_("Counts as tested: {name}", name=name), indent=2)


def list_to_fill(result: CallRoundView, language: Translator) -> str:
    """Everybody and every channel, with what is known; `outcome` and `at` are to be filled in."""
    rows = tuple(
        (
            item.contact,
            item.name,
            label(language, f"channel.{way.kind}") if way.kind else "",
            way.number,
            way.outcome.value if way.outcome else "",
            way.at.isoformat(timespec="minutes") if way.at else "",
            way.answered_by,
        )
        for item in result.people
        for way in item.ways
    )
    return render_csv(Sheet("calls", COLUMNS, rows)).decode()


def outcome_typed(text: str, *, answered: bool) -> CallOutcome:
    """The outcome in a cell: its key, or its name in any language. Raises UsageError."""
    typed = " ".join(text.casefold().replace("_", " ").replace("-", " ").split())
    if not typed and answered:
        return CallOutcome.NO_ANSWER
    for item in CallOutcome:
        names = {translator(code).t(SAID[item]).casefold() for code in LANGUAGES}
        plain = {" ".join(name.replace("-", " ").split()) for name in names}
        if typed in plain or typed == item.value.replace("_", " "):
            return item
    known = ", ".join(item.value for item in CallOutcome)
    raise UsageError("not_in_list", given=text, option="outcome", known=known)
