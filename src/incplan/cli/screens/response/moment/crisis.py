"""The crisis screen whole: for a pipe, a file, `--all`; in a window see `briefly`."""

from collections.abc import Iterable
from datetime import datetime

from incplan.app.response.situation.briefing import Briefing, ClockLine, TaskLine
from incplan.app.response.situation.moment import Moment
from incplan.cli.output import phrases
from incplan.cli.output.screen import Screen
from incplan.cli.output.window.layout import Block, fit
from incplan.cli.screens.response.moment.activities import activity_words
from incplan.cli.screens.response.moment.head import (
    asks,
    headline,
    last_line,
    page_of,
    standing,
    warnings,
)
from incplan.cli.screens.response.proposals import (
    command_shown,
    decline_command,
    nudge_sentence,
    proposal_sentence,
)
from incplan.i18n.catalogue import Translator, _
from incplan.i18n.labels import label
from incplan.i18n.labels.limits import shared_words


def show_head(
    screen: Screen,
    item: Briefing,
    translator: Translator,
    now: datetime,
    more: Iterable[Block] = (),
) -> None:
    """How an incident stands, with `more` blocks below; its facts, and what set its level."""
    page = page_of(screen, every=True)
    head = (
        warnings(item, translator, waiting=page.height is None),
        headline(page, item, translator, now),
        standing(item, translator),
        *more,
    )
    screen.rows(fit(page, head, lambda _shown: ()))
    screen.line(phrases.listed((item.id, facts_line(item, translator))), "dim")
    if item.level_source.words:
        screen.line(item.level_source.words, "dim")


def show_briefing(
    screen: Screen,
    item: Briefing,
    moment: Moment,
    translator: Translator,
    now: datetime,
    *,
    every: bool = False,
) -> None:
    """One incident whole: the head of every screen, then all that is open; with `every`, all."""
    page = page_of(screen, every=True)
    show_head(screen, item, translator, now, asks(page, item, moment, translator, now))
    show_proposals(screen, item)
    show_activities(screen, item, translator, now)
    show_clocks(screen, item, translator, now, every=every)
    _reminders(screen, item)
    show_tasks(screen, item, translator, every=every)
    show_calls(screen, item)
    screen.line()
    screen.rows(fit(page, (last_line(page, moment),), lambda _shown: ()))


def facts_line(item: Briefing, translator: Translator) -> str:
    """Step, status and team, which a short screen leaves out."""
    step = label(translator, f"step.{item.step}")
    status = label(translator, f"status.{item.status}")
    team = phrases.named(_("Team"), item.team) if item.team else ""
    return phrases.listed((f"{step} ({status})", team))


def show_proposals(screen: Screen, item: Briefing) -> None:
    """What the rules propose, to whom, and how to answer."""
    if not item.proposals:
        return
    screen.heading(_("PROPOSED (somebody decides)"))
    for proposal in item.proposals:
        sentence = proposal_sentence(proposal)
        screen.line(f"? {sentence} [{proposal.id}, {proposal.source}]", "yellow", indent=2)
        people = phrases.listed(phrases.reach(person, count=1) for person in proposal.addressees)
        whom = people or ", ".join(proposal.functions)
        screen.line(f"{whom} > {command_shown(proposal.commands[0])}", indent=4)
    answer = decline_command(item.proposals[0])
    screen.line(_("Say no with: {command}", command=answer), "dim", indent=2)


