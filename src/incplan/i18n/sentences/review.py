"""What a post-incident review still lacks, and why a document could not be written."""

from typing import Final

from incplan.i18n.catalogue import N_

REVIEW: Final = {
    "review_of_open_incident": N_("{id} is still open: close it first, then complete its review."),
    "review_missing": N_("{id} has no review yet. Start it: incplan review {id}"),
    "review_unreadable": N_("{path} cannot be read; mend it and try again:"),
    "review_incomplete": N_("{path} is not complete yet:"),
    "not_an_export": N_("{path} is there already and is not an export; --force writes over it."),
    "no_directory": N_("There is no directory {path}."),
    "review.unknown_row": N_("{row}: the review has no such row"),
    "review.row_is_a_choice": N_("{row}: choose one answer for the whole section instead"),
    "review.unknown_section": N_("{row}: the review has no such section"),
    "review.no_free_rows_here": N_("{row}: this section takes no rows of your own"),
    "review.choice_missing": N_("{row}: choose one"),
    "review.answer_missing": N_("{row}: not answered yet"),
    "review.efforts_missing": N_(
        "{row}: say what was done to find the cause (cause_search: efforts)"
    ),
    "review.next_step_missing": N_("{row}: say what comes next (cause_search: next_step)"),
    "review.next_step_owner_missing": N_(
        "{row}: say who takes the next step (cause_search: owner)"
    ),
    "review.underlying_found_without_cause": N_(
        "{row}: an underlying problem cannot be found while the cause is not"
    ),
    "review.action_without_owner": N_('{row}: "{what}" has no owner'),
    "review.action_without_date": N_('{row}: "{what}" has no date'),
    "review.unknown_owner": N_("{row}: there is no contact {owner}"),
}
