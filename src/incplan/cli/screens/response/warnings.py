"""What somebody should know after a write: proposals, what is not committed, who is not named."""

from typing import Final

from incplan.app.desk.desk import Receipt
from incplan.cli.session.session import Session
from incplan.i18n.catalogue import N_, _

ACTIVITY_UNREADABLE: Final = N_(
    "Its file cannot be read: recovery limits, suppliers and response cards of it are unknown."
)
RTO_UNANSWERED: Final = N_("Its RTO is not answered yet: no recovery limit runs for it.")
RTO_UNREADABLE: Final = N_("Its RTO cannot be read: no recovery limit runs for it.")


def receipt_warnings(
    session: Session, receipt: Receipt, *, proposals: bool = True
) -> tuple[str, ...]:
    """What the user should know about a write: new proposals, not committed, nobody named."""
    found = list(proposal_notices(session, receipt)) if proposals else []
    if receipt.not_committed and receipt.not_committed not in ("git.off", "git.not_a_repository"):
        found.append(_uncommitted(session, receipt.not_committed))
    by = session.desk.by
    if by is None:
        found.append(_("Nobody is named as the author: add --by NAME, or set INCPLAN_BY."))
    elif not (session.desk.root / "contacts" / f"{by}.yaml").is_file():
        found.append(_("{by} is not in contacts/; recorded as typed.", by=by))
    return tuple(found)


def _uncommitted(session: Session, code: str) -> str:
    """Why an entry is on disk but not committed."""
    # Late import: every sentence about a failure, for the few writes that meet one.
    from incplan.i18n.sentences import error_sentence

    return _(
        "On disk, not committed: {reason}", reason=error_sentence(session.translator, code, {})
    )


def proposal_notices(session: Session, receipt: Receipt) -> tuple[str, ...]:
    """One line for each proposal the command raised; none when the plan was not read."""
    if receipt.incident is None or not session.desk.has_read_plan:
        return ()
    # Late import: proposals follow from the plan, which `log` does not read.
    from incplan.cli.screens.response.raised import raised_by

    return raised_by(session, receipt)
