"""The crisis screen: level, limits, what to do next, whom to call; at 80 columns."""

from datetime import datetime, timedelta

from incplan.app.response.situation.briefing import Briefing, ClockLine, TaskLine
from incplan.cli.output import phrases
from incplan.cli.output.screen import Screen
from incplan.cli.screens.response.proposals import (
    command_shown,
    decline_command,
    nudge_sentence,
    proposal_sentence,
)
from incplan.i18n.catalogue import N_, Translator, _, ngettext_
from incplan.i18n.labels import label
from incplan.i18n.labels.doubt import doubt_sentence, unsure_sentence
from incplan.i18n.labels.limits import shared_words
from incplan.i18n.time.durations import human

SHOWN_TASKS = 6


def show_briefing(
    screen: Screen,
    briefing: Briefing,
    translator: Translator,
    now: datetime,
    *,
    every: bool = False,
) -> None:
    """One incident: what now, who to call, how long left."""
    _header(screen, briefing, translator, now)
    show_proposals(screen, briefing)
    show_tasks(screen, briefing, translator, every=every)
    show_calls(screen, briefing)
    _activities(screen, briefing, translator, now)
    show_clocks(screen, briefing, translator, now, every=every)
    _reminders(screen, briefing)


def show_emergency(screen: Screen, item: Briefing) -> None:
    """Whom to call before anybody else; in an exercise, that nobody must."""
    if item.emergency and not item.exercise:
        screen.line(_("PEOPLE FIRST: anybody in danger, get away, call 112."), "red")


def show_waiting(screen: Screen, item: Briefing) -> None:
    """That part of what follows is known on this computer only."""
    if item.waiting:
        screen.line(
            ngettext_(
                "WAITING, NOT YET IN THE PLAN: {count} entry of this incident, on this computer "
                "only",
                "WAITING, NOT YET IN THE PLAN: {count} entries of this incident, on this computer "
                "only",
                len(item.waiting),
            ),
            "yellow",
        )


def show_unsure(screen: Screen, item: Briefing, translator: Translator) -> None:
    """That an outage may be longer than shown, and because of which incidents."""
    if item.unsure:
        screen.line(unsure_sentence(translator, item.unsure), "yellow")


def _header(screen: Screen, item: Briefing, translator: Translator, now: datetime) -> None:
    if item.exercise:
        screen.line("*** " + _("EXERCISE") + " ***", "yellow")
    if item.doubt:
        screen.line(doubt_sentence(translator, item.doubt), "red")
    show_unsure(screen, item, translator)
    since = phrases.moment(translator, item.level_since, now)
    screen.line(f"{item.id}  {item.title}", "bold")
    show_waiting(screen, item)
    show_emergency(screen, item)
    shown = _(
        "{level} since {time}",
        level=phrases.level(translator, item.level, item.doubt).upper(),
        time=since,
    )
    screen.line(shown, phrases.LEVEL_STYLES[item.level])
    if item.crisis_awaits_confirmation:
        screen.line(
            _(
                "CRISIS asked for, not confirmed: the business continuity manager or management "
                "confirms with: incplan escalate --to crisis --by NAME"
            ),
            "yellow",
        )
    _first_limits(screen, item, translator, now)
    _first_steps(screen, item)
    screen.pairs(
        (
            (_("Step"), f"{label(translator, 'step.' + item.step)} "
                        f"({label(translator, 'status.' + item.status)})"),
            (_("Type"), item.type_label),
            (_("Continuity plan"), label(translator, f"bcp.{item.bcp}")
                if item.bcp != "not_activated" else ""),
            (_("Manager"), phrases.reach(item.manager) if item.manager else _("nobody named")),
            (_("Team"), item.team),
        )
    )  # fmt: skip


def _first_limits(screen: Screen, item: Briefing, translator: Translator, now: datetime) -> None:
    """The gravest limit that passed and the next one, at the top."""
    for clock, sentence in (
        (item.worst_limit, N_("PASSED {state}: {name}")),
        (item.next_limit, N_("NEXT LIMIT {state}: {name}")),
    ):
        if clock is not None:
            state = phrases.clock_state(translator, clock, now)
            name = phrases.clock_name(translator, clock)
            style = phrases.STATE_STYLES.get(clock.state) or "bold"
            screen.line(_(sentence, state=state, name=name), style)


def _first_steps(screen: Screen, item: Briefing) -> None:
    """What to do and whom to call, at the top; nothing once it is over."""
    if item.status in ("closed", "reviewed", "cancelled"):
        return
    for task in item.next_tasks(1):
        screen.line(_("DO FIRST {number}: {text}", number=task.number, text=task.text), "bold")
    if item.call_first is not None:
        who = phrases.named(item.call_first.role_label, phrases.reach(item.call_first))
        screen.line(_("CALL FIRST {who}", who=who), "bold")


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


def _activities(screen: Screen, item: Briefing, translator: Translator, now: datetime) -> None:
    if not item.activities:
        return
    screen.heading(_("ACTIVITIES"))
    states = {
        "down": _("down"),
        "degraded": _("degraded"),
        "minimal": _("minimum level"),
        "restored": _("restored"),
    }
    for line in item.activities:
        since = phrases.moment(translator, line.back or line.since, now)
        parts = [states[line.state], _("since {time}", time=since)]
        if line.percent is not None:
            parts.append(f"{line.percent} %")
        if line.state in ("down", "degraded"):
            parts.append(_expected(translator, line.eta, known=line.eta_known, now=now))
            margin = next((m.margin for m in item.margins if m.activity == line.id), None)
            if margin is not None and margin < timedelta(0):
                span = human(-margin, translator.language)
                parts.append(_("{span} after its objective", span=span))
        screen.line(phrases.named(line.name, ", ".join(parts)), indent=2)
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


def _expected(translator: Translator, eta: datetime | None, *, known: bool, now: datetime) -> str:
    if eta is not None:
        return _("expected back {time}", time=phrases.moment(translator, eta, now))
    return _("return unknown") if known else _("no estimate yet")


def show_tasks(
    screen: Screen, item: Briefing, translator: Translator, *, every: bool = False
) -> None:
    """What to do next, in order, with who does it."""
    shown = item.tasks if every else item.next_tasks(SHOWN_TASKS)
    counted = _("{done} of {total} done", done=item.done_count, total=item.task_count)
    screen.heading(f"{_('TO DO')} ({counted})")
    for task in shown:
        _task(screen, task, translator)
    rest = item.task_count - item.done_count - len(item.next_tasks(SHOWN_TASKS))
    if not every and rest > 0:
        screen.line(_("... and {count} more: incplan status --all", count=rest), "dim", 2)
    if shown and not every:
        screen.line(_("Tick with: incplan done {number}", number=shown[0].number), "dim", 2)


def _task(screen: Screen, task: TaskLine, translator: Translator) -> None:
    box = "[x]" if task.done else ("[-]" if task.skipped else "[ ]")
    marks = []
    if task.decision:
        marks.append(_("decision"))
    if not task.mandatory:
        marks.append(_("optional"))
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
        backup = item.backups.get(person.id)
        if backup is not None:
            shown = _("{who} (else {backup})", who=shown, backup=phrases.reach(backup, count=1))
        screen.line(shown, indent=2)
