"""Diagnostics in words, as all report formats need them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from incplan.app.validation.validate import Validation
from incplan.diagnostics import Accepted, Diagnostic, Place, Severity
from incplan.i18n.catalogue import Translator, _
from incplan.i18n.findings import finding_help, finding_message, finding_source
from incplan.i18n.text.hostile import safe
from incplan.plan.filling.mending import mending

#: How many values of one file are named.
_NAMED: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidFinding:
    """One diagnostic, ready to be read; every text is inert."""

    code: str
    severity: Severity
    path: str
    line: int
    column: int
    length: int
    message: str
    help: str
    source: str
    excerpt: str
    params: Mapping[str, object]
    accepted: Accepted | None = None
    related: tuple[Place, ...] = ()
    command: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidGap:
    """A file that the rules did not see, or saw without some values, in words."""

    path: str
    keys: tuple[str, ...]
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidValidation:
    """What `validate --format json` prints."""

    errors: int
    warnings: int
    infos: int
    files: int
    incidents: int
    exercises: int
    compared: bool
    not_compared: tuple[SaidGap, ...]
    diagnostics: tuple[SaidFinding, ...]


def said(result: Validation, translator: Translator) -> SaidValidation:
    """The result in the words of a language."""
    return SaidValidation(
        errors=result.errors,
        warnings=result.warnings,
        infos=result.infos,
        files=result.files,
        incidents=result.incidents,
        exercises=result.exercises,
        compared=result.compared,
        not_compared=tuple(said_gaps(result)),
        diagnostics=tuple(_all(result, translator)),
    )


def said_gaps(result: Validation) -> Iterator[SaidGap]:
    """What was not compared with the rest of the plan, each on one line."""
    for item in result.not_compared:
        path, keys = _in_line(item.path), tuple(_in_line(key) for key in item.keys)
        if not result.compared and item.path == "plan.yaml":
            said = _("plan.yaml cannot be used yet: the files were not compared with each other.")
        elif keys:
            some = ", ".join(keys[:_NAMED]) + (f" (+{len(keys) - _NAMED})" if keys[_NAMED:] else "")
            said = _(
                "Not compared with the rest of the plan: {keys} in {path}", keys=some, path=path
            )
        else:
            said = _("Not compared with the rest of the plan: {path}", path=path)
        yield SaidGap(path=path, keys=keys, message=said)


def _in_line(words: str) -> str:
    """A name that may hold anything, on one line."""
    return safe(" ".join(words.split()))


def _all(result: Validation, translator: Translator) -> Iterator[SaidFinding]:
    for item, line in zip(result.diagnostics, result.excerpts, strict=True):
        yield SaidFinding(
            code=item.code,
            severity=item.severity,
            path=safe(item.path),
            line=item.line,
            column=item.column,
            length=item.length,
            message=said_message(item, translator),
            help=safe(finding_help(translator, item.code, item.params)),
            source=source_of(item.code),
            excerpt=safe(line),
            params=item.params,
            accepted=item.accepted,
            related=item.related,
            command=safe(mending(item)),
        )


def said_message(item: Diagnostic, translator: Translator) -> str:
    """What is wrong, on one line."""
    message = safe(finding_message(translator, item.code, item.params).replace("\n", " "))
    return f"{message} ({accepted_note(item)})" if item.accepted is not None else message


def accepted_note(item: Diagnostic) -> str:
    """The note that management accepts a finding, and until when."""
    if item.accepted is None:
        return ""
    until = item.accepted.until.isoformat()
    return _("accepted until {until} by {by}", until=until, by=item.accepted.by)


def source_of(code: str) -> str:
    """The requirement of the template, or the standard, a finding comes from."""
    return finding_source(code)
