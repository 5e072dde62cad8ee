"""What a high window shows of an incident besides: suppliers with their promise, newest entries."""

from typing import Final

from incplan.app.desk.people import name_of
from incplan.app.response.suppliers.overview import SupplierLine, supplier_overview
from incplan.cli.output import phrases
from incplan.cli.output.screen import Screen
from incplan.cli.output.window.layout import Block, Item
from incplan.cli.screens.response.moment.briefly import is_tall
from incplan.cli.screens.response.moment.head import labelled, page_of
from incplan.cli.screens.response.suppliers import acts_done
from incplan.cli.session.session import Session
from incplan.i18n.catalogue import N_
from incplan.i18n.labels import label
from incplan.i18n.text.hostile import safe

#: Labels no wider than the column of the others, in any language.
_SUPPLIED: Final = N_("Suppliers")
_RECORDED: Final = N_("Recorded")
#: So many entries and suppliers are shown.
_NEWEST: Final = 5
_SUPPLIERS: Final = 6


def tall_blocks(screen: Screen, session: Session, incident: str) -> tuple[Block, ...]:
    """Suppliers, and the newest entries last; nothing in a low window, which has no room."""
    page = page_of(screen)
    if not is_tall(page):
        return ()
    found = supplier_overview(session.desk, incident, session.translator).suppliers
    suppliers = tuple(_supplier(item, session) for item in found)
    return (
        Block(
            key="suppliers", label=labelled(page, _SUPPLIED), items=suppliers,
            most=_SUPPLIERS, rank=5,
        ),
        Block(key="newest", label=labelled(page, _RECORDED), items=_newest(session, incident),
              most=_NEWEST, rank=6),
    )  # fmt: skip


def _supplier(item: SupplierLine, session: Session) -> Item:
    """What it did last, else the number to call; then its next limit."""
    now = session.desk.local_now
    done = acts_done(item, session)[-1:]
    reach = [phrases.reach(item.contact, count=1)] if item.contact and not done else []
    limits = [
        phrases.named(
            phrases.clock_name(session.translator, limit),
            phrases.clock_state(session.translator, limit, now),
        )
        for limit in item.limits[:1]
    ]
    name = [] if reach and reach[0].startswith(item.name) else [item.name]
    return Item(text=safe(phrases.listed((*name, *reach, *done, *limits))), most=2)


def _newest(session: Session, incident: str) -> tuple[Item, ...]:
    """The newest entries, the last first: when, who, of which kind, the first of their words."""
    desk, translator = session.desk, session.translator
    events = desk.dossier(incident).incident.events[-_NEWEST:]
    plan = desk.plan()
    return tuple(
        Item(
            head=phrases.moment(translator, event.occurred_at, desk.local_now),
            text=safe(
                ", ".join(
                    part
                    for part in (
                        name_of(plan, event.by),
                        label(translator, f"kind.{event.KIND.value}"),
                        event.text.partition("\n")[0],
                    )
                    if part
                )
            ),
        )
        for event in reversed(events)
    )
