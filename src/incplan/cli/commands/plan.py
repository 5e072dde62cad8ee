"""`incplan plan`."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Final

import typer

from incplan.app.desk import Desk
from incplan.app.plan_facts import PlanFact
from incplan.cli.day import moment
from incplan.cli.options import AtOption, ByOption, NoteOption
from incplan.cli.present import Answer
from incplan.cli.screen import Screen
from incplan.cli.session import Session, open_session, receipt_warnings
from incplan.errors import UsageError
from incplan.i18n.catalogue import N_, _

WRITES = True
HELP = N_(
    """How the plan stands: approved, changed since, reviewed, exercised, printed.

    With a word, note what was done about the plan itself. `reviewed`: it was read through (at
    least once a year, after each incident, for each big project). `exercised`: it was practised,
    or staff made aware. `project`: a big project begins. `verified`: these contacts were tried
    and answer. `printed`: paper copies were made."""
)
EXAMPLES = (
    "incplan plan",
    'incplan plan reviewed --no-change --note "with Wim, after the fibre cut" --by nadia',
    "incplan plan exercised --form tabletop --at 2026-11-17 --by nadia",
    'incplan plan project "New web shop" --by claire',
    "incplan plan verified marc elec-jambes --by elodie",
    "incplan plan printed --copies 4 --by elodie",
)
WORDS: Final = ("reviewed", "exercised", "project", "verified", "printed")
_SAID: Final = {
    "plan_reviewed": N_("Noted: the plan was reviewed."),
    "exercise_held": N_("Noted: the plan was exercised."),
    "project_started": N_("Noted: a project began. The plan is due for review."),
    "contact_verified": N_("Noted: the contacts answer."),
    "printed": N_("Noted: the plan was printed."),
}


@dataclass(frozen=True, slots=True)
class _Words:
    """What was said on the command line, besides the first word."""

    names: tuple[str, ...]
    changed: bool | None
    form: str
    pages: int | None
    copies: int | None
    note: str
    at: datetime | None


def command(
    ctx: typer.Context,
    word: Annotated[
        str | None,
        typer.Argument(metavar="[reviewed|exercised|project|verified|printed]"),
    ] = None,
    items: Annotated[
        list[str] | None,
        typer.Argument(metavar=_("[NAME]..."), help=_("The project, or the contacts.")),
    ] = None,
    changed: Annotated[
        bool | None,
        typer.Option("--changed/--no-change", help=_("Whether the review changed the plan.")),
    ] = None,
    form: Annotated[
        str,
        typer.Option("--form", metavar="tabletop|drill|simulation|full|awareness"),
    ] = "tabletop",
    pages: Annotated[int | None, typer.Option("--pages", min=1, help=_("Pages of a copy."))] = None,
    copies: Annotated[int | None, typer.Option("--copies", min=1, help=_("Copies made."))] = None,
    note: NoteOption = "",
    at: AtOption = None,
    by: ByOption = None,
) -> object:
    """Look at the plan as a whole, or note what was done about it."""
    session = open_session(ctx, by=by)
    if word is None:
        return _standing(session)
    if word not in WORDS:
        raise UsageError("not_in_list", given=word, option="plan", known=", ".join(WORDS))
    names = tuple(items or ())
    if names and word not in ("project", "verified"):
        raise UsageError("one_word_too_many", given=names[0][:40], word=word)
    facts = _Words(names, changed, form, pages, copies, note, moment(session, at))
    return _noted(session, _record(session.desk, word, facts))


def _record(desk: Desk, word: str, said: _Words) -> PlanFact:
    from incplan.app import plan_facts
    from incplan.cli.values import word as word_of
    from incplan.plan.record import ExerciseForm

    if word == "reviewed":
        if said.changed is None:
            raise UsageError("reviewed_changed_or_not")
        return plan_facts.plan_reviewed(desk, changed=said.changed, text=said.note, at=said.at)
    if word == "exercised":
        form = word_of(ExerciseForm, said.form, "--form")
        return plan_facts.exercise_held(desk, form, text=said.note, at=said.at)
    if word == "project":
        what = " ".join(said.names)
        return plan_facts.project_started(desk, what, text=said.note, at=said.at)
    if word == "verified":
        return plan_facts.contacts_verified(desk, said.names, text=said.note, at=said.at)
    return plan_facts.plan_printed(
        desk, pages=said.pages, copies=said.copies, text=said.note, at=said.at
    )


def _noted(session: Session, fact: PlanFact) -> Answer:
    session.settings.command = "plan-fact"

    def show(screen: Screen) -> None:
        screen.line(_(_SAID[fact.kind]))
        screen.line(_("On disk: {event}", event=fact.event), "dim", indent=2)

    return Answer(fact, show, warnings=receipt_warnings(session, fact.receipt))


def _standing(session: Session) -> Answer:
    from incplan.app.standing import Standing, standing
    from incplan.cli.standing_screen import show_standing

    result: Standing = standing(session.desk)
    today = session.desk.local_now.date()
    return Answer(result, lambda screen: show_standing(screen, result, today))
