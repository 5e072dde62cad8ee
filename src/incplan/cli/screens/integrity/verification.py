"""Proofs on a screen: the journal of a plan, a sealed journal alone."""

from typing import Final

from incplan.app.integrity.sealed import SealedCheck
from incplan.app.integrity.verify import Verification
from incplan.cli.output.screen import Screen
from incplan.diagnostics import Severity
from incplan.i18n.catalogue import Translator, _, active_translator, ngettext_
from incplan.i18n.findings import finding_help, finding_message
from incplan.i18n.sentences import error_sentence

_STYLES: Final = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "dim"}


def show_verification(screen: Screen, translator: Translator, result: Verification) -> None:
    """Each finding with its help, the verdict, what was looked at."""
    for item in result.diagnostics:
        message = finding_message(translator, item.code, item.params)
        screen.line(f"{item.path}: {item.code} {message}", _STYLES[item.severity])
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


def _facts(result: Verification) -> tuple[tuple[str, str], ...]:
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


def show_sealed(screen: Screen, result: SealedCheck) -> None:
    """What is wrong inside, the verdict, the sums to compare with those noted elsewhere."""
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
