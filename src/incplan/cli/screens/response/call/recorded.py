"""After a recorded call: the next person to call at once, with the number to dial."""

from incplan.app.desk.fact import Recorded
from incplan.app.response.calls.lines import CallOrder
from incplan.cli.output.present import Answer
from incplan.cli.output.screen import Screen
from incplan.cli.output.window.layout import Block, Item, fit
from incplan.cli.screens.response.call.order import answer_blocks, commands_of, other_ways
from incplan.cli.screens.response.moment.head import labelled, page_of
from incplan.cli.screens.response.moment.whom import call_items
from incplan.cli.screens.response.recorded import acknowledged
from incplan.cli.session.session import Session
from incplan.frozen import replace


def call_recorded(
    session: Session,
    recorded: Recorded,
    sentence: str,
    following: CallOrder | None,
    *,
    spoken: bool,
    notes: tuple[str, ...] = (),
) -> Answer:
    """The answer to a recorded call: the receipt, then whom to call now.

    Once somebody was spoken to, the window shows all that the incident asks now, as after any fact.
    """
    details = {
        **(recorded.details or {}),
        "call": following.call if following else None,
        "call_next": following.call_next if following else None,
        "tried": following.tried if following else None,
    }
    told = replace(recorded, details=details)

    def show_following(screen: Screen) -> None:
        if following is not None and following.call is not None:
            _call_again(screen, session, following)

    return acknowledged(session, told, sentence, notes=notes, then=show_following, chain=spoken)


def _call_again(screen: Screen, session: Session, order: CallOrder) -> None:
    """The call of now, and the two commands that say what it gave."""
    page, now = page_of(screen), session.desk.local_now
    call = order.call
    if call is None:
        return
    items = call_items(
        call,
        order.call_next,
        now + order.call_again_after,
        order.tried,
        session.translator,
        now,
    )
    silent = order.tried is not None and order.tried.silent
    ways = tuple(Item(text=way, most=3) for way in other_ways(order)) if silent else ()
    blocks = (
        Block(key="call", label=labelled(page, "CALL"), items=items, least=2, gap=True),
        Block(key="ways", items=ways, least=1, flush=True),
        *answer_blocks(page, *commands_of(order, call)),
    )
    screen.rows(fit(page, blocks, lambda _shown: ()))
