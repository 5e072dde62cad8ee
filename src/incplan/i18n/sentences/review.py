"""What a post-incident review still lacks, and why a document could not be written."""

from typing import Final

from incplan.i18n.catalogue import N_

REVIEW: Final = {
    "review_of_open_incident": N_("{id} is still open: close it first, then complete its review."),
    "review_in_doubt": N_("The review of {id} cannot be completed yet:"),
    "review_of_false_alarm": N_(
        "{id} was a false alarm: it has no review. It counts among the near misses of the register."
    ),
    "changed_meanwhile": N_(
        "{path} was changed by somebody else meanwhile; nothing was written. Try again."
    ),
    "not_editable": N_(
        "{row} cannot be changed in {path} without touching something else; nothing was written. "
        "Write it by hand."
    ),
    "edited_text_unreadable": N_("What was edited is not a review; {path} stays as it was."),
    "unknown_question": N_("The review has no row `{given}`. Rows: {known}."),
    "row_of_your_own": N_(
        "Write a row of your own as SECTION: ELEMENT=TEXT, for instance "
        '--row "detection: Who else saw it=the guard".'
    ),
    "section_takes_no_rows": N_("`{given}` is no section that takes rows of its own: {known}"),
    "row_with_answer": N_(
        "Write the row, `=` and the answer: incplan review answer detection.fast=no"
    ),
    "row_is_computed": N_(
        "{row} is computed from the journal. Say something beside it: "
        "incplan review answer --comment {row}=TEXT"
    ),
    "no_comment_here": N_("{row} takes an answer, no comment."),
    "ask_needs_terminal": N_(
        "Questions need a terminal. Without one: incplan review answer ROW=TEXT, or edit {path}."
    ),
    "draft_not_utf8": N_(
        "What was saved is not UTF-8 (byte {offset}); the draft is kept: {path}. Save it as UTF-8 and "
        "try again."
    ),
    "draft_kept": N_("The draft is kept: {path}"),
    "editor_failed": N_("{editor} ended with an error; the draft is kept: {path}"),
    "editor_missing": N_("{editor} cannot be started; set VISUAL or EDITOR. The draft: {path}"),
    "editor_unchanged": N_(
        "Nothing was changed. Does your editor return at once? For instance: EDITOR='code --wait'"
    ),
    "survey_is_empty": N_("Say something: --score 1 to 5, --worked, --did-not-work or --wish."),
    "unknown_action": N_("There is no action {given}. See: incplan actions"),
    "ambiguous_action": N_("{given} may be several actions: {known}."),
    "action_already_done": N_("{key} is done already, since {on}."),
    "action_needs_evidence": N_("Say what proves it: --evidence TEXT"),
    "which_target": N_(
        "Say what was read again: incplan actions review contract --changed (or --no-change)"
    ),
    "target_changed_or_not": N_(
        "Say what reading it again gave: incplan actions review {target} --changed, or --no-change."
    ),
    "output_needed": N_("A terminal cannot show {format}: --output FILE"),
    "file_exists": N_("{path} is there already; --force writes over it."),
    "which_action": N_("Say which action: incplan actions done bp55.2 --evidence TEXT"),
    "target_not_made": N_(
        "plan.yaml says that there is none: {target}. If it was made since, write `done: yes` "
        "under prior_documents.{name} first."
    ),
    "nothing_to_review": N_(
        "No incident and no project asks for that to be read again now: {target}."
    ),
    "period_backwards": N_("The period ends before it begins: {first} to {last}."),
    "search_needs_words": N_("Say what to look for: incplan search generator"),
    "review_missing": N_("{id} has no review yet. Start it: incplan review {id}"),
    "review_unreadable": N_("{path} cannot be read; mend it and try again:"),
    "review_incomplete": N_("{path} is not complete yet:"),
    "not_an_export": N_("{path} is there already and is not an export; --force writes over it."),
    "number_as_file": N_(
        "{given} is the number of an incident, and a file is expected here, such as {example}. "
        "The number stands directly behind the name of the command."
    ),
    "no_directory": N_("There is no directory {path}."),
    "review.unknown_row": N_("{row}: the review has no such row"),
    "review.row_is_a_choice": N_("{row}: choose one answer for the whole section instead"),
    "review.unknown_section": N_("{row}: the review has no such section"),
    "review.no_free_rows_here": N_("{row}: this section takes no rows of your own"),
    "review.choice_missing": N_("{row}: choose one"),
    "review.answer_missing": N_("{row}: not answered yet"),
    "review.measures_without_action": N_(
        "{row}: give each measure an owner and a date (--action WHAT --owner WHO --due DAY), or "
        'answer "no" and why'
    ),
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
