"""The test programme, on a screen."""

from datetime import date
from typing import Final

from incplan.app.plan.practice.programme import Programme, TestLine, TestRecorded
from incplan.cli.output.receipts import on_disk
from incplan.cli.output.screen import Screen
from incplan.cli.screens.plan.awareness import due_state
from incplan.cli.session.session import Session
from incplan.i18n.catalogue import _
from incplan.i18n.labels.plan.procedures import form_name, procedure_name
from incplan.i18n.text.numbers import number
from incplan.i18n.time.dates import short_date
from incplan.i18n.time.durations import human
from incplan.i18n.time.durations import measured as watch
from incplan.plan.maintenance.due import Due

_RECORD: Final = "incplan tests record --help"


def show_programme(screen: Screen, result: Programme, session: Session) -> None:
    """How many are in order; then one line a procedure, in a window those that are due."""
    today, lines, cycle = session.desk.local_now.date(), result.tests, result.cycle
    done = [item for item in lines if item.state in (Due.CURRENT, Due.SOON)]
    screen.line(_("Tested in time: {count} of {all}", count=len(done), all=len(lines)), "bold")
    screen.line(
        _(
            "Since {day}: activities tried or done {tried} of {activities}, fiches talked through "
            "{talked} of {fiches}",
            day=short_date(cycle.since, session.translator.language),
            tried=len(cycle.activities),
            activities=cycle.all_activities,
            talked=len(cycle.fiches),
            fiches=cycle.all_fiches,
        )
    )
    screen.line()
    screen.end(_("How to record one: {command}", command=_RECORD), _RECORD)
    if screen.height is not None:
        _due_first(screen, lines, session, today)
        return
    header = (
        _("Procedure"),
        _("Last tested"),
        _("How"),
        _("Measured"),
        _("Due"),
        _("State"),
        _("Who sees to it"),
    )
    screen.columns((header, *(_row(item, session, today) for item in lines)))


def _due_first(screen: Screen, lines: tuple[TestLine, ...], session: Session, today: date) -> None:
    """Three columns that fit any window: what is due, how it stands, who sees to it."""
    plan, translator = session.desk.plan(), session.translator
    header = (_("Who sees to it"), _("State"), _("Procedure"))
    rows = [
        (
            item.owner_name or "-",
            _state(item, today),
            procedure_name(translator, plan, item.kind, item.subject),
        )
        for item in sorted(lines, key=lambda item: (item.state is Due.CURRENT, item.due))
    ]
    screen.columns((header, *rows))


def _row(item: TestLine, session: Session, today: date) -> tuple[str, ...]:
    translator = session.translator
    form = form_name(translator, item.form.value) if item.form else "-"
    return (
        procedure_name(translator, session.desk.plan(), item.kind, item.subject),
        short_date(item.last, translator.language) if item.last else "-",
        f"{form} ({item.incident})" if item.incident else form,
        measured(item, session),
        short_date(item.due, translator.language),
        _state(item, today),
        item.owner_name or "-",
    )


def _state(item: TestLine, today: date) -> str:
    """How it stands; held in an exercise without a report that was read, it says so."""
    told = due_state(item.state, item.due, today)
    return _("{state}, report open", state=told) if item.report_open else told


def measured(item: TestLine, session: Session) -> str:
    """The time measured against the objective."""
    if item.took is None:
        return _roll_call(item, session, "-")
    took = watch(item.took, session.translator.language)
    if item.allowance is not None:
        took = f"{took} + {human(item.allowance, session.translator.language)}"
    if item.objective is not None and item.kept is not None:
        objective = human(item.objective, session.translator.language)
        told = (
            _("{took} of {objective}", took=took, objective=objective)
            if item.kept
            else _("{took}, more than {objective}", took=took, objective=objective)
        )
    else:
        told = took
    if item.loss is not None:
        age = human(item.loss, session.translator.language)
        told = _("{took}; data {age} old", took=told, age=age)
    if item.promised is not None:
        promised = human(item.promised, session.translator.language)
        told = _("{took}; promised {promised}", took=told, promised=promised)
    told = _roll_call(item, session, told)
    if item.planned is None:
        return told
    planned = human(item.planned, session.translator.language)
    return _("{took}; planned {planned}", took=told, planned=planned)


def _roll_call(item: TestLine, session: Session, told: str) -> str:
    """Who was counted after an evacuation, and when everybody was."""
    if item.counted is not None and item.expected:
        share = number(item.counted * 100 / item.expected, session.translator.language, 1)
        told = _("{took}; counted {counted} of {expected} ({share} %)", took=told,
                 counted=item.counted, expected=item.expected, share=share)  # fmt: skip
    if item.closed is not None:
        closed = watch(item.closed, session.translator.language)
        told = _("{took}; all counted after {closed}", took=told, closed=closed)
    return told


def show_recorded_test(screen: Screen, result: TestRecorded, session: Session) -> None:
    """What was tested, and when again."""
    plan = session.desk.plan()
    for item in result.tests:
        name = procedure_name(session.translator, plan, item.kind, item.subject)
        form = form_name(session.translator, result.form.value)
        screen.line(_("{name}: {value}", name=name, value=form), "bold")
        if item.took is not None and not result.failed:
            told = measured(item, session)
            late = False in (item.kept, item.as_planned, item.data_kept, item.promise_kept)
            screen.line(_("Measured: {took}", took=told), "yellow" if late else "", indent=2)
        if result.failed:
            screen.line(_("It failed: it is due as before."), "yellow", indent=2)
    screen.line(on_disk(result.event, result.receipt.waiting), "dim", indent=2)
