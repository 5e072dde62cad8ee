"""`incplan accept`."""

from typing import Annotated

import typer

from incplan.app.plan.accept import FILE, AcceptanceGiven, Wanted, accept
from incplan.cli.output.present import Answer
from incplan.cli.output.screen import Screen
from incplan.cli.parsing.days import day
from incplan.cli.parsing.options import ByOption
from incplan.cli.session.session import Session, open_session
from incplan.errors import UsageError
from incplan.i18n.catalogue import N_, _, ngettext_
from incplan.i18n.findings import nearest_code
from incplan.i18n.sentences import error_sentence
from incplan.i18n.time.dates import plain_date

WRITES = True
HELP = N_(
    """Have management accept a finding, by name and until a day.

    What a contract does not cover, or is not ready yet, is a risk that somebody decides to live
    with. Until the day given the finding is a note in `incplan validate` and prevents no approval;
    from the next day it counts again. The same words with a later day renew an acceptance. What
    makes a file unreadable cannot be accepted. The file accepted-findings.yaml is committed."""
)
EXAMPLES = (
    'incplan accept RCO014 it-platform --reason "new contract" --until 2027-04-30 --by claire',
    'incplan accept CON030 elektro-drongen --reason "near enough" --until 2027-06-30 --by claire',
)
_UNSAID = ("git.off", "git.not_a_repository")


def command(
    ctx: typer.Context,
    code: Annotated[str, typer.Argument(metavar=_("CODE"), help=_("Code of the finding: RCO014."))],
    where: Annotated[
        str | None,
        typer.Argument(
            metavar=_("[WHERE]"),
            help=_("The file it is about: suppliers/telecom, or telecom. Not needed for one."),
        ),
    ] = None,
    reason: Annotated[
        str, typer.Option("--reason", metavar=_("TEXT"), help=_("Why management lives with it."))
    ] = "",
    until: Annotated[
        str | None, typer.Option("--until", metavar=_("DATE"), help=_("Last day it is accepted."))
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option(
            "--only",
            metavar=_("KEY=VALUE"),
            help=_("Of several in one file, the one with this value; repeat."),
        ),
    ] = None,
    every: Annotated[
        bool, typer.Option("--every", help=_("All of this code in the file, later ones too."))
    ] = False,
    by: ByOption = None,
) -> Answer:
    """Accept a finding."""
    meant = code.strip().upper()
    known, near = nearest_code(meant)
    if not known or len(meant) < len("REV005"):
        raise UsageError("unknown_code", given=code[:40], near=near)
    if not reason.strip():
        raise UsageError("accept_needs_reason")
    if until is None:
        raise UsageError("accept_needs_until")
    session = open_session(ctx, by=by)
    wanted = Wanted(
        code=meant,
        where=where,
        reason=reason,
        until=day(until, session.desk.local_now.date()),
        only=_pairs(only or ()),
        every=every,
    )
    result = accept(session.desk, wanted)
    return Answer(
        result, lambda screen: _show(screen, session, result), warnings=_not_saved(session, result)
    )


def _pairs(given: list[str] | tuple[str, ...]) -> dict[str, str]:
    """Raises UsageError for words that are no KEY=VALUE."""
    found = {}
    for item in given:
        key, equals, value = item.partition("=")
        if not (equals and key.strip() and value.strip()):
            raise UsageError("only_is_key_value", given=item[:80])
        found[key.strip()] = value.strip()
    return found


def _show(screen: Screen, session: Session, result: AcceptanceGiven) -> None:
    until = plain_date(result.until, session.translator.language)
    screen.line(
        _(
            "{code} in {file} is accepted until {day}.",
            code=result.code,
            file=result.file,
            day=until,
        ),
        "bold green",
    )
    screen.line(
        _("by {by}: {reason}", by=result.by, reason=result.reason),
        indent=2,
    )
    count = ngettext_(
        "{count} finding is a note until then.",
        "{count} findings are notes until then.",
        result.findings,
    )
    screen.line(count, indent=2)
    if result.renewed is not None:
        before = plain_date(result.renewed, session.translator.language)
        screen.line(_("It was accepted until {day} before.", day=before), indent=2)
    if result.commit:
        said = _("commit {commit}: {subject}", commit=result.commit[:12], subject=FILE)
        screen.line(said, "dim", indent=2)


def _not_saved(session: Session, result: AcceptanceGiven) -> tuple[str, ...]:
    if result.not_saved is None or result.not_saved in _UNSAID:
        return ()
    if result.not_saved == "file_unsaved":
        return (
            _(
                "{file} held other changes: nothing was committed. Save with: incplan save",
                file=FILE,
            ),
        )
    reason = error_sentence(session.translator, result.not_saved, {})
    return (_("On disk, not saved in git: {reason} Later: incplan save", reason=reason),)
