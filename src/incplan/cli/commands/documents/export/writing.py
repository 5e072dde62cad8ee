"""Write one document to a file or a pipe: what all `export` commands share."""

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import typer

from incplan.app.desk.plan_facts import plan_printed
from incplan.app.documents.export import Exported, ExportRequest, export, reserve_numbers
from incplan.app.documents.formats import BINARY, FORMATS_OF
from incplan.app.documents.views import RegisterRows
from incplan.cli.commands.plan.plan.recording import holders_missing
from incplan.cli.output.phrases import lines_written
from incplan.cli.output.present import Answer
from incplan.cli.output.progress import working
from incplan.cli.output.screen import Screen
from incplan.cli.output.target import check_target, refuse_numbers, write_target
from incplan.cli.parsing.values import word
from incplan.cli.session.session import Session, open_session
from incplan.documents.audiences.editions import edition_for
from incplan.documents.views.binder.forms import LOGS
from incplan.documents.views.kit.holes import by_name
from incplan.documents.views.plan.numbering import Numbering
from incplan.errors import FINDINGS, UsageError
from incplan.i18n.catalogue import _, ngettext_
from incplan.i18n.sentences import error_sentence
from incplan.vocabulary import Audience

#: Points below which a fiche is hard to read in bad light.
_SMALL: Final = 9.6
#: Between the numbers of boxes on one page.
_JOINED: Final = "+"
_EVERY_FORMAT: Final = frozenset(form for forms in FORMATS_OF.values() for form in forms)
#: Formats that can show the word DRAFT.
_DRAFTED: Final = ("pdf", "docx", "html")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """How a document is to be written; options a document does not have keep their defaults."""

    form: str
    output: Path | None
    audience: str
    draft: bool
    strict: bool
    force: bool
    separator: str = ";"
    raw: bool = False
    printed: bool = False
    copies: int | None = None
    parts: tuple[str, ...] = ()
    simplex: bool = False
    numbering: Numbering = Numbering.CLEAN


def write(
    ctx: typer.Context,
    document: str,
    paper: Paper,
    *,
    part: str | None = None,
    sets: int = 1,
    logs: int = LOGS,
    rows: Callable[[Session], RegisterRows] | None = None,
) -> Answer:
    """Make the document and hand it out. Everything that can be refused is, before it is made.

    `rows` says which of the register, once the plan is open.
    """
    paper = _by_name(ctx, paper)
    _check_format(document, paper)
    audience = word(Audience, paper.audience, "--audience")
    edition_for(document, audience)
    session = open_session(ctx)
    _check_output(session, paper)
    request = ExportRequest(
        document=document,
        part=part,
        format=paper.form,
        audience=audience,
        draft=paper.draft,
        sets=sets,
        logs=logs,
        separator="\t" if paper.separator == "tab" else paper.separator,
        raw=paper.raw,
        rows=rows(session) if rows is not None else RegisterRows(),
        name=paper.output.name if paper.output is not None else "",
        parts=paper.parts,
        simplex=paper.simplex,
        numbering=paper.numbering,
    )
    request, warnings = _with_numbers(session, request, paper)
    with working(session.settings, _("Making the document")):
        result, content = export(session.desk, request, session.translator)
    warnings += (
        _unprintable(result)
        + _fitting(result)
        + _holes(result)
        + (_foreign(result) if paper.strict else ())
    )
    code = FINDINGS if paper.strict and result.foreign else 0
    if paper.output is None:
        return Answer(result, exit_code=code, raw=content, warnings=warnings)
    write_target(paper.output, content)
    # A print run is the whole binder: a part alone leaves the others as they were.
    if paper.printed and not paper.parts:
        warnings += _remember_printing(session, result, paper.copies)
    written = replace(result, path=str(paper.output))
    return Answer(written, _telling(written, content), code, warnings=warnings)


def _by_name(ctx: typer.Context, paper: Paper) -> Paper:
    """The format that the name of the file asks for, where none was typed: `-o binder.pdf`."""
    source = ctx.get_parameter_source("form")
    suffix = paper.output.suffix.lower().removeprefix(".") if paper.output else ""
    if suffix not in _EVERY_FORMAT or (source is not None and source.name == "COMMANDLINE"):
        return paper
    return replace(paper, form=suffix)


def not_committed(session: Session, reason: str | None) -> tuple[str, ...]:
    """A warning that git did not take the file, unless commits are switched off."""
    if reason in (None, "git.off", "git.not_a_repository"):
        return ()
    words = error_sentence(session.translator, str(reason), {})
    return (_("On disk, not committed: {reason}", reason=words),)


