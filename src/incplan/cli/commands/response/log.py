"""`incplan log`."""

from pathlib import Path
from typing import Annotated

import typer

from incplan.app.response.log import evidence, log
from incplan.cli.output.present import Answer
from incplan.cli.parsing.combinations import refuse_both, refuse_typed
from incplan.cli.parsing.options import AtOption, ByOption, CostOption, EffortOption, IncidentOption
from incplan.cli.parsing.stdin import read_stdin
from incplan.cli.parsing.values import amount, duration
from incplan.cli.prompts.ask import ask, can_ask
from incplan.cli.screens.response.recorded import acknowledged
from incplan.cli.session.session import Session, open_session
from incplan.errors import UsageError
from incplan.i18n.catalogue import N_, _
from incplan.incident.events.blank import is_blank
from incplan.incident.events.words import EntryKind

WRITES = True
HELP = N_(
    """Write down what happened, what was done, what was decided.

    When the entry's id is printed, the entry is on disk. Text may come from a pipe with -.
    Files are kept by their SHA-256, each of 25 MB at most; their names are only written down."""
)
EXAMPLES = (
    'incplan log "Provider on site, 20 machines isolated" --at 07:42 --by nadia',
    'incplan log --decision "Orders by phone until noon" --effort 30min',
    'incplan log "Deliveries resume at 10:00" --public --by nadia',
    "journalctl -u sshd | incplan log -",
    'incplan log "Ransom note on screen" --file photo.jpg --file mail.eml',
)


def command(
    ctx: typer.Context,
    text: Annotated[
        str | None, typer.Argument(metavar=_("TEXT"), help=_("What happened, or - for a pipe."))
    ] = None,
    decision: Annotated[bool, typer.Option("--decision", help=_("It is a decision."))] = False,
    action: Annotated[bool, typer.Option("--action", help=_("It is an action."))] = False,
    telephone: Annotated[
        bool, typer.Option("--telephone", help=_("It is a telephone call."))
    ] = False,
    message: Annotated[
        bool, typer.Option("--message", help=_("It is a message that came or went."))
    ] = False,
    customers: Annotated[
        bool | None,
        typer.Option("--customers/--no-customers", help=_("Customers are (not) affected.")),
    ] = None,
    file: Annotated[
        list[Path] | None,
        typer.Option("--file", metavar=_("FILE"), help=_("Keep this file as evidence; repeat.")),
    ] = None,
    public: Annotated[
        bool, typer.Option("--public", help=_("Customers and the public may read it."))
    ] = False,
    tag: Annotated[
        str,
        typer.Option("--tag", metavar=_("KEY"), help=_("In an exercise: which decision or note.")),
    ] = "",
    effort: EffortOption = None,
    cost: CostOption = None,
    incident: IncidentOption = None,
    at: AtOption = None,
    by: ByOption = None,
) -> object:
    """Write a journal entry."""
    refuse_both(decision=decision, action=action, telephone=telephone, message=message)
    files = tuple(file or ())
    alone_on_disk = bool(files) and (not text or is_blank(text))
    if alone_on_disk:
        said_beside = {"customers": customers is True, "no-customers": customers is False}
        options = {
            "decision": decision,
            "action": action,
            "telephone": telephone,
            "message": message,
            "public": public,
            "tag": tag,
            "effort": effort,
            "cost": cost,
        }
        refuse_typed("incplan log TEXT --file FILE", **options, **said_beside)
    session = open_session(ctx, by=by)
    if alone_on_disk:
        kept = evidence(session.desk, incident, files, occurred_at=session.time(at))
        alone: Answer = acknowledged(session, kept, _names(files))
        return alone
    said = _text(session, text)
    said_to_be = {
        EntryKind.DECISION: decision,
        EntryKind.ACTION: action,
        EntryKind.TELEPHONE: telephone,
        EntryKind.MESSAGE: message,
    }
    entry = next((kind for kind, meant in said_to_be.items() if meant), EntryKind.INFORMATION)
    recorded = log(
        session.desk,
        incident,
        said,
        entry=entry,
        occurred_at=session.time(at),
        effort=duration(effort),
        cost_eur=amount(cost),
        customers_affected=customers,
        files=files,
        public=public,
        tag=tag,
    )
    shown = said.strip().splitlines()[0] + (f" ({_names(files)})" if files else "")
    notes = _kept(session, said) if public else ()
    answer: Answer = acknowledged(session, recorded, shown, notes=notes)
    return answer


def _kept(session: Session, said: str) -> tuple[str, ...]:
    """What stands in the words and will stop a document for readers outside."""
    # Late import: only words for outsiders are held against the plan, which `log` does not read.
    from incplan.cli.screens.response.kept_words import warnings_about

    return warnings_about(session.desk.plan_or_none(), said)


def _names(files: tuple[Path, ...]) -> str:
    return ", ".join(path.name for path in files)


def _text(session: Session, given: str | None) -> str:
    if given == "-":
        return read_stdin()
    if given and not is_blank(given):
        return given
    if can_ask(assume_yes=session.settings.assume_yes):
        return ask(_("What happened?"))
    raise UsageError("empty_text")
