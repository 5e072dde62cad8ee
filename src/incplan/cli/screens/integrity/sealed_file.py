"""What `verify file` says of a sealed journal."""

from incplan.app.integrity.sealed import SealedCheck
from incplan.cli.output.screen import Screen
from incplan.cli.screens.integrity.table import show_sum, show_table
from incplan.i18n.catalogue import _, active_translator, ngettext_
from incplan.i18n.sentences import error_sentence


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
    show_table(screen, translator, result.checks)
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
            (_("Commit"), _commit(result)),
        )
    )
    show_sum(screen, _("Digest"), result.digest)
    show_sum(screen, _("SHA-256 of the file"), result.sha256)


def _commit(result: SealedCheck) -> str:
    commit = (result.commit or "")[:12]
    if not commit or not result.not_in_commit:
        return commit
    return ngettext_(
        "{commit}, without {count} of these files",
        "{commit}, without {count} of these files",
        result.not_in_commit,
        commit=commit,
    )
