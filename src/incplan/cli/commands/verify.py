"""`incplan verify`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from incplan.cli.page_verdict_screen import page_answer
from incplan.cli.present import Answer
from incplan.cli.screen import Screen
from incplan.cli.session import open_session
from incplan.errors import FINDINGS
from incplan.i18n.catalogue import N_, Translator, _, active_translator, ngettext_

if TYPE_CHECKING:
    from incplan.app.verify import Verification
    from incplan.app.verify_sealed import SealedCheck

HELP = N_(
    """Prove that nothing in the journal was changed, removed or renamed.

    Checks seals, evidence, clocks and git history through merges and branches, and says what it
    cannot prove. With a sealed file, checks that file alone. With --page, tells whether a printed
    page is still valid, and since when not. Leaves with 1 when something fails."""
)
EXAMPLES = (
    "incplan verify",
    "incplan verify --json | jq .digest",
    "incplan verify journal-2.zip",
    "incplan verify --page K7F3-2Q9M-R",
)


def command(
    ctx: typer.Context,
    sealed: Annotated[
        Path | None,
        typer.Argument(metavar=_("[FILE]"), help=_("A sealed journal; needs no plan.")),
    ] = None,
    page: Annotated[
        str | None,
        typer.Option("--page", metavar="CODE", help=_("Code at the foot of a printed page.")),
    ] = None,
) -> object:
    """Verify the record."""
    if page is not None:
        return page_answer(open_session(ctx), page)
    if sealed is not None:
        return _sealed(sealed)
    from incplan.app.verify import verify

    session = open_session(ctx)
    result = verify(session.desk)
    return Answer(
        result,
        lambda screen: _show(screen, session.translator, result),
        0 if result.sound else FINDINGS,
    )


def _sealed(path: Path) -> Answer:
    from incplan.app.verify_sealed import verify_sealed

    result = verify_sealed(path)
    return Answer(
        result, lambda screen: _show_sealed(screen, result), 0 if result.sound else FINDINGS
    )


def _show(screen: Screen, translator: Translator, result: "Verification") -> None:
    from incplan.diagnostics import Severity
    from incplan.i18n.findings import finding_help, finding_message

    styles = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "dim"}
    for item in result.diagnostics:
        message = finding_message(translator, item.code, item.params)
        screen.line(f"{item.path}: {item.code} {message}", styles[item.severity])
        if item.severity is Severity.ERROR:
            screen.line(finding_help(translator, item.code, item.params), indent=2)
    if result.diagnostics:
        screen.line()
    screen.line(
        _("Nothing was changed, as far as this can be proved.")
        if result.sound
        else ngettext_("{count} proof failed.", "{count} proofs failed.", result.errors),
        "bold green" if result.sound else "bold red",
    )
    screen.pairs(_facts(result))


def _facts(result: "Verification") -> tuple[tuple[str, str], ...]:
    reach = {
        "full": ngettext_(
            "{count} commit, through all branches and merges",
            "{count} commits, through all branches and merges",
            result.commits,
        ),
        "shallow": _("only part of it is here"),
        "none": _("none: past changes cannot be seen"),
    }
    events = ngettext_("{count} entry", "{count} entries", result.events)
    unsealed = _("{count} without seal", count=result.unsealed) if result.unsealed else ""
    return (
        (_("Entries"), ", ".join(part for part in (events, unsealed) if part)),
        (_("Evidence"), ngettext_("{count} file", "{count} files", result.evidence)),
        (_("Git history"), reach[result.history]),
        (_("Commit"), (result.head or "")[:12]),
        (_("Digest"), result.digest),
    )


def _show_sealed(screen: Screen, result: "SealedCheck") -> None:
    from incplan.i18n.sentences import error_sentence

    for item in result.problems:
        params: dict[str, object] = {"path": item.path}
        screen.line(error_sentence(active_translator(), f"sealed.{item.code}", params), "red")
    for name in result.unproven:
        note = _(
            "{path}: only there to read; no seal covers it, only the SHA-256 of the file.",
            path=name,
        )
        screen.line(note, "yellow")
    if result.problems or result.unproven:
        screen.line()
    screen.line(
        _("Entries and evidence are whole and fit their seals and the digest.")
        if result.sound
        else ngettext_("{count} proof failed.", "{count} proofs failed.", len(result.problems)),
        "bold green" if result.sound else "bold red",
    )
    screen.pairs(
        (
            (_("Incident"), result.incident),
            (_("Entries"), ngettext_("{count} entry", "{count} entries", result.events)),
            (_("Evidence"), ngettext_("{count} file", "{count} files", result.evidence)),
            (_("Commit"), (result.commit or "")[:12]),
            (_("Digest"), result.digest),
            (_("SHA-256 of the file"), result.sha256),
        )
    )
