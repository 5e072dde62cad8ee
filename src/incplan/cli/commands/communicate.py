"""`incplan communicate`."""

from typing import TYPE_CHECKING, Annotated

import typer

from incplan.cli.output.present import Answer
from incplan.cli.output.screen import Screen
from incplan.cli.parsing.options import AtOption, ByOption, IncidentOption
from incplan.cli.parsing.values import word
from incplan.cli.session.session import Session, open_session
from incplan.errors import UsageError
from incplan.i18n.catalogue import N_, _
from incplan.i18n.labels import label

if TYPE_CHECKING:
    from incplan.incident.events.words import MessageAudience

WRITES = True
HELP = N_(
    """Record a message that went out: to whom, by which medium, what it said.

    Without a text, or with --draft, it proposes one from what is recorded, to be completed,
    sent, then recorded.

    While continuity is not affected the incident manager addresses customers and suppliers;
    once it is, the business continuity manager does. A message to management restarts the
    clock of the status report."""
)
EXAMPLES = (
    "incplan communicate --to customers --in nl",
    'incplan communicate "ERP down, next update 11:00" --to management --medium phone --by nadia',
    'incplan communicate "Orders by phone today" --to customers --medium email --approved-by wim',
)


def command(
    ctx: typer.Context,
    *,
    text: Annotated[
        str | None, typer.Argument(metavar=_("[TEXT]"), help=_("What it said."))
    ] = None,
    to: Annotated[
        str,
        typer.Option(
            "--to",
            metavar="staff|management|customers|suppliers|press|authority|public",
            help=_("Whom it was for."),
        ),
    ],
    medium: Annotated[
        str | None,
        typer.Option("--medium", metavar=_("TEXT"), help=_("Phone, e-mail, website ...")),
    ] = None,
    draft: Annotated[
        bool, typer.Option("--draft", help=_("Propose a text; nothing is recorded."))
    ] = False,
    purpose: Annotated[
        str | None,
        typer.Option(
            "--purpose",
            metavar="first|update|end",
            help=_("What a draft is for. Default: what the facts ask for."),
        ),
    ] = None,
    message_language: Annotated[
        str | None, typer.Option("--in", metavar="fr|nl|de|en", help=_("Language of the message."))
    ] = None,
    approved_by: Annotated[
        str | None, typer.Option("--approved-by", metavar=_("CONTACT"), help=_("Who approved it."))
    ] = None,
    incident: IncidentOption = None,
    at: AtOption = None,
    by: ByOption = None,
) -> object:
    """Record a message."""
    drafting = draft or (text is None and medium is None)
    session = open_session(ctx, by=by)
    from incplan.app.response.communicate import communicate
    from incplan.cli.screens.response.recorded import acknowledged
    from incplan.incident.events.words import MessageAudience

    readers = word(MessageAudience, to, "--to")
    if drafting:
        return _draft(session, incident, readers, message_language, purpose)
    if text is None:
        raise UsageError("message_empty")
    if medium is None:
        raise UsageError("word_missing", name="--medium")
    recorded = communicate(
        session.desk,
        incident,
        text,
        audience=readers,
        medium=medium,
        language=message_language,
        approved_by=approved_by,
        at=session.time(at),
    )
    audience = label(session.translator, f"audience.{readers.value}")
    return acknowledged(session, recorded, f"{audience} ({medium}): {text.strip()}")


def _draft(
    session: Session,
    incident: str | None,
    audience: "MessageAudience",
    language: str | None,
    purpose: str | None,
) -> Answer:
    """Who sends it comes first, then the words alone: unbroken, to be copied."""
    from incplan.app.response.message_draft import draft_message
    from incplan.cli.output import phrases
    from incplan.cli.screens.response.recorded import FLAGS
    from incplan.i18n.catalogue import LANGUAGES, translator
    from incplan.plan.files.messages import Purpose

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
            screen.line()
        screen.lines += [screen.styled(row) for row in found.text.strip().split("\n")]
        screen.line()
        screen.line(_("Nothing was sent or recorded. Complete it, send it, then:"), "dim")
        command = f'incplan communicate "..." --to {audience.value} --in {spoken} --medium ...'
        screen.line(command, "dim", indent=2)

    flag = f"speaker_should_be_{found.speaks}"
    return Answer(found, show, warnings=() if found.allowed else (_(FLAGS[flag]),))
