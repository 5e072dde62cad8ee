"""Proofs on a screen: the journal of a plan, a sealed journal alone."""

from collections.abc import Iterable
from typing import Final

from incplan.app.integrity.proof.checks import Check
from incplan.app.integrity.proof.remarks import Question, State, read
from incplan.app.integrity.sealed import SealedCheck
from incplan.app.integrity.verify import Verification
from incplan.cli.output.screen import Screen
from incplan.diagnostics import Diagnostic, Severity
from incplan.i18n.catalogue import N_, Translator, _, active_translator, ngettext_
from incplan.i18n.findings import finding_help, finding_message
from incplan.i18n.sentences import error_sentence

_STYLES: Final = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "dim"}
_QUESTIONS: Final = {
    Question.WHOLE: N_("Whole, as sealed"),
    Question.PLACE: N_("In one incident only"),
    Question.UNCHANGED: N_("Unchanged since written"),
    Question.COMPLETE: N_("None missing"),
    Question.TIMES: N_("Times agree with git"),
    Question.EVIDENCE: N_("Evidence fits its hash"),
    Question.REVIEWS: N_("Reviews as completed"),
    Question.AUTHORS: N_("Written by whom it says"),
}
#: The columns, in the order of the table; what needs somebody comes last and is told first.
_COLUMNS: Final = (
    (State.PROVEN, N_("proven")),
    (State.CLAIMED, N_("claimed")),
    (State.NOT_CHECKED, N_("not checked")),
    (State.DISPROVED, N_("disproved")),
)
_HEADINGS: Final = (
    (State.DISPROVED, N_("Disproved")),
    (State.NOT_CHECKED, N_("Could not be checked")),
    (State.CLAIMED, N_("Claimed, not proven")),
    (None, N_("Also seen")),
)
_NARROW: Final = 72


def show_verification(screen: Screen, translator: Translator, result: Verification) -> None:
    """The verdict, the table, each finding under what it says, what was looked at."""
    words, style = _verdict(result)
    screen.line(words, style)
    screen.line()
    _table(screen, translator, result.checks)
    for state, heading in _HEADINGS:
        told = [item for item in result.diagnostics if read(item).state is state]
        if told:
            screen.heading(translator.t(heading))
        for item in told:
            _finding(screen, translator, item, helped=state in (State.DISPROVED, State.NOT_CHECKED))
    screen.line()
    screen.pairs(_facts(result))


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


def _table(screen: Screen, translator: Translator, table: Iterable[Check]) -> None:
    names = [translator.t(name) for _state, name in _COLUMNS]
    rows = [(translator.t(_QUESTIONS[check.question]), _numbers(check)) for check in table]
    if screen.width < _NARROW:
        for label, numbers in rows:
            told = (f"{name} {count}" for name, count in zip(names, numbers, strict=True) if count)
            screen.line(f"{label}: {', '.join(told)}")
        return
    sizes = [len(name) for name in names]
    cells = [
        [label, *((count or "-").rjust(size) for count, size in zip(numbers, sizes, strict=True))]
        for label, numbers in rows
    ]
    screen.columns([["", *names], *cells])


def _numbers(check: Check) -> tuple[str, ...]:
    """How many files for each column; nothing for none, a sign for a state without a file."""
    counts = {
        State.PROVEN: check.proven,
        State.CLAIMED: check.claimed,
        State.NOT_CHECKED: check.not_checked,
        State.DISPROVED: check.disproved,
    }
    return tuple(
        str(counts[state]) if counts[state] else "0" if state is check.state else ""
        for state, _name in _COLUMNS
    )


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
        (_("Digest"), result.digest),
    )


def show_sealed(screen: Screen, result: SealedCheck) -> None:
    """The verdict, the table, what is wrong inside, the sums to compare with those noted."""
    translator = active_translator()
    if result.sound:
        screen.line(_("Entries and evidence are whole and fit their seals and the digest."), "bold")
        told = _("That it is the file written then shows by its SHA-256 alone: compare it.")
        screen.line(told)
    else:
        failed = len(result.problems)
        words = ngettext_("{count} proof failed.", "{count} proofs failed.", failed)
        screen.line(words, "bold red")
    screen.line()
    _table(screen, translator, result.checks)
    if result.problems or result.unproven:
        screen.line()
    for item in result.problems:
        params: dict[str, object] = {"path": item.path}
        screen.line(error_sentence(translator, f"sealed.{item.code}", params), "red")
    for name in result.unproven:
        note = _(
            "{path}: only there to read; no seal covers it, only the SHA-256 of the file.",
            path=name,
        )
        screen.line(note, "yellow")
    screen.line()
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
