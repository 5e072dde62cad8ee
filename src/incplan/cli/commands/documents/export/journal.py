"""`incplan export journal`."""

from pathlib import Path
from typing import Annotated

import typer

from incplan.app.integrity.seal import SealedExport, seal_journal
from incplan.cli.commands.documents.export.writing import Paper, write
from incplan.cli.output.present import Answer
from incplan.cli.output.progress import working
from incplan.cli.output.screen import Screen
from incplan.cli.output.target import refuse_numbers
from incplan.cli.parsing.paper_options import (
    AudienceOption,
    DraftOption,
    ForceOption,
    IncidentPart,
    OutputOption,
    RawOption,
    SeparatorOption,
    StrictOption,
    formats,
)
from incplan.cli.parsing.values import word
from incplan.cli.session.session import open_session
from incplan.errors import UsageError
from incplan.i18n.catalogue import N_, _, ngettext_
from incplan.vocabulary import Audience

HELP = N_(
    """The journal of one incident: to read, as rows, or sealed to hand over.

    --sealed writes a zip with the journal to read, the entries, the evidence and their hashes,
    which proves by itself that nothing was changed."""
)
EXAMPLES = (
    "incplan export journal 2 | less",
    "incplan export journal 2 --sealed journal-2.zip",
)


def command(
    ctx: typer.Context,
    incident: IncidentPart = None,
    form: Annotated[str, formats("journal")] = "md",
    output: OutputOption = None,
    audience: AudienceOption = "team",
    draft: DraftOption = False,
    strict: StrictOption = False,
    force: ForceOption = False,
    separator: SeparatorOption = ";",
    raw: RawOption = False,
    sealed: Annotated[
        Path | None,
        typer.Option(
            "--sealed",
            metavar=_("FILE"),
            help=_("A journal with entries, evidence and hashes in one zip that proves itself."),
        ),
    ] = None,
) -> Answer:
    """Export a journal."""
    paper = Paper(
        form=form,
        output=output,
        audience=audience,
        draft=draft,
        strict=strict,
        force=force,
        separator=separator,
        raw=raw,
    )
    if sealed is None:
        return write(ctx, "journal", paper, part=incident)
    _refuse_with_seal(paper)
    return _seal(ctx, incident, sealed, paper)


def _refuse_with_seal(paper: Paper) -> None:
    """Refuse options that shape other documents: a sealed journal has only one form."""
    typed = (
        ("--format", paper.form != "md"),
        ("--output", paper.output is not None),
        ("--draft", paper.draft),
        ("--strict", paper.strict),
        ("--separator", paper.separator != ";"),
        ("--raw", paper.raw),
    )
    for option, given in typed:
        if given:
            raise UsageError("not_with_sealed", option=option)


def _seal(ctx: typer.Context, incident: str | None, target: Path, paper: Paper) -> Answer:
    refuse_numbers(target, ".zip")
    session = open_session(ctx)
    audience = word(Audience, paper.audience, "--audience")
    with working(session.settings, _("Sealing the journal")):
        result = seal_journal(
            session.desk,
            incident,
            target,
            session.translator,
            audience=audience,
            force=paper.force,
        )
    return Answer(result, lambda screen: _show(screen, result))


def _show(screen: Screen, result: SealedExport) -> None:
    events = ngettext_("{count} entry", "{count} entries", result.events)
    files = ngettext_("{count} file", "{count} files", result.evidence)
    screen.line(
        _("{path}: {events}, evidence: {files}", path=result.path, events=events, files=files)
    )
    screen.line(_("SHA-256 of the file: {hash}", hash=result.sha256), indent=2)
    screen.line(
        _("Note it elsewhere; check: incplan verify file {path}", path=result.path), indent=2
    )
