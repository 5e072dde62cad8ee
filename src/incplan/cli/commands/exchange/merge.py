"""`incplan merge`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from incplan.app.exchange.merge import merge, whose_entries
from incplan.cli.output.present import Answer
from incplan.cli.output.screen import Screen
from incplan.cli.prompts.ask import ask, can_ask
from incplan.cli.session.session import Session, open_session
from incplan.errors import FINDINGS
from incplan.i18n.catalogue import N_, _, ngettext_
from incplan.i18n.labels.doubt import doubt_sentence
from incplan.i18n.sentences import error_sentence
from incplan.i18n.text.answers import parse_yes_no

if TYPE_CHECKING:
    from incplan.app.exchange.merge import BroughtIn, Merged

WRITES = True
HELP = N_(
    """Bring in the journal of another copy: a clone, a stick, a cloud folder, an attachment.

    Also a folder of entries that wait outside the plan. Nothing is overwritten and nothing can
    conflict; a second time changes nothing. Only events, evidence and missing reviews are taken,
    never the plan itself. Words removed in one copy are removed in both. Entries of another
    organisation come in only when it is named. Leaves with 1 when a file needs somebody to look at
    it."""
)
EXAMPLES = (
    "incplan merge /media/stick/our-plan",
    "incplan merge ~/Downloads/INC-2026-002-bp55 --dry-run",
    'incplan merge /media/stick/our-plan-f33eb25e0456 --organisation "Ma Société SRL"',
)


def command(
    ctx: typer.Context,
    source: Annotated[
        Path,
        typer.Argument(metavar=_("DIR"), help=_("Folder of the other plan, or of one incident.")),
    ],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=_("Only say what would come in."))
    ] = False,
    unsealed: Annotated[
        bool,
        typer.Option("--unsealed", help=_("Take whole events without a seal too, once read.")),
    ] = False,
    organisation: Annotated[
        str | None,
        typer.Option(
            "--organisation",
            metavar=_("NAME"),
            help=_("Take entries of this other organisation: they belong here."),
        ),
    ] = None,
) -> object:
    """Merge another copy."""
    session = open_session(ctx)
    if organisation is None and not dry_run:
        organisation = _agreed(session, source)
    result = merge(
        session.desk, source, dry_run=dry_run, unsealed=unsealed, organisation=organisation
    )
    return Answer(
        result,
        lambda screen: _show(screen, session, result),
        FINDINGS if result.to_settle else 0,
        warnings=_warnings(session, result),
    )


def _agreed(session: Session, source: Path) -> str | None:
    """The other organisation whose entries come in, when somebody says so on a terminal."""
    if not can_ask(assume_yes=session.settings.assume_yes):
        return None
    theirs = whose_entries(session.desk, source)
    if theirs is None:
        return None
    question = _(
        "These are entries of {theirs}. Take them into the plan of {ours}? (yes/no)",
        theirs=theirs,
        ours=session.desk.organisation() or "?",
    )
    return theirs if parse_yes_no(ask(question), session.translator.language) else None


def _show(screen: Screen, session: Session, result: "Merged") -> None:
    if not result.brought_in:
        known = ngettext_("{count} file", "{count} files", result.known)
        screen.line(_("Nothing new: {files} already here.", files=known))
    elif result.dry_run:
        screen.line(_("Would come in:"), "bold")
    for item in result.brought_in:
        screen.line(_gained(item))
        if item.doubt:
            screen.line(doubt_sentence(session.translator, item.doubt), "red", indent=2)
        if item.unsettled:
            screen.line(
                _("Changes were made apart; whoever has seen both settles it: incplan classify"),
                "yellow",
                indent=2,
            )
    for odd in result.noticed:
        params: dict[str, object] = {"path": odd.path, "target": odd.target}
        screen.line(error_sentence(session.translator, f"merge.{odd.fate}", params), "yellow")


def _gained(item: "BroughtIn") -> str:
    """`INC-2026-002-bp55  new: 12 entries, 2 files  (Files encrypted)`."""
    parts = []
    if item.events:
        parts.append(ngettext_("{count} entry", "{count} entries", item.events))
    if item.evidence:
        parts.append(ngettext_("{count} file", "{count} files", item.evidence))
    if item.review:
        parts.append(_("a review"))
    name = _("the plan's own journal") if item.id == "journal" else item.id
    title = f"  ({item.title})" if item.title else ""
    new = _("new incident, {what}", what=", ".join(parts)) if item.first_seen else ", ".join(parts)
    return f"{name}  {new}{title}"


def _warnings(session: Session, result: "Merged") -> tuple[str, ...]:
    if not result.not_committed or result.not_committed in ("git.off", "git.not_a_repository"):
        return ()
    reason = error_sentence(session.translator, result.not_committed, {})
    return (_("On disk, not committed: {reason}", reason=reason),)
