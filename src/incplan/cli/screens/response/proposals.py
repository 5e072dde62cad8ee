"""Proposals and reminders in sentences."""

from typing import Final

from incplan.app.response.situation.advice import NudgeLine, ProposalLine
from incplan.i18n.catalogue import N_, _, active_translator
from incplan.i18n.labels.proposals import proposal_words

NUDGES: Final = {
    "no_manager": N_("Nobody leads this incident."),
    "manager_silent": N_(
        "{first} should lead and does not answer; {last} was reached. Once {last} agrees to lead:"
    ),
    "level_unanswered": N_("The level rests on no answer yet: in danger? affected? growing?"),
    "levels_apart": N_("Two people set the level without knowing of each other: settle it."),
    "corrections_contradict": N_(
        "Two people corrected one entry without knowing of each other: say what is right."
    ),
    "crisis_without_continuity": N_(
        "A crisis without an activity affected: the template sees a crisis in the effect on "
        "continuity. Confirm that this is meant."
    ),
    "estimate_overdue": N_("{subjects}: the announced time has gone by. What now?"),
    "estimate_missing": N_("{subjects}: no expected return yet."),
    "report_overdue": N_("The report to {subjects} is late."),
    "supplier_not_called": N_("{subjects}: their time counts from your call."),
    "promise_after_objective": N_(
        "{subjects}: even in time, back only after the objective. Another way is needed."
    ),
    "could_be_closed": N_("Only the agreements are missing: can it be closed?"),
}


def proposal_sentence(proposal: ProposalLine) -> str:
    """What is proposed."""
    return proposal_words(active_translator(), proposal.rule, proposal.activities)


def command_shown(command: str) -> str:
    """A command as whoever is entitled types it: the author is known from the settings."""
    return command.removesuffix(" --by NAME")


def decline_command(proposal: ProposalLine) -> str:
    """How to say no."""
    return f"incplan escalate decline {proposal.id}"


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
    named = nudge.subjects or ("",)
    return _(
        NUDGES.get(nudge.code, nudge.code),
        subjects=", ".join(nudge.subjects),
        first=named[0],
        last=named[-1],
    )
