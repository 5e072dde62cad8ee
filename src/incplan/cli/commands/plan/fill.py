"""`incplan fill`."""

from dataclasses import dataclass
from typing import Annotated

import typer

from incplan.app.plan.filling.doubts import doubts
from incplan.app.plan.filling.fill import Filling, open_filling
from incplan.app.plan.filling.listing import OpenList, chosen, listed
from incplan.app.plan.filling.steps import Written
from incplan.cli.output.present import Answer
from incplan.cli.output.screen import Screen
from incplan.cli.parsing.options import ByOption
from incplan.cli.prompts.ask import can_ask
from incplan.cli.prompts.fill_questions import ask_open_questions
from incplan.cli.session.session import Session, open_session
from incplan.errors import RefusedError, UsageError
from incplan.i18n.catalogue import N_, _, ngettext_
from incplan.i18n.labels import label
from incplan.i18n.sentences import error_sentence
from incplan.incident.events.blank import is_form

WRITES = True
FOLDS = True
HELP = N_(
    """Answer what the plan still asks, one question after the other; PART takes one part of it.

    Each answer is written when it is given, in its place in the files; what was answered is one
    commit at the end, or when you stop. New people, activities and suppliers can be added. --list
    shows what is open with the keys of the answers, --set writes answers, all or none, and commits
    the files. A key is a file and the way to a value in it: activities/order-intake.rto,
    contacts/anne.channels[2].phone, fiches/flood.FLD-P01. A key of a file that is not there begins
    a new one with its name. Several values of a list stand with `;` between; none says that there
    is nothing. Leaves with 2 for an answer that cannot be taken, 4 when a file could not be
    written, 5 when a file is written in a way that cannot be changed safely."""
)
EXAMPLES = (
    "incplan fill people",
    "incplan fill suppliers",
    "incplan fill --list",
    "incplan fill --list activities",
    "incplan fill --set activities/order-intake.rto=8h --set plan.organisation.staff=18",
    'incplan fill --set fiches/flood.FLD-P01="planned marc 2027-03-31"',
    'incplan fill --set contacts/elec.kind=external --set contacts/elec.name="Elec Example"',
)
_UNSAID = ("git.off", "git.not_a_repository")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """What was written, the commit or why there is none, and how much is still open."""

    written: tuple[Written, ...]
    open: int
    commit: str | None
    not_saved: str | None


def command(
    ctx: typer.Context,
    part: Annotated[
        str | None,
        typer.Argument(
            metavar=_("[PART]"),
            help=_(
                "company, people, activities, suppliers, measures, obligations, documents; "
                "or the beginning of a key."
            ),
        ),
    ] = None,
    show_list: Annotated[bool, typer.Option("--list", help=_("Only show what is open."))] = False,
    given: Annotated[
        list[str] | None,
        typer.Option("--set", metavar=_("KEY=VALUE"), help=_("Write an answer; repeat.")),
    ] = None,
    by: ByOption = None,
) -> Answer:
    """Fill in the plan."""
    if show_list and given:
        raise UsageError("list_or_set")
    answers = [_pair(item) for item in given or ()]
    session = open_session(ctx, by=by)
    filling = open_filling(session.desk, session.translator)
    session.settings.folds = show_list  # what was written is shown whole, and never written again
    if answers:
        filling.answer(answers)
        return filled(session, filling, given=True)
    if not show_list:
        if not can_ask(assume_yes=session.settings.assume_yes):
            raise UsageError("fill_needs_terminal")
        chosen(filling.open(), part, session.translator)  # an unknown part is refused at once
        ask_open_questions(session, filling, part)
        return filled(session, filling)
    found = chosen(filling.open(), part, session.translator)
    result = listed(found, filling.plan.file.language, session.translator)
    return Answer(result, lambda screen: _show_list(screen, session, result))


def _pair(given: str) -> tuple[str, str]:
    key, equals, value = given.partition("=")
    if not (equals and key.strip()):
        raise UsageError("set_is_key_value", given=given[:80])
    if is_form(value):
        raise RefusedError("placeholder", option="--set", given=value.strip())
    return key.strip(), value


def filled(session: Session, filling: Filling, *, given: bool = False) -> Answer:
    """Commit what was written, and say what it was; of answers `given` at once, what is doubtful.

    On a terminal that was said after each answer.
    """
    commit, reason = filling.save()
    if filling.written and session.desk.gaps():
        session.desk.read_plan_again()  # an answer may be what mends it
    result = Filled(
        written=tuple(filling.written),
        open=len(filling.open()),
        commit=commit,
        not_saved=reason,
    )
    warnings = _not_saved(session, reason)
    if given:
        said = (text for item in result.written for text in doubts(item, session.translator))
        warnings = (*warnings, *said)
    if filling.left_unsaved:
        warnings = (*warnings, _left(filling.left_unsaved))
    return Answer(result, lambda screen: _show(screen, result), warnings=warnings)


def _show(screen: Screen, result: Filled) -> None:
    for item in result.written:
        said = _("{name}: {value}", name=item.key, value=item.after)
        screen.line(said, "bold")
        if item.before:
            screen.line(_("before: {value}", value=item.before), "dim", indent=2)
    if not result.written:
        screen.line(_("Nothing was written."))
    if result.commit:
        screen.line(_("commit {commit}", commit=result.commit[:12]), "dim", indent=2)
    screen.line(
        ngettext_("{count} question is open.", "{count} questions are open.", result.open)
        if result.open
        else _("Nothing is open any more.")
    )


def _show_list(screen: Screen, session: Session, result: OpenList) -> None:
    part = None
    for item in result.questions:
        if item.part is not part:
            part = item.part
            name = label(session.translator, f"part.{part.value}")
            screen.line(f"{name} ({result.parts[part.value]})", "bold")
        screen.line(item.key, "cyan", indent=2)
        screen.line(item.question, indent=4)
    screen.line(
        ngettext_("{count} question is open.", "{count} questions are open.", result.open)
        if result.open
        else _("Nothing is open any more.")
    )
    if result.open:
        screen.end(_("Next: {command}", command="incplan fill"), "incplan fill")


def _not_saved(session: Session, reason: str | None) -> tuple[str, ...]:
    if reason is None or reason in (*_UNSAID, "file_unsaved"):
        return ()
    said = error_sentence(session.translator, reason, {})
    return (_("On disk, not saved in git: {reason} Later: incplan save", reason=said),)


def _left(names: tuple[str, ...]) -> str:
    return _(
        "Not committed, since they held other changes: {files}. Save with: incplan save",
        files=", ".join(names),
    )
