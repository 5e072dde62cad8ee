"""The proof of a plan's journal on a screen."""

from typing import Final

from incplan.app.integrity.proof.remarks import State, read
from incplan.app.integrity.verify import Verification
from incplan.cli.output.screen import Screen
from incplan.cli.screens.integrity.table import show_sum, show_table
from incplan.diagnostics import Diagnostic, Severity
from incplan.i18n.catalogue import N_, Translator, _, ngettext_
from incplan.i18n.findings import finding_help, finding_message

_STYLES: Final = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "dim"}
_HEADINGS: Final = (
    (State.DISPROVED, N_("Disproved")),
    (State.NOT_CHECKED, N_("Could not be checked")),
    (State.CLAIMED, N_("Claimed, not proven")),
    (None, N_("Also seen")),
)


def show_verification(screen: Screen, translator: Translator, result: Verification) -> None:
    """The verdict, the table, each finding under what it says, what was looked at."""
    words, style = _verdict(result)
    screen.line(words, style)
    screen.line()
    show_table(screen, translator, result.checks)
    for state, heading in _HEADINGS:
        told = [item for item in result.diagnostics if read(item).state is state]
        if told:
            screen.heading(translator.t(heading))
        for item in told:
            _finding(screen, translator, item, helped=state in (State.DISPROVED, State.NOT_CHECKED))
    screen.line()
    screen.pairs(_facts(result))
    show_sum(screen, _("Digest"), result.digest)


def _verdict(result: Verification) -> tuple[str, str]:
    failed = sum(check.disproved for check in result.checks)
    if result.verdict is State.DISPROVED:
        return ngettext_("{count} proof failed.", "{count} proofs failed.", failed), "bold red"
    if result.verdict is State.NOT_CHECKED:
        return (
            _("Not everything could be checked. Nothing of what was checked is disproved."),
            "bold yellow",
        )
    if result.verdict is State.CLAIMED:
        return _("Nothing is disproved, but not everything is proven: see below."), "bold"
    return _("Nothing was changed, as far as this can be proved."), "bold green"


def _finding(screen: Screen, translator: Translator, item: Diagnostic, *, helped: bool) -> None:
    message = finding_message(translator, item.code, item.params)
    screen.line(f"{item.path}: {item.code} {message}", _STYLES[item.severity])
    if helped:
        screen.line(finding_help(translator, item.code, item.params), indent=2)


def _facts(result: Verification) -> tuple[tuple[str, str], ...]:
    reach = {
        "full": ngettext_(
            "{count} commit, through all branches and merges",
            "{count} commits, through all branches and merges",
            result.commits,
        ),
        "shallow": _("only part of it is here"),
        "part": _("only part of it could be read"),
        "failed": _("git gives no answer: past changes cannot be seen"),
        "none": _("none: past changes cannot be seen"),
    }
    events = ngettext_("{count} entry", "{count} entries", result.events)
    unsealed = _("{count} without seal", count=result.unsealed) if result.unsealed else ""
    return (
        (_("Entries"), ", ".join(part for part in (events, unsealed) if part)),
        (_("Evidence"), ngettext_("{count} file", "{count} files", result.evidence)),
        (_("Git history"), reach[result.history]),
        (_("Commit"), (result.head or "")[:12]),
    )
