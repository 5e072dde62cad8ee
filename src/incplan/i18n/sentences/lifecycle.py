"""Refusals: what stands in the way, and the command that mends it."""

from typing import Final

from incplan.i18n.catalogue import N_

LIFECYCLE: Final = {
    "level_needs_reason": N_(
        "The answers point to {proposed}, you chose {level}: say why with --reason TEXT."
    ),
    "level_refused": N_("{id} cannot be set to {level}:"),
    "not_an_escalation": N_(
        "The level is {current} already. To lower it: incplan classify --level {word} --reason TEXT"
    ),
    "level_already": N_(
        "The level is {current} already. To raise it: incplan escalate --to {word}"
    ),
    "level_is_highest": N_(
        "The level is {current} already, the highest there is. To lower it: "
        "incplan classify --level {word} --reason TEXT"
    ),
    "no_crisis_to_confirm": N_(
        "--confirmed-by names who confirms a crisis; the level would be {level}. Nothing was done."
    ),
    "agreed_by_is_for_lowering": N_(
        "--agreed-by names who agrees to a lower level; {level} is not lower. Nothing was done."
    ),
    "confirmed_by_is_for_crisis": N_(
        "--confirmed-by names who confirms a crisis. The next level is {level}, which nobody "
        "has to confirm: incplan escalate. For a crisis: incplan escalate --to crisis --confirmed-by "
        "{person}"
    ),
    "may_not_confirm_crisis": N_(
        "{person} may not confirm a crisis: the business continuity manager, management or their "
        "deputies do."
    ),
    "lowering_needs_reason": N_("Lowering needs a reason: --reason TEXT"),
    "lowering_needs_agreement": N_(
        "Lowering from a crisis needs the agreement of the business continuity manager or "
        "management: --agreed-by NAME"
    ),
    "decline_needs_reason": N_("Saying no to {proposal} needs a reason: --reason TEXT"),
    "skip_needs_reason": N_("Skipping needs a reason: --skip TEXT"),
    "decision_needed": N_('{id} asks for a decision: --decision "what was decided, and why"'),
    "may_not_decide_bcp": N_(
        "{by} may not decide on the continuity plan; this is for {people} to decide. Ask them: "
        "incplan call bcp_manager. --by names the person who decided, once that person has."
    ),
    "crisis_needs_name": N_(
        "Nobody asks for this crisis yet: say who does, with --by and the id or name. Whom to call: "
        "incplan call bcp_manager"
    ),
    "decline_needs_name": N_(
        "Nobody says no to {proposal} yet: say who does, with --by and the id or name."
    ),
    "bcp_needs_decider": N_(
        "Say who decided: --by, with the id of the person. This is for {people} to decide: "
        "incplan call bcp_manager"
    ),
    "bcp_nobody_named": N_(
        "Who decides on the continuity plan is not named in plan.yaml, or cannot be read there. See: "
        "incplan validate"
    ),
    "bcp_not_active": N_("The continuity plan is not active in {id}."),
    "bcp_already_active": N_("The continuity plan is active already in {id}."),
    "bcp_refused": N_("The continuity plan of {id} cannot move:"),
    "close_refused": N_("{id} cannot be closed yet:"),
    "close_ask_needs_terminal": N_(
        "Questions need a terminal. Without one, what is missing is listed: incplan close {id}"
    ),
    "noticed_before_disruption": N_(
        "Noticed {noticed}, before the disruption began {since}; nothing was declared. If both times "
        "are right, add --yes; else mend --detected, --at or --since."
    ),
    "declared_before_noticed": N_(
        "Declared {declared}, before it was noticed {noticed}; nothing was declared. If both times are "
        "right, add --yes; else mend --at or --detected."
    ),
    "in_doubt": N_(
        "Not every entry can be relied on ({doubt}); look at them with: incplan verify, incplan "
        "validate. If they are lost for good and you know: incplan {mend}"
    ),
    "only_doubt": N_("`{given}` cannot be waived here; only doubt can: --waive doubt."),
    "nothing_to_waive": N_("There is no doubt to waive: every entry can be read."),
    "already_closed": N_("{id} is closed already. To go on: incplan reopen {id}"),
    "already_cancelled": N_("{id} was cancelled. To go on: incplan reopen {id}"),
    "activity_not_restored": N_("{name} is not fully restored. Once it is: incplan {mend}"),
    "bcp_under_assessment": N_(
        "Whether to activate the continuity plan is still being assessed. Once the business continuity manager has decided against it: incplan {mend}"
    ),
    "bcp_still_active": N_(
        "The continuity plan is still active. Once the business continuity manager has ended it: incplan {mend}"
    ),
    "cause_not_settled": N_(
        "The cause is not settled. Once it is removed, or was looked for in vain: incplan {mend}"
    ),
    "duties_open": N_(
        "{count} duties and measures are open ({numbers}). To close without them, with a reason: "
        "incplan {waive}. Once the first is done: incplan {mend}"
    ),
    "duties_open.one": N_(
        "One duty or measure is open. To close without it, with a reason: incplan {waive}. Once it "
        "is done: incplan {mend}"
    ),
    "agreement_missing": N_(
        "The agreement of {role} is missing: ask {names}. When {person} has agreed: incplan {mend}"
    ),
    "agreement_missing.later": N_("Then the agreement of {role}: ask {names}."),
    "agreement_missing.nobody": N_(
        "The agreement of {role} is missing, and the plan names nobody for it, or cannot be read; "
        "once somebody entitled agrees: incplan {mend}"
    ),
    "agreement_not_needed": N_("{by} holds no function whose agreement is still needed."),
    "waiver_needs_reason": N_("Waiving needs a reason: --reason TEXT"),
    "cancel_refused": N_("{id} cannot be cancelled:"),
    "cancel_needs_reason": N_("Say why it was a false alarm: --reason TEXT"),
    "cancel_after_interruption": N_("An activity was interrupted, so it was real: incplan close"),
    "cancel_after_bcp": N_("The continuity plan was activated, so it was real: incplan close"),
    "reopen_refused": N_("{id} cannot be reopened:"),
    "reopen_needs_reason": N_("Say why it comes back: --reason TEXT"),
    "not_closed": N_("{id} is open."),
}
