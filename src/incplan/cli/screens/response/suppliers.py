"""The suppliers of an incident on the screen: promised, done, left."""

from typing import Final

from incplan.app.response.suppliers.overview import SupplierLine, SupplierOverview
from incplan.cli.output import phrases
from incplan.cli.output.screen import Screen
from incplan.cli.session.session import Session
from incplan.i18n.catalogue import N_, _
from incplan.incident.events.words import SupplierAct

ACTS: Final = {
    SupplierAct.FAILED: N_("its service failed"),
    SupplierAct.NOTIFIED: N_("was told"),
    SupplierAct.ANSWERED: N_("answered"),
    SupplierAct.ON_SITE: N_("is on site"),
    SupplierAct.REPAIRED: N_("has repaired"),
    SupplierAct.STOPPED: N_("its clock was stopped by agreement"),
}
_TIMES: Final = (
    ("failed_at", SupplierAct.FAILED),
    ("notified_at", SupplierAct.NOTIFIED),
    ("answered_at", SupplierAct.ANSWERED),
    ("on_site_at", SupplierAct.ON_SITE),
    ("repaired_at", SupplierAct.REPAIRED),
)


def show_suppliers(screen: Screen, found: SupplierOverview, session: Session) -> None:
    """One block a supplier: what it did, then its limits."""
    screen.line(_("Suppliers of {id}", id=found.incident), "bold")
    if not found.suppliers:
        screen.line(_("None has a part in it yet, and no objective hangs on one."), indent=2)
    for item in found.suppliers:
        _supplier(screen, item, session)


def acts_done(item: SupplierLine, session: Session) -> list[str]:
    """What a supplier did, with its time, in the order in which it is done."""
    return [
        f"{_(ACTS[act])} {phrases.moment(session.translator, at, session.desk.local_now)}"
        for name, act in _TIMES
        if (at := getattr(item, name)) is not None
    ]


def _supplier(screen: Screen, item: SupplierLine, session: Session) -> None:
    now = session.desk.local_now
    reach = phrases.reach(item.contact) if item.contact else _("nobody named")
    reach = reach.removeprefix(f"{item.name} ")  # a firm is often its own contact
    screen.line(phrases.named(f"{item.name} ({item.id})", reach))
    done = acts_done(item, session)
    if item.references:
        done.append(phrases.named(_("reference"), ", ".join(item.references)))
    if done:
        screen.line(phrases.listed(done), indent=2)
    for limit in item.limits:
        state = phrases.clock_state(session.translator, limit, now)
        name = phrases.clock_name(session.translator, limit)
        style = phrases.STATE_STYLES.get(limit.state, "")
        screen.line(phrases.named(state, name), style, indent=2)
    if item.too_late_for:
        names = ", ".join(item.too_late_for)
        screen.line(_("Even in time it comes too late for: {names}", names=names), "yellow", 2)
    if item.too_late_if_called:
        names = ", ".join(item.too_late_if_called)
        called = _("Called now, it would come too late even in time for: {names}", names=names)
        screen.line(called, "yellow", 2)
