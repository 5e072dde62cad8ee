"""Proposals that a recorded fact raised, one line each."""

from incplan.app.desk.desk import Receipt
from incplan.app.response.situation.proposals import new_proposals
from incplan.cli.screens.response.proposals import proposal_notice
from incplan.cli.session.session import Session


def raised_by(session: Session, receipt: Receipt) -> tuple[str, ...]:
    """What is proposed now that was not before; none for a fact that is not of an incident."""
    if receipt.incident is None:
        return ()
    fresh = new_proposals(session.desk, receipt.incident, receipt.events, session.translator)
    return tuple(proposal_notice(item) for item in fresh)
