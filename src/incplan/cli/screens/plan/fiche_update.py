"""What a newer library would change; the user edits the files, incplan does not."""

from typing import Final

from incplan.app.plan.fiches.update import ChangedMeasure, FicheUpdate, FicheUpdates
from incplan.cli.output import phrases
from incplan.cli.output.screen import Screen
from incplan.i18n.catalogue import N_, _
from incplan.plan.library.copies import ChangeKind

_TITLES: Final = {
    ChangeKind.NEW: N_("New"),
    ChangeKind.REWORDED: N_("Reworded"),
    ChangeKind.GONE: N_("Gone"),
}


def show_updates(screen: Screen, result: FicheUpdates) -> None:
    """One paragraph per fiche, then the lines to write by hand."""
    for item in result.fiches:
        _fiche(screen, item)
    for key in result.own:
        screen.line(_("{fiche}: your own, nothing to compare with.", fiche=key), "dim")


def _fiche(screen: Screen, item: FicheUpdate) -> None:
    if not item.changes and not item.lines:
        screen.line(
            _("{fiche}: version {version}, as you read it.", fiche=item.fiche, version=item.version)
        )
        _kept(screen, item)
        return
    screen.heading(
        _(
            "{fiche}: version {version}; you read version {given}.",
            fiche=item.fiche,
            version=item.version,
            given=item.read_version or "-",
        )
    )
    if not item.compared:
        screen.line(
            _(
                "The wording you read was not kept: only preventive measures that came or went are "
                "shown. Read the whole fiche: incplan fiche {fiche}",
                fiche=item.fiche,
            ),
            "yellow",
            indent=2,
        )
    for kind, title in _TITLES.items():
        found = [change for change in item.changes if change.kind is kind]
        if found:
            screen.line(_(title), "bold", indent=2)
        for change in found:
            _change(screen, change)
    if item.lines:
        screen.line(_("Lines to write in {path} once you agree:", path=item.path), indent=2)
        for line in item.lines:
            screen.line(_literal(line), "dim", indent=6)
    _kept(screen, item)


def _literal(line: str) -> str:
    """A line of YAML; what is to be taken out is said in words."""
    if line.startswith("# - "):
        return _("(take out {what})", what=line.removeprefix("# - "))
    return line


def _change(screen: Screen, change: ChangedMeasure) -> None:
    screen.line(f"{change.id} {change.now or change.before}", indent=4)
    if change.kind is ChangeKind.REWORDED:
        screen.line(phrases.named(_("Before"), change.before), "dim", indent=12)
    if "replace" in change.uses:
        screen.line(_("Your own wording stands; read it again."), "yellow", indent=12)
    elif "drop" in change.uses:
        screen.line(_("You left it out; read your reason again."), "yellow", indent=12)


def _kept(screen: Screen, item: FicheUpdate) -> None:
    if item.kept:
        screen.line(_("Kept for the next comparison: {path}", path=item.kept), "dim", indent=2)
