"""Proposals and reminders in sentences."""

import re
from typing import Final

from incplan.app.advice import NudgeLine, ProposalLine
from incplan.i18n.catalogue import N_, _

PROPOSALS: Final = {
    "confirm_crisis": N_("A crisis was asked for: confirm it, or say no."),
    "not_low": N_("{activities}: down, so no longer a weak signal. Raise to minor?"),
    "return_late": N_(
        "{activities}: back after the objective, or nobody knows when. Tell the business "
        "continuity manager now."
    ),
    "warn_bcp_manager": N_("{activities}: affected. Warn the business continuity manager."),
    "late_minor": N_("The agreed time has passed. Raise to major?"),
    "late_major": N_("The planned time has passed. Tell management: is this a crisis?"),
    "over_rto": N_("{activities}: back after the objective. Raise to major?"),
    "several_over": N_("{activities}: back after their objectives. Is this a crisis?"),
    "growing": N_("More is touched than when the level was set ({activities}). Raise to major?"),
    "assess_bcp": N_(
        "Not solved in the planned time. The continuity team looks at activating the continuity "
        "plan."
    ),
}
NUDGES: Final = {
    "no_manager": N_("Nobody leads this incident."),
    "levels_apart": N_("Two people set the level without knowing of each other: settle it."),
    "crisis_without_continuity": N_(
        "A crisis without an activity touched: the template sees a crisis in the effect on "
        "continuity. Confirm that this is meant."
    ),
    "estimate_overdue": N_("{subjects}: the announced time has gone by. What now?"),
    "estimate_missing": N_("{subjects}: no expected return yet."),
    "report_overdue": N_("The report to management is late."),
    "supplier_not_called": N_("{subjects}: their time counts from your call."),
    "could_be_closed": N_("Only the agreements are missing: can it be closed?"),
}


def proposal_sentence(proposal: ProposalLine) -> str:
    """What is proposed."""
    sentence = PROPOSALS.get(proposal.rule, proposal.rule)
    return _(sentence, activities=", ".join(proposal.activities))


def command_shown(command: str) -> str:
    """A command as somebody types it, with the place for a name in the reader's language."""
    return re.sub(r"\bNAME\b", _("NAME"), command)


def decline_command(proposal: ProposalLine) -> str:
    """How to say no."""
    return f'incplan escalate --decline {proposal.id} --reason "..."'


def proposal_notice(proposal: ProposalLine) -> str:
    """One line for standard error, after the command that brought the proposal up."""
    return _(
        "Proposed ({id}, {source}): {sentence} {command}",
        id=proposal.id,
        source=proposal.source,
        sentence=proposal_sentence(proposal),
        command=command_shown(proposal.commands[0]),
    )


def nudge_sentence(nudge: NudgeLine) -> str:
    """What is easily forgotten."""
    return _(NUDGES.get(nudge.code, nudge.code), subjects=", ".join(nudge.subjects))
