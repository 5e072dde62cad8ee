"""What stands in the way of a duty to notify, and the command that mends it."""

from typing import Final

from incplan.i18n.catalogue import N_

OBLIGATIONS: Final = {
    "obligation_open": N_(
        "{names}: still to be met. To close without, with a reason: incplan {waive}. Once it is met: "
        "incplan {mend}"
    ),
    "obligations_not_assessed": N_(
        "{count} duties to notify are not assessed ({names}). To close without, with a reason: "
        "incplan {waive}. To assess them: incplan {mend}"
    ),
    "obligations_not_assessed.one": N_(
        "One duty to notify is not assessed ({names}). To close without, with a reason: "
        "incplan {waive}. To assess it: incplan {mend}"
    ),
    "answer_needs_reason": N_("A no needs a reason, for the register: --reason TEXT"),
    "awareness_needs_reason": N_(
        "Say since when and why: incplan obligations aware {given} --at TIME --reason TEXT"
    ),
    "waive_needs_reason": N_(
        "Not notifying needs a reason, for the register: "
        "incplan obligations waive {given} --reason TEXT"
    ),
    "duty_needed": N_("Which duty? incplan obligations {action} ID; ids: incplan obligations"),
    "stage_needed": N_("{given} has several stages: --stage with one of {known}"),
    "unknown_question_or_duty": N_("No question or duty `{given}`. Did you mean {suggestion}?"),
    "unknown_question_or_duty.unlike": N_(
        "No question or duty `{given}`. They are listed by: incplan obligations"
    ),
    "unknown_duty.unlike": N_("No duty `{given}`. The ids are listed by: incplan obligations"),
    "unknown_duty": N_("No duty `{given}`. Did you mean {suggestion}?"),
    "unknown_stage": N_("No stage `{given}`. Known: {known}"),
    "bad_answer": N_("`{given}` is not an answer: --answer QUESTION=yes, =no or =unknown"),
    "obligation_answers_needed": N_(
        "Nobody is there to answer. Say yes, no or unknown to each question: incplan obligations "
        "assess {options}"
    ),
    "unknown_draft": N_("No draft `{given}`. Known: {known}"),
    "pack_unreadable": N_("The shipped duties to notify cannot be read: install incplan again."),
}
