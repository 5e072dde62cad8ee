"""The test programme, on a screen."""

import re
from datetime import date
from typing import Final

from incplan.app.plan.practice.programme import Programme, TestLine
from incplan.app.plan.practice.record_test import TestRecorded
from incplan.cli.output.receipts import on_disk
from incplan.cli.output.screen import Screen
from incplan.cli.screens.plan.awareness import due_state
from incplan.cli.session.session import Session
from incplan.frozen import replace
from incplan.i18n.catalogue import _, active_translator, ngettext_
from incplan.i18n.labels.plan.lacking import lacking_words
from incplan.i18n.labels.plan.procedures import form_name, procedure_name
from incplan.i18n.labels.plan.tested import result_words, with_change
from incplan.i18n.time.dates import short_date, weekday_date

#: What proves a call round is its own entry, which says nothing to people.
_EVENT: Final = re.compile(r"[0-9a-z]{10}", re.ASCII)
_RECORD: Final = "incplan tests record --help"


def show_programme(screen: Screen, result: Programme, session: Session) -> None:
    """How many are in order; then one line a procedure, in a window those that are due."""
    today, lines, cycle = session.desk.local_now.date(), result.tests, result.cycle
    done = [item for item in lines if item.in_order]
    open_yet = [item for item in lines if item.last and item.lacking]
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
    if open_yet:
        count = len(open_yet)
        screen.line(
            ngettext_("Incomplete: {count} test.", "Incomplete: {count} tests.", count), "yellow"
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
        _("By whom"),
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
        for item in sorted(lines, key=lambda item: (item.in_order, item.due))
    ]
    screen.columns((header, *rows))


def _row(item: TestLine, session: Session, today: date) -> tuple[str, ...]:
    translator = session.translator
    return (
        procedure_name(translator, session.desk.plan(), item.kind, item.subject),
        short_date(item.last, translator.language) if item.last else "-",
        _how(item, session) or "-",
        item.by_whom or "-",
        result_words(translator, session.desk.plan(), item) or "-",
        weekday_date(item.due, translator.language),
        _state(item, today),
        item.owner_name or "-",
    )


def show_tests(screen: Screen, result: Programme, session: Session) -> None:
    """All there is to say of some procedures."""
    translator, plan = session.translator, session.desk.plan()
    for item in result.tests:
        screen.line(procedure_name(translator, plan, item.kind, item.subject), "bold")
        facts = (
            (_("Last tested"), short_date(item.last, translator.language) if item.last else "-"),
            (_("How"), _how(item, session)),
            (_("Plan version"), item.version),
            (_("By whom"), item.by_whom),
            (_("Measured"), result_words(translator, plan, item)),
            (_("Evidence"), "" if _EVENT.fullmatch(item.proof) else item.proof),
            (_("Due"), weekday_date(item.due, translator.language)),
            (_("State"), _state(item, session.desk.local_now.date())),
            (_("Who sees to it"), item.owner_name),
        )
        for name, value in facts:
            if value:
                screen.line(_("{name}: {value}", name=name, value=value), indent=2)
        for one in item.members:
            told = short_date(one.last, translator.language) if one.last else _("not called yet")
            answered = _("no answer") if one.reached is False else ""
            value = ", ".join(part for part in (told, answered) if part)
            screen.line(_("{name}: {value}", name=one.name, value=value), indent=4)


def _how(item: TestLine, session: Session) -> str:
    form = form_name(session.translator, item.form.value) if item.form else ""
    return f"{form} ({item.incident})" if item.incident else form


def _state(item: TestLine, today: date) -> str:
    """How it stands; without a report that was read, or a measure that it needs, it says so."""
    told = with_change(active_translator(), due_state(item.state, item.due, today), item.before)
    told = _("{state}, report open", state=told) if item.report_open else told
    return _("{state}, incomplete", state=told) if item.last and item.lacking else told


def show_recorded_test(screen: Screen, result: TestRecorded, session: Session) -> None:
    """What was tested, and when again."""
    plan = session.desk.plan()
    for item in result.tests:
        name = procedure_name(session.translator, plan, item.kind, item.subject)
        form = form_name(session.translator, result.form.value)
        screen.line(_("{name}: {value}", name=name, value=form), "bold")
        told = result_words(session.translator, plan, replace(item, lacking=()))
        if told and not result.failed:
            late = "yellow" if item.is_late else ""
            screen.line(_("Measured: {took}", took=told), late, indent=2)
        if item.lacking and not result.failed:
            what = lacking_words(session.translator, item.lacking)
            screen.line(_("Incomplete; missing: {what}.", what=what), "yellow", indent=2)
        if item.by_whom:
            screen.line(_("By {names}", names=item.by_whom), indent=2)
        if result.failed:
            screen.line(_("It failed: it is due as before."), "yellow", indent=2)
    screen.line(on_disk(result.event, result.receipt.waiting), "dim", indent=2)
