"""The crisis screen: level, limits, what to do next, whom to call; at 80 columns."""

from datetime import datetime

from incplan.app.briefing import Briefing, TaskLine
from incplan.cli import phrases
from incplan.cli.screen import Screen
from incplan.i18n.catalogue import Translator, _
from incplan.i18n.labels import label

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
    show_clocks(screen, briefing, translator, now)
    _activities(screen, briefing, translator, now)
    show_tasks(screen, briefing, translator, every=every)
    show_calls(screen, briefing)


def _header(screen: Screen, item: Briefing, translator: Translator, now: datetime) -> None:
    if item.exercise:
        screen.line("*** " + _("EXERCISE") + " ***", "yellow")
    since = phrases.moment(translator, item.level_since, now)
    screen.line(f"{item.id}  {item.title}", "bold")
    shown = _(
        "{level} since {time}", level=phrases.level(translator, item.level).upper(), time=since
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


def show_clocks(screen: Screen, item: Briefing, translator: Translator, now: datetime) -> None:
    """Every limit, the nearest first."""
    if not item.clocks:
        return
    screen.heading(_("LIMITS"))
    for clock in item.clocks:
        state = phrases.clock_state(translator, clock, now)
        name = phrases.clock_name(translator, clock)
        screen.line(phrases.named(state, name), phrases.STATE_STYLES.get(clock.state, ""), indent=2)


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
        since = phrases.moment(translator, line.since, now)
        parts = [states[line.state], _("since {time}", time=since)]
        if line.percent is not None:
            parts.append(f"{line.percent} %")
        if line.state in ("down", "degraded"):
            parts.append(_expected(translator, line.eta, known=line.eta_known, now=now))
        screen.line(phrases.named(line.name, ", ".join(parts)), indent=2)


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
        screen.line(phrases.named(person.role_label, phrases.reach(person)), indent=2)
