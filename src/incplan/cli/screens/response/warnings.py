"""What somebody should know after a write: proposals, what is not committed, who is not named."""

from incplan.app.desk.desk import Receipt
from incplan.cli.session.session import Session
from incplan.i18n.catalogue import _
from incplan.i18n.sentences import error_sentence


def receipt_warnings(session: Session, receipt: Receipt) -> tuple[str, ...]:
    """What the user should know about a write: new proposals, not committed, nobody named."""
    found: list[str] = [*_proposal_notices(session, receipt)]
    if receipt.not_committed and receipt.not_committed not in ("git.off", "git.not_a_repository"):
        reason = error_sentence(session.translator, receipt.not_committed, {})
        found.append(_("On disk, not committed: {reason}", reason=reason))
    by = session.desk.by
    if by is None:
        found.append(_("Nobody is named as the author: add --by NAME, or set INCPLAN_BY."))
    elif not (session.desk.root / "contacts" / f"{by}.yaml").is_file():
        found.append(_("{by} is not in contacts/; recorded as typed.", by=by))
    broken = session.desk.broken_files()
    if broken:
        files = ", ".join(broken[:3])
        found.append(
            _("Not all of the plan could be used ({files}): incplan validate", files=files)
        )
    return tuple(found)


def _proposal_notices(session: Session, receipt: Receipt) -> tuple[str, ...]:
    """One line for each proposal the command brought up; none where the plan was not read."""
    if receipt.incident is None or not session.desk.has_read_plan:
        return ()
    from incplan.app.response.situation.proposals import new_proposals
    from incplan.cli.screens.response.proposals import proposal_notice

    fresh = new_proposals(session.desk, receipt.incident, receipt.events, session.translator)
    return tuple(proposal_notice(item) for item in fresh)
