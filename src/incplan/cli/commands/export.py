"""`incplan export`."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from incplan.cli.present import Answer
from incplan.cli.screen import Screen
from incplan.cli.session import Session, open_session
from incplan.cli.target import check_target, write_target
from incplan.cli.values import word
from incplan.errors import FINDINGS, UsageError
from incplan.i18n.catalogue import N_, _, ngettext_

if TYPE_CHECKING:
    from incplan.app.export import Exported, ExportRequest

HELP = N_(
    """Print the plan, the binder or a part of it, the register, a journal or a review.

    Markdown to read and compare, PDF for paper, HTML for a phone without a network, docx to
    adapt; json is the document as data. Rows for a spreadsheet: xlsx and csv of contacts,
    activities, calendar, register and journal. Contacts for phones: vcf; due days: ics.

    To standard output, or to a file with --output; never over a file that is not an earlier
    export, unless --force. Other audiences than the team do not see private numbers.

    The forms carry paper numbers that are never given out twice: `forms` reserves them whenever
    it writes a file, `binder` with --printed."""
)
EXAMPLES = (
    "incplan export plan --format md --output plan.md",
    "incplan export binder --format pdf --output binder.pdf --printed",
    "incplan export fiche ransomware --format pdf --lang nl --output ransomware.pdf",
    "incplan export forms --format pdf --copies 5 --output forms.pdf",
    "incplan export binder --format html --output binder.html",
    "incplan export contacts --format vcf --output contacts.vcf",
    "incplan export register --format csv --separator , --output register.csv",
    "incplan export journal 2 | less",
    "incplan export journal 2 --sealed journal-2.zip",
    "incplan export pir 2 --audience management --output pir.md",
)


def command(
    ctx: typer.Context,
    document: Annotated[
        str,
        typer.Argument(
            metavar="plan|binder|fiche|contacts|forms|activities|calendar|register|journal|pir"
        ),
    ],
    part: Annotated[
        str | None,
        typer.Argument(
            metavar=_("[PART]"),
            help=_("Of fiche: which one. Of journal and pir: any part of the incident's number."),
            show_default=False,
        ),
    ] = None,
    form: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="md|html|docx|pdf|json|xlsx|csv|vcf|ics",
            help=_("Not every document has every format."),
        ),
    ] = "md",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar=_("FILE"), help=_("Where to."))
    ] = None,
    audience: Annotated[
        str,
        typer.Option(
            "--audience", metavar="team|management|customers|public", help=_("Who reads it.")
        ),
    ] = "team",
    copies: Annotated[
        int, typer.Option("--copies", metavar="N", min=1, max=12, help=_("Sets of forms."))
    ] = 2,
    printed: Annotated[
        bool,
        typer.Option("--printed", help=_("It goes to paper: reserve numbers for its forms.")),
    ] = False,
    draft: Annotated[
        bool, typer.Option("--draft", help=_("Say DRAFT on every page (PDF)."))
    ] = False,
    sealed: Annotated[
        Path | None,
        typer.Option(
            "--sealed",
            metavar=_("FILE"),
            help=_("A journal with entries, evidence and hashes in one zip that proves itself."),
        ),
    ] = None,
    separator: Annotated[
        str, typer.Option("--separator", metavar=";|,|tab", help=_("Between fields of csv."))
    ] = ";",
    raw: Annotated[
        bool,
        typer.Option(
            "--raw", help=_("csv for programs: no apostrophe before what looks like a formula.")
        ),
    ] = False,
    strict: Annotated[
        bool,
        typer.Option("--strict", help=_("Leave with 1 where a text is in another language.")),
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help=_("Write over a file that is not an export."))
    ] = False,
) -> object:
    """Export a document."""
    from incplan.app.export import ExportRequest, export
    from incplan.vocabulary import Audience

    _check_format(document, form, separator, raw=raw)
    session = open_session(ctx)
    if sealed is not None:
        return _seal(session, document, part, sealed, audience, force=force)
    _check_output(session, form, output, printed=printed, draft=draft, force=force)
    request = ExportRequest(
        document=document,
        part=part,
        format=form,
        audience=word(Audience, audience, "--audience"),
        draft=draft,
        sets=copies,
        separator="\t" if separator == "tab" else separator,
        raw=raw,
    )
    request, warnings = _with_numbers(session, request, output, printed=printed)
    result, content = export(session.desk, request, session.translator)
    warnings += _unprintable(result)
    code = FINDINGS if strict and result.foreign else 0
    if strict:
        warnings += _foreign(result)
    if output is None:
        return Answer(result, exit_code=code, raw=content, warnings=warnings)
    write_target(output, content)
    if printed and document in ("plan", "binder"):
        warnings += _remember_printing(session, result, copies)
    return replace(_written(replace(result, path=str(output)), content, warnings), exit_code=code)


def _remember_printing(session: Session, result: "Exported", copies: int) -> tuple[str, ...]:
    """So that `validate` can say when the paper no longer says what the plan says (S-024)."""
    from incplan.app.plan_facts import plan_printed

    fact = plan_printed(session.desk, pages=result.pages, copies=copies)
    return _not_committed(session, fact.receipt.not_committed)


def _check_format(document: str, form: str, separator: str, *, raw: bool) -> None:
    """A document that exists, in a format it has, written in a way that format knows."""
    from incplan.app.formats import EVERY, FORMATS_OF

    if document not in FORMATS_OF:
        raise UsageError("unknown_export", given=document, known=", ".join(FORMATS_OF))
    if form not in EVERY:
        raise UsageError("not_in_list", given=form, option="--format", known=", ".join(EVERY))
    known = FORMATS_OF[document]
    if form not in known:
        raise UsageError("no_such_format", document=document, given=form, known=", ".join(known))
    if separator not in (";", ",", "tab"):
        raise UsageError("not_in_list", given=separator, option="--separator", known="; , tab")
    if (raw or separator != ";") and form != "csv":
        raise UsageError("only_csv")


def _check_output(
    session: Session, form: str, output: Path | None, *, printed: bool, draft: bool, force: bool
) -> None:
    """Everything that can be refused is, before a paper number is spent."""
    from incplan.app.formats import BINARY

    if printed and (draft or output is None):
        raise UsageError("printed_needs_output")
    if output is not None:
        check_target(output, force=force)
    elif form in BINARY and session.settings.json:
        raise UsageError("binary_needs_output", form=form)
    elif form in BINARY and sys.stdout.isatty():
        raise UsageError("binary_to_terminal", form=form)


def _with_numbers(
    session: Session, request: "ExportRequest", output: Path | None, *, printed: bool
) -> tuple["ExportRequest", tuple[str, ...]]:
    """Paper numbers for what will be printed: forms written to a file, a binder when it says so."""
    from incplan.app.export import reserve_numbers

    wanted = printed or (request.document == "forms" and output is not None and not request.draft)
    if not wanted or not request.numbered:
        return request, ()
    numbers, not_committed = reserve_numbers(session.desk, request, session.translator)
    return replace(request, numbers=numbers), _not_committed(session, not_committed)


def _not_committed(session: Session, reason: str | None) -> tuple[str, ...]:
    from incplan.i18n.sentences import error_sentence

    if reason in (None, "git.off", "git.not_a_repository"):
        return ()
    words = error_sentence(session.translator, str(reason), {})
    return (_("On disk, not committed: {reason}", reason=words),)


def _unprintable(result: "Exported") -> tuple[str, ...]:
    if not result.unprintable:
        return ()
    signs = " ".join(f"U+{ord(sign):04X}" for sign in result.unprintable[:10])
    return (_("No font has these signs; □ stands in their place: {signs}", signs=signs),)


def _foreign(result: "Exported") -> tuple[str, ...]:
    """What nobody wrote in the language of the document; it stands there in another, marked."""
    if not result.foreign:
        return ()
    first = result.foreign[0].replace("\n", " ")[:60]
    return (
        ngettext_(
            "{count} text is in another language: {first}",
            "{count} texts are in another language, beginning with: {first}",
            len(result.foreign),
            first=first,
        ),
    )


def _written(result: "Exported", content: bytes, warnings: tuple[str, ...]) -> Answer:
    from incplan.cli.phrases import lines_written

    def show(screen: Screen) -> None:
        if result.pages is None and not result.text:
            screen.line(_("{path}: {count} kB", path=result.path, count=len(content) // 1024 + 1))
        elif result.pages is None:
            count = content.count(b"\n")
            screen.line(lines_written(result.path or "", count))
        else:
            screen.line(
                ngettext_(
                    "{path}: {count} page", "{path}: {count} pages", result.pages, path=result.path
                )
            )
        if result.numbers:
            first, last = result.numbers[0], result.numbers[-1]
            screen.line(_("Paper numbers: {first} to {last}", first=first, last=last))
        elif result.document == "binder":
            screen.line(_("Going to print it? --printed reserves paper numbers for its forms."))

    return Answer(result, show, warnings=warnings)


def _seal(
    session: Session,
    document: str,
    incident: str | None,
    target: Path,
    audience: str,
    *,
    force: bool,
) -> Answer:
    from incplan.app.seal import seal_journal
    from incplan.vocabulary import Audience

    if document != "journal":
        raise UsageError("not_in_list", given=document, option="--sealed", known="journal")
    result = seal_journal(
        session.desk,
        incident,
        target,
        session.translator,
        audience=word(Audience, audience, "--audience"),
        force=force,
    )

    def show(screen: Screen) -> None:
        events = ngettext_("{count} entry", "{count} entries", result.events)
        files = ngettext_("{count} file", "{count} files", result.evidence)
        screen.line(
            _("{path}: {events}, evidence: {files}", path=result.path, events=events, files=files)
        )
        screen.line(_("SHA-256 of the file: {hash}", hash=result.sha256), indent=2)
        screen.line(
            _("Note it elsewhere; check: incplan verify {path}", path=result.path), indent=2
        )

    return Answer(result, show)
