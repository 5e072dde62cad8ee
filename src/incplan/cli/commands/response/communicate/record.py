"""`incplan communicate record`."""

from typing import Annotated

import typer

from incplan.app.response.communicate import communicate
from incplan.cli.commands.response.communicate.addressing import AudienceOption, LanguageOption
from incplan.cli.output import phrases
from incplan.cli.output.present import Answer
from incplan.cli.parsing.options import AtOption, ByOption, IncidentOption
from incplan.cli.parsing.values import word
from incplan.cli.prompts.ask import ask, can_ask
from incplan.cli.screens.response.recorded import acknowledged
from incplan.cli.screens.response.speaker import right_speaker
from incplan.cli.session.session import open_session
from incplan.errors import RefusedError, UsageError
from incplan.i18n.catalogue import N_, _
from incplan.i18n.labels import label
from incplan.incident.events.words import MessageAudience
from incplan.vocabulary import REPORTS_FROM

WRITES = True
HELP = N_(
    """Record a message that went out: to whom, by which medium, what it said.

    While continuity is not affected the incident manager addresses customers and suppliers;
    once it is, the business continuity manager does. A message to `bcp_manager` or to
    `management` is a report to them and restarts the clock of the next one."""
)
EXAMPLES = (
    'incplan communicate "Cold storage down until 04:45" --to bcp_manager --medium phone',
    'incplan communicate "ERP down, next update 11:00" --to management --medium phone',
    'incplan communicate "Orders by phone today" --to customers --medium email --approved-by wim',
)


def command(
    ctx: typer.Context,
    *,
    text: Annotated[str | None, typer.Argument(metavar=_("TEXT"), help=_("What it said."))] = None,
    to: AudienceOption,
    medium: Annotated[
        str | None,
        typer.Option("--medium", metavar=_("TEXT"), help=_("Phone, e-mail, website ...")),
    ] = None,
    language: LanguageOption = None,
    approved_by: Annotated[
        str | None, typer.Option("--approved-by", metavar=_("CONTACT"), help=_("Who approved it."))
    ] = None,
    incident: IncidentOption = None,
    at: AtOption = None,
    by: ByOption = None,
) -> Answer:
    """Record a message."""
    readers = word(MessageAudience, to, "--to")
    session = open_session(ctx, by=by)
    asks = can_ask(assume_yes=session.settings.assume_yes)
    if text is None and asks:
        text = ask(_("What did it say?"))
    if text is None:
        raise RefusedError("message_needs_terminal")
    if medium is None and readers.value not in REPORTS_FROM:
        medium = ask(_("By which medium? Phone, e-mail, website ...")) if asks else None
        if not medium:
            raise UsageError("word_missing", name="--medium")
    medium = medium or _("not known")  # a report counts however it was given
    recorded = communicate(
        session.desk,
        incident,
        text,
        audience=readers,
        medium=medium,
        language=language,
        approved_by=approved_by,
        at=session.time(at),
    )
    audience = label(session.translator, f"audience.{readers.value}")
    said = phrases.named(f"{audience} ({medium})", text.strip())
    return acknowledged(session, recorded, said, notes=right_speaker(session, recorded))
