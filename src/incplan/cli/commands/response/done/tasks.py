"""`incplan done tasks`."""

from typing import Annotated

import typer

from incplan.app.response.tasks import Tick, Ticked, tick, undecided
from incplan.cli.output.present import Answer
from incplan.cli.output.screen import Screen
from incplan.cli.parsing.combinations import refuse_both
from incplan.cli.parsing.options import (
    AtOption,
    ByOption,
    CostOption,
    EffortOption,
    IncidentOption,
    NoteOption,
)
from incplan.cli.parsing.values import amount, duration, numbers
from incplan.cli.prompts.ask import ask, can_ask
from incplan.cli.screens.response.moment.chain import show_next
from incplan.cli.screens.response.warnings import receipt_warnings
from incplan.cli.session.session import Session, open_session
from incplan.errors import UsageError
from incplan.i18n.catalogue import N_, _, ngettext_

WRITES = True
HELP = N_(
    """Tick duties and measures by the number shown in `status`, or by id; or skip them.

    That the incident no longer spreads is `done contained`, the end of its cause `done cause`."""
)
EXAMPLES = (
    "incplan done 3 --by nadia",
    'incplan done 5-8 RAN-A03 --note "all switches off at 07:55"',
    'incplan done 12 --skip "no lift in this building"',
    'incplan done RAN-A16 --decision "no payment; police and insurer agree"',
)


def command(
    ctx: typer.Context,
    tasks: Annotated[
        list[str], typer.Argument(metavar=_("NUMBER|ID"), help=_("Numbers, ranges, ids."))
    ],
    skip: Annotated[
        str | None,
        typer.Option("--skip", metavar=_("REASON"), help=_("Skip it, and say why.")),
    ] = None,
    decision: Annotated[
        str, typer.Option("--decision", metavar=_("TEXT"), help=_("What was decided, and why."))
    ] = "",
    reason: Annotated[
        str,
        typer.Option("--reason", metavar=_("TEXT"), help=_("Why it was decided so.")),
    ] = "",
    note: NoteOption = "",
    effort: EffortOption = None,
    cost: CostOption = None,
    incident: IncidentOption = None,
    at: AtOption = None,
    by: ByOption = None,
) -> Answer:
    """Tick tasks."""
    refuse_both(skip=skip, reason=reason)
    words = numbers(tasks)
    if not words:
        raise UsageError("word_missing", name=_("NUMBER|ID"))
    session = open_session(ctx, by=by)
    when = session.time(at)
    if not (decision or note or skip is not None or session.settings.json):
        decision, reason = _decided(session, incident, words, reason)
    said = Tick(
        skip=skip is not None,
        reason=skip or reason,
        decision=decision,
        text=note,
        effort=duration(effort),
        cost_eur=amount(cost),
        occurred_at=when,
    )
    return _answer(session, tick(session.desk, incident, words, said))


def _decided(
    session: Session, incident: str | None, words: tuple[str, ...], reason: str
) -> tuple[str, str]:
    """The decision and its reason, asked at a terminal; without them `tick` refuses."""
    if not can_ask(assume_yes=session.settings.assume_yes):
        return "", reason
    texts = undecided(session.desk, incident, words)
    if not texts:
        return "", reason
    decision = ask(" ".join((*texts, _("What was decided?"))))
    return decision, reason or ask(_("Why?"))


def _answer(session: Session, result: Ticked) -> Answer:
    def show(screen: Screen) -> None:
        box = "[x]" if result.outcome == "done" else "[-]"
        for task, text in zip(result.tasks, result.texts, strict=True):
            screen.line(f"{box} {task} {text}")
        left = ngettext_("{count} task left", "{count} tasks left", result.open_left)
        screen.line(left, "dim", indent=2)
        if "contained" in result.marks:
            screen.line(_("Contained: it no longer spreads."), "green", indent=2)
        show_next(screen, session, result.incident)

    warnings = tuple(
        _("{id} had been settled before; both entries are kept.", id=task)
        for task in result.already
    )
    return Answer(result, show, warnings=(*warnings, *receipt_warnings(session, result.receipt)))
