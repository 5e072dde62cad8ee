"""One line of acknowledgement for every fact; when it is printed, the fact is on disk."""

from collections.abc import Callable
from typing import Final

from incplan.app.desk.fact import Recorded
from incplan.cli.output.present import Answer
from incplan.cli.output.receipts import on_disk
from incplan.cli.output.screen import Screen
from incplan.cli.output.window.layout import Block, Item, fit
from incplan.cli.screens.response.moment.chain import CHAIN_ROWS, show_next
from incplan.cli.screens.response.warnings import (
    ACTIVITY_UNREADABLE,
    RTO_UNANSWERED,
    RTO_UNREADABLE,
    receipt_warnings,
)
from incplan.cli.session.session import Session
from incplan.i18n.catalogue import N_, _
from incplan.i18n.text.hostile import safe
from incplan.i18n.time.dates import near_datetime

FLAGS: Final = {
    "incident_is_closed": N_("The incident is closed; the entry is kept and marked as late."),
    "outsiders_read_other_words": N_(
        "Outsiders read something else from now on: incplan show --audience public"
    ),
    "evidence_waits": N_(
        "The file did not fit into the plan; it waits in your own directory for: incplan sync"
    ),
    "compare_answer": N_(
        "It counts once it is compared: look at the page with the answers, then write it again "
        "with --right or --wrong."
    ),
    "activity_was_not_affected": N_("That activity was not recorded as affected."),
    "activity_unreadable": ACTIVITY_UNREADABLE,
    "rto_unanswered": RTO_UNANSWERED,
    "rto_unreadable": RTO_UNREADABLE,
    "restored_before_disruption": N_(
        "That is before its disruption began: one of the two times is wrong."
    ),
    "number_is_wrong": N_(
        "That number is no longer offered; `incplan validate` names it until it is corrected or "
        "verified."
    ),
    "contact_not_noted": N_(
        "The plan's own journal could not be written: that the number answers, or is wrong, is "
        "noted with the call only."
    ),
    "person_is_absent": N_("That person is marked as absent today."),
    "was_not_in_team": N_("Not everybody named was recorded as in the response team."),
    "speaker_should_be_incident_manager": N_(
        "Outside, the incident manager speaks while continuity is not affected (link G)."
    ),
    "speaker_should_be_bcp_manager": N_(
        "Outside, the business continuity manager speaks once continuity is affected (link H)."
    ),
}


def acknowledged(
    session: Session,
    recorded: Recorded,
    sentence: str,
    *,
    more: str = "",
    notes: tuple[str, ...] = (),
    then: Callable[[Screen], None] | None = None,
    chain: bool = True,
) -> Answer:
    """The answer to a recorded fact; `more` is a text to read after it, `notes` are warnings.

    `then` shows what follows from it: always where there is no window, in a window in the place of
    what the incident asks now when that `chain` is not wanted.
    """
    flags = tuple(_(FLAGS[flag]) for flag in recorded.flags)
    flags += notes
    moment = recorded.occurred_at.astimezone(session.desk.zone)
    at = near_datetime(moment, session.desk.wall_now, session.translator.language)

    def show(screen: Screen) -> None:
        kept = on_disk(recorded.event, recorded.receipt.waiting)
        if screen.height is not None:
            _in_window(screen, _("Recorded at {time}: {text}", time=at, text=sentence), kept, more)
            if chain or then is None:
                show_next(screen, session, recorded.incident)
            else:
                then(screen)
            return
        screen.line(f"{recorded.incident}  {at}  {sentence}")
        screen.line(kept, "dim", indent=2)
        if more:
            screen.line()
            for line in more.split("\n"):
                screen.line(line)
        if then is not None:
            then(screen)

    return Answer(recorded, show, warnings=(*flags, *receipt_warnings(session, recorded.receipt)))


def _in_window(screen: Screen, said: str, kept: str, more: str) -> None:
    """The receipt on three rows at most, then as much of `more` as leaves room for what is next."""
    for text, most in ((said, 2), (kept, 1)):
        block = Block(key="", items=(Item(text=safe(text), most=most),), flush=True)
        screen.rows(fit(screen.page(), (block,), lambda _shown: ()))
    room = (screen.height or 0) - len(screen.lines) - CHAIN_ROWS
    if not more or room <= 0:
        return
    told = Screen(screen.width, screen.colour)
    told.line()
    for line in more.split("\n"):
        told.line(line)
    cut = len(told.lines) > room
    screen.lines += told.lines[: room - 1] if cut else told.lines
    if cut:
        screen.line(_("... all of it: incplan report"), "dim")
