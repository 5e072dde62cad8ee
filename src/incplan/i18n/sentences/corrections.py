"""Sentences about entries that are put right or withdrawn."""

from typing import Final

from incplan.i18n.catalogue import N_

CORRECTIONS: Final = {
    "nothing_to_correct": N_(
        'Say what is right instead: incplan correct ENTRY "right words", or --at, --level, '
        "--activity, --who, --cost, --effort, --site, --next."
    ),
    "not_correctable": N_("{entry} has no {option}. What can be put right there: {known}"),
    "withdrawal_says_nothing": N_(
        "{entry} takes {root} back and says nothing that could be put right. To count {root} "
        "again: incplan undo {entry}"
    ),
    "other_correction_counts": N_(
        "{entry} does not count: {root} was corrected again since. Put that right: incplan correct "
        "{root}"
    ),
    "correction_changes_nothing": N_("{entry} says that already."),
    "entry_withdrawn": N_("{entry} was withdrawn. To count it again: incplan undo {withdrawal}"),
    "reason_for_foreign_entry": N_(
        "{entry} is an entry of {person}: say why it is changed, --reason TEXT."
    ),
    "nothing_taken_back": N_("Nothing was taken back."),
    "no_entry_of_yours": N_(
        "No entry of {person} is left to take back here. Name one: incplan show lists them."
    ),
    "ambiguous_entry": N_("`{given}` could be any of these: {known}"),
    "entry_of_closed_incident": N_(
        "`{given}` is an entry of {id}, which is closed. If it is meant, add: -i {id}"
    ),
    "crisis_lowered_by_correction": N_(
        "That would end the crisis of {id}, which takes a second person. If the level is wrong: "
        "incplan classify -i {id} --level major --reason TEXT --agreed-by NAME"
    ),
    "not_undone_declared": N_(
        "A declaration is not taken back. A false alarm: incplan cancel {incident}"
    ),
    "not_undone_closed": N_("A closing is not taken back. To go on: incplan reopen {incident}"),
    "not_undone_cancelled": N_(
        "A cancelling is not taken back. To go on: incplan reopen {incident}"
    ),
    "not_undone_reopened": N_(
        "A reopening is not taken back. When it is settled: incplan close {incident}"
    ),
    "not_undone_reviewed": N_(
        "A completed review is not taken back. Change it, then: incplan review complete -i "
        "{incident}"
    ),
    "not_undone_redacted": N_("Words that were removed cannot come back."),
}
