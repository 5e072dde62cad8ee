"""`incplan actions`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from incplan.app.review.actions import ActionFilter, ActionList
from incplan.cli.output import phrases
from incplan.cli.output.present import Answer
from incplan.cli.output.screen import Screen
from incplan.cli.parsing.options import AtOption, ByOption, IncidentOption, NoteOption
from incplan.cli.screens.response.unread import hidden_incidents
from incplan.cli.screens.response.warnings import receipt_warnings
from incplan.cli.session.session import Session, open_session
from incplan.errors import UNREADABLE, UsageError
from incplan.i18n.catalogue import N_, _, ngettext_

if TYPE_CHECKING:
    from incplan.plan.files.review import ActionTarget

WRITES = True
HELP = N_(
    """Every action that reviews asked for, the overdue first; what incidents put in question.

    `done ID --evidence TEXT` records that one was carried out. `review TARGET` records that the
    risk assessment, the risk treatment, the continuity plan or the contracts were read again for
    the incidents that ask for it (links I and J)."""
)
EXAMPLES = (
    "incplan actions",
    "incplan actions --open --owner nadia",
    'incplan actions done bp55.2 --evidence "retention set, screenshot in ticket 4711" --by nadia',
    'incplan actions review contract --changed --note "second line ordered" --by wim',
    "incplan actions --format ics --output actions.ics",
)
WORDS: Final = ("done", "review")
FORMATS: Final = ("table", "json", "csv", "ics")


def command(
    ctx: typer.Context,
    word: Annotated[str | None, typer.Argument(metavar="[done|review]")] = None,
    item: Annotated[
        str | None, typer.Argument(metavar=_("[ACTION|TARGET]"), help=_("Which one."))
    ] = None,
    only_open: Annotated[bool, typer.Option("--open", help=_("Only what is not done."))] = False,
    overdue: Annotated[bool, typer.Option("--overdue", help=_("Only what is late."))] = False,
    owner: Annotated[str | None, typer.Option("--owner", metavar=_("CONTACT"))] = None,
    target: Annotated[str | None, typer.Option("--target", help=_("What it revises."))] = None,
    kind: Annotated[str | None, typer.Option("--kind", metavar="detect|prevent|correct")] = None,
    priority: Annotated[str | None, typer.Option("--priority", metavar="high|normal|low")] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="YYYY-MM-DD", help=_("Due until."))
    ] = None,
    form: Annotated[str, typer.Option("--format", metavar="table|json|csv|ics")] = "table",
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar=_("FILE"))] = None,
    force: Annotated[bool, typer.Option("--force", help=_("Write over a file."))] = False,
    evidence: Annotated[
        str, typer.Option("--evidence", metavar=_("TEXT"), help=_("What proves it."))
    ] = "",
    changed: Annotated[
        bool | None,
        typer.Option("--changed/--no-change", help=_("Whether reading it again changed it.")),
    ] = None,
    note: NoteOption = "",
    at: AtOption = None,
    incident: IncidentOption = None,
    by: ByOption = None,
) -> object:
    """List actions, or record that one is done or a target reviewed."""
    from incplan.app.review.actions import action_list

    session = open_session(ctx, by=by)
    if word is not None:
        return _record(session, word, item, (evidence, changed, note, at))
    wanted = _filter(session, owner, target, kind, priority, until, incident, only_open, overdue)
    result = action_list(session.desk, wanted)
    if form not in FORMATS:
        raise UsageError("not_in_list", given=form, option="--format", known=", ".join(FORMATS))
    if form in ("csv", "ics"):
        return _document(session, result, form, output, force=force)
    session.settings.json = session.settings.json or form == "json"
    hidden = hidden_incidents(session)

    def show(screen: Screen) -> None:
        if result.actions or not hidden:
            _show(screen, session, result)

    return Answer(result, show, UNREADABLE if hidden else 0, warnings=hidden)


def _record(
    session: Session,
    word: str,
    item: str | None,
    said: tuple[str, bool | None, str, str | None],
) -> Answer:
    from incplan.app.review.actions import action_done, target_reviewed
    from incplan.cli.parsing.days import moment
    from incplan.cli.parsing.values import word as word_of
    from incplan.plan.files.review import ActionTarget

    evidence, changed, note, at = said
    if word not in WORDS:
        raise UsageError("not_in_list", given=word, option="actions", known=", ".join(WORDS))
    if item is None:
        raise UsageError("which_action" if word == "done" else "which_target")
    session.settings.command = "plan-fact"
    when = moment(session, at)
    if word == "done":
        fact = action_done(session.desk, item, evidence=evidence, at=when)
        sentence = _("Noted: done, {what}", what=str(fact.details["what"]))
    else:
        target = _target(word_of(ActionTarget, item, "actions review"))
        if changed is None:
            raise UsageError("target_changed_or_not", target=target.value)
        fact = target_reviewed(session.desk, target, changed=changed, text=note, at=when)
        incidents = ", ".join(fact.details["incidents"])
        sentence = _("Noted: read again for {incidents}.", incidents=incidents)

    def show(screen: Screen) -> None:
        screen.line(sentence)
        screen.line(_("On disk: {event}", event=fact.event), "dim", indent=2)

    return Answer(fact, show, warnings=receipt_warnings(session, fact.receipt))


def _target(word: "ActionTarget") -> "ActionTarget":
    from incplan.incident.review.follow_up import TARGETS

    if word not in TARGETS:
        known = ", ".join(item.value for item in TARGETS)
        raise UsageError("not_in_list", given=word.value, option="actions review", known=known)
    return word


def _filter(
    session: Session,
    owner: str | None,
    target: str | None,
    kind: str | None,
    priority: str | None,
    until: str | None,
    incident: str | None,
    only_open: bool,
    overdue: bool,
) -> ActionFilter:
    from incplan.app.desk.naming import known
    from incplan.cli.parsing.days import day
    from incplan.cli.parsing.values import word as word_of
    from incplan.plan.files.review import ActionKind, ActionTarget, Priority

    contacts = session.desk.plan().contacts
    return ActionFilter(
        owner=known("contact", owner, contacts) if owner else None,
        target=word_of(ActionTarget, target, "--target") if target else None,
        kind=word_of(ActionKind, kind, "--kind") if kind else None,
        priority=word_of(Priority, priority, "--priority") if priority else None,
        incident=session.desk.resolve(incident) if incident else None,
        only_open=only_open,
        overdue=overdue,
        until=day(until) if until else None,
    )


def _document(
    session: Session, result: ActionList, form: str, output: Path | None, *, force: bool
) -> Answer:
    from incplan.cli.output.outlet import outlet
    from incplan.documents.views.review.actions import action_days, actions_table
    from incplan.documents.wording.wording import Wording

    say = Wording(session.desk.plan(), session.translator)
    if form == "csv":
        from incplan.documents.content.sheets import Sheet
        from incplan.documents.formats.data.csv import render_csv

        table = actions_table(say, result.actions)
        content = render_csv(Sheet("actions", table.columns, table.rows), ",")
    else:
        from incplan.documents.formats.data.action_calendar import calendar_bytes

        content = calendar_bytes(action_days(say, result.actions), session.desk.now)
    return outlet("actions", form, content, output, force=force)


def _show(screen: Screen, session: Session, result: ActionList) -> None:
    from incplan.documents.views.review.actions import action_status
    from incplan.documents.views.review.review_actions import TARGETS
    from incplan.documents.wording.wording import Wording

    say = Wording(session.desk.plan(), session.translator)
    for item in result.actions:
        style = "red" if item.overdue else "" if item.is_open else "dim"
        facts = (
            item.due.isoformat() if item.due else _("no date"),
            action_status(say, item),
            say.person(item.owner) or _("no owner"),
            say.t(TARGETS[item.target]) if item.target else "",
        )
        screen.line(f"{item.key}  {'  '.join(fact for fact in facts if fact)}", style)
        screen.line(item.what, indent=4)
    if not result.actions:
        screen.line(_("No action."))
    counted = ngettext_("{count} open action", "{count} open actions", result.open)
    screen.line(_("{open}, {late} overdue", open=counted, late=result.overdue), "dim")
    waiting = [item for item in result.to_review if item.incidents]
    if waiting:
        screen.heading(_("To be read again (links I and J)"))
    for target in waiting:
        named = _("asked for by a review") if target.asked else _("after each incident")
        which = ", ".join(target.incidents)
        name = say.t(TARGETS[target.target])
        screen.line(phrases.named(name, f"{which} ({named})"), indent=2)
