"""Sessions of awareness, on a screen."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from incplan.app.desk.people import role_label
from incplan.app.plan.practice.awareness import AudienceLine, Awareness, PersonLine, Recorded
from incplan.app.plan.practice.to_brief import ToBrief
from incplan.cli.output.receipts import on_disk
from incplan.cli.output.screen import Screen
from incplan.cli.screens.response.warnings import receipt_warnings
from incplan.cli.session.session import Session
from incplan.i18n.catalogue import N_, Translator, _, active_translator, ngettext_
from incplan.i18n.labels import label
from incplan.i18n.text.numbers import number
from incplan.i18n.time.dates import short_date
from incplan.plan.maintenance.awareness import ENOUGH, Knowledge
from incplan.plan.maintenance.due import Due

_STATES: Final = {
    Due.NEVER: N_("never"),
    Due.CURRENT: N_("in order"),
    Due.SOON: N_("due soon"),
}
#: So many people who are to be briefed are named where the plan stands.
_NAMED: Final = 3
_QUESTIONS: Final = "incplan awareness questions"


def show_awareness(screen: Screen, result: Awareness, translator: Translator, today: date) -> None:
    """How many are up to date; audiences with their last session, then the people who are due.

    Newcomers and who got a function come first.
    """
    due = [item for item in result.people if item.state is not Due.CURRENT or item.untold]
    told, everybody = len(result.people) - len(due), len(result.people)
    screen.line(_("Up to date by name: {count} of {all}", count=told, all=everybody), "bold")
    screen.line()
    header = (_("Audience"), _("Last"), _("Due"), _("State"), _("Reached"), _("Who sees to it"))
    rows = [header, *(_audience(item, translator, today) for item in result.audiences)]
    if screen.height is not None:  # the longest last, where it wraps
        rows = [(due, state, reached, who, name) for name, _last, due, state, reached, who in rows]
    screen.columns(rows)
    if due:
        screen.line()
        names = (_("Name"), _("Last"), _("Due"), _("State"), "")
        first = sorted(due, key=lambda item: (not item.untold and not item.newcomer, item.due))
        screen.columns((names, *(_person(item, translator, today) for item in first)))
    screen.end(_("Three questions to begin with: {command}", command=_QUESTIONS), _QUESTIONS)


def _audience(item: AudienceLine, translator: Translator, today: date) -> tuple[str, ...]:
    reach = item.figures.reach if item.figures else None
    return (
        label(translator, f"awareness.{item.audience.value}"),
        short_date(item.last, translator.language) if item.last else "-",
        short_date(item.due, translator.language) if item.due else "-",
        due_state(item.state, item.due or today, today),
        percent(reach) if reach is not None else "-",
        item.owner_name or "-",
    )


def _person(item: PersonLine, translator: Translator, today: date) -> tuple[str, ...]:
    told = ", ".join(role_label(key, translator) for key in item.untold)
    if told and item.briefing_due:
        day = short_date(item.briefing_due, translator.language)
        note = _("to be briefed by {day}: {functions}", day=day, functions=told)
    else:
        note = _("newcomer") if item.newcomer else ""
    return (
        item.name,
        short_date(item.last, translator.language) if item.last else "-",
        short_date(item.due, translator.language),
        due_state(item.state, item.due, today),
        note,
    )


def due_state(state: Due, due: date, today: date) -> str:
    """`in order`, `12 days late`."""
    if state is Due.OVERDUE:
        return ngettext_("{count} day late", "{count} days late", (today - due).days)
    return _(_STATES[state])


def percent(share: float) -> str:
    """`91.7 %`, with the decimal sign of the language."""
    return f"{number(share * 100, active_translator().language, 1)} %"


def show_recorded(screen: Screen, result: Recorded, translator: Translator) -> None:
    """Who was reached, and what they knew."""
    people = label(translator, f"awareness.{result.audience.value}")
    screen.line(_("{topic}, for {people}", topic=result.topic, people=people), "bold")
    screen.line(
        _("there: {attended}; caught up: {caught_up}", attended=result.attended,
          caught_up=result.caught_up),
        indent=2,
    )  # fmt: skip
    for line in knowledge_lines(result.figures):
        screen.line(line, indent=2)
    screen.line(on_disk(result.event, result.receipt.waiting), "dim", indent=2)


def knowledge_lines(figures: Knowledge) -> tuple[str, ...]:
    """The shares, one a line."""
    lines = []
    if figures.reach is not None:
        lines.append(_("reached: {share}", share=percent(figures.reach)))
    if figures.too_few:
        lines.append(_("answers: too few people to tell"))
    if figures.answers:
        shares = ", ".join(percent(item) for item in figures.answers)
        lines.append(_("knew question 1, 2, 3: {shares}", shares=shares))
    if figures.passed is not None:
        lines.append(_("knew two of three: {share}", share=percent(figures.passed)))
    return tuple(lines)


def show_to_brief(screen: Screen, people: Sequence[ToBrief], translator: Translator) -> None:
    """The first who are due, each with the command that prints their sheet, then how many more."""
    for item in sorted(people, key=lambda item: item.due)[:_NAMED]:
        words = _(
            "{name} got a function and is to be briefed by {day}: {functions}",
            name=item.name,
            day=short_date(item.due, translator.language),
            functions=", ".join(role_label(key, translator) for key in item.functions),
        )
        screen.line(words, "yellow")
        screen.line(f"incplan export role {item.person}", indent=2)
    if (more := len(people) - _NAMED) > 0:
        words = ngettext_(
            "{count} more is to be briefed: {command}",
            "{count} more are to be briefed: {command}",
            more,
            command="incplan awareness",
        )
        screen.line(words, "yellow")


def recorded_warnings(session: Session, result: Recorded) -> tuple[str, ...]:
    """A question that too few knew asks for an action."""
    low = [
        _("Question {number} was known by {share} only: explain it again.", number=number,
          share=percent(share))
        for number, share in enumerate(result.figures.answers, start=1)
        if share < ENOUGH
    ]  # fmt: skip
    return (*receipt_warnings(session, result.receipt), *low)
