"""`incplan supplier`."""

from typing import Annotated

import typer

from incplan.app.response.suppliers.acts import clock_stopped, supplier_acted
from incplan.app.response.suppliers.overview import supplier_overview
from incplan.cli.output import phrases
from incplan.cli.output.present import Answer
from incplan.cli.parsing.combinations import refuse_typed
from incplan.cli.parsing.options import AtOption, ByOption, IncidentOption, NoteOption, ReasonOption
from incplan.cli.parsing.values import word
from incplan.cli.screens.response.recorded import acknowledged
from incplan.cli.screens.response.suppliers import ACTS, show_suppliers
from incplan.cli.session.session import open_session
from incplan.errors import UsageError
from incplan.i18n.catalogue import N_, _
from incplan.incident.events.words import SupplierAct

WRITES = True
FOLDS = True
HELP = N_(
    """What a supplier did: its promises count from that and from nothing else.

    Without words: the suppliers of the incident, what they promised and what is left. A clock
    starts when the contract says (from the outage, or from our call) and stops when the supplier
    has answered and repaired. `stopped` records a stop of its clock that was agreed."""
)
EXAMPLES = (
    "incplan supplier",
    "incplan supplier telecom-sambre notified --reference 4417",
    "incplan supplier telecom-sambre repaired --at 07:20",
)


def command(
    ctx: typer.Context,
    name: Annotated[
        str | None, typer.Argument(metavar=_("[SUPPLIER]"), help=_("Id of a supplier."))
    ] = None,
    act: Annotated[
        str | None,
        typer.Argument(
            metavar="[failed|notified|answered|on_site|repaired|stopped]",
            help=_("What happened."),
        ),
    ] = None,
    reference: Annotated[
        str,
        typer.Option("--reference", metavar=_("TEXT"), help=_("Their own number: a ticket ...")),
    ] = "",
    until: Annotated[
        str | None,
        typer.Option("--until", metavar=_("TIME"), help=_("stopped: when its clock went on.")),
    ] = None,
    reason: ReasonOption = "",
    agreed_by: Annotated[
        str | None,
        typer.Option("--agreed-by", metavar=_("CONTACT"), help=_("stopped: who agreed.")),
    ] = None,
    note: NoteOption = "",
    incident: IncidentOption = None,
    at: AtOption = None,
    by: ByOption = None,
) -> object:
    """Record what a supplier did, or list suppliers."""
    form = "incplan supplier SUPPLIER failed|notified|answered|on_site|repaired|stopped"
    if name is None or act is None:
        refuse_typed(form, reference=reference, until=until, reason=reason, agreed_by=agreed_by,
                     note=note, at=at, by=by)  # fmt: skip
        if name is not None:
            raise UsageError("supplier_what", form=form)
        session = open_session(ctx)
        session.desk.reach = "any"  # nothing is recorded
        found = supplier_overview(session.desk, incident, session.translator)
        return Answer(found, lambda screen: show_suppliers(screen, found, session))
    session = open_session(ctx, by=by)  # first of all: what is refused is told in its language
    did = word(SupplierAct, act, form)
    if did is SupplierAct.STOPPED:
        refuse_typed(f"{form.rpartition('|')[0]}", reference=reference, note=note)
        recorded = clock_stopped(
            session.desk,
            incident,
            name,
            at=session.time(at),
            until=session.time(until),
            reason=reason,
            agreed_by=agreed_by,
        )
    else:
        stopped = "incplan supplier SUPPLIER stopped"
        refuse_typed(stopped, until=until, reason=reason, agreed_by=agreed_by)
        recorded = supplier_acted(
            session.desk, incident, name, did, at=session.time(at), reference=reference, text=note
        )
    supplier = session.desk.plan().suppliers[(recorded.details or {})["supplier"]]
    return acknowledged(session, recorded, phrases.named(supplier.name, _(ACTS[did])))
