"""Scenarios on a screen: the list, how one falls on this plan, and all of it."""

from incplan.app.exercises.scenario_view import InjectLine, ReactionLine, ScenarioView
from incplan.app.exercises.scenarios import ScenarioList
from incplan.cli.output.screen import Screen
from incplan.cli.session.session import Session
from incplan.i18n.catalogue import _, ngettext_
from incplan.i18n.findings import finding_message
from incplan.i18n.labels import label
from incplan.i18n.labels.plan.procedures import form_name
from incplan.i18n.text.lists import and_list
from incplan.i18n.time.dates import clock_time, long_datetime, short_datetime


def show_scenarios(screen: Screen, result: ScenarioList) -> None:
    """One line a scenario, then how to look at one."""
    rows = [(_("Scenario"), _("Minutes"), _("Injects"), _("Title"))]
    for item in result.scenarios:
        left = f" (-{item.left_out})" if item.left_out else ""
        title = _("{title} (alone)", title=item.title) if item.solo else item.title
        rows.append((item.id, f"{item.play}+{item.debrief}", f"{item.injects}{left}", title))
    screen.columns(rows)
    for path in result.unreadable:
        screen.line(_("{path} cannot be read. See: incplan validate {path}", path=path), "yellow")
    screen.line()
    if any(item.left_out for item in result.scenarios):
        screen.line(_("-1: an inject that this plan cannot play yet."), "dim")
    if result.scenarios:
        command = f"incplan scenario preview {result.scenarios[0].id}"
        screen.end(_("How one falls on this plan: {command}", command=command), command)


def show_opening(screen: Screen, view: ScenarioView, session: Session) -> None:
    """How it begins and what names mean here: nothing that players should not read."""
    _head(screen, view, session)
    screen.heading(_("Names in this plan"))
    for name in view.names:
        told = name.words or _("none: {why}", why=name.missing)
        screen.line(f"{{{name.name}}}  {told}", "" if name.words else "yellow", indent=2)
    if not view.names:
        screen.line(_("It names nothing of the plan."), indent=2)


def show_preview(screen: Screen, view: ScenarioView, session: Session) -> None:
    """The spacing before play, what names mean here, what cannot be played and why."""
    show_opening(screen, view, session)
    screen.heading(_("Spacing"))
    header = (_("Inject"), _("Minute"), _("In the story"), _("Until the next"), _("To"))
    rows = [_spaced(item, session) for item in view.injects]
    screen.columns((header, *rows))
    _problems(screen, view, session)
    command = f"incplan exercise start {view.id}"
    screen.end(_("Start it: {command}", command=command), command)


def _spaced(item: InjectLine, session: Session) -> tuple[str, ...]:
    to = and_list(session.translator, item.to)
    if item.left_out:
        to = _("left out: this plan has no such thing")
    elif item.kind != "event":
        to = f"{to} ({label(session.translator, f'inject.{item.kind}')})"
    return (
        item.id,
        str(item.at),
        short_datetime(item.story, session.translator.language),
        str(item.gap),
        to,
    )


def show_scenario(screen: Screen, view: ScenarioView, session: Session) -> None:
    """All of a scenario, for whoever leads it: players should not read it."""
    _head(screen, view, session)
    screen.line(_("For the facilitator: players should not read on."), "yellow")
    if view.facilitator:
        screen.line(view.facilitator, indent=2)
    screen.heading(_("To be shown"))
    for item in view.objectives:
        screen.line(f"{item.id}  {item.text}", indent=2)
    for inject in view.injects:
        _inject(screen, inject, session)
    screen.heading(_("Debriefing"))
    for item in view.questions:
        screen.line(f"{item.id}  {item.text}", indent=2)
    _problems(screen, view, session)


def _head(screen: Screen, view: ScenarioView, session: Session) -> None:
    language = session.translator.language
    screen.line(view.title, "bold")
    screen.line(
        _(
            "{id} {version}: {form}, {play} + {debrief} minutes; the story begins on {start}",
            id=view.id,
            version=view.version,
            form=form_name(session.translator, view.form),
            play=view.play,
            debrief=view.debrief,
            start=long_datetime(view.story_start, language),
        ),
        "dim",
    )
    screen.line(view.brief)
    screen.line(_("Players: {roles}", roles=and_list(session.translator, view.players)), indent=2)
    if view.absent:
        away = and_list(session.translator, view.absent)
        screen.line(_("Away in the story: {roles}", roles=away), indent=2)


def _inject(screen: Screen, item: InjectLine, session: Session) -> None:
    translator = session.translator
    clock = clock_time(item.story, translator.language)
    screen.heading(
        f"{item.id}  {item.at} min  {clock}  {and_list(translator, item.to)}, "
        f"{label(translator, f'via.{item.via}')}"
    )
    if item.left_out:
        screen.line(_("left out: this plan has no such thing"), "yellow", indent=2)
    screen.line(item.text, indent=2)
    for text in (item.ask, item.answer and f"= {item.answer}", item.note):
        if text:
            screen.line(text, "dim", indent=2)
    for one in item.expected:
        screen.line(reaction_words(one), indent=4)


def reaction_words(item: ReactionLine) -> str:
    """An expected reaction on one line."""
    within = _("within {count} min", count=item.within) if item.within is not None else ""
    critical = _("critical") if item.critical else ""
    told = ", ".join(part for part in (within, item.by, critical) if part)
    return f"[ ] {item.number}  {item.text}" + (f" ({told})" if told else "")


def _problems(screen: Screen, view: ScenarioView, session: Session) -> None:
    if not view.problems:
        return
    count = len(view.problems)
    screen.heading(ngettext_("{count} remark", "{count} remarks", count))
    for item in view.problems:
        message = finding_message(session.translator, item.code, item.params)
        screen.line(f"{item.code}  {message}", "yellow", indent=2)
