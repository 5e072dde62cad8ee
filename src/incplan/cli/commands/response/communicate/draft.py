"""`incplan communicate draft`."""

from typing import Annotated

import typer

from incplan.app.response.message_draft import draft_message
from incplan.app.response.situation.moment import ref_of
from incplan.cli.commands.response.communicate.addressing import AudienceOption, LanguageOption
from incplan.cli.output import phrases
from incplan.cli.output.present import Answer
from incplan.cli.output.screen import Screen
from incplan.cli.output.window.wrapping import wrapped
from incplan.cli.parsing.options import ByOption, IncidentOption
from incplan.cli.parsing.values import word
from incplan.cli.screens.response.recorded import FLAGS
from incplan.cli.session.session import open_session
from incplan.errors import UsageError
from incplan.i18n.catalogue import LANGUAGES, N_, _, translator
from incplan.i18n.labels import label
from incplan.incident.events.words import MessageAudience
from incplan.plan.files.messages import Purpose

HELP = N_(
    """Propose a message from what is recorded, to be completed, sent, then recorded.

    Nothing is sent and nothing is recorded."""
)
EXAMPLES = (
    "incplan communicate draft --to customers --in nl",
    "incplan communicate draft --to management --purpose update",
)


def command(
    ctx: typer.Context,
    *,
    to: AudienceOption,
    purpose: Annotated[
        str | None,
        typer.Option(
            "--purpose",
            metavar="first|update|end",
            help=_("What a draft is for. Default: what the facts ask for."),
        ),
    ] = None,
    language: LanguageOption = None,
    incident: IncidentOption = None,
    by: ByOption = None,
) -> Answer:
    """Print who sends it, then the text alone; unwrapped in a pipe, to be copied."""
    session = open_session(ctx, by=by)
    audience = word(MessageAudience, to, "--to")
    spoken = language or session.desk.plan().file.language
    if spoken not in LANGUAGES:
        raise UsageError("unknown_language", given=spoken, known=LANGUAGES)
    wanted = word(Purpose, purpose, "--purpose") if purpose else None
    found = draft_message(session.desk, incident, audience, translator(spoken), purpose=wanted)

    def show(screen: Screen) -> None:
        function = label(session.translator, f"role.{found.speaks}")
        name = phrases.reach(found.speaker) if found.speaker else _("nobody named")
        if audience.is_external:
            screen.line(
                _("To be sent by: {name}, {function}", name=name, function=function), "bold"
            )
            for item in found.informants:
                told = _("Rests on what this service knows: {name}", name=phrases.reach(item))
                screen.line(told)
            screen.line()
        for row in found.text.strip().split("\n"):
            rows = [row] if screen.height is None else wrapped(screen.inert(row), screen.width)
            screen.lines += [screen.styled(part) for part in rows]
        screen.line()
        screen.line(_("Nothing was sent or recorded. Complete it and send it."), "dim")
        of = f" -i {ref}" if (ref := ref_of(found.incident, session.desk.open_incidents())) else ""
        record = f"incplan communicate --to {audience.value} --in {spoken}{of}"
        screen.end(_("Once sent: {command}", command=record), record)

    flag = f"speaker_should_be_{found.speaks}"
    return Answer(found, show, warnings=() if found.allowed else (_(FLAGS[flag]),))
