"""`incplan import files`: read files, ask what is not certain, take the rest."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated

import typer

from incplan.app.intake.answers import check_answers, read_answers
from incplan.app.intake.bring_in import KINDS, Prepared, Report, bring_in, prepare, read_files
from incplan.cli.commands.intake.asking import ask_open
from incplan.cli.commands.intake.showing import names_of, show_report
from incplan.cli.output.present import Answer
from incplan.cli.parsing.options import ByOption
from incplan.cli.prompts.ask import can_ask
from incplan.cli.session.session import Session, open_session
from incplan.errors import UsageError
from incplan.i18n.catalogue import N_, _
from incplan.i18n.sentences import error_sentence

WRITES = True
HELP = N_(
    """Take in files that you have: your plan in Word, contacts, impact, measures, register, log.

    The plan template filled in (docx), vCards of any version, exports of Outlook and Google, other
    tables as text, workbooks (xlsx), chats of WhatsApp and Teams saved as text; with -i a log or
    chat goes into that incident.
    What a file is, its content says, not its name. Every run ends with three lists: what is taken,
    what must be asked, what is not taken, each with its row, cell or line; nothing else is written.
    Nothing that stands in the plan is overwritten, and secrets are never taken. On a terminal the
    questions are asked at once; in a file of answers each has its name: `NAME: yes`. Without an
    answer the value in question is left out, and a later run asks again; what was answered is not
    asked again (--ask-again). One run is one commit, and `incplan import undo` takes it back."""
)
EXAMPLES = (
    "incplan import plan.docx --dry-run",
    "incplan import contacts.csv phone.vcf --dry-run",
    "incplan import directory.xlsx --answers answers.yaml",
    "incplan import impact.xlsx --as activities --dry-run",
    "incplan import register.xlsx risks.xlsx",
    "incplan import chat.txt -i 14 --dry-run",
)
_UNSAID = ("git.off", "git.not_a_repository")


def command(
    ctx: typer.Context,
    files: Annotated[
        list[Path], typer.Argument(metavar=_("FILE"), help=_("Files to take in; several go."))
    ],
    kind: Annotated[
        str | None,
        typer.Option(
            "--as",
            metavar=_("KIND"),
            help=_("What the files hold: {known}.", known=", ".join(KINDS)),
        ),
    ] = None,
    incident: Annotated[
        str | None,
        typer.Option(
            "--incident",
            "-i",
            metavar=_("INCIDENT"),
            help=_("The incident or exercise that a timeline belongs to; else it is asked."),
            show_default=False,
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=_("Only say what would be taken, asked and left."))
    ] = False,
    answers: Annotated[
        Path | None,
        typer.Option("--answers", metavar=_("FILE"), help=_("Answers to the questions, by name.")),
    ] = None,
    ask_again: Annotated[
        bool,
        typer.Option(
            "--ask-again", help=_("Ask what was answered at an earlier import once more.")
        ),
    ] = False,
    by: ByOption = None,
) -> Answer:
    """Take in files."""
    session = open_session(ctx, by=by)
    sources = read_files(tuple(files), kind)
    given = read_answers(answers) if answers is not None else {}
    meant = session.desk.resolve(incident) if incident is not None else None
    prepared = prepare(session.desk, sources, given, kind, meant, afresh=ask_again)
    if meant is not None and all("timeline" not in item.kinds for item in prepared.report.sources):
        raise UsageError("import_no_timeline", incident=meant)

    def again(known: Mapping[str, str]) -> Prepared:
        return prepare(session.desk, sources, known, kind, meant, afresh=ask_again)

    check_answers(given, prepared, again)
    report = _done(session, prepared, given, again, files[0], dry_run=dry_run)
    language = session.translator.language
    return Answer(
        report,
        lambda screen: show_report(
            screen, session.translator, report, names_of(session.desk.plan(), report, language)
        ),
        warnings=_not_saved(session, report),
    )


def _done(
    session: Session,
    prepared: Prepared,
    given: dict[str, str],
    again: Callable[[Mapping[str, str]], Prepared],
    source: Path,
    *,
    dry_run: bool,
) -> Report:
    settings = session.settings
    if not dry_run and not settings.json and can_ask(assume_yes=settings.assume_yes):
        prepared = ask_open(session.translator, session.desk.plan(), prepared, given, again, source)
    return prepared.report if dry_run else bring_in(session.desk, prepared)


def _not_saved(session: Session, report: Report) -> tuple[str, ...]:
    if report.not_saved is None or report.not_saved in _UNSAID:
        return ()
    if report.not_saved == "file_unsaved":
        return (_("A file held other changes: nothing was committed. Save with: incplan save"),)
    reason = error_sentence(session.translator, report.not_saved, {})
    return (_("On disk, not saved in git: {reason} Later: incplan save", reason=reason),)