def show_clocks(
    screen: Screen,
    item: Briefing,
    translator: Translator,
    now: datetime,
    *,
    every: bool = True,
) -> None:
    """Every limit, the nearest first; without `every` those that ended or wait are left out."""
    shown = tuple(clock for clock in item.clocks if every or _matters(clock))
    if not shown:
        return
    screen.heading(_("LIMITS"))
    for clock in shown:
        state = phrases.clock_state(translator, clock, now)
        name = phrases.clock_name(translator, clock)
        # Clocks of objectives that count from detection for want of a better time; always marked.
        if every or (clock.kind in ("rto", "mtpd") and clock.start_event == "detection"):
            start = phrases.clock_start(translator, clock, now)
            name = phrases.listed((name, start))
        if clock.kind == "rto":
            shared = shared_words(translator, clock.shared_with, clock.down_in)
            name = phrases.listed((name, *shared))
        screen.line(phrases.named(state, name), phrases.STATE_STYLES.get(clock.state, ""), indent=2)


def _matters(clock: ClockLine) -> bool:
    """Whether the short screen shows a limit."""
    if clock.stopped_at is not None or clock.down_in:
        return clock.kind == "rto"
    return clock.started_at is not None


def _reminders(screen: Screen, item: Briefing) -> None:
    if not item.nudges:
        return
    screen.heading(_("REMEMBER"))
    for nudge in item.nudges:
        screen.line(f"{nudge_sentence(nudge)} > {command_shown(nudge.command)}", indent=2)


def show_activities(screen: Screen, item: Briefing, translator: Translator, now: datetime) -> None:
    """Every activity that is affected, then those that may follow."""
    if not item.activities:
        return
    screen.heading(_("ACTIVITIES"))
    for line in item.activities:
        screen.line(activity_words(line, item, translator, now), indent=2)
    _followers(screen, item, translator, now)


def _followers(screen: Screen, item: Briefing, translator: Translator, now: datetime) -> None:
    """Activities that depend on one that is down, with their limit if they stopped too."""
    waiting = [clock for clock in item.clocks if clock.start_event == "dependency"]
    for name in dict.fromkeys(clock.because_name for clock in waiting):
        shown = ", ".join(
            f"{clock.name} ({phrases.moment(translator, clock.forecast_at, now)})"
            for clock in waiting
            if clock.because_name == name
        )
        screen.line(
            _(
                "May follow, needing {name} (limit if it stopped too): {list}",
                name=name,
                list=shown,
            ),
            "dim",
            indent=2,
        )


def show_tasks(
    screen: Screen, item: Briefing, translator: Translator, *, every: bool = False
) -> None:
    """What is open, in order, with who does it; with `every`, what is settled too."""
    shown = item.tasks if every else item.next_tasks(len(item.tasks))
    counted = _("{done} of {total} done", done=item.done_count, total=item.task_count)
    screen.heading(f"{_('TO DO')} ({counted})")
    for task in shown:
        _task(screen, task, translator)


def _task(screen: Screen, task: TaskLine, translator: Translator) -> None:
    box = "[x]" if task.done else ("[-]" if task.skipped else "[ ]")
    marks = []
    if task.decision:
        marks.append(_("decision"))
    if not task.mandatory:
        marks.append(_("optional"))
    if task.answered:
        marks.append(_("settled by the answer: nobody in danger"))
    tail = f" ({', '.join(marks)})" if marks else ""
    text = f"{task.text}{tail}"
    if task.phase:
        text = phrases.named(label(translator, f"phase.{task.phase}"), text)
    screen.line(f"{box} {task.number:>2} {text}", indent=2)
    if not (task.done or task.skipped):
        screen.line(phrases.task_tail(task), "dim", indent=9)


def show_calls(screen: Screen, item: Briefing) -> None:
    """Whom to call, in order."""
    if not item.calls:
        return
    screen.heading(_("CALL"))
    for person in item.calls:
        reach = phrases.reach(person)
        said = reach == person.role_label or reach in person.role_label.split()
        shown = person.role_label if said else phrases.named(person.role_label, reach)
        if person.id in item.knows:
            shown = phrases.listed((shown, phrases.knows_of_it(person.name)))
        backup = item.backups.get(person.id)
        if backup is not None:
            shown = _("{who} (else {backup})", who=shown, backup=phrases.reach(backup, count=1))
        screen.line(shown, indent=2)
