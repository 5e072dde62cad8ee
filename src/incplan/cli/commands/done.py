"""`incplan done`."""

from typing import Annotated

import typer

from incplan.cli.output.present import Answer
from incplan.cli.output.screen import Screen
from incplan.cli.parsing.options import (
    AtOption,
    ByOption,
    CostOption,
    EffortOption,
    IncidentOption,
    NoteOption,
)
from incplan.cli.screens.response.warnings import receipt_warnings
from incplan.cli.session.session import Session, open_session
from incplan.errors import UsageError
from incplan.i18n.catalogue import N_, _, ngettext_

WRITES = True
HELP = N_(
    """Tick duties and measures by the number shown in `status`, or by id.

    `contained` records that the incident no longer spreads; `cause` records that its cause was
    removed (--found) or that reasonable efforts did not find it (--not-found)."""
)
EXAMPLES = (
    "incplan done 3 --by nadia",
    'incplan done 5-8 RAN-A03 --note "all switches off at 07:55"',
    'incplan done 12 --skip "no lift in this building"',
    'incplan done RAN-A16 --decision "no payment; police and insurer agree"',
    "incplan done contained --at 09:10",
    'incplan done cause --found "stolen VPN password, account closed"',
)


def command(
    ctx: typer.Context,
    tasks: Annotated[
        list[str],
        typer.Argument(metavar=_("NUMBER|ID"), help=_("Numbers, ranges, ids; contained; cause.")),
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
    found: Annotated[
        str, typer.Option("--found", metavar=_("CAUSE"), help=_("The cause that was removed."))
    ] = "",
    not_found: Annotated[
        str,
        typer.Option("--not-found", metavar=_("EFFORTS"), help=_("What was tried to find it.")),
    ] = "",
    note: NoteOption = "",
    effort: EffortOption = None,
    cost: CostOption = None,
    incident: IncidentOption = None,
    at: AtOption = None,
    by: ByOption = None,
) -> object:
    """Tick tasks."""
    session = open_session(ctx, by=by)
    from incplan.app.response.log import cause, contained
    from incplan.app.response.tasks import Tick, tick
    from incplan.cli.parsing.values import amount, duration, numbers
    from incplan.cli.screens.response.recorded import acknowledged

    when = session.time(at)
    if tasks == ["contained"]:
        recorded = contained(session.desk, incident, at=when, text=note)
        return acknowledged(session, recorded, _("Contained: it no longer spreads."))
    if tasks == ["cause"]:
        if bool(found) == bool(not_found):
            raise UsageError("cause_found_or_not")
        recorded = cause(
            session.desk,
            incident,
            found=bool(found),
            cause_text=found,
            efforts=not_found,
            at=when,
        )
        sentence = (
            _("Cause removed: {text}", text=found)
            if found
            else _("Cause not found; tried: {text}", text=not_found)
        )
        return acknowledged(session, recorded, sentence)
    words = numbers(tasks)
    if not (decision or note or skip is not None or session.settings.json):
        decision, reason = _decided(session, incident, words, reason)
    said = Tick(
        skip=skip is not None,
        reason=skip or reason,
        decision=decision,
        text=note,
        effort=duration(effort),
        cost_eur=amount(cost),
        cause=found,
        efforts=not_found,
        occurred_at=when,
    )
    return _answer(session, tick(session.desk, incident, words, said))


def _decided(
    session: Session, incident: str | None, words: tuple[str, ...], reason: str
) -> tuple[str, str]:
    """What was decided and why, asked where somebody can answer; `tick` refuses without it."""
    from incplan.app.response.tasks import undecided
    from incplan.cli.prompts.ask import ask, can_ask

    if not can_ask(assume_yes=session.settings.assume_yes):
        return "", reason
    texts = undecided(session.desk, incident, words)
    if not texts:
        return "", reason
    decision = ask(" ".join((*texts, _("What was decided?"))))
    return decision, reason or ask(_("Why?"))


def _answer(session: Session, result: object) -> Answer:
    from incplan.app.response.tasks import Ticked

    assert isinstance(result, Ticked)  # what `tick` gives

    def show(screen: Screen) -> None:
        box = "[x]" if result.outcome == "done" else "[-]"
        for task, text in zip(result.tasks, result.texts, strict=True):
            screen.line(f"{box} {task} {text}")
        left = ngettext_("{count} task left", "{count} tasks left", result.open_left)
        screen.line(left, "dim", indent=2)
        if "contained" in result.marks:
            screen.line(_("Contained: it no longer spreads."), "green", indent=2)

    warnings = tuple(
        _("{id} had been settled before; both entries are kept.", id=task)
        for task in result.already
    )
    return Answer(result, show, warnings=(*warnings, *receipt_warnings(session, result.receipt)))