def _check_format(document: str, paper: Paper) -> None:
    """A format that the document has, written in a way that format knows. Raises UsageError."""
    known = FORMATS_OF[document]
    if paper.form not in known:
        raise UsageError(
            "no_such_format", document=document, given=paper.form[:40], known=", ".join(known)
        )
    if paper.separator not in (";", ",", "tab"):
        raise UsageError(
            "not_in_list", given=paper.separator[:40], option="--separator", known="; , tab"
        )
    if (paper.raw or paper.separator != ";") and paper.form != "csv":
        raise UsageError("only_csv")
    if paper.simplex and paper.form != "pdf":
        raise UsageError("option_for", option="--simplex", words="--format pdf")
    if paper.draft and paper.form not in _DRAFTED and document != "forms":  # saves its numbers
        known_words = " | ".join(f"--format {form}" for form in _DRAFTED)
        raise UsageError("option_for", option="--draft", words=known_words)


def _check_output(session: Session, paper: Paper) -> None:
    """A place to write to that can take it. Raises UsageError, RefusedError."""
    if paper.printed and (paper.draft or paper.output is None):
        raise UsageError("printed_needs_output")
    if paper.output is not None:
        refuse_numbers(paper.output, f".{paper.form}")
        check_target(paper.output, force=paper.force)
    elif paper.force:
        raise UsageError("option_for", option="--force", words="--output FILE")
    elif paper.form in BINARY and session.settings.json:
        raise UsageError("binary_needs_output", form=paper.form)
    elif paper.form in BINARY and sys.stdout.isatty():
        raise UsageError("binary_to_terminal", form=paper.form)


def _with_numbers(
    session: Session, request: ExportRequest, paper: Paper
) -> tuple[ExportRequest, tuple[str, ...]]:
    """Reserve paper numbers for what will be printed: forms in a file, a binder with its option."""
    to_file = request.document == "forms" and paper.output is not None and not paper.draft
    if not (paper.printed or to_file) or not request.numbered:
        return request, ()
    numbers, reason = reserve_numbers(session.desk, request, session.translator)
    return replace(request, numbers=numbers), not_committed(session, reason)


def _remember_printing(session: Session, result: Exported, copies: int | None) -> tuple[str, ...]:
    """Record the print run, so that `validate` can say when the paper is out of date (S-024)."""
    fact = plan_printed(session.desk, pages=result.pages, copies=copies)
    return (*not_committed(session, fact.receipt.not_committed), *holders_missing())


def _unprintable(result: Exported) -> tuple[str, ...]:
    if not result.unprintable:
        return ()
    signs = " ".join(f"U+{ord(sign):04X}" for sign in result.unprintable[:10])
    return (_("No font has these signs; □ stands in their place: {signs}", signs=signs),)


def _fitting(result: Exported) -> tuple[str, ...]:
    """Fiches that need a second leaf, with the rows to shorten; those in the smallest letters."""
    told = [
        _(
            "{title}: does not fit one leaf and is printed on two. Its longest rows: {rows}",
            title=fit.title,
            rows=", ".join(fit.longest),
        )
        for fit in result.leaves
        if fit.leaves > 1
    ]
    small = [
        fit.title for fit in result.leaves if fit.leaves == 1 and min(fit.front, fit.back) < _SMALL
    ]
    if small:
        told.append(
            _(
                "Set in small letters (9.2 points) to fit one leaf: {titles}",
                titles=", ".join(small),
            )
        )
    return tuple(told)


def _holes(result: Exported) -> tuple[str, ...]:
    """Numbers that the plan lacks: where a line to write on stands in their place."""
    lines = result.lines_to_write
    if not lines:
        return ()
    names = (
        f"{name} ({', '.join(f'{page} {_JOINED.join(boxes)}' for page, boxes in pages.items())})"
        for name, pages in by_name(lines).items()
    )
    return (
        ngettext_(
            "{count} line to write on stands where the plan lacks a number: {names}",
            "{count} lines to write on stand where the plan lacks a number: {names}",
            len(lines),
            names="; ".join(names),
        ),
    )


def _foreign(result: Exported) -> tuple[str, ...]:
    """A warning about texts that nobody wrote in the document's language; they are marked in it."""
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


def _telling(result: Exported, content: bytes) -> Callable[[Screen], None]:
    """The message: the file and its length, the paper numbers on its forms."""

    def show(screen: Screen) -> None:
        screen.line(_size(result, content))
        if result.numbers:
            first, last = result.numbers[0], result.numbers[-1]
            screen.line(_("Paper numbers: {first} to {last}", first=first, last=last))
        elif result.document == "binder" and "forms" in (result.parts or ("forms",)):
            screen.line(_("Going to print it? --printed reserves paper numbers for its forms."))

    return show


def _size(result: Exported, content: bytes) -> str:
    path = result.path or ""
    if result.pages is not None:
        return ngettext_("{path}: {count} page", "{path}: {count} pages", result.pages, path=path)
    if result.text:
        return lines_written(path, content.count(b"\n"))
    return _("{path}: {count} kB", path=path, count=len(content) // 1024 + 1)
